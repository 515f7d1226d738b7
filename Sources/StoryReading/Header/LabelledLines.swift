/// Which labels the header believes, and the lines that begin with one.
extension HeadReader {
  /// The label at a line, if the lines around it bear it out.
  func acceptedLabel(_ line: Int) -> LabelledText? {
    guard let label = lines.label(line) else { return nil }
    let isEmpty = label.value.isEmpty
    switch label.strength {
    case .strong:
      switch label.separator {
      case .colon, .equals: return label
      case .enclosure, .gap, .dash:
        if label.separator == .enclosure { return label }
        return !isEmpty && (!fields.isEmpty && isLabelled(fields.count - 1) || precedes(line, as: label.separator))
          ? label : nil
      case .none:
        return lines.text(line).last != Ascii.dot
          && (label.meaning.isWordy || label.meaning != .author && isCapitalised(label)) && !fields.isEmpty
          && hasValueBelow(line) ? label : nil
      }
    case .weak:
      if label.separator == .none, label.meaning.isWordy, !fields.isEmpty, isCapitalised(label),
        lines.isBlank(line - 1),
        !lines.isBlank(line + 1)
      {
        return label
      }
      guard label.separator != .none, label.separator != .dash else { return nil }
      return follows(line) && !isEmpty || precedes(line) ? label : nil
    case .unknown:
      guard !lines.isHeading(line) else { return nil }
      guard isCapitalised(label) || lines.source.bytes[label.label.lowerBound].isCapital && labelStands(below: line),
        !isScript(line)
      else { return nil }
      if precedes(line) { return label }
      return follows(line) && !isEmpty && label.value.count <= 90 && !isSentence(label.value) ? label : nil
    }
  }

  /// Whether a field has a label of its own.
  func isLabelled(_ field: Int) -> Bool { fields[field].label != nil && fields[field].rule.hasPrefix("label") }

  /// Whether a letter or a mail inside the story starts at a line: two or more of `From:`, `To:`, `Subject:`.
  func startsLetter(_ line: Int) -> Bool {
    var heads = 0
    for next in line..<min(line + 4, lines.blockEnd(line)) {
      guard let label = lines.label(next), label.separator == .colon else { continue }
      switch lines.vocabulary.mail(lines.source.bytes[label.label].folded) {
      case .from, .to, .subject: heads += 1
      case .date, .other, nil: break
      }
    }
    return heads >= 2
  }

  /// Whether a field of the header stands just above a line, in the same block or in a block of its own.
  func follows(_ line: Int) -> Bool {
    guard let last = fields.last, last.line < line else { return false }
    if !(max(last.line, at - 1)..<line).contains(where: lines.isBlank) { return true }
    // Where a blank line stands between any two fields, one more says nothing.
    guard fields.count > 1, last.line > fields[fields.count - 2].line else { return false }
    return lines.isBlank(last.line - 1) && (fields[fields.count - 2].line..<last.line).contains(where: lines.isBlank)
  }

  /// Whether a strong label stands below a line, near enough to belong to the same header.
  func precedes(_ line: Int, as separator: LabelledText.Separator = .colon) -> Bool {
    var next = line + 1
    var seen = 0
    while seen < 3, let content = lines.content(from: next) {
      if lines.isHeading(content) { return false }
      if let label = lines.label(content), label.strength == .strong,
        label.separator == .colon || label.separator == separator
      {
        return true
      }
      seen += 1
      next = content + 1
    }
    return false
  }

  func hasValueBelow(_ line: Int) -> Bool {
    guard let next = lines.content(from: line + 1) else { return false }
    return next - line <= 2 && !lines.isHeading(next)
  }

  /// Whether the label's words begin with capitals, as those of a label do and those of a sentence don't.
  func isCapitalised(_ label: LabelledText) -> Bool {
    lines.source.bytes[label.label].words.allSatisfy { word in
      guard let first = word.first else { return true }
      return !first.isSmall || lines.vocabulary.contains(word.folded, in: .small)
    }
  }

  func isSentence(_ value: Range<Int>) -> Bool {
    let text = lines.source.bytes[value]
    return text.words.count > 3
      && (text.last == Ascii.dot || text.last == Ascii.exclamation || text.last == Ascii.question)
  }

  /// Whether two or more of the next lines have labels that nobody knows: people who speak.
  func isScript(_ line: Int) -> Bool {
    var speakers = 0
    var next = line
    for _ in 0..<4 {
      guard let content = lines.content(from: next) else { break }
      if let label = lines.label(content), label.strength == .unknown { speakers += 1 }
      next = content + 1
    }
    return speakers >= 3
  }

  /// Reads the fields of a line that begins with a label, and the lines that the last of them takes.
  mutating func readFields(_ first: LabelledText) {
    let line = at
    if let known = StorySiteLine(lines: lines).read(line) {
      fields += known
      at = line + 1
      return
    }
    let end = lines.source.lines[line].text.upperBound
    var labels = [first]
    while let next = SeveralOnALine.next(after: labels[labels.count - 1], before: end, lines) {
      labels[labels.count - 1].value = next.valueEnd
      labels.append(next.label)
    }
    for label in labels {
      let items = label.separator == .equals ? FrontMatter.items(lines.source.bytes, label.value) : nil
      let value = label.separator == .equals ? FrontMatter.unquoted(lines.source.bytes, label.value) : label.value
      fields.append(
        RawField(
          meaning: label.meaning, label: label.label,
          value: items.map { $0.map { [$0] } } ?? (value.isEmpty ? [] : [[value]]), line: line,
          rule: "label “\(lines.source.string(label.label))”",
          confidence: label.strength == .strong ? 0.98 : label.strength == .weak ? 0.85 : 0.75, isList: items != nil))
    }
    at = line + 1
    var last = fields.removeLast()
    takeValue(of: &last, from: line)
    // `Avertissement : Les personnages ne m'appartiennent pas.`
    if last.meaning == .warning, let first = last.value.first?.first, let end = last.value.last?.last,
      Voice(lines.source.bytes[first.lowerBound..<end.upperBound], lines.vocabulary).disclaimers > 0
    {
      last.meaning = .disclaimer
    }
    fields.append(last)
  }

  /// Whether a strong label stands below the paragraphs that begin at a line, with the story still to come after it.
  func labelAhead(of line: Int) -> Bool {
    var next = line
    let start = lines.source.lines[line].text.lowerBound
    while next < line + Self.reach.lines, let content = lines.content(from: next) {
      let text = lines.source.lines[content].text
      guard text.lowerBound - start < Self.reach.bytes else { return false }
      if content > line, lines.isBlank(content - 1) || lines.isRule(content - 1), let label = lines.label(content),
        label.strength == .strong, label.separator == .colon || stands(label, alone: content)
      {
        return lines.source.bytes.count - text.upperBound > text.lowerBound - start
          && !(line...content).contains(where: hasHeading)
      }
      next = content + 1
    }
    return false
  }

  /// Whether a chapter's heading stands at a line, as it never does at one that is blank or a rule.
  private func hasHeading(_ line: Int) -> Bool {
    !lines.isBlank(line) && !lines.isRule(line) && lines.isHeading(line)
  }

  /// Whether a label for running text stands as a heading over it: `Notes` between blank lines.
  private func stands(_ label: LabelledText, alone line: Int) -> Bool {
    label.separator == .none && label.meaning.isWordy && isCapitalised(label) && lines.isBlank(line + 1)
  }

  /// Whether a line says that the story begins below it.
  func isBeginning(_ line: Int) -> Bool {
    let text = lines.text(line).trimming { !($0.isLetter || $0.isWide) }
    guard !text.isEmpty, text.count <= 40, lines.text(line).last != Ascii.dot else { return false }
    return lines.vocabulary.contains(text.folded, in: .begin) && (lines.isBlank(line + 1) || lines.isRule(line + 1))
  }
}

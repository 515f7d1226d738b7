internal import StoryModel

/// Reads the head of a story into fields, line by line, up to where the telling starts.
///
/// One cursor moves over the lines. At each place the rules are tried in order: a label, a chapter's heading (which ends
/// the header), a title or author without a label, other lines that only a header has, paragraphs above more labels. The
/// first place that no rule takes is the story's first line.
struct HeadReader {
  /// How far beyond the last field a label may stand and still belong to the same header.
  private static let reach = (lines: 24, bytes: 2400)

  let lines: HeaderLines
  let wrapWidth: Int?
  /// The next line to be read.
  private(set) var at: Int
  /// What was read so far.
  private(set) var fields: [RawField] = []
  /// The chapter headings that stand among the header's lines.
  private(set) var headings: [Int] = []

  /// - Parameter known: fields read before, from lines above the story.
  init(_ lines: HeaderLines, known: [RawField] = []) {
    self.lines = lines
    fields = known
    wrapWidth = lines.wrapWidth
    at = lines.range.lowerBound
  }

  /// Reads the header.
  ///
  /// - Returns: the story's first line.
  mutating func read() -> Int {
    guard let first = lines.content(from: at) else { return at }
    at = first
    var body = lines.range.lowerBound
    if let matter = FrontMatter(lines: lines).read(first) ?? FrontMatter(lines: lines).read(firstNonBlank)
      ?? MailHead(lines: lines).read(first)
    {
      fields += matter.fields
      at = matter.end
      body = at
    }
    while let line = lines.content(from: at) {
      at = line
      let goesOn = readLine()
      if at > line { body = at }
      guard goesOn else { break }
    }
    if body == lines.range.lowerBound { return body }
    return lines.content(from: body) ?? lines.range.upperBound
  }

  /// The first line that is not blank, be it a rule.
  private var firstNonBlank: Int { lines.range.first { !lines.isBlank($0) } ?? lines.range.lowerBound }

  private mutating func readLine() -> Bool {
    if !fields.isEmpty, lines.isBlank(at - 1), startsLetter(at) { return false }
    if let label = acceptedLabel(at) {
      readFields(label)
      return true
    }
    if !fields.isEmpty, isBeginning(at) {
      at += 1
      fields.append(
        RawField(
          meaning: .other, value: [[lines.text(at - 1).indices]], line: at - 1, rule: "line that opens the story",
          confidence: 0.9))
      return false
    }
    if readLooseLine() { return true }
    if lines.isHeading(at) { return readHeading() }
    return readTitle() || readByLine() || readPreamble()
  }

  mutating func append(_ field: RawField) { fields.append(field) }

  func has(_ meaning: LabelMeaning) -> Bool { fields.contains { $0.meaning == meaning } }
}

// MARK: - Labels

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
        return lines.text(line).last != Ascii.dot && (label.meaning.isWordy || isCapitalised(label)) && !fields.isEmpty
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
  private func isLabelled(_ field: Int) -> Bool { fields[field].label != nil && fields[field].rule.hasPrefix("label") }

  /// Whether a letter or a mail inside the story starts at a line: two or more of `From:`, `To:`, `Subject:`.
  private func startsLetter(_ line: Int) -> Bool {
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
  private func follows(_ line: Int) -> Bool {
    guard let last = fields.last, last.line < line else { return false }
    if !(max(last.line, at - 1)..<line).contains(where: lines.isBlank) { return true }
    // Where a blank line stands between any two fields, one more says nothing.
    guard fields.count > 1, last.line > fields[fields.count - 2].line else { return false }
    return lines.isBlank(last.line - 1) && (fields[fields.count - 2].line..<last.line).contains(where: lines.isBlank)
  }

  /// Whether a strong label stands below a line, near enough to belong to the same header.
  private func precedes(_ line: Int, as separator: LabelledText.Separator = .colon) -> Bool {
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

  private func hasValueBelow(_ line: Int) -> Bool {
    guard let next = lines.content(from: line + 1) else { return false }
    return next - line <= 2 && !lines.isHeading(next)
  }

  /// Whether the label's words begin with capitals, as those of a label do and those of a sentence don't.
  private func isCapitalised(_ label: LabelledText) -> Bool {
    lines.source.bytes[label.label].words.allSatisfy { word in
      guard let first = word.first else { return true }
      return !first.isSmall || lines.vocabulary.contains(word.folded, in: .small)
    }
  }

  private func isSentence(_ value: Range<Int>) -> Bool {
    let text = lines.source.bytes[value]
    return text.words.count > 3
      && (text.last == Ascii.dot || text.last == Ascii.exclamation || text.last == Ascii.question)
  }

  /// Whether two or more of the next lines have labels that nobody knows: people who speak.
  private func isScript(_ line: Int) -> Bool {
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
  private mutating func readFields(_ first: LabelledText) {
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
    fields.append(last)
  }

  /// Takes the lines that a field's value goes on over.
  private mutating func takeValue(of field: inout RawField, from line: Int) {
    var value = field.value
    var previous = line
    if value.isEmpty {
      guard let next = firstLineOfValue(below: line, for: field.meaning) else { return }
      value = [[lines.text(next).indices]]
      previous = next
    }
    while true {
      while continues(previous, field.meaning) {
        previous += 1
        value[value.count - 1].append(lines.text(previous).indices)
      }
      field.value = value
      guard field.meaning.isWordy, let next = nextParagraph(after: previous, of: field) else { break }
      previous = next
      value.append([lines.text(next).indices])
    }
    field.value = value
    at = previous + 1
  }

  /// The line below a label alone on its line that is its value.
  private func firstLineOfValue(below line: Int, for meaning: LabelMeaning) -> Int? {
    guard let next = lines.content(from: line + 1), next - line <= 3 else { return nil }
    let isIndented = next == line + 1 && lines.source.lines[next].indent > lines.source.lines[line].indent + 1
    if isIndented, lines.label(next) == nil || acceptedLabel(next) == nil { return next }
    guard !lines.isHeading(next) else { return nil }
    if let label = lines.label(next), label.strength > .unknown || label.separator == .none {
      if label.separator != .none || next > line + 1 || acceptedLabel(next) != nil { return nil }
    }
    let isShort = lines.text(next).count <= 100
    if next == line + 1 { return meaning.isWordy || meaning.isList || isShort ? next : nil }
    // Beyond a blank line: running text, or a short line that is not the story's first.
    guard meaning.isWordy else {
      return isShort && (isFollowedByMore(next) || meaning == .title || meaning == .author) ? next : nil
    }
    if isFollowedByMore(next) || Voice(lines, next).isAuthor { return next }
    // A label by itself announces something, unless this header leaves others empty too.
    let isAnnounced = meaning == .summary || meaning == .disclaimer || meaning == .note
    let block = lines.source.lines[lines.blockEnd(next) - 1].text.upperBound - lines.text(next).startIndex
    return isAnnounced && block <= 600 && lines.content(from: lines.blockEnd(next)) != nil
      && !fields.contains { $0.value.isEmpty && $0.line < line } ? next : nil
  }

  /// Whether something of the header, or the end of it, stands below the block that a line is in.
  private func isFollowedByMore(_ line: Int) -> Bool {
    guard let next = lines.content(from: lines.blockEnd(line)) else { return false }
    if lines.isHeading(next) || isBeginning(next) { return true }
    if let label = lines.label(next), label.strength == .strong { return true }
    return (lines.blockEnd(line)..<next).contains { lines.isRule($0) && !lines.isBlank($0) }
  }

  /// Whether the line below another goes on with the same value.
  private func continues(_ line: Int, _ meaning: LabelMeaning) -> Bool {
    let next = line + 1
    guard !lines.isBlank(next), !lines.isRule(next), !lines.isHeading(next) || meaning.isWordy else { return false }
    if let label = lines.label(next),
      label.separator == .colon || label.separator == .equals || label.separator == .enclosure
    {
      if label.strength == .strong || acceptedLabel(next) != nil { return false }
    }
    let (upper, lower) = (lines.source.lines[line], lines.source.lines[next])
    if lower.indent > upper.indent + 1 { return true }
    if lower.indent > 1, lower.indent == upper.indent, line > 0, meaning.isWordy { return true }
    if ByLine.read(lines.text(next), lines.vocabulary) != nil, !meaning.isWordy { return false }
    if meaning.isWordy || meaning.isList, labelStands(below: next) { return true }
    let above = lines.text(line)
    let below = lines.text(next)
    if let width = wrapWidth, !meaning.isFact {
      let word = below.words.first?.count ?? 0
      if above.count + Int(upper.indent) + 1 + word > width { return true }
    }
    guard meaning.isWordy || meaning.isList else { return false }
    if let first = below.first, first.isSmall { return true }
    guard let last = above.last else { return false }
    let isOpen =
      !(last == Ascii.dot || last == Ascii.exclamation || last == Ascii.question || last == Ascii.quote
      || last == Ascii.close || last == Ascii.star || last == Ascii.closeSquare || last.isWide)
    return isOpen && (above.count >= 40 || last == Ascii.comma || last == Ascii.semicolon)
  }

  /// Whether a strong label stands further down in the block that a line is in.
  private func labelStands(below line: Int) -> Bool {
    var line = line + 1
    while !lines.isBlank(line), !lines.isRule(line) {
      if let label = lines.label(line), label.strength == .strong, label.separator == .colon { return true }
      line += 1
    }
    return false
  }

  /// The first line of a further paragraph of a field's value, beyond a blank line.
  private func nextParagraph(after line: Int, of field: RawField) -> Int? {
    guard lines.isBlank(line + 1), let next = lines.content(from: line + 1), next - line <= 3 else { return nil }
    guard !(line + 1..<next).contains(where: { !lines.isBlank($0) }) else { return nil }
    guard acceptedLabel(next) == nil, !lines.isHeading(next), !isBeginning(next) else { return nil }
    if lines.source.lines[next].indent > lines.source.lines[field.line].indent + 1,
      isIndentedBlock(next), !isIndentedAfter(next)
    {
      return next
    }
    if field.meaning == .note || field.meaning == .disclaimer || field.meaning == .dedication,
      Voice(lines, next).isAuthor
    {
      return next
    }
    guard [.note, .summary, .disclaimer, .dedication, .warning, .spoilers].contains(field.meaning),
      !field.value.isEmpty,
      isProse(next)
    else { return nil }
    return labelAhead(of: next) ? next : nil
  }

  /// Whether the block at a line looks like running text, by its length or its last mark.
  private func isProse(_ line: Int) -> Bool {
    let last = lines.text(lines.blockEnd(line) - 1)
    return lines.blockEnd(line) > line + 2 || lines.text(line).count > 60
      || [Ascii.dot, Ascii.exclamation, Ascii.question, Ascii.close].contains(last.last ?? 0)
  }

  private func isIndentedBlock(_ line: Int) -> Bool {
    (line..<lines.blockEnd(line)).allSatisfy { lines.source.lines[$0].indent >= 2 }
  }

  /// Whether the blocks that follow are indented too, so that indentation says nothing.
  private func isIndentedAfter(_ line: Int) -> Bool {
    var line = line
    for _ in 0..<6 {
      guard let next = lines.content(from: lines.blockEnd(line)) else { return true }
      if lines.source.lines[next].indent == 0 { return false }
      line = next
    }
    return true
  }

  /// Whether a strong label stands below the paragraphs that begin at a line, with the story still to come after it.
  func labelAhead(of line: Int) -> Bool {
    var next = line
    let start = lines.source.lines[line].text.lowerBound
    while next < line + Self.reach.lines, let content = lines.content(from: next) {
      let text = lines.source.lines[content].text
      guard text.lowerBound - start < Self.reach.bytes, !lines.isHeading(content) else { return false }
      if content > line, let label = lines.label(content), label.strength == .strong, label.separator == .colon,
        lines.isBlank(content - 1) || lines.isRule(content - 1)
      {
        return lines.source.bytes.count - text.upperBound > text.lowerBound - start
      }
      next = content + 1
    }
    return false
  }

  /// Whether a line says that the story begins below it.
  private func isBeginning(_ line: Int) -> Bool {
    let text = lines.text(line).trimming { !($0.isLetter || $0.isWide) }
    guard !text.isEmpty, text.count <= 40, lines.text(line).last != Ascii.dot else { return false }
    return lines.vocabulary.contains(text.folded, in: .begin) && (lines.isBlank(line + 1) || lines.isRule(line + 1))
  }
}

// MARK: - Without labels

extension HeadReader {
  private mutating func readTitle() -> Bool {
    let reader = self
    guard let found = UnlabelledTitle(lines, labelAt: reader.acceptedLabel).read(at, knownTitle: title) else {
      return false
    }
    fields += found.fields
    at = found.end
    return true
  }

  /// Reads a line that says by itself what it is, below others of the header.
  private mutating func readLooseLine() -> Bool {
    guard !fields.isEmpty || isSeriesAboveTitle(at), let field = LooseLines(lines).read(at) else { return false }
    fields.append(field)
    at += 1
    return true
  }

  private func isSeriesAboveTitle(_ line: Int) -> Bool {
    SeriesReader(vocabulary: lines.vocabulary).unlabelled(lines.text(line)) != nil
      && UnlabelledTitle(lines, labelAt: acceptedLabel).read(line + 1, knownTitle: nil) != nil
  }

  /// Passes a chapter's heading that stands above the author's name or more labels; any other ends the header.
  private mutating func readHeading() -> Bool {
    guard !fields.isEmpty, !has(.author), let next = lines.content(from: at + 1), next - at <= 2,
      ByLine.read(lines, next, afterTitle: true) != nil
        || lines.label(next).map({ $0.meaning == .author && $0.strength == .strong }) ?? false
    else { return false }
    headings.append(at)
    at += 1
    return true
  }

  private mutating func readByLine() -> Bool {
    guard let found = ByLine.read(lines, at, afterTitle: has(.title)) else { return false }
    fields.append(found.field)
    at = found.end
    return true
  }

  /// Reads paragraphs without a label that stand above more labels.
  private mutating func readPreamble() -> Bool {
    let isDisclaimer = !fields.isEmpty && Voice(lines, at).isDisclaimer
    let isAboveLabel = labelStands(below: at)
    guard isDisclaimer || isAboveLabel || labelAhead(of: at) else { return false }
    let isSummary = isAboveLabel && has(.author) && !has(.summary)
    let end = lines.blockEnd(at)
    var last = at
    while last + 1 < end, acceptedLabel(last + 1) == nil, !lines.isRule(last + 1) { last += 1 }
    fields.append(
      RawField(
        meaning: isDisclaimer ? .disclaimer : isSummary ? .summary : .note,
        value: [(at...last).map { lines.text($0).indices }], line: at,
        rule: isDisclaimer ? "words of a disclaimer" : "stands above more labels", confidence: 0.7))
    at = last + 1
    return true
  }

  private var title: Bytes? {
    guard let field = fields.first(where: { $0.meaning == .title }), let piece = field.value.first?.first else {
      return nil
    }
    return lines.source.bytes[piece]
  }
}

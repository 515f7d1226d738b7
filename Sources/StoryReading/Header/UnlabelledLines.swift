/// Lines of the header that have no label.
extension HeadReader {
  mutating func readTitle() -> Bool {
    let reader = self
    guard let found = UnlabelledTitle(lines, labelAt: reader.acceptedLabel).read(at, knownTitle: title) else {
      return false
    }
    fields += found.fields
    at = found.end
    return true
  }

  /// Reads a line that says by itself what it is, below others of the header.
  mutating func readLooseLine() -> Bool {
    if !fields.isEmpty, let found = StorySiteLine(lines: lines).readClassification(at) {
      fields += found
      at += 1
      return true
    }
    guard !fields.isEmpty || isLooseAboveTitle(at), var field = LooseLines(lines).read(at) else { return false }
    // An address between title and author is the story's, one below the author the author's if it leads to no work.
    if field.meaning == .link, has(.title), !has(.author) || leadsToWork(at) { field.meaning = .source }
    fields.append(field)
    at += 1
    return true
  }

  /// Whether the address at a line is that of one work: `http://archive.example/s/4920011/1/`, `.../works/1234`.
  private func leadsToWork(_ line: Int) -> Bool {
    let parts = lines.text(line).split(separator: Ascii.slash)
    guard parts.count > 3 else { return false }
    return zip(parts.dropFirst(2), parts.dropFirst(3)).contains { kind, number in
      number.count > 2 && number.allSatisfy(\.isDigit)
        && ["s", "works", "work", "story", "stories"].contains(kind.folded.string)
    }
  }

  /// Whether a rating, a place in a series or the like stands above the title.
  func isLooseAboveTitle(_ line: Int) -> Bool {
    guard let field = LooseLines(lines).read(line), field.meaning != .subtitle,
      field.meaning != .published, let next = lines.content(from: line + 1)
    else { return false }
    guard let title = UnlabelledTitle(lines, labelAt: acceptedLabel).read(next, knownTitle: nil) else { return false }
    // `For Ana` may be a title too, or the story: only a whole title page below shows that it is neither.
    return field.meaning != .dedication || title.fields.count > 1 && title.fields[0].confidence >= 0.8
  }

  /// Passes a chapter's heading that stands above the author's name or more labels; any other ends the header.
  mutating func readHeading() -> Bool {
    guard !fields.isEmpty, !has(.author), let next = lines.content(from: at + 1), next - at <= 2,
      ByLine.read(lines, next, afterTitle: true) != nil
        || lines.label(next).map({ $0.meaning == .author && $0.strength == .strong }) ?? false
    else { return false }
    headings.append(at)
    at += 1
    return true
  }

  /// Reads a title that is a number, as a year is: only the author's name below tells it from a chapter's.
  mutating func readYear() -> Bool {
    let text = lines.text(at).undecorated
    guard fields.isEmpty, text.count == 4, text.allSatisfy(\.isDigit), let next = lines.content(from: at + 1),
      next - at <= 3, ByLine.read(lines, next, afterTitle: true) != nil
    else { return false }
    fields.append(
      RawField(
        meaning: .title, value: [[text.indices]], line: at, rule: "line above the by-line", confidence: 0.9))
    at += 1
    return true
  }

  mutating func readByLine() -> Bool {
    guard let found = ByLine.read(lines, at, afterTitle: has(.title)) else { return false }
    fields.append(found.field)
    at = found.end
    return true
  }

  /// Reads an author's name that stands by itself below the lines that go with a title: a place in a series, `A Novel`.
  mutating func readName() -> Bool {
    guard has(.title), !has(.author), fields.allSatisfy({ $0.label == nil || $0.meaning == .series }),
      let last = fields.last, last.meaning != .title, at - last.line <= 3,
      let field = UnlabelledTitle(lines, labelAt: acceptedLabel).nameAlone(at)
    else { return false }
    fields.append(field)
    at += 1
    return true
  }

  /// Reads the last line of a block of labels that has none itself and is no sentence.
  mutating func readLastLine() -> Bool {
    guard let last = fields.last, last.label != nil, !lines.isBlank(at - 1), !lines.isRule(at - 1),
      lines.isBlank(at + 1), has(.title),
      let mark = lines.text(at).last, mark.isLetter || mark.isDigit, lines.text(at).count <= 80, fields.count >= 3
    else { return false }
    fields.append(
      RawField(
        meaning: .other, value: [[lines.text(at).indices]], line: at, rule: "line among the labels", confidence: 0.6))
    at += 1
    return true
  }

  /// Reads the other lines of a printed book's title page.
  mutating func readTitlePage() -> Bool {
    guard fields.contains(where: { $0.meaning == .title && $0.isPrinted }) else { return false }
    let reader = UnlabelledTitle(lines, labelAt: acceptedLabel)
    let isAuthorRead = fields.contains {
      $0.meaning == .author && $0.rule.hasPrefix("by-line") || $0.rule.hasPrefix("name")
    }
    guard let field = isAuthorRead ? reader.readImprint(at) : reader.readSubtitle(at) else { return false }
    fields.append(field)
    at += 1
    return true
  }

  /// Reads paragraphs without a label that stand above more labels.
  mutating func readPreamble() -> Bool {
    let voice = Voice(lines, at)
    let isDisclaimer = voice.isDisclaimer && (!fields.isEmpty || isHeaderBelow(at))
    let isAboveLabel = labelStands(below: at)
    guard isDisclaimer || isAboveLabel || labelAhead(of: at) || isRemark(at, voice) || titleAhead(of: at) else {
      return false
    }
    let isSummary = has(.author) && !has(.summary) && !isDisclaimer && (isAboveLabel || isBlurb(at))
    let end = lines.blockEnd(at)
    var last = at
    while last + 1 < end, acceptedLabel(last + 1) == nil, !lines.isRule(last + 1) { last += 1 }
    fields.append(
      RawField(
        meaning: isDisclaimer ? .disclaimer : isSummary ? .summary : fields.isEmpty ? .other : .note,
        value: [(at...last).map { lines.text($0).indices }], line: at,
        rule: isDisclaimer ? "words of a disclaimer" : "stands above more labels", confidence: 0.7))
    at = last + 1
    return true
  }

  /// Whether the block at a line reads like what a book's cover says: a few whole sentences, not about the author.
  func isBlurb(_ line: Int) -> Bool {
    let last = lines.text(lines.blockEnd(line) - 1)
    return fields.last.map { $0.meaning == .author || $0.meaning == .title } ?? false
      && lines.text(line).words.count > 4
      && last.undecorated.last.map { [Ascii.dot, Ascii.question, Ascii.exclamation].contains($0) } ?? false
      && !Voice(lines, line).isAuthor
  }

  /// Whether a title or a label stands below the block that a line is in.
  func isHeaderBelow(_ line: Int) -> Bool {
    guard let next = lines.content(from: lines.blockEnd(line)) else { return false }
    if acceptedLabel(next) != nil { return true }
    return (UnlabelledTitle(lines, labelAt: acceptedLabel).read(next, knownTitle: nil)?.fields[0].confidence ?? 0)
      >= 0.85
  }

  /// Whether an author speaks about the story at a line: beyond doubt, or above a rule that parts it from the story.
  func isRemark(_ line: Int, _ voice: Voice) -> Bool {
    guard !fields.isEmpty else { return false }
    if voice.isSurelyAuthor { return true }
    guard voice.isAuthor else { return false }
    let end = lines.blockEnd(line)
    return (end..<(lines.content(from: end) ?? end)).contains { !lines.isBlank($0) }
  }

  /// Whether a title and its author stand below short lines of another sort, such as the sender's address.
  func titleAhead(of line: Int) -> Bool {
    guard fields.allSatisfy({ $0.meaning == .other }), !has(.title) else { return false }
    var next = line
    for _ in 0..<10 {
      guard let content = lines.content(from: next), lines.text(content).count <= 80, !lines.isHeading(content),
        lines.text(content).last != Ascii.dot
      else { return false }
      if content > line, lines.isBlank(content - 1),
        let found = UnlabelledTitle(lines, labelAt: acceptedLabel).read(content, knownTitle: nil),
        found.fields[0].confidence >= 0.9
      {
        return true
      }
      next = content + 1
    }
    return false
  }

  var title: Bytes? {
    guard let field = fields.first(where: { $0.meaning == .title }), let piece = field.value.first?.first else {
      return nil
    }
    return lines.source.bytes[piece]
  }
}

/// Reads the head that a mail or a news article puts above a story: `From:`, `Newsgroups:`, `Subject: NEW: Title (1/3)`.
struct MailHead {
  let lines: HeaderLines

  /// The fields of a mail's head that begins at a line, and the line after it; `nil` where none does.
  func read(_ line: Int) -> (fields: [RawField], end: Int)? {
    // `From wren@nowhere.example Tue Mar 14 21:14:03 2000`: what parts the mails of a mailbox.
    let isPosted = lines.text(line).starts(with: "From ".utf8) && lines.text(line).contains(Ascii.at)
    guard isMail(isPosted ? line + 1 : line) else { return nil }
    var fields: [RawField] = []
    var at = line
    if isPosted {
      fields.append(
        RawField(
          meaning: .other, value: [[lines.text(line).indices]], line: line, rule: "line that begins a mail",
          confidence: 0.9))
      at += 1
    }
    while !lines.isBlank(at), let label = lines.label(at), label.separator == .colon {
      var value = label.value.isEmpty ? [] : [label.value]
      let start = at
      at += 1
      // A folded line goes on with a blank at its head (RFC 5322, section 2.2.3).
      while !lines.isBlank(at), lines.source.lines[at].indent > 0 {
        value.append(lines.text(at).indices)
        at += 1
      }
      fields += self.fields(label, value, start)
    }
    return (fields, at)
  }

  /// Whether the block at a line has a mail's labels: who sent it or what it is about, and one more.
  private func isMail(_ line: Int) -> Bool {
    var kinds: [MailLabel] = []
    var hasAddress = false
    for at in line..<min(lines.blockEnd(line), line + 30) {
      guard let label = lines.label(at), label.separator == .colon,
        let kind = lines.vocabulary.mail(lines.source.bytes[label.label].folded)
      else { continue }
      if kind == .subject && kinds.contains(.subject) { continue }
      if kind == .from || kind == .to || kind == .other {
        hasAddress = hasAddress || lines.source.bytes[label.value].contains(Ascii.at) || kind == .other
      }
      kinds.append(kind)
    }
    guard let first = lines.label(line), lines.vocabulary.mail(lines.source.bytes[first.label].folded) != nil else {
      return false
    }
    return kinds.count >= 2 && hasAddress && (kinds.contains(.subject) || kinds.contains(.from))
  }

  private func fields(_ label: LabelledText, _ value: [Range<Int>], _ line: Int) -> [RawField] {
    func field(_ meaning: LabelMeaning, _ rule: String, isMail: Bool) -> RawField {
      RawField(
        meaning: meaning, label: label.label, value: value.isEmpty ? [] : [value], line: line, rule: rule,
        confidence: 0.8,
        isMail: isMail)
    }
    switch lines.vocabulary.mail(lines.source.bytes[label.label].folded) {
    case .from: return [field(.author, "sender of the mail", isMail: true)]
    case .date: return [field(.published, "date of the mail", isMail: true)]
    case .subject: return [field(.other, "subject of the mail", isMail: false)] + subject(value.first ?? 0..<0, line)
    case .to, .other: return [field(.other, "line of the mail's head", isMail: false)]
    case nil: return [field(label.meaning, "label “\(lines.source.string(label.label))”", isMail: false)]
    }
  }

  // MARK: Subject

  /// The title and the author that a subject names: `[LAMPS] REPOST: The Ledger by Odile Marsh (PG) 2/2`.
  private func subject(_ range: Range<Int>, _ line: Int) -> [RawField] {
    var text = lines.source.bytes[range]
    while let rest = withoutPrefix(text) { text = rest }
    while let rest = withoutSuffix(text) { text = rest }
    guard !text.isEmpty else { return [] }
    var fields: [RawField] = []
    let words = text.words
    for at in words.indices.dropFirst().dropLast().reversed() where words[at].folded.string == "by" {
      let name = text[words[at + 1].startIndex...]
      guard Names.isName(name, lines.vocabulary) else { continue }
      fields.append(
        RawField(
          meaning: .author, value: [[name.indices]], line: line, rule: "name in the subject", confidence: 0.85,
          isMail: true))
      text = text[..<words[at].startIndex].trimming { $0.isBlank || $0 == Ascii.comma || $0 == Ascii.hyphen }
      while let rest = withoutSuffix(text) { text = rest }
      break
    }
    text = text.trimming { $0.isBlank || $0 == Ascii.quote || $0 == Ascii.comma }
    fields.insert(
      RawField(
        meaning: .title, value: [[text.indices]], line: line, rule: "subject of the mail", confidence: 0.8, isMail: true
      ),
      at: 0)
    return fields
  }

  /// The subject without one mark at its head: `[list]`, `Re:`, `NEW:`, `FIC -`.
  private func withoutPrefix(_ text: Bytes) -> Bytes? {
    if text.first == Ascii.openSquare || text.first == Ascii.open || text.first == Ascii.openBrace,
      let first = text.first,
      let close = Ascii.closing(first), let end = text.firstIndex(of: close), end + 1 < text.endIndex
    {
      return text[(end + 1)...].trimmed
    }
    guard let colon = text.firstIndex(of: Ascii.colon), colon + 1 < text.endIndex, text[colon + 1].isBlank else {
      return nil
    }
    let head = text[..<colon]
    let isMark =
      head.count <= 16 && !head.contains(where: \.isSmall)
      || ["re", "fwd", "fw", "new", "fic", "repost", "story", "ficlet", "drabble", "new fic", "new story", "update"]
        .contains(head.folded.string)
    return isMark ? text[(colon + 1)...].trimmed : nil
  }

  /// The subject without one mark at its end: `(1/3)`, `1/3`, `[R]`, `Part 1 of 3`, `- complete`.
  private func withoutSuffix(_ text: Bytes) -> Bytes? {
    let text = text.trimming { $0.isBlank || $0 == Ascii.comma || $0 == Ascii.hyphen }
    guard let last = text.last else { return nil }
    if last == Ascii.close || last == Ascii.closeSquare,
      let open = text.lastIndex(where: { $0 == Ascii.open || $0 == Ascii.openSquare }), open > text.startIndex
    {
      return text[..<open].trimmed
    }
    let words = text.words
    guard words.count > 1, let word = words.last else { return nil }
    if word.contains(Ascii.slash),
      word.allSatisfy({ $0.isDigit || $0 == Ascii.slash || $0 == Ascii.question || $0 == 0x78 })
    {
      let isAfterPart = lines.vocabulary.partWord(words[words.count - 2].folded) == .part && words.count > 2
      return text[..<words[words.count - (isAfterPart ? 2 : 1)].startIndex].trimmed
    }
    if words.count > 4, word.allSatisfy(\.isDigit), words[words.count - 2].folded.string == "of",
      lines.vocabulary.partWord(words[words.count - 4].folded) == .part
    {
      return text[..<words[words.count - 4].startIndex].trimmed
    }
    // `- Chapter 3`, `, part 2`
    if words.count > 2, lines.vocabulary.headingWord(words[words.count - 2].folded) == .numbered,
      word.first?.isDigit ?? false
    {
      let head = text[..<words[words.count - 2].startIndex].trimmed
      if head.last == Ascii.comma || head.last == Ascii.hyphen || head.last == Ascii.colon {
        return head.dropLast().trimmed
      }
    }
    return ["complete", "wip", "completed"].contains(word.folded.string)
      && text[..<word.startIndex].trimmed.last == Ascii.hyphen
      ? text[..<word.startIndex].trimmed : nil
  }
}

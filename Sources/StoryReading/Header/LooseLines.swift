/// Recognises the lines that stand between a title and the story without a label: an address, a rating, a date, a
/// copyright notice, a place in a series, a dedication.
struct LooseLines {
  let lines: HeaderLines

  init(_ lines: HeaderLines) { self.lines = lines }

  /// The field that a line is by itself; `nil` where the line may be the story's.
  ///
  /// - Parameter isAboveText: whether the line ends the block it stands in, so that prose may follow.
  func read(_ line: Int) -> RawField? {
    let text = lines.text(line).undecorated
    guard !text.isEmpty, text.count <= 120 else { return nil }
    func field(_ meaning: LabelMeaning, _ rule: String, _ value: Bytes? = nil) -> RawField {
      let value = value ?? text
      // What stands before the value is its label: `Rated PG`.
      let label = value.startIndex > text.startIndex ? text[..<value.startIndex].trimmed.indices : nil
      return RawField(meaning: meaning, label: label, value: [[value.indices]], line: line, rule: rule, confidence: 0.8)
    }
    let words = text.words
    if isAddress(words) { return field(text.contains(Ascii.at) ? .email : .link, "address by itself") }
    if isKindOfStory(words) { return field(.subtitle, "kind of story") }
    if let meaning = count(words) { return field(meaning, "number of what is counted") }
    if let address = addressInSentence(text, words) { return field(.source, "where it was posted", address) }
    if let field = labelWithoutColon(text, words, line) { return field }
    if isStatistics(words) { return field(.other, "numbers of a reading site") }
    if words.count <= 2, lines.vocabulary.label(text.folded)?.meaning == .status {
      return field(.status, "state of the story")
    }
    if words.count == 1, text.first?.isSmall == false, LanguageName.tag(for: text.string) != nil,
      !lines.isBlank(line - 1) || !lines.isBlank(line + 1)
    {
      return field(.language, "language by itself")
    }
    if isHashTags(lines.text(line)) { return field(.keywords, "tags by themselves", lines.text(line)) }
    if isCopyright(text) { return field(.disclaimer, "copyright notice") }
    if let rating = rating(text, words) { return field(.rating, "rating by itself", rating) }
    if isDate(text, words) { return field(.published, "date by itself") }
    if SeriesReader(vocabulary: lines.vocabulary).unlabelled(text) != nil { return field(.series, "place in a series") }
    if isDedication(text, words, line) { return field(.dedication, "dedication") }
    if isRemark(lines.text(line), line) { return field(.subtitle, "remark below the title") }
    return nil
  }

  /// An e-mail or web address and nothing else.
  private func isAddress(_ words: [Bytes]) -> Bool {
    guard words.count == 1 || words.count == 2 && words[0].last == Ascii.colon else { return false }
    let word = words[words.count - 1]
    if let at = word.firstIndex(of: Ascii.at) { return at > word.startIndex && word[at...].contains(Ascii.dot) }
    return word.find("://") != nil || word.folded.starts(with: "www.".utf8)
  }

  /// The address in `Posted originally on the Archive at http://...`.
  private func addressInSentence(_ text: Bytes, _ words: [Bytes]) -> Bytes? {
    guard words.count <= 14, let last = words.last, last.find("://") != nil || last.folded.starts(with: "www.".utf8)
    else { return nil }
    let isPosted = words.dropLast().contains {
      ["posted", "published", "archived", "archive", "found", "originally", "source", "downloaded", "available"]
        .contains($0.folded.string)
    }
    return isPosted ? text[last.startIndex...] : nil
  }

  /// A label that needs no colon, since it ends in a preposition: `Sequel to "Foghorn"`, `Beta read by Nell`.
  private func labelWithoutColon(_ text: Bytes, _ words: [Bytes], _ line: Int) -> RawField? {
    guard text.count <= 90, text.last != Ascii.dot, words.count >= 3 else { return nil }
    for count in (2...min(4, words.count - 1)).reversed() {
      let phrase = text[..<words[count - 1].endIndex]
      guard Self.prepositions.contains(words[count - 1].folded.string),
        let found = lines.vocabulary.label(phrase.folded),
        !found.isWeak, found.meaning != .author
      else { continue }
      let value = text[words[count].startIndex...]
      return RawField(
        meaning: found.meaning, label: phrase.indices, value: [[value.indices]], line: line,
        rule: "label without a colon",
        confidence: 0.8)
    }
    return nil
  }

  private static let prepositions: Set = [
    "to", "by", "for", "at", "on", "of", "von", "par", "por", "di", "da", "door", "aan",
  ]

  /// `A Novel`, `A Short Story`, `рассказ`: what a title page says the book is.
  private func isKindOfStory(_ words: [Bytes]) -> Bool {
    guard words.count <= 4, let last = words.last, lines.vocabulary.contains(last.folded, in: .stories) else {
      return false
    }
    return words.count == 1 || lines.vocabulary.contains(words[0].folded, in: .articles)
  }

  /// What `3 Kapitel` and `12,345 words` count.
  private func count(_ words: [Bytes]) -> LabelMeaning? {
    guard words.count == 2, words[0].allSatisfy({ $0.isDigit || $0 == Ascii.comma || $0 == Ascii.dot }),
      words[0].contains(where: \.isDigit), let label = lines.vocabulary.label(words[1].folded)
    else { return nil }
    return label.meaning == .wordCount || label.meaning == .chapterCount ? label.meaning : nil
  }

  /// `1.2K Reads 98 Votes 12 Parts`: numbers, each with a word for what is counted.
  private func isStatistics(_ words: [Bytes]) -> Bool {
    guard words.count >= 4 else { return false }
    let words = words.filter { $0.contains { $0.isLetter || $0.isDigit } }
    guard words.count >= 4, words.count % 2 == 0 else { return false }
    return stride(from: 0, to: words.count, by: 2).allSatisfy { at in
      let (first, second) = (words[at], words[at + 1])
      guard first.first?.isDigit ?? false else { return false }
      return second.first?.isLetter ?? false
    }
  }

  private func isHashTags(_ text: Bytes) -> Bool {
    text.first == Ascii.hash
      && text.words.allSatisfy { $0.count > 1 && $0.first == Ascii.hash && $0[$0.startIndex + 1] != Ascii.hash }
  }

  private func isCopyright(_ text: Bytes) -> Bool {
    let folded = text.folded
    guard
      folded.starts(with: "copyright".utf8) || folded.starts(with: "(c)".utf8) || text.starts(with: "©".utf8)
        || folded.starts(with: "all rights reserved".utf8)
    else { return false }
    return text.contains(where: \.isDigit) || text.words.count <= 10
  }

  /// `PG-13`, `Rated R`, `Rating PG`.
  private func rating(_ text: Bytes, _ words: [Bytes]) -> Bytes? {
    guard words.count <= 5 else { return nil }
    if words.count > 1, ["rated", "rating"].contains(words[0].folded.string) {
      let value = text[words[1].startIndex...]
      return lines.vocabulary.contains(words[1].trimming { $0 == Ascii.comma || $0 == Ascii.dot }.folded, in: .ratings)
        ? value : nil
    }
    return text.count > 1 && !text.contains(where: \.isSmall) && lines.vocabulary.contains(text.folded, in: .ratings)
      && text.contains(where: \.isLetter)
      ? text : nil
  }

  /// A date with its year and nothing else.
  private func isDate(_ text: Bytes, _ words: [Bytes]) -> Bool {
    guard words.count <= 5, text.count <= 32, text.contains(where: \.isDigit) else { return false }
    guard Dates(vocabulary: lines.vocabulary).read(text.string) != nil else { return false }
    return words.allSatisfy { word in
      let bare = word.trimming { !($0.isLetter || $0.isDigit || $0.isWide) }
      return bare.first?.isDigit ?? true || lines.vocabulary.month(bare.folded) != nil
        || ["written", "posted", "dated", "of", "completed", "finished"].contains(bare.folded.string)
        || bare.first == 0x76 && bare.dropFirst().first?.isDigit ?? false
    }
  }

  /// `For Beatrix`, `To my mother`, alone between blank lines.
  private func isDedication(_ text: Bytes, _ words: [Bytes], _ line: Int) -> Bool {
    guard lines.isBlank(line + 1) || lines.isRule(line + 1), lines.isBlank(line - 1) || lines.isRule(line - 1) else {
      return false
    }
    guard words.count >= 2, words.count <= 8, text.count <= 60 else { return false }
    let first = words[0].folded.string
    if first == "dedicated" || first == "gewidmet" || first == "dédié" { return true }
    guard ["for", "to", "für", "pour", "para", "per", "voor", "für:", "à"].contains(first), let second = words[1].first
    else { return false }
    guard second.isCapital || ["my", "all", "everyone", "the"].contains(words[1].folded.string) && words.count <= 5
    else { return false }
    return ![Ascii.question, Ascii.exclamation].contains(text.last) && !text.contains(Ascii.colon)
  }

  /// A remark in brackets right below the title: `(A Story of the Old Harbour)`, `[complete]`.
  private func isRemark(_ text: Bytes, _ line: Int) -> Bool {
    guard let first = text.first, let close = Ascii.closing(first), first != Ascii.less, text.last == close,
      !lines.isHeading(line)
    else { return false }
    return !lines.isBlank(line - 1) || lines.isBlank(line + 1) && text.count <= 60
  }
}

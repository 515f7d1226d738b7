/// Finds a title, and the author under it, where no label says so.
struct UnlabelledTitle {
  private static let longestTitle = 100
  private static let mostWords = 14

  let lines: HeaderLines
  /// The label at a line, where the header believes it.
  let labelAt: (Int) -> LabelledText?

  init(_ lines: HeaderLines, labelAt: @escaping (Int) -> LabelledText?) {
    self.lines = lines
    self.labelAt = labelAt
  }

  /// The fields that a title's lines hold, and the line after them.
  ///
  /// - Parameter knownTitle: the title that a label gave, to tell its repetition.
  func read(_ line: Int, knownTitle: Bytes?) -> (fields: [RawField], end: Int)? {
    if let knownTitle { return readRepeated(line, knownTitle) }
    if ByLine.read(lines.text(line), lines.vocabulary)?.kind == .alone { return nil }
    if let found = readTitleByName(line) ?? readNameAboveTitle(line) ?? readTitleDashName(line) { return found }
    guard let title = title(line) else { return nil }
    var fields = [
      RawField(meaning: .title, value: [title.pieces], line: line, rule: title.rule, confidence: title.confidence)
    ]
    var end = title.end
    if let author = nameBelow(title) {
      fields.append(author.field)
      end = author.end
    }
    return (fields, end)
  }

  // MARK: Title by Name

  /// `The Dark Lamp by Ines Calloway`, `"The Dark Lamp," by Ines`.
  func readTitleByName(_ line: Int) -> (fields: [RawField], end: Int)? {
    let text = lines.text(line).undecorated
    guard text.count <= 120, standsAlone(line) || isFieldBelow(line) else { return nil }
    let words = text.words
    guard words.count >= 3 else { return nil }
    // `The Dark Lamp - a story by Ines Calloway`
    for mark: StaticString in [" - ", ", ", " -- ", " – ", " — "] {
      guard let at = text.find(mark), let by = ByLine.read(text[(at + mark.utf8CodeUnitCount)...], lines.vocabulary),
        by.kind == .alone
      else {
        continue
      }
      let title = text[..<at].withoutQuotes
      guard isTitleLike(title), !endsSentence(title) else { continue }
      return (
        [
          RawField(meaning: .title, value: [[title.indices]], line: line, rule: "title by name", confidence: 0.9),
          RawField(
            meaning: .author, label: by.label, value: [[by.name]], line: line, rule: "title by name", confidence: 0.9),
        ], line + 1
      )
    }
    for at in words.indices.dropFirst().dropLast().reversed() {
      guard ["by", "von", "par", "por", "door"].contains(words[at].folded.string) || isWrittenBy(words, at) else {
        continue
      }
      let name = text[words[at + 1].startIndex..<text.endIndex]
      var head = text[text.startIndex..<words[isWrittenBy(words, at) ? at - 1 : at].startIndex]
      head = head.trimming {
        $0.isBlank || $0 == Ascii.comma || $0 == Ascii.hyphen || $0 == Ascii.open || $0 == Ascii.tilde
      }
      let title = head.withoutQuotes
      guard !title.isEmpty, Names.isName(name, lines.vocabulary), isTitleLike(title), !endsSentence(title) else {
        return nil
      }
      let isQuoted = title.count < head.count
      guard isQuoted || head.endIndex < words[at].startIndex - 1 || isCapitalised(title) || isFieldBelow(line) else {
        return nil
      }
      return (
        [
          RawField(meaning: .title, value: [[title.indices]], line: line, rule: "title by name", confidence: 0.9),
          RawField(
            meaning: .author, label: words[at].indices, value: [[name.indices]], line: line, rule: "title by name",
            confidence: 0.9),
        ], line + 1
      )
    }
    return nil
  }

  private func isWrittenBy(_ words: [Bytes], _ at: Int) -> Bool {
    at >= 2 && words[at].folded.string == "by" && ["written", "story", "fic"].contains(words[at - 1].folded.string)
  }

  /// `The Dark Lamp - Ines Calloway`, alone on its line, with or without a date behind it.
  private func readTitleDashName(_ line: Int) -> (fields: [RawField], end: Int)? {
    let text = lines.text(line).undecorated
    guard lines.isBlank(line + 1) || lines.isRule(line + 1), text.count <= 100 else { return nil }
    let marks: [StaticString] = [" - ", " / ", " | ", " – ", " — ", " -- "]
    guard let (dash, mark) = marks.lazy.compactMap({ mark in text.find(mark).map { ($0, mark) } }).first else {
      return nil
    }
    let title = text[..<dash].withoutQuotes
    var name = text[(dash + mark.utf8CodeUnitCount)...].trimmed
    var date: Bytes?
    if let second = name.find(mark) {
      let rest = name[(second + mark.utf8CodeUnitCount)...].trimmed
      guard Dates(vocabulary: lines.vocabulary).read(rest.string) != nil else { return nil }
      date = rest
      name = name[..<second].trimmed
    }
    guard isTitleLike(title), isCapitalised(title), !endsSentence(title), !lines.isHeading(line) else { return nil }
    guard isName(name) || date != nil && Names.isName(name, lines.vocabulary) else { return nil }
    func field(_ meaning: LabelMeaning, _ value: Bytes) -> RawField {
      RawField(
        meaning: meaning, value: [[value.indices]], line: line, rule: "title and name parted by a dash", confidence: 0.7
      )
    }
    return ([field(.title, title), field(.author, name)] + (date.map { [field(.published, $0)] } ?? []), line + 1)
  }

  /// A name, and below it a title that shows itself as one by capitals, decoration or a rule.
  private func readNameAboveTitle(_ line: Int) -> (fields: [RawField], end: Int)? {
    let name = lines.text(line).undecorated
    guard isName(name), !isCapitals(name), let next = lines.content(from: line + 1), next - line <= 3,
      let title = title(next),
      ["line in capitals", "decorated line", "underlined line"].contains(title.rule) || isCapitals(lines.text(next)),
      ByLine.read(lines, next, afterTitle: true) == nil, !byLineFollows(next),
      !isFieldBelow(next)
    else { return nil }
    return (
      [
        RawField(meaning: .author, value: [[name.indices]], line: line, rule: "name above the title", confidence: 0.7),
        RawField(meaning: .title, value: [title.pieces], line: next, rule: title.rule, confidence: title.confidence),
      ], title.end
    )
  }

  // MARK: A title by itself

  private struct Found {
    var pieces: [Range<Int>]
    var end: Int
    var rule: String
    var confidence: Double
    var isSure: Bool
  }

  private func title(_ line: Int) -> Found? {
    let whole = lines.text(line)
    let shown = lines.text(line).undecorated
    let text = shown.withoutQuotes
    guard isTitleLike(text), !lines.isHeading(line) else { return nil }
    let isDecorated =
      whole.startIndex < shown.startIndex && whole.endIndex > shown.endIndex || whole.first == Ascii.hash
    let isUnderlined = lines.underlines(line + 1)
    let isCapitals = isCapitals(text)
    var end = isUnderlined ? line + 2 : line + 1
    var pieces = [text.indices]
    // A title over two lines: in capitals, or broken after a comma or colon.
    if end < lines.range.upperBound, !isUnderlined, !lines.isBlank(end),
      standsAlone(end) || isFieldBelow(end), labelAt(end) == nil, ByLine.read(lines, end, afterTitle: true) == nil,
      !lines.isHeading(end),
      isTitleLike(lines.text(end)),
      isCapitals && self.isCapitals(lines.text(end)) && (!isName(lines.text(end)) || byLineFollows(end + 1))
        || text.last == Ascii.comma
        || text.last == Ascii.colon
    {
      pieces.append(lines.text(end).undecorated.indices)
      end += 1
    } else if text.last == Ascii.comma || text.last == Ascii.colon, let next = lines.content(from: end),
      next - end <= 2, isTitleLike(lines.text(next)),
      byLineFollows(next + 1)
    {
      pieces.append(lines.text(next).indices)
      end = next + 1
    }
    func found(_ rule: String, _ confidence: Double, isSure: Bool = true) -> Found {
      Found(pieces: pieces, end: end, rule: rule, confidence: confidence, isSure: isSure)
    }
    let isQuoted = text.count < shown.count
    if isBanner(end) { return nil }
    if byLineFollows(end) { return found("line above the by-line", 0.95) }
    if isFieldBelow(end - 1), !endsSentence(text) { return found("line above the labels", 0.9) }
    if !lines.isBlank(end), !lines.isRule(end), LooseLines(lines).read(end) != nil, !endsSentence(text) {
      return found("line above the header's others", 0.85)
    }
    guard lines.isBlank(end) || lines.isRule(end) || isUnderlined || nameBelow(found("", 0)) != nil else { return nil }
    if isUnderlined { return found("underlined line", 0.9) }
    if isDecorated, !endsSentence(text) { return found("decorated line", 0.85) }
    if isCapitals, !endsSentence(text) { return found("line in capitals", 0.85) }
    guard !endsSentence(text), !isQuoted else { return nil }
    if lines.source.lines[line].indent >= 8 { return found("centred line", 0.8) }
    guard lines.isBlank(end) else {
      return lines.isRule(end) ? found("line above a rule", 0.8) : found("line above a name", 0.7, isSure: false)
    }
    let gap = (lines.content(from: end) ?? end) - end
    if isCapitalised(text), text.words.count <= 10 {
      return found("first line, by itself", gap >= 2 ? 0.75 : 0.65, isSure: gap >= 2)
    }
    if gap >= 2 || text.words.count <= 6 { return found("first line, by itself", 0.55, isSure: false) }
    return nil
  }

  /// Whether the line before another is a banner: the title follows in a block of its own, right above its by-line.
  private func isBanner(_ line: Int) -> Bool {
    guard lines.isBlank(line), let next = lines.content(from: line), ByLine.read(lines, next, afterTitle: true) == nil
    else { return false }
    let text = lines.text(next)
    guard text.first != Ascii.open, text.words.first.map({ $0.folded.string != "or" }) ?? false, !lines.isHeading(next),
      labelAt(next) == nil
    else { return false }
    return !lines.isBlank(next + 1) && ByLine.read(lines, next + 1, afterTitle: true) != nil
      && LooseLines(lines).read(next) == nil
  }

  /// A name below a title that has no `by`.
  private func nameBelow(_ title: Found) -> (field: RawField, end: Int)? {
    guard let next = lines.content(from: title.end), next - title.end <= 4, next == title.end || !title.rule.isEmpty,
      let field = nameAlone(next)
    else { return nil }
    return (field, next + 1)
  }

  /// A name that stands on a line by itself, below the title or what belongs to it.
  func nameAlone(_ line: Int) -> RawField? {
    let text = lines.text(line).undecorated
    guard labelAt(line) == nil, !lines.isHeading(line), text.last != Ascii.comma, isName(text),
      ByLine.read(text, lines.vocabulary) == nil,
      lines.isBlank(line + 1) || lines.isRule(line + 1) || isFieldBelow(line) || LooseLines(lines).read(line + 1) != nil
    else { return nil }
    return RawField(
      meaning: .author, value: [[text.indices]], line: line, rule: "name below the title", confidence: 0.7)
  }

  /// Whether a text is two to four capitalised words, as a person's name is.
  func isName(_ text: Bytes) -> Bool {
    let text = Names.withoutAddress(text, lines.vocabulary)
    let words = text.words
    if words.count == 1, isHandle(text) { return Names.isName(text, lines.vocabulary) }
    guard (2...4).contains(words.count), Names.isName(text, lines.vocabulary) else { return false }
    guard
      !["the", "a", "an", "in", "of", "part", "book", "chapter", "for", "to", "my"].contains(words[0].folded.string)
    else { return false }
    return words.allSatisfy { word in
      word[word.startIndex].isCapital || word[word.startIndex].isWide
        || lines.vocabulary.contains(word.folded, in: .particles) && word.folded.string != "of"
          && word.folded.string != "the" && word.folded.string != "in"
    } && !(text.last.map { $0 == Ascii.exclamation || $0 == Ascii.question } ?? true)
  }

  /// Whether a word is a pen name by its spelling: `salt_mouse`, `lamp77`, `SaltMouse`.
  private func isHandle(_ word: Bytes) -> Bool {
    word.contains(Ascii.underscore) || word.contains(where: \.isDigit) && word.contains(where: \.isLetter)
      || zip(word, word.dropFirst()).contains { $0.isSmall && $1.isCapital }
  }

  // MARK: What stands around

  /// Whether a by-line stands below, with nothing but short lines between.
  func byLineFollows(_ line: Int) -> Bool {
    var next = line
    for _ in 0..<3 {
      guard let content = lines.content(from: next), content - next <= 4 else { return false }
      if ByLine.read(lines, content, afterTitle: true) != nil { return true }
      guard lines.text(content).count <= 60, labelAt(content) == nil,
        !endsSentence(lines.text(content))
      else { return false }
      next = content + 1
    }
    return false
  }

  /// Whether the next line with words in it is a label.
  private func isFieldBelow(_ line: Int) -> Bool {
    guard let next = lines.content(from: line + 1), next - line <= 6 else { return false }
    guard let label = labelAt(next) else { return false }
    return label.strength == .strong && label.meaning != .title
  }

  private func standsAlone(_ line: Int) -> Bool {
    lines.isBlank(line + 1) || lines.isRule(line + 1) || ByLine.read(lines, line + 1, afterTitle: true) != nil
  }

  // MARK: What it looks like

  func isTitleLike(_ text: Bytes) -> Bool {
    guard !text.isEmpty, text.count <= Self.longestTitle,
      text.contains(where: { $0.isLetter || $0.isWide || $0.isDigit })
    else { return false }
    return text.words.count <= Self.mostWords && !hasSentences(text)
  }

  /// Whether one sentence ends inside the text and another begins.
  private func hasSentences(_ text: Bytes) -> Bool {
    for at in text.indices.dropFirst().dropLast() where text[at] == Ascii.space {
      let mark = text[at - 1]
      if mark == Ascii.question || mark == Ascii.exclamation, text[at + 1].isCapital, text.contains(Ascii.colon) {
        return true
      }
    }
    return false
  }

  func endsSentence(_ text: Bytes) -> Bool {
    guard let last = text.last else { return true }
    if last == Ascii.dot {
      return !text.dropLast().hasSuffix(Ascii.dot) && text.words.count > 1 && !isCapitals(text) || text.words.count == 1
    }
    return last == Ascii.semicolon || last == Ascii.comma || text.first == Ascii.quote || text.starts(with: "“".utf8)
  }

  private func isCapitals(_ text: Bytes) -> Bool {
    let letters = text.letterCases
    return letters.small == 0 && letters.capital >= 2
  }

  private func isCapitalised(_ text: Bytes) -> Bool {
    let words = text.words
    guard let first = words.first?.first(where: { $0.isLetter || $0.isWide || $0.isDigit }), !first.isSmall else {
      return false
    }
    return words.allSatisfy { word in
      guard let letter = word.first(where: { $0.isLetter || $0.isWide || $0.isDigit }) else { return true }
      return !letter.isSmall || lines.vocabulary.contains(word.folded, in: .small)
        || lines.vocabulary.contains(word.folded, in: .particles)
    }
  }

}

extension Bytes {
  /// Whether the last byte is a certain one.
  func hasSuffix(_ byte: UInt8) -> Bool { last == byte }
}

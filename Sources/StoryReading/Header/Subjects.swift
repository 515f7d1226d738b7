/// Splits the lists that labels give: genres, pairings, characters, keywords, warnings.
struct Subjects {
  private static let longestItem = 90
  private static let longestList = 4000

  let vocabulary: Vocabulary

  init(vocabulary: Vocabulary = .shared) { self.vocabulary = vocabulary }

  /// The subjects in a value, one each, without those that say there are none.
  func read(_ text: String, for meaning: LabelMeaning) -> [String] {
    var value = Bytes(text).trimmed
    if value.last == Ascii.dot, !value.dropLast().contains(Ascii.dot), (value.words.last?.count ?? 0) > 3 {
      value = value.dropLast()
    }
    guard !value.isEmpty, value.count <= Self.longestList else { return [] }
    if meaning == .rating { return rating(value).map { ["Rating: " + $0] } ?? [] }
    var items = split(value, for: meaning)
    if isRunningText(items, value) { items = [value] }
    return items.map { $0.trimming { $0.isBlank || $0 == Ascii.comma || $0 == Ascii.semicolon } }
      .filter { isSomething($0) }.map(\.string)
  }

  private func isSomething(_ item: Bytes) -> Bool {
    let folded = item.trimming { !($0.isLetter || $0.isDigit || $0.isWide) }.folded
    return !folded.isEmpty && !vocabulary.contains(folded, in: .nothing)
  }

  /// Whether the parts are pieces of sentences and not items.
  private func isRunningText(_ items: [Bytes], _ value: Bytes) -> Bool {
    value.find(". ") != nil && items.contains { $0.words.count > 5 } || items.contains { $0.count > Self.longestItem }
  }

  private func split(_ value: Bytes, for meaning: LabelMeaning) -> [Bytes] {
    for strong in [Ascii.semicolon, Ascii.bar] where value.contains(strong) { return cut(value) { $0 == strong } }
    if value.first == Ascii.hash, value.dropFirst().contains(Ascii.hash) {
      return cut(value) { $0 == Ascii.hash }.map { $0.trimming { $0.isBlank || $0 == Ascii.comma } }
    }
    var items = cut(value) { $0 == Ascii.comma }
    switch meaning {
    case .genre, .category:
      items = items.flatMap(slashed).flatMap { joined($0, whereBoth: { _ in true }) }
      if items.count == 1, value.find(" - ") != nil { items = dashes(value) }
    case .relationship:
      items = items.flatMap { joined($0) { $0.contains(Ascii.slash) } }
    case .characters:
      items = items.flatMap { joined($0, whereBoth: { _ in true }) }
      items = items.flatMap { item in cut(item) { $0 == Ascii.slash } }
    case .warning:
      if items.count == 1, value.find(" - ") != nil { items = dashes(value) }
    default: break
    }
    return items.filter { !$0.isEmpty }
  }

  /// Cuts at certain bytes outside brackets.
  private func cut(_ value: Bytes, at isCut: (UInt8) -> Bool) -> [Bytes] {
    var parts: [Bytes] = []
    var start = value.startIndex
    var depth = 0
    for at in value.indices {
      let byte = value[at]
      switch byte {
      case Ascii.open, Ascii.openSquare: depth += 1
      case Ascii.close, Ascii.closeSquare: depth = max(0, depth - 1)
      case _ where depth == 0 && isCut(byte):
        parts.append(value[start..<at].trimmed)
        start = at + 1
      default: break
      }
    }
    return parts + [value[start...].trimmed]
  }

  /// Cuts at slashes, but for those of `F/M`.
  private func slashed(_ item: Bytes) -> [Bytes] {
    let parts = cut(item) { $0 == Ascii.slash }
    return parts.allSatisfy { $0.count > 1 } ? parts : [item]
  }

  /// Cuts at `and` and `&` where both sides are items by themselves.
  private func joined(_ item: Bytes, whereBoth isItem: (Bytes) -> Bool) -> [Bytes] {
    let words = item.words
    if let first = words.first, words.count > 1,
      ["and", "&", "und", "et", "y", "e", "и", "en"].contains(first.folded.string)
    {
      return joined(item[words[1].startIndex...], whereBoth: isItem)
    }
    for word in words.dropFirst().dropLast()
    where ["and", "&", "und", "et", "y", "e", "и", "en", "+"].contains(word.folded.string)
      && !(word.first?.isCapital ?? false && word.count == 1)
    {
      let (left, right) = (item[..<word.startIndex].trimmed, item[word.endIndex...].trimmed)
      if isItem(left), isItem(right) { return [left] + joined(right, whereBoth: isItem) }
    }
    return [item]
  }

  private func dashes(_ value: Bytes) -> [Bytes] {
    var parts: [Bytes] = []
    var start = value.startIndex
    while let at = value.find(" - ", from: start) {
      parts.append(value[start..<at].trimmed)
      start = at + 3
    }
    return parts + [value[start...].trimmed]
  }

  /// The rating without its explanation: `PG-13` of `PG-13 for peril`, `T` of `Fiction T`.
  private func rating(_ value: Bytes) -> String? {
    var value = value
    if value.folded.starts(with: "fiction ".utf8) || value.folded.starts(with: "rated ".utf8) {
      value = value[value.words[1].startIndex...]
    }
    let folded = value.folded
    guard !vocabulary.contains(folded, in: .nothing) else { return nil }
    if vocabulary.contains(folded, in: .ratings) { return value.string }
    let words = value.words
    for count in (1...min(5, words.count)).reversed() {
      let head = value[..<words[count - 1].endIndex].trimming {
        $0 == Ascii.comma || $0 == Ascii.dot || $0 == Ascii.semicolon || $0 == Ascii.colon || $0 == Ascii.hyphen
          || $0.isBlank
      }
      let next = words.count > count ? words[count].folded.string : ""
      guard vocabulary.contains(head.folded, in: .ratings) else { continue }
      let isExplained =
        [
          "for", "due", "because", "just", "though", "but", "or", "maybe", "i", "to", "as", "mostly", "pour", "wegen",
          "per",
        ].contains(next)
        || words[count - 1].last.map { ",.;:-".utf8.contains($0) } ?? false
        || words.count > count && "([-–".utf8.contains(words[count].first ?? 0)
      if isExplained, next != "or", next != "to" { return head.string }
    }
    return value.count <= Self.longestItem ? value.string : nil
  }
}

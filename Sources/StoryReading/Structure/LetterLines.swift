/// The lines that letters begin and end with: somebody is addressed, the writer takes leave and signs.
struct LetterLines {
  /// How many words such a line can have.
  private static let most = 8
  /// How short the lines are among which one that addresses somebody may be verse.
  private static let verse = 45

  let text: MeasuredText

  /// Whether a line addresses somebody: `Dear Ada,`, `My dearest brother!`.
  func isSalutation(_ line: Int) -> Bool {
    let features = text.features[line]
    guard features.words <= Self.most, features.last == .comma || features.last == .stop else { return false }
    return words(line).prefix(2).contains { Self.meaning($0)?.isSalutation == true }
  }

  /// Whether some lines are those at a letter's foot: the writer takes leave, in however many words, and signs.
  func areSignature(_ lines: Range<Int>) -> Bool {
    (2...4).contains(lines.count) && takesLeave(lines.lowerBound) && isName(lines.lowerBound + 1)
  }

  /// Whether the second of two lines is a name below words that end with a comma.
  func endWithName(_ lines: Range<Int>) -> Bool {
    lines.count == 2 && text.features[lines.lowerBound].last == .comma && isName(lines.lowerBound + 1)
  }

  /// Whether a letter's part ends between two lines that stand next to each other: below the line that addresses
  /// somebody, or above the one that takes leave. The upper line had room for more.
  func part(_ above: Int, from below: Int, width: Int?) -> Bool {
    let (upper, lower) = (text.features[above], text.features[below])
    if let width, Int(upper.length) + 1 + Int(lower.firstWord) > width - 6 { return false }
    if upper.words <= Self.most, Int(lower.length) > Self.verse { return isSalutation(above) }
    return lower.words <= Self.most && !upper.isOpen && isSignedBelow(below) && takesLeave(below)
  }

  /// Whether a line takes leave: `Yours faithfully,`, `Your obedient servant,`, `With love`.
  private func takesLeave(_ line: Int) -> Bool {
    let features = text.features[line]
    guard features.first == .upperCase, features.last != .stop, features.last != .quote else { return false }
    let words = words(line)
    return words.prefix(2).contains { Self.meaning($0)?.isValediction == true }
      || words.count <= Self.most && words.last.map { Self.meaning($0)?.isValediction == true } ?? false
  }

  /// Whether nothing but a name stands between a line and the next gap.
  private func isSignedBelow(_ line: Int) -> Bool {
    let isGap = { (line: Int) in line >= text.features.count || text.isBlank(line) }
    return isGap(line + 1) || isName(line + 1) && isGap(line + 2)
  }

  /// Whether a line is a few words that may be a name: no sentence, or initials.
  private func isName(_ line: Int) -> Bool {
    let features = text.features[line]
    return features.words <= 4 && features.first == .upperCase
      && ([.lowerCase, .upperCase, .quote].contains(features.last) || features.upperCase == features.words)
  }

  private func words(_ line: Int) -> [ArraySlice<UInt8>] {
    text.source.bytes[text.source.lines[line].text].split(separator: 0x20, maxSplits: Self.most)
  }

  private static func meaning(_ word: ArraySlice<UInt8>) -> HeadingVocabulary.Entry? {
    var hash = FoldedHash()
    hash.append(contentsOf: word)
    return HeadingVocabulary.standard[hash.value]
  }
}

/// Capitals for a title that was written without any.
enum TitleCase {
  /// Words that stay small inside an English title.
  static let minorWords: Set = [
    "a", "an", "the", "and", "but", "or", "nor", "of", "in", "on", "at", "to", "by", "for", "from", "with", "as",
    "into",
    "onto", "over", "upon", "vs", "than", "per", "via",
  ]

  /// The words as an English title; where a letter is not ASCII, as in most other languages, only the first is
  /// capitalised.
  static func title(_ words: [String]) -> String {
    let isEnglish = words.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
    let cased = words.enumerated().map { index, word in
      let lower = word.lowercased()
      if isRoman(lower), words.count > 1, index > 0 { return lower.uppercased() }
      if index == 0 { return capitalized(lower) }
      guard isEnglish, index == words.count - 1 || !minorWords.contains(lower) else { return lower }
      return capitalized(lower)
    }
    return cased.joined(separator: " ")
  }

  /// A word with its first letter, and that after a hyphen, as a capital.
  static func capitalized(_ word: String) -> String {
    word.split(separator: "-", omittingEmptySubsequences: false).map { part in
      guard let letter = part.firstIndex(where: \.isLetter) else { return String(part) }
      return part[..<letter] + part[letter].uppercased() + part[part.index(after: letter)...]
    }.joined(separator: "-")
  }

  /// Whether a word is a small Roman numeral and no word (`i` is one, `mix` is not).
  private static func isRoman(_ word: String) -> Bool {
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv"].contains(word)
  }
}

/// Sets what is printed all in capitals in upper and lower case, where that is safe.
enum Recasing {
  /// A title; as it is where it has small letters, or is one short word that may be an abbreviation.
  static func title(_ text: Bytes, _ vocabulary: Vocabulary = .shared) -> Bytes {
    let words = text.words
    guard isCapitals(text), words.count > 1 || text.count >= 6 else { return text }
    var out: [UInt8] = []
    for (at, word) in words.enumerated() {
      if at > 0 { out.append(Ascii.space) }
      let isInside = at > 0 && at < words.count - 1 && ![Ascii.colon, Ascii.hyphen].contains(words[at - 1].last)
      // Only English titles have capitals at all words: `Фонарь у пристани`.
      let isCyrillic = word.first.map { $0 == 0xD0 || $0 == 0xD1 } ?? false
      out += set(word, isSmall: isInside, vocabulary, lowering: isCyrillic && at > 0)
    }
    return out[...]
  }

  /// A person's name; as it is where it has small letters or is a single word, which may be a pen name.
  static func name(_ text: Bytes, _ vocabulary: Vocabulary = .shared) -> Bytes {
    let words = text.words
    guard isCapitals(text), words.count > 1, words.contains(where: { $0.letterCases.capital > 2 }) else {
      return text
    }
    return Array(
      words.map { word in
        let isParticle = word.startIndex > text.startIndex && vocabulary.contains(word.folded, in: .particles)
        return word.count == 2 && word.allSatisfy(\.isLetter) && !isParticle
          ? word : set(word, isSmall: false, vocabulary, lowering: isParticle)
      }.joined(separator: [Ascii.space]))[...]
  }

  private static func isCapitals(_ text: Bytes) -> Bool {
    let cases = text.letterCases
    return cases.capital > 0 && cases.small == 0
  }

  private static func set(_ word: Bytes, isSmall: Bool, _ vocabulary: Vocabulary, lowering: Bool = false) -> Bytes {
    let core = word.trimming { !($0.isLetter || $0.isDigit || $0.isWide) }
    let folded = core.folded
    if isSmall && vocabulary.contains(folded, in: .small) || lowering { return lower(word, keepingFirst: false) }
    if vocabulary.contains(folded, in: .honorifics) { return lower(word, keepingFirst: true) }
    let hasVowel = folded.contains { "aeiouy".utf8.contains($0) || $0.isWide }
    if vocabulary.contains(folded, in: .acronyms) || !hasVowel || core.contains(where: \.isDigit)
      || core.contains(Ascii.dot)
    {
      return word
    }
    return lower(word, keepingFirst: true)
  }

  /// A word in small letters; a letter at its head, or after a hyphen, stays.
  private static func lower(_ word: Bytes, keepingFirst: Bool) -> Bytes {
    var out: [UInt8] = []
    var isFirst = keepingFirst
    var at = word.startIndex
    while at < word.endIndex {
      let width = word[at] < 0x80 ? 1 : word[at] < 0xE0 ? 2 : word[at] < 0xF0 ? 3 : 4
      let letter = word[at..<min(at + width, word.endIndex)]
      let isLetter = letter.count > 1 || letter[letter.startIndex].isLetter
      if isLetter, !isFirst {
        out += letter.first.map { $0.isCapital || $0 == 0xC3 || $0 == 0xD0 } ?? false ? letter.folded : letter
      } else {
        out += letter
      }
      if isLetter { isFirst = false }
      if letter.first == Ascii.hyphen { isFirst = keepingFirst }
      at += width
    }
    return out[...]
  }
}

/// Makes names of ASCII letters, digits and hyphens from words, for files and identifiers inside a book.
enum Slug {
  /// The name for some words, in small letters and beginning with a letter; empty where there is no letter or digit.
  ///
  /// Words in a script that has no place in the tables below leave their hash instead, so that different words keep
  /// different names.
  ///
  /// - Parameter limit: how long the name may be, in bytes; it ends after a whole word where it can.
  static func make(_ words: some StringProtocol, limit: Int = 48) -> String {
    var name: [UInt8] = []
    var lastWordEnd = 0
    var isBetweenWords = true
    var hasUnknownLetters = false
    func add(_ letters: some Sequence<UInt8>) {
      if isBetweenWords, !name.isEmpty {
        lastWordEnd = name.count
        name.append(UInt8(ascii: "-"))
      }
      isBetweenWords = false
      name.append(contentsOf: letters)
    }
    for scalar in words.unicodeScalars {
      if let letter = plain(scalar) {
        add(CollectionOfOne(letter))
      } else if case let letters = transliterate(scalar), !letters.isEmpty {
        add(letters.utf8)
      } else if isSilent(scalar) {
        continue
      } else if !scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        hasUnknownLetters = true
      } else {
        isBetweenWords = true
      }
      if name.count > limit { break }
    }
    if name.count > limit { name.removeSubrange((lastWordEnd > 0 ? lastWordEnd : limit)...) }
    var slug = String(decoding: name, as: UTF8.self)
    if hasUnknownLetters { slug += (slug.isEmpty ? "" : "-") + "x" + hash(words.utf8) }
    return slug.utf8.first?.isASCIIDigit == true ? "n" + slug : slug
  }

  /// A hash of bytes as eight hexadecimal digits (FNV-1a, 32 bits).
  static func hash(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Apostrophes, soft hyphens and combining marks are no part of a name and no end of a word.
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x27, 0xAD, 0x2018, 0x2019, 0x200B...0x200F, 0x300...0x36F: true
    default: false
    }
  }

  /// What an ASCII letter or digit stands as in a name; `nil` for another character.
  private static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: UInt8(scalar.value)
    case 0x41...0x5A: UInt8(scalar.value | 0x20)
    default: nil
    }
  }

  /// The ASCII letters that a letter of another kind is written with; empty for what has none.
  private static func transliterate(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0xC0...0x17F: latin[Int(scalar.value - 0xC0)]
    case 0x218, 0x219: "s"
    case 0x21A, 0x21B: "t"
    case 0x391...0x3A9: greek[Int(scalar.value - 0x391)]
    case 0x3B1...0x3C9: greek[Int(scalar.value - 0x3B1)]
    case 0x410...0x42F: cyrillic[Int(scalar.value - 0x410)]
    case 0x430...0x44F: cyrillic[Int(scalar.value - 0x430)]
    case 0x401, 0x451: "e"
    case 0x404, 0x454: "ye"
    case 0x406, 0x456: "i"
    case 0x407, 0x457: "yi"
    case 0x490, 0x491: "g"
    default: ""
    }
  }

  /// U+00C0 to U+017F; `-` stands for a sign that is no letter.
  private static let latin: [String] =
    """
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y
    a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g
    g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l
    l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s
    s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
    """.split(whereSeparator: \.isWhitespace).map { $0 == "-" ? "" : String($0) }

  /// U+0391 to U+03A9 and U+03B1 to U+03C9.
  private static let greek: [String] =
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(separator: " ").map(String.init)

  /// U+0410 to U+042F and U+0430 to U+044F; the two signs are silent.
  private static let cyrillic: [String] =
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".split(separator: " ")
    .map { $0 == "-" ? "" : String($0) }
}

/// A short word without regard to case, packed so that looking it up costs no string: five bits a letter.
struct WordKey: Sendable, Hashable {
  /// The letters, the last one lowest: 1 to 26, and 27 for each byte of a letter beyond ASCII.
  private var bits: UInt64 = 0

  /// The longest word that can be packed.
  static let capacity = 12

  /// Packs the word at a range of a text; `nil` where it is empty or too long.
  init?(_ text: Span<UInt8>, _ range: Range<Int>) {
    guard (1...Self.capacity).contains(range.count) else { return nil }
    for at in range { append(text[at]) }
  }

  /// Packs a word of the program's own.
  init(_ word: StaticString) {
    word.withUTF8Buffer { for byte in $0 { append(byte) } }
  }

  /// An empty word, which letters are appended to by their codes.
  init() {}

  /// The five bits that stand for each byte of a letter; 0 for what is none.
  static let codes: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x41...0x5A, 0x61...0x7A: UInt8(byte) & 0x1F
    case 0x80...: 27
    default: 0
    }
  }

  /// Whether it has no letter.
  var isEmpty: Bool { bits == 0 }

  /// How many slots words have.
  static let slots = 4096

  /// A number below `slots` that few other words share.
  var slot: Int { Int((bits &* 0x9E37_79B9_7F4A_7C15) >> 52) }

  /// Packs another letter; of more than `capacity` the first ones are lost.
  mutating func append(code: UInt8) { bits = bits << 5 | UInt64(code) }

  /// Packs another byte of a word.
  mutating func append(_ byte: UInt8) { append(code: byte < 0x80 ? byte & 0x1F : 27) }

  /// The words that this one may be a form of: without `in`, `ing`, `s`, `ed`.
  var stems: [WordKey] {
    Self.endings.compactMap { ending, length in
      guard bits & (1 << UInt64(5 * length) - 1) == ending.bits, bits >> UInt64(5 * length + 10) != 0 else {
        return nil
      }
      var stem = self
      stem.bits = bits >> UInt64(5 * length)
      return stem
    }
  }

  private static let endings = [(WordKey("in"), 2), (WordKey("ing"), 3), (WordKey("s"), 1), (WordKey("ed"), 2)]

  /// Whether a byte is a vowel.
  static func isVowel(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    default: false
    }
  }
}

/// Folds a text for the vocabulary: see `Bytes.folded`.
struct Folding {
  private let text: UnsafeBufferPointer<UInt8>
  private let folded: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// - Parameter folded: room for as many bytes as the text has.
  init(_ text: UnsafeBufferPointer<UInt8>, into folded: UnsafeMutableBufferPointer<UInt8>) {
    self.text = text
    self.folded = folded
  }

  /// Folds the text.
  ///
  /// - Returns: how many bytes that makes.
  mutating func run() -> Int {
    var at = 0
    while at < text.count {
      let byte = text[at]
      switch byte {
      case 0x61...0x7A: append(byte)
      case 0x41...0x5A: append(byte | 0x20)
      case Ascii.space, Ascii.tab, Ascii.newline, 0x0D, Ascii.hyphen, Ascii.underscore: appendSpace()
      case Ascii.open where has("s)", after: at) || has("S)", after: at): at += 2
      case Ascii.open where has("es)", after: at): at += 3
      case 0..<0x80: append(byte)
      default:
        let end = min(text.count, at + (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4))
        appendWide(at..<end)
        at = end - 1
      }
      at += 1
    }
    while count > 0, folded[count - 1] == Ascii.space { count -= 1 }
    return count
  }

  /// Takes in a character beyond ASCII.
  private mutating func appendWide(_ character: Range<Int>) {
    let lead = text[character.lowerBound]
    let next = character.count > 1 ? text[character.lowerBound + 1] : 0
    switch (lead, next) {
    case (0xC2, 0xA0): appendSpace()
    case (0xC3, 0x80...0x9E): append(0xC3, next | 0x20)
    case (0xC5, 0x92): append(0xC5, 0x93)
    case (0xD0, 0x81): append(0xD1, 0x91)
    case (0xD0, 0x90...0x9F): append(0xD0, next + 0x20)
    case (0xD0, 0xA0...0xAF): append(0xD1, next - 0x20)
    case (0xE2, 0x80) where character.count == 3 && (0x98...0x99).contains(text[character.upperBound - 1]):
      append(Ascii.apostrophe)
    case (0xE2, 0x80) where character.count == 3 && (0x90...0x95).contains(text[character.upperBound - 1]):
      appendSpace()
    default: for at in character { append(text[at]) }
    }
  }

  /// Whether a text stands behind an index.
  private func has(_ word: StaticString, after at: Int) -> Bool {
    guard text.count - at > word.utf8CodeUnitCount else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { text[at + 1 + $0] == word.utf8Start[$0] }
  }

  private mutating func append(_ byte: UInt8) {
    folded[count] = byte
    count += 1
  }

  private mutating func append(_ first: UInt8, _ second: UInt8) {
    append(first)
    append(second)
  }

  /// Puts a space between words, never two.
  private mutating func appendSpace() {
    if count > 0, folded[count - 1] != Ascii.space { append(Ascii.space) }
  }
}

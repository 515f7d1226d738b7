/// A few characters to set, as up to eight bytes of UTF-8 that cost no allocation.
struct Glyphs: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The bytes, the first one lowest.
  private let packed: UInt64
  /// How many bytes there are.
  let count: Int

  /// Nothing: what is replaced is left out.
  static let none: Glyphs = ""
  static let apostrophe: Glyphs = "’"
  static let emDash: Glyphs = "—"
  static let enDash: Glyphs = "–"
  static let ellipsis: Glyphs = "…"
  static let prime: Glyphs = "′"
  static let doublePrime: Glyphs = "″"
  static let noBreakSpace: Glyphs = "\u{A0}"
  static let narrowNoBreakSpace: Glyphs = "\u{202F}"

  init(stringLiteral value: StaticString) {
    precondition(value.utf8CodeUnitCount <= 8, "glyphs hold eight bytes")
    self.init((0..<value.utf8CodeUnitCount).lazy.map { value.utf8Start[$0] })
  }

  private init(_ bytes: some Sequence<UInt8>) {
    var packed: UInt64 = 0
    var count = 0
    for byte in bytes {
      packed |= UInt64(byte) << (8 * count)
      count += 1
    }
    (self.packed, self.count) = (packed, count)
  }

  /// These glyphs and others after them.
  static func + (left: Glyphs, right: Glyphs) -> Glyphs { Glyphs(left.bytes + right.bytes) }

  /// Puts the bytes at the end of a buffer.
  func append(to buffer: inout [UInt8]) {
    var rest = packed
    for _ in 0..<count {
      buffer.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Whether these characters stand in a text at a place.
  func stands(in text: Span<UInt8>, _ at: Int) -> Bool {
    at + count <= text.count
      && (0..<count).allSatisfy { text[at + $0] == UInt8(truncatingIfNeeded: packed >> (8 * $0)) }
  }

  private var bytes: [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: packed >> (8 * $0)) } }
}

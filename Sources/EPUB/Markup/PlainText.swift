/// Tells the bytes that stand for themselves in XML from those that must be escaped or can't be written at all.
enum PlainText {
  /// Where text stands in a document.
  enum Place: UInt8 {
    /// Between tags.
    case text = 1
    /// In an attribute's value, between quotation marks.
    case attribute = 2
  }

  /// Where the run of plain bytes that starts at `start` ends: eight bytes at a step, then one by one.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ place: Place) -> Int {
    let table = mayEnd
    let ends = table.span
    let asked = place.rawValue
    var at = start
    while at &+ 8 <= bytes.count {
      // An entry for each byte: no index is out of the table.
      var found = ends[unchecked: Int(bytes[at])] | ends[unchecked: Int(bytes[at &+ 1])]
      found |= ends[unchecked: Int(bytes[at &+ 2])] | ends[unchecked: Int(bytes[at &+ 3])]
      found |= ends[unchecked: Int(bytes[at &+ 4])] | ends[unchecked: Int(bytes[at &+ 5])]
      found |= ends[unchecked: Int(bytes[at &+ 6])] | ends[unchecked: Int(bytes[at &+ 7])]
      guard found & asked == 0 else { break }
      at &+= 8
    }
    while at < bytes.count, ends[unchecked: Int(bytes[at])] & asked == 0 || isPlain(at, bytes) { at += 1 }
    return at
  }

  /// Where each byte may end a run of plain ones, as the sum of the places.
  private static let mayEnd: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x09, 0x0A, 0x22: Place.attribute.rawValue
    case 0..<0x20, 0x26, 0x3C, 0x3E, 0xEF: Place.text.rawValue | Place.attribute.rawValue
    default: 0
    }
  }

  /// Whether a byte that may end a run does not: of those that begin with EF, U+FFFE and U+FFFF alone are forbidden.
  private static func isPlain(_ at: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[at] == 0xEF && !(at + 2 < bytes.count && bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE)
  }

  /// What is written for the character that ends a run of plain ones, and how many bytes it takes: a reference, or
  /// U+FFFD where XML 1.0 (section 2.2) forbids it.
  static func escape(at: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (written: StaticString, length: Int) {
    switch bytes[at] {
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "\""): ("&quot;", 1)
    // Where they ended a run: a reader would make spaces of them in an attribute, and of a return a line feed anywhere.
    case 0x09: ("&#9;", 1)
    case 0x0A: ("&#10;", 1)
    case 0x0D: ("&#13;", 1)
    case 0xEF: ("\u{FFFD}", 3)
    default: ("\u{FFFD}", 1)
    }
  }
}

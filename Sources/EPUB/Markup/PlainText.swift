/// Tells the bytes that stand for themselves in XML from those that must be escaped or can't be written at all.
enum PlainText {
  /// Where the run of plain bytes that starts at `start` ends: eight bytes at a step, then one by one.
  ///
  /// - Parameter quotes: whether a quotation mark ends the run, as it does in an attribute.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, quotes: Bool) -> Int {
    let table = mayEnd
    let ends = table.span
    let asked = quotes ? inAttributes : inText
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
    while at < bytes.count, isPlain(at, bytes, quotes) { at += 1 }
    return at
  }

  private static let inText: UInt8 = 1
  private static let inAttributes: UInt8 = 2

  /// Where each byte may end a run of plain ones.
  private static let mayEnd: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0..<0x20, 0x26, 0x3C, 0x3E, 0xEF: inText | inAttributes
    case 0x22: inAttributes
    default: 0
    }
  }

  /// How many bytes the character at `at` takes where XML 1.0 (section 2.2) forbids it; `nil` where it only needs escaping.
  static func forbiddenLength(at: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    switch bytes[at] {
    case 0xEF: 3
    case 0x09, 0x0A, 0x0D: nil
    case 0..<0x20: 1
    default: nil
    }
  }

  private static func isPlain(_ at: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ quotes: Bool) -> Bool {
    switch bytes[at] {
    case 0..<0x20, 0x26, 0x3C, 0x3E: false
    case 0x22: !quotes
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    case 0xEF: !(at + 2 < bytes.count && bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE)
    default: true
    }
  }
}

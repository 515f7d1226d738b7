/// Tells the bytes that stand for themselves in XML from those that must be escaped or can't be written at all.
enum PlainText {
  /// Where the run of plain bytes that starts at `start` ends: sixteen bytes at a step, then one by one.
  ///
  /// - Parameter quotes: whether a quotation mark ends the run, as it does in an attribute.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, quotes: Bool) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var at = start
    while at + 16 <= bytes.count {
      let chunk = raw.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
      var special = chunk .< 0x20
      special = special .| (chunk .== 0x26) .| (chunk .== 0x3C) .| (chunk .== 0x3E) .| (chunk .== 0xEF)
      if quotes { special = special .| (chunk .== 0x22) }
      if any(special) { break }
      at += 16
    }
    while at < bytes.count, isPlain(at, bytes, quotes) { at += 1 }
    return at
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

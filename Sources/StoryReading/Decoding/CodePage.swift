/// An encoding of one byte a character, as what each byte means.
struct CodePage {
  /// The character that each byte is, by its number; U+FFFD for a byte that means nothing.
  let scalars: [UInt32]

  /// Reads the code page out of iconv; `nil` where iconv does not know it.
  init?(_ encoding: LegacyEncoding) {
    guard var converter = Converter(from: encoding.iconvName) else { return nil }
    // A line feed after each byte, so that no byte is combined with the next.
    let input = (0..<512).map { $0.isMultiple(of: 2) ? UInt8($0 / 2) : 0x0A }
    let converted = input.withUnsafeBytes { converter.convert($0) }
    let text = String(decoding: converted.bytes, as: UTF8.self)
    var found: [UInt32] = []
    var isEnd = false
    for scalar in text.unicodeScalars {
      if !isEnd { found.append(scalar.value) }
      isEnd.toggle()
    }
    guard found.count == 256 else { return nil }
    scalars = found
  }

  /// Converts a whole text; a byte that means nothing becomes U+FFFD.
  func convert(_ bytes: UnsafeBufferPointer<UInt8>) -> Converter.Converted {
    var converted = Converter.Converted(bytes: [])
    converted.bytes.reserveCapacity(bytes.count + bytes.count / 8)
    var at = 0
    while true {
      let start = at
      at = UTF8Sequence.endOfASCII(in: bytes, from: start)
      converted.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<at]))
      guard at < bytes.count else { return converted }
      while at < bytes.count, bytes[at] >= 0x80 {
        let scalar = scalars[Int(bytes[at])]
        if scalar == 0xFFFD {
          converted.firstMalformed = converted.firstMalformed ?? converted.bytes.count
          converted.malformed += 1
        }
        UTF8Sequence.append(scalar, to: &converted.bytes)
        at += 1
      }
    }
  }
}

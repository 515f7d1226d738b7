extension FilePath {
  /// Whether the path comes before another as a person would sort them: folder by folder, figures by their value
  /// (`Part 2` before `Part 10`), capitals beside small letters.
  package func precedes(_ other: FilePath) -> Bool {
    switch Self.naturalOrder(bytes, other.bytes) {
    case 0: bytes.lexicographicallyPrecedes(other.bytes)
    case let order: order < 0
    }
  }

  /// Below 0 where `a` comes first, above 0 where `b` does, 0 where they differ only in case or leading zeros.
  private static func naturalOrder(_ a: [UInt8], _ b: [UInt8]) -> Int {
    // What both begin with tells nothing, but for the figures of a number that goes on behind it.
    var i = 0
    while i < min(a.count, b.count), a[i] == b[i] { i += 1 }
    while i > 0, isDigit(a[i - 1]) { i -= 1 }
    var j = i
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let first = digits(in: a, from: &i)
        let second = digits(in: b, from: &j)
        if first.count != second.count { return first.count - second.count }
        for (x, y) in zip(first, second) where x != y { return Int(x) - Int(y) }
      } else {
        let order = weight(a[i]) - weight(b[j])
        if order != 0 { return order }
        i += 1
        j += 1
      }
    }
    return (a.count - i) - (b.count - j)
  }

  /// The significant figures of the number at `index`, which moves behind it.
  private static func digits(in bytes: [UInt8], from index: inout Int) -> ArraySlice<UInt8> {
    while index < bytes.count, bytes[index] == UInt8(ascii: "0") { index += 1 }
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The place of a byte in the order; the slash first, so that a folder's files stand together.
  private static func weight(_ byte: UInt8) -> Int {
    switch byte {
    case .slash: -1
    case 0x41...0x5A: Int(byte | 0x20)
    default: Int(byte)
    }
  }
}

/// The code page windows-1252, which much that calls itself ISO-8859-1 or UTF-8 has passed through.
enum Windows1252 {
  /// What the bytes 80 to 9F mean; the five that mean nothing stand for the C1 control of their number, as in the
  /// WHATWG Encoding Standard.
  private static let c1: [UInt32] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// The scalar that a byte stands for.
  static func scalar(of byte: UInt8) -> UInt32 {
    (0x80...0x9F).contains(byte) ? c1[Int(byte) - 0x80] : UInt32(byte)
  }

  /// The byte that a scalar outside ASCII is written with; `nil` where it has none. A C1 control stands for itself:
  /// what was read as ISO-8859-1 comes back too.
  static func byte(of scalar: UInt32) -> UInt8? {
    if (0x80...0xFF).contains(scalar) { return UInt8(scalar) }
    guard (0x0152...0x2122).contains(scalar), let index = c1.firstIndex(of: scalar) else { return nil }
    return UInt8(0x80 + index)
  }
}

/// A date or time as the W3C's note on formats has it (W3CDTF): year, month or day, or a time to the second in UTC.
struct W3CDate {
  /// Whether it is a time to the second in UTC.
  let isUTCSecond: Bool

  /// Reads a date; `nil` where it is none.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    // Where a digit stands in CCYY-MM-DDThh:mm:ssZ; the other places hold what is written here.
    let form = Array("0000-00-00T00:00:00Z".utf8)
    guard [4, 7, 10, 20].contains(bytes.count) else { return nil }
    for (byte, place) in zip(bytes, form) {
      guard place == UInt8(ascii: "0") ? byte.isASCIIDigit : byte == place else { return nil }
    }
    func number(_ at: Int) -> Int { Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30) }
    if bytes.count >= 7, !(1...12).contains(number(5)) { return nil }
    if bytes.count >= 10, !(1...31).contains(number(8)) { return nil }
    if bytes.count == 20, number(11) > 23 || number(14) > 59 || number(17) > 59 { return nil }
    isUTCSecond = bytes.count == 20
  }
}

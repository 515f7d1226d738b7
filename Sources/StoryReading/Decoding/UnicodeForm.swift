/// The encoding forms of Unicode as files come in them (The Unicode Standard, section 3.10).
enum UnicodeForm: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case utf32LittleEndian = "utf-32le"
  case utf32BigEndian = "utf-32be"

  /// The size of a code unit in bytes.
  var unit: Int {
    switch self {
    case .utf8: 1
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32LittleEndian, .utf32BigEndian: 4
    }
  }

  /// U+FEFF in this form.
  private var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
    case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
    }
  }

  /// The form that a byte-order mark at the start of a file announces, and the mark's length.
  static func marked(_ bytes: [UInt8]) -> (form: UnicodeForm, length: Int)? {
    // The mark of UTF-32LE begins with that of UTF-16LE.
    for form in [utf8, utf32LittleEndian, utf32BigEndian, utf16LittleEndian, utf16BigEndian]
    where bytes.starts(with: form.mark) {
      return (form, form.mark.count)
    }
    return nil
  }

  /// The form of a text without a mark, told by where its zero bytes stand; `nil` where they tell nothing.
  ///
  /// The characters of every script share a high byte, and spaces and line ends have a zero one: in UTF-16 zeros
  /// stand at one parity and hardly ever at the other, in UTF-32 the highest byte of all is always zero.
  static func unmarked(_ bytes: [UInt8]) -> UnicodeForm? {
    let sample = bytes.prefix(1 << 14)
    guard sample.count >= 4 else { return nil }
    var zeros = [0, 0, 0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 3] += 1 }
    let units = sample.count / 4

    if bytes.count.isMultiple(of: 4) {
      if zeros[3] == units, zeros[2] * 10 >= units * 9, zeros[0] * 10 < units { return .utf32LittleEndian }
      if zeros[0] == units, zeros[1] * 10 >= units * 9, zeros[3] * 10 < units { return .utf32BigEndian }
    }
    let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3])
    // One character in twenty is a space or a line end even where no letter has a zero byte.
    if odd * 20 >= sample.count / 2, even * 20 <= odd { return .utf16LittleEndian }
    if even * 20 >= sample.count / 2, odd * 20 <= even { return .utf16BigEndian }
    return nil
  }
}

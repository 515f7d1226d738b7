/// Roman numerals and figures.
enum RomanNumeral {
  /// The value of a Roman numeral as printers write it, in either case; `nil` for any other word.
  static func value(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count <= 15 else { return nil }
    var total = 0
    var previous = 0
    for byte in word.reversed() {
      let value: Int
      switch byte | 0x20 {
      case 0x69: value = 1
      case 0x76: value = 5
      case 0x78: value = 10
      case 0x6C: value = 50
      case 0x63: value = 100
      case 0x64: value = 500
      case 0x6D: value = 1000
      default: return nil
      }
      total += value < previous ? -value : value
      previous = max(previous, value)
    }
    return total > 0 && total < 400 && written(total) == word.count ? total : nil
  }

  /// The value of figures, at most four of them; `nil` for any other word.
  static func arabic(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count <= 4 else { return nil }
    var value = 0
    for byte in word {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// How many letters a number takes in Roman numerals; `IIII` for four is allowed for by counting it as `IV` is not.
  private static func written(_ number: Int) -> Int {
    let perDigit = [0, 1, 2, 3, 2, 1, 2, 3, 4, 2]
    return perDigit[number % 10] + perDigit[number / 10 % 10] + perDigit[number / 100 % 10]
  }
}

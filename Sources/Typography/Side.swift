/// What stands on one side of a mark, as far as it tells how the mark is meant.
enum Side: Sendable, Hashable {
  /// The paragraph's edge, or a line's.
  case edge
  case space
  /// A lower-case letter, or one of a script without case.
  case letter
  case capital
  case digit
  /// A full stop, comma, colon, semicolon, exclamation or question mark.
  case stop
  /// Two or more dots, or the sign for them.
  case ellipsis
  /// An en or em dash, or two and more hyphens.
  case dash
  case hyphen
  /// An opening bracket or guillemet; an inverted exclamation or question mark.
  case opening
  /// A closing bracket or guillemet.
  case closing
  /// A quote mark of any kind.
  case quote
  /// Any other sign.
  case sign

  /// What starts at `at`.
  static func after(_ text: Span<UInt8>, _ at: Int) -> Side {
    guard at < text.count else { return .edge }
    let byte = text[at]
    let next = at + 1 < text.count ? text[at + 1] : 0
    switch byte {
    case UInt8(ascii: "-"): return next == byte ? .dash : .hyphen
    case UInt8(ascii: "."):
      return next == byte || next == 0x20 && at + 2 < text.count && text[at + 2] == byte ? .ellipsis : .stop
    case 0..<0x80: return ascii(byte)
    default: return wide(byte, next, at + 2 < text.count ? text[at + 2] : 0)
    }
  }

  /// What ends before `at`.
  static func before(_ text: Span<UInt8>, _ at: Int) -> Side {
    guard at > 0 else { return .edge }
    let byte = text[at - 1]
    let previous = at > 1 ? text[at - 2] : 0
    switch byte {
    case UInt8(ascii: "-"): return previous == byte ? .dash : .hyphen
    case UInt8(ascii: "."):
      return previous == byte || previous == 0x20 && at > 2 && text[at - 3] == byte ? .ellipsis : .stop
    case 0..<0x80: return ascii(byte)
    default:
      if previous >= 0xC0 { return wide(previous, byte, 0) }
      return at > 2 ? wide(text[at - 3], previous, byte) : .letter
    }
  }

  private static func ascii(_ byte: UInt8) -> Side {
    switch byte {
    case 0x0A: .edge
    case 0x00...0x20: .space
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .opening
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .closing
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): .quote
    default: .sign
    }
  }

  /// What a character of two bytes and more is. Of letters, the capitals of Latin-1, Greek and Cyrillic are known.
  private static func wide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Side {
    switch (first, second, third) {
    case (0xC2, 0xA0, _), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80): .space
    case (0xC2, 0xA1, _), (0xC2, 0xBF, _), (0xC2, 0xAB, _): .opening
    case (0xC2, 0xBB, _): .closing
    case (0xC2, 0xB4, _): .quote
    case (0xC2, _, _): .sign
    case (0xC3, 0x80...0x9E, _), (0xCE, 0x86...0xA9, _), (0xD0, 0x80...0xAF, _): .capital
    case (0xE2, 0x80, 0x98...0x9F), (0xE2, 0x80, 0xB9...0xBA): .quote
    case (0xE2, 0x80, 0x93...0x95): .dash
    case (0xE2, 0x80, 0x90...0x91): .hyphen
    case (0xE2, 0x80, 0xA6): .ellipsis
    case (0xE2, 0x80...0x84, _), (0xEF, 0xBF, _): .sign
    default: .letter
    }
  }

  /// Whether a word stands here.
  var isWord: Bool { self == .letter || self == .capital || self == .digit }
  /// Whether a letter stands here.
  var isLetter: Bool { self == .letter || self == .capital }
  /// Whether nothing stands here.
  var isGap: Bool { self == .space || self == .edge }
}

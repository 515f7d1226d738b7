/// What stands beside a delimiter, which decides whether it can open or close a run.
enum Neighbour: Sendable {
  /// White space, or the paragraph's edge.
  case space
  /// A letter or a digit.
  case word
  /// Punctuation that words begin with: an opening bracket or quote, a straight quote, a dash.
  case opening
  /// Punctuation that words end with.
  case closing
  /// Punctuation that may stand at either end: straight quotes, dashes, dots.
  case either
  /// Any other sign.
  case sign

  /// What starts at `at`.
  static func after(_ text: Span<UInt8>, _ at: Int) -> Neighbour {
    guard at < text.count else { return .space }
    let byte = text[at]
    let next = at + 1 < text.count ? text[at + 1] : 0x20
    switch byte {
    case UInt8(ascii: "."): return next == byte ? .either : .closing
    case UInt8(ascii: "-"): return next == byte || ascii(next) == .word ? .either : .closing
    case 0xC2, 0xE2: return at + 2 < text.count ? wide(byte, next, text[at + 2]) : wide(byte, next, 0x20)
    default: return ascii(byte)
    }
  }

  /// What ends before `at`.
  static func before(_ text: Span<UInt8>, _ at: Int) -> Neighbour {
    guard at > 0 else { return .space }
    let byte = text[at - 1]
    if byte < 0x80 { return ascii(byte) }
    if at >= 2, text[at - 2] == 0xC2 { return wide(0xC2, byte, 0) }
    if at >= 3, text[at - 3] == 0xE2 { return wide(0xE2, text[at - 2], byte) }
    return .word
  }

  private static func ascii(_ byte: UInt8) -> Neighbour {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      .word
    case 0x00...0x20: .space
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "#"),
      UInt8(ascii: "&"):
      .opening
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "%"):
      .closing
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "*"),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "/"):
      .either
    case 0x80...: .word
    default: .sign
    }
  }

  private static func wide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Neighbour {
    switch (first, second, third) {
    case (0xC2, 0xA0, _): .space
    case (0xC2, 0xA1, _), (0xC2, 0xAB, _), (0xC2, 0xBF, _): .either
    case (0xC2, 0xBB, _): .either
    case (0xC2, 0xB0, _), (0xC2, 0xA3, _): .word
    case (0xC2, _, _): .sign
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF): .space
    case (0xE2, 0x80, 0x90...0x9F), (0xE2, 0x80, 0xA6), (0xE2, 0x80, 0xB9...0xBA): .either
    case (0xE2, 0x80, _): .sign
    default: .word
    }
  }
}

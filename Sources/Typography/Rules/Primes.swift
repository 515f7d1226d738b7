/// Marks after figures: feet and inches, minutes and seconds.
enum Primes {
  /// Whether the mark after a figure is a unit of measure by what follows: `5' 10"`, `30' N`, `6'2`.
  static func isMeasure(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if isAfterTimes(text, range.lowerBound) { return true }
    var at = range.upperBound
    if at < text.count, text[at] == 0x20 { at += 1 }
    guard at < text.count else { return false }
    if text[at] == UInt8(ascii: "x"), Side.after(text, at + 1) == .space { return Side.after(text, at + 2) == .digit }
    if (0x30...0x39).contains(text[at]) { return closesWithMark(text, at) || at == range.upperBound }
    switch text[at] {
    case UInt8(ascii: "N"), UInt8(ascii: "S"), UInt8(ascii: "E"), UInt8(ascii: "W"):
      return !Side.after(text, at + 1).isWord
    default: return false
    }
  }

  /// Whether the figure that ends at `end` is the second of `9' x 12'`.
  private static func isAfterTimes(_ text: Span<UInt8>, _ end: Int) -> Bool {
    var at = end
    while at > 0, end - at < 4, (0x30...0x39).contains(text[at - 1]) { at -= 1 }
    return at > 3 && text[at - 1] == 0x20 && text[at - 2] == UInt8(ascii: "x") && text[at - 3] == 0x20
  }

  /// What it costs to read a double mark after a figure as inches or seconds.
  static func doubleCost(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    isAfterFeet(text, range.lowerBound) ? 0 : 30
  }

  /// Whether a figure with feet or minutes stands right before the figure that ends at `end`.
  private static func isAfterFeet(_ text: Span<UInt8>, _ end: Int) -> Bool {
    var at = end
    while at > 0, end - at < 4, (0x30...0x39).contains(text[at - 1]) || text[at - 1] == UInt8(ascii: ".") { at -= 1 }
    if at > 0, text[at - 1] == 0x20 { at -= 1 }
    return at > 1 && text[at - 1] == UInt8(ascii: "'") && (0x30...0x39).contains(text[at - 2])
  }

  /// Whether the figure that starts at `start` has a mark after it.
  private static func closesWithMark(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var at = start
    while at < text.count, at - start < 4, (0x30...0x39).contains(text[at]) { at += 1 }
    return at < text.count && (text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "'"))
  }
}

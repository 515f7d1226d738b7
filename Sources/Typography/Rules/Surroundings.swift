/// What stands on both sides of a quote mark when other marks beside it are looked through.
enum Surroundings {
  /// How many marks beside each other are looked through.
  private static let reach = 4

  /// The sides that tell how the mark at a range is meant.
  ///
  /// In `"'Tis` both marks stand before a letter. A mark between spaces (`said.' "`) stands where its neighbour does.
  static func sides(_ text: Span<UInt8>, _ range: Range<Int>, _ left: Side, _ right: Side) -> (Side, Side) {
    var (left, right) = (left, right)
    if left == .quote { left = before(text, range.lowerBound) }
    if right == .quote { right = after(text, range.upperBound) }
    guard right.isGap else {
      return (left, right)
    }
    if left == .space, Side.before(text, range.lowerBound - 1) == .quote {
      let beyond = before(text, range.lowerBound - 1)
      if !beyond.isGap { return (beyond, right) }
    }
    if left.isGap, right == .space, Side.after(text, range.upperBound + 1) == .quote {
      let beyond = after(text, range.upperBound + 1)
      if !beyond.isGap { return (left, beyond) }
    }
    return (left, right)
  }

  /// The side before the quote marks that end at `end`.
  static func before(_ text: Span<UInt8>, _ end: Int) -> Side {
    var at = end
    for _ in 0..<reach {
      let side = Side.before(text, at)
      guard side == .quote else { return side }
      at -= text[at - 1] < 0x80 ? 1 : text[at - 2] >= 0xC0 ? 2 : 3
    }
    return .quote
  }

  /// The side after the quote marks that start at `start`.
  static func after(_ text: Span<UInt8>, _ start: Int) -> Side {
    var at = start
    for _ in 0..<reach {
      let side = Side.after(text, at)
      guard side == .quote else { return side }
      at += text[at] < 0x80 ? 1 : text[at] < 0xE0 ? 2 : 3
    }
    return .quote
  }
}

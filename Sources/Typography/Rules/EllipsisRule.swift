/// Ellipses: three and four dots, with spaces between them or without.
extension Compositor {
  /// Sets the dots that start at `at`.
  ///
  /// - Returns: where to look on.
  mutating func setDots(_ text: Span<UInt8>, _ at: Int) -> Int {
    guard let (count, end) = Self.dots(text, at) else { return at + 1 }
    let left = Side.before(text, at)
    let glyphs: Glyphs
    switch count {
    case 3, 5, 6: glyphs = .ellipsis
    case 4: glyphs = left.isGap ? "…." : ".…"
    default: return end
    }
    var (start, stop) = (at, end)
    let right = Side.after(text, end)
    // `word ... word` loses the first space, `word ...word` and `The end. ... Then` do not.
    if left == .space, right.isGap || right == .stop || closesQuote(text, end),
      start - 1 >= galley.edited, text[start - 1] == 0x20, Self.canTouch(Side.before(text, start - 1))
    {
      start -= 1
    }
    if right == .space, text[end] == 0x20, isBareStop(text, end + 1) || closesQuote(text, end + 1) { stop = end + 1 }
    galley.set(start..<stop, glyphs)
    return stop
  }

  private static func canTouch(_ side: Side) -> Bool {
    side.isWord || side == .closing || side == .quote
  }

  /// Whether a question or exclamation mark stands at `at`, in a language that sets none apart.
  private func isBareStop(_ text: Span<UInt8>, _ at: Int) -> Bool {
    at < text.count && convention.highSpace == .none
      && (text[at] == UInt8(ascii: "?") || text[at] == UInt8(ascii: "!"))
  }

  /// Whether a quote mark at `at` ends the words before it.
  private func closesQuote(_ text: Span<UInt8>, _ at: Int) -> Bool {
    Side.after(text, at) == .quote && Surroundings.after(text, at).isGap
  }

  /// How many dots stand at `at`, all touching or all one space apart, and where they end; `nil` for fewer than three.
  private static func dots(_ text: Span<UInt8>, _ at: Int) -> (count: Int, end: Int)? {
    let step: Int
    if at + 1 < text.count, text[at + 1] == UInt8(ascii: ".") {
      step = 1
    } else if at + 2 < text.count, text[at + 1] == 0x20, text[at + 2] == UInt8(ascii: ".") {
      step = 2
    } else {
      return nil
    }
    var last = at
    var count = 1
    while last + step < text.count, text[last + step] == UInt8(ascii: "."), step == 1 || text[last + 1] == 0x20 {
      last += step
      count += 1
    }
    // `end. ...`: the first dot is the sentence's.
    if step == 2, last + 1 < text.count, text[last + 1] == UInt8(ascii: ".") { return nil }
    return count >= 3 ? (count, last + 1) : nil
  }
}

/// Spaces that a language wants before high punctuation and inside guillemets, and marks typed as two signs.
extension Compositor {
  /// Sets the space before `;`, `!` or `?`.
  mutating func setHighMark(_ text: Span<UInt8>, _ at: Int) -> Int {
    setSpace(text, before: at, convention.highSpace)
    return at + 1
  }

  /// Sets the space before `:`, unless an address stands here.
  mutating func setColon(_ text: Span<UInt8>, _ at: Int) -> Int {
    let end = protectAddress(text, at)
    if end == at + 1 { setSpace(text, before: at, convention.colonSpace) }
    return end
  }

  /// Sets the space inside a guillemet, which opens where it points left, or right in languages that turn them inward.
  mutating func spaceGuillemet(_ text: Span<UInt8>, _ at: Int, pointsLeft: Bool) {
    guard convention.guillemetSpace != .none else { return }
    if pointsLeft {
      var end = at + 2
      while end < text.count, text[end] == 0x20 { end += 1 }
      if Side.after(text, at + 2) != .space || end > at + 2 { galley.set(at + 2..<end, convention.guillemetSpace) }
    } else {
      setSpace(text, from: at, convention.guillemetSpace)
    }
  }

  /// Sets `,,` as the low quote that it stands for.
  mutating func setDoubledComma(_ text: Span<UInt8>, _ at: Int) -> Int {
    guard at + 2 < text.count, text[at + 1] == UInt8(ascii: ","), text[at + 2] != UInt8(ascii: ","),
      Side.before(text, at).isGap || Side.before(text, at) == .opening
    else { return at + 1 }
    noteOpening(at..<at + 2, .double)
    return at + 2
  }

  /// Sets `<<` and `>>` as the guillemets that they stand for.
  mutating func setAngles(_ text: Span<UInt8>, _ at: Int) -> Int {
    guard at + 1 < text.count, text[at + 1] == text[at], at + 2 == text.count || text[at + 2] != text[at] else {
      return at + 1
    }
    var (start, end) = (at, at + 2)
    if text[at] == UInt8(ascii: "<") {
      while convention.guillemetSpace != .none, end < text.count, text[end] == 0x20 { end += 1 }
      galley.set(start..<end, "«" + convention.guillemetSpace)
    } else {
      while convention.guillemetSpace != .none, start > galley.edited, text[start - 1] == 0x20 { start -= 1 }
      galley.set(start..<end, convention.guillemetSpace + "»")
    }
    return end
  }

  /// Sets the space before high punctuation where some belongs: after a word, not after other punctuation, not in
  /// figures (`10:30`) and faces (`:)`).
  private mutating func setSpace(_ text: Span<UInt8>, before at: Int, _ space: Glyphs) {
    let (left, right) = (Side.before(text, at), Side.after(text, at + 1))
    guard right.isGap || right == .stop || right == .quote || right == .closing || right == .ellipsis else { return }
    if left == .space {
      let isFace = right == .closing && text[at] != UInt8(ascii: "!") && text[at] != UInt8(ascii: "?")
      if !isFace, Side.before(text, at - 1) != .edge { setSpace(text, from: at, space) }
    } else if left.isWord || left == .closing || left == .quote {
      setSpace(text, from: at, space)
    }
  }

  /// Puts a space before `at` in place of the plain ones that stand there; a no-break space that does is left.
  private mutating func setSpace(_ text: Span<UInt8>, from at: Int, _ space: Glyphs) {
    var start = at
    while start > galley.edited, text[start - 1] == 0x20 { start -= 1 }
    if start == at, Side.before(text, at) == .space { return }
    galley.set(start..<at, space)
  }
}

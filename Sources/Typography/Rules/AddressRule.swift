/// Web and e-mail addresses are no prose: whatever rules did to them is taken back.
extension Compositor {
  /// Passes over the address that an `@` or a `://` stands in.
  ///
  /// - Returns: where to look on.
  mutating func protectAddress(_ text: Span<UInt8>, _ at: Int) -> Int {
    guard let end = addressEnd(text, at) else { return at + 1 }
    var start = at
    while start > 0, at - start < 64, !Self.bounds(text[start - 1]) { start -= 1 }
    galley.forgetEdits(from: start)
    while let last = marks.last, last.range.lowerBound >= start { marks.removeLast() }
    return end
  }

  /// Where the address with a sign at `at` ends; `nil` where it is none.
  private func addressEnd(_ text: Span<UInt8>, _ at: Int) -> Int? {
    let isMail = text[at] == UInt8(ascii: "@")
    if isMail {
      guard Side.before(text, at).isWord, Side.after(text, at + 1).isWord else { return nil }
    } else {
      guard at + 3 < text.count, text[at + 1] == UInt8(ascii: "/"), text[at + 2] == UInt8(ascii: "/") else {
        return nil
      }
    }
    var end = at + 1
    while end < text.count, !Self.bounds(text[end]), !isMail || text[end] != UInt8(ascii: "'") { end += 1 }
    while end > at + 1, Side.before(text, end) == .stop || text[end - 1] == UInt8(ascii: "'") { end -= 1 }
    return end
  }

  /// Whether a byte cannot stand in an address.
  private static func bounds(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == 0xE2
  }
}

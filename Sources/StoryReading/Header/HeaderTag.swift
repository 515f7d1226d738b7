/// The tags that archives and forums leave in a header: `<b>`, `[i]`, `<font size="+2">`.
enum HeaderTag {
  private static let longest = 80
  private static let names: Set = [
    "b", "i", "u", "s", "em", "p", "strong", "font", "center", "span", "div", "dt", "dd", "li", "td", "h1", "h2", "h3",
    "h4", "br", "a", "big", "small", "size", "color", "url",
  ]

  /// Where the tag that starts at an index ends; `nil` where none does.
  static func end(_ bytes: Bytes, _ at: Int) -> Int? {
    guard let close = closing(bytes[at]), at + 2 < bytes.endIndex,
      bytes[at + 1].isLetter || bytes[at + 1] == Ascii.slash
    else { return nil }
    let name = bytes[(at + 1)...].drop { $0 == Ascii.slash }.prefix { $0.isLetter || $0.isDigit }
    guard name.count <= 6, names.contains(name.folded.string) else { return nil }
    // A word in brackets that is no whole tag is a remark: `[a story]`, `<i guess>`.
    let rest = bytes[name.endIndex..<min(bytes.endIndex, at + longest)]
    guard let end = rest.firstIndex(of: close),
      rest.startIndex == end || rest[..<end].contains(Ascii.equals) || rest[..<end].trimmed.elementsEqual("/".utf8)
    else { return nil }
    return end + 1
  }

  /// Whether a tag closes what another opened.
  static func isClosing(_ bytes: Bytes, _ at: Int) -> Bool { bytes[at + 1] == Ascii.slash }

  /// A text without the tags at its ends.
  static func without(_ text: Bytes) -> Bytes {
    var text = text
    while let first = text.first, closing(first) != nil, let end = end(text, text.startIndex) {
      text = text[end...].trimmed
    }
    while let last = text.last, last == Ascii.greater || last == Ascii.closeSquare,
      let open = text.lastIndex(of: last == Ascii.greater ? Ascii.less : Ascii.openSquare),
      end(text, open) == text.endIndex
    {
      text = text[..<open].trimmed
    }
    return text
  }

  private static func closing(_ byte: UInt8) -> UInt8? {
    byte == Ascii.less ? Ascii.greater : byte == Ascii.openSquare ? Ascii.closeSquare : nil
  }
}

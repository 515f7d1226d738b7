/// Tags that old archives and forums leave in their text, read in pairs: `<i>...</i>`, `[b]...[/b]`, `<a href="...">`.
///
/// A tag counts only with its partner, so that `<laughed>`, `<3`, `<g>` and a lone `<i>` stay text. Pairs of different
/// tags may cross, as they do in text that nobody checked.
struct InlineTags: Sendable {
  /// How many openers of one tag may wait; the depth of what is read is bounded by it.
  private static let depth = 8
  /// How long a tag can be, in bytes: an address included.
  private static let reach = 600

  /// How many bytes of tags have been looked at since the reader was made: a measure for tests of linearity.
  private(set) var work = 0
  /// The openers that wait for their closers, and where they stand among the marks.
  private var waiting: [(name: Name, mark: Int)] = []

  /// The tags that mean something inside a paragraph; each is closed by its own name only.
  private enum Name: String {
    case i, em, cite, dfn, b, strong, u, ins, s, strike, del, sup, sub, a, span, font, small, big, tt, br, url, color,
      size

    init?(_ text: Span<UInt8>, _ range: Range<Int>) {
      guard (1...6).contains(range.count) else { return nil }
      self.init(rawValue: String(decoding: range.map { text[$0] | 0x20 }, as: UTF8.self))
    }

    var style: InlineStyle {
      switch self {
      case .i, .em, .cite, .dfn: .emphasis
      case .b, .strong: .strong
      case .u, .ins: .underline
      case .s, .strike, .del: .strikethrough
      case .sup: .superscript
      case .sub: .subscript
      case .a, .url: .link
      case .span, .font, .small, .big, .tt, .br, .color, .size: .plain
      }
    }

    /// Whether the tag is known between these brackets.
    func isKnown(in opening: UInt8) -> Bool {
      switch self {
      case .i, .b, .u, .s, .em, .strong, .strike, .sup, .sub: true
      case .url, .color, .size: opening == UInt8(ascii: "[")
      case .cite, .dfn, .ins, .del, .a, .span, .font, .small, .big, .tt, .br: opening == UInt8(ascii: "<")
      }
    }
  }

  /// Whether a link's tag waits for its closer.
  var isInLink: Bool { waiting.contains { $0.name == .a || $0.name == .url } }

  /// Forgets the paragraph, keeps the buffers.
  mutating func clear() {
    waiting.removeAll(keepingCapacity: true)
  }

  /// Reads the tag that starts at `start` with `<` or `[`.
  ///
  /// - Returns: where the tag ends; one byte on where no known tag starts.
  mutating func read(_ text: Span<UInt8>, at start: Int, into marks: inout [InlineMark]) -> Int {
    let closing = text[start] == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "]")
    var at = start + 1
    let isCloser = at < text.count && text[at] == UInt8(ascii: "/")
    if isCloser { at += 1 }
    let nameStart = at
    while at < text.count, at - nameStart < 8, (0x61...0x7A).contains(text[at] | 0x20) { at += 1 }
    guard let name = Name(text, nameStart..<at), name.isKnown(in: text[start]), at < text.count else {
      return start + 1
    }
    let attributes = at
    // Only attributes, a slash or the end may follow the name: `<i guess>` is somebody's aside.
    let limit = min(text.count, start + Self.reach)
    while at < limit, text[at] != closing, text[at] != text[start] { at += 1 }
    work += at - start
    guard at < limit, text[at] == closing, Self.areAttributes(text, attributes..<at) else { return start + 1 }
    let range = start..<at + 1

    if name == .br {
      marks.append(InlineMark(range: range, action: .lineBreak))
    } else if isCloser {
      guard let place = waiting.lastIndex(where: { $0.name == name }) else { return start + 1 }
      let opener = waiting.remove(at: place).mark
      marks[opener].action = Self.opening(name, text, marks[opener].range, until: start)
      marks.append(InlineMark(range: range, action: .close(name.style)))
    } else if waiting.count(where: { $0.name == name }) < Self.depth {
      waiting.append((name, marks.count))
      marks.append(InlineMark(range: range, action: .none))
    }
    return range.upperBound
  }

  /// What a tag opens, now that its partner was found at `end`.
  private static func opening(_ name: Name, _ text: Span<UInt8>, _ tag: Range<Int>, until end: Int) -> InlineMark.Action
  {
    switch name {
    case .a: .openLink(attribute("href", text, tag) ?? tag.upperBound..<tag.upperBound)
    case .url:
      if let equals = tag.first(where: { text[$0] == UInt8(ascii: "=") }) {
        .openLink(unquoted(text, equals + 1..<tag.upperBound - 1))
      } else {
        .openLink(tag.upperBound..<end)
      }
    default: .open(name.style)
    }
  }

  /// Whether what follows a tag's name is nothing, a slash, or `name=value` pairs.
  private static func areAttributes(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = range.first(where: { text[$0] != 0x20 && text[$0] != UInt8(ascii: "/") }) else { return true }
    if first == range.lowerBound { return text[first] == UInt8(ascii: "=") }
    return range.contains { text[$0] == UInt8(ascii: "=") }
  }

  /// The value of a tag's attribute.
  private static func attribute(_ name: StaticString, _ text: Span<UInt8>, _ tag: Range<Int>) -> Range<Int>? {
    let length = name.utf8CodeUnitCount
    for at in tag where at + length < tag.upperBound && text[at] <= 0x20 {
      guard (0..<length).allSatisfy({ text[at + 1 + $0] | 0x20 == name.utf8Start[$0] }) else { continue }
      var value = at + 1 + length
      while value < tag.upperBound, text[value] == 0x20 { value += 1 }
      guard value < tag.upperBound, text[value] == UInt8(ascii: "=") else { continue }
      return unquoted(text, value + 1..<tag.upperBound - 1)
    }
    return nil
  }

  /// A value without the quotes about it.
  private static func unquoted(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, text[start] == 0x20 { start += 1 }
    guard start < range.upperBound, text[start] == UInt8(ascii: "\"") || text[start] == UInt8(ascii: "'") else {
      let end = (start..<range.upperBound).first { text[$0] == 0x20 } ?? range.upperBound
      return start..<end
    }
    let end = (start + 1..<range.upperBound).first { text[$0] == text[start] } ?? range.upperBound
    return start + 1..<end
  }
}

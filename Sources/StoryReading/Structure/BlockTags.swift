/// Reads the block tags that old archives and forums left in their texts (`<p>`, `<br>`, `<hr>`, `[center]`) as what they
/// mean.
///
/// Each tag gives way to line ends and spaces of the same length, so that the stages after this see plain text; inline
/// tags stay where they are, and so does `<laughed>`.
struct BlockTags: Sendable {
  /// The text without its block tags.
  private(set) var text: SourceText
  /// The bytes of the tags that gave way.
  private(set) var removed: [UInt8] = []
  /// For each line of `text` the line that it was before, both counted from 0; empty where they are the same.
  private(set) var origins: [Int] = []

  /// Reads a text's block tags.
  init(_ text: SourceText) {
    self.text = text
    var bytes = text.bytes
    var (angle, square) = (Self.next(0x3C, bytes, 0), Self.next(0x5B, bytes, 0))
    while case let start = min(angle, square), start < bytes.count {
      var end = start + 1
      if let (tag, tagEnd) = Self.tag(bytes, start) {
        end = tagEnd
        removed += bytes[start..<end]
        let marks = tag.marks
        for offset in start..<end { bytes[offset] = offset - start < marks.count ? marks[offset - start] : 0x20 }
      }
      if angle < end { angle = Self.next(0x3C, bytes, end) }
      if square < end { square = Self.next(0x5B, bytes, end) }
    }
    guard !removed.isEmpty else { return }
    self.text = SourceText(utf8: bytes)
    var line = 0
    origins = self.text.lines.map { new in
      while line + 1 < text.lines.count, text.lines[line + 1].start <= new.start { line += 1 }
      return line
    }
  }

  private static func next(_ byte: UInt8, _ bytes: [UInt8], _ start: Int) -> Int {
    bytes.withUnsafeBufferPointer { SourceText.next(byte, in: $0, from: start) }
  }

  /// The block tags.
  private enum Tag {
    case paragraph, lineBreak, rule, division, heading

    init?(_ name: [UInt8]) {
      switch String(decoding: name, as: UTF8.self) {
      case "p": self = .paragraph
      case "br": self = .lineBreak
      case "hr": self = .rule
      case "center", "div", "blockquote", "body", "html", "section", "article": self = .division
      case "h1", "h2", "h3", "h4", "h5", "h6": self = .heading
      default: return nil
      }
    }

    /// What stands in the tag's place; never longer than the shortest such tag.
    var marks: [UInt8] {
      switch self {
      case .paragraph: [0x0A, 0x0A]
      case .lineBreak: [0x0A]
      // A rule is drawn as an ornament on a line of its own.
      case .rule: [0x0A, 0x2A, 0x0A]
      case .division: [0x0A, 0x0A]
      case .heading: [0x0A, 0x0A]
      }
    }
  }

  /// The block tag that starts at a `<` or `[`, and its end; `nil` where none does.
  private static func tag(_ bytes: [UInt8], _ start: Int) -> (Tag, end: Int)? {
    let close: UInt8 = bytes[start] == 0x3C ? 0x3E : 0x5D
    var at = start + 1
    if at < bytes.count, bytes[at] == 0x2F { at += 1 }
    var name: [UInt8] = []
    while at < bytes.count, name.count < 11, isWord(bytes[at]) {
      name.append(bytes[at] >= 0x41 && bytes[at] <= 0x5A ? bytes[at] + 0x20 : bytes[at])
      at += 1
    }
    guard at < bytes.count, let tag = Tag(name), bytes[at] == close || bytes[at] == 0x20 || bytes[at] == 0x2F else {
      return nil
    }
    // Of what stands in square brackets only this is a tag: `[p]` and `[section]` are somebody's words.
    if close == 0x5D { return name.elementsEqual("center".utf8) && bytes[at] == close ? (tag, at + 1) : nil }
    // Attributes, to the end of the tag on the same line.
    let limit = min(bytes.count, at + 200)
    while at < limit, bytes[at] != close {
      guard bytes[at] != 0x0A, bytes[at] != 0x0D, bytes[at] != 0x3C else { return nil }
      at += 1
    }
    return at < limit ? (tag, at + 1) : nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

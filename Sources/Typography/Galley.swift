internal import StoryModel

/// A paragraph laid out as one run of bytes, so that rules see across emphasis and links, and the changes to it.
///
/// The inlines are flattened, rules note edits, and the inlines are built again; a run without an edit keeps its string.
struct Galley: Sendable {
  /// A place in the text that is set otherwise.
  struct Edit: Sendable {
    /// The bytes that give way; empty to put something in.
    var range: Range<Int>
    /// What is set instead.
    var glyphs: Glyphs
  }

  /// The paragraph's text as UTF-8; a line break is LF, an image U+FFFC, and a page break of the source is nothing.
  private(set) var text: [UInt8] = []
  /// What is to be set otherwise, in the order of the text, without overlap.
  private(set) var edits: [Edit] = []
  private var setRun: [UInt8] = []

  /// Where the last edit ends: no other can start before.
  var edited: Int { edits.last?.range.upperBound ?? 0 }

  /// Lays out a paragraph.
  mutating func lay(_ inlines: [Inline]) {
    text.removeAll(keepingCapacity: true)
    edits.removeAll(keepingCapacity: true)
    append(inlines)
  }

  private mutating func append(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let words): append(words)
      case .lineBreak: text.append(0x0A)
      case .image: text += Self.imageSign
      case .pageBreak: break
      case .emphasis(let inner), .strong(let inner), .underline(let inner), .strikethrough(let inner),
        .superscript(let inner), .subscript(let inner), .foreign(_, let inner), .link(_, let inner):
        append(inner)
      }
    }
  }

  private mutating func append(_ words: String) {
    if words.utf8.withContiguousStorageIfAvailable({ text.append(contentsOf: $0) }) == nil {
      text.append(contentsOf: words.utf8)
    }
  }

  private static let imageSign = Array("\u{FFFC}".utf8)

  /// Notes an edit; its range starts no earlier than `edited`.
  mutating func set(_ range: Range<Int>, _ glyphs: Glyphs) {
    edits.append(Edit(range: range, glyphs: glyphs))
  }

  /// Changes what an edit sets, which was noted to keep its place.
  mutating func resolve(_ edit: Int, _ glyphs: Glyphs) {
    edits[edit].glyphs = glyphs
  }

  /// Takes back the edits that start at or after a place: it turned out to be no prose.
  mutating func forgetEdits(from start: Int) {
    while let last = edits.last, last.range.lowerBound >= start { edits.removeLast() }
  }

  /// The inlines with all edits made.
  mutating func rebuilt(_ inlines: [Inline]) -> [Inline] {
    guard !edits.isEmpty else { return inlines }
    var cursor = Cursor()
    return rebuild(inlines, &cursor)
  }

  /// How far the building has come.
  private struct Cursor {
    var at = 0
    var edit = 0
  }

  private mutating func rebuild(_ inlines: [Inline], _ cursor: inout Cursor) -> [Inline] {
    var rebuilt: [Inline] = []
    rebuilt.reserveCapacity(inlines.count)
    for inline in inlines {
      switch inline {
      case .text(let words):
        let set = rebuild(words, &cursor)
        if !set.isEmpty { rebuilt.append(.text(set)) }
      case .lineBreak:
        cursor.at += 1
        rebuilt.append(inline)
      case .image:
        cursor.at += Self.imageSign.count
        rebuilt.append(inline)
      case .pageBreak:
        rebuilt.append(inline)
      case .emphasis, .strong, .underline, .strikethrough, .superscript, .subscript, .foreign, .link:
        let inner = rebuild(inline.children, &cursor)
        if !inner.isEmpty { rebuilt.append(inline.holding(inner)) }
      }
    }
    return rebuilt
  }

  /// One run's words with the edits that fall into it. An edit that starts here and reaches into the next run sets its
  /// glyphs here and takes its bytes from both.
  private mutating func rebuild(_ words: String, _ cursor: inout Cursor) -> String {
    let end = cursor.at + words.utf8.count
    var copied = cursor.at
    cursor.at = end
    guard cursor.edit < edits.count, edits[cursor.edit].range.lowerBound < end else { return words }
    setRun.removeAll(keepingCapacity: true)
    while cursor.edit < edits.count, edits[cursor.edit].range.lowerBound < end {
      let edit = edits[cursor.edit]
      if edit.range.lowerBound >= copied {
        setRun.append(contentsOf: text[copied..<edit.range.lowerBound])
        edit.glyphs.append(to: &setRun)
      }
      copied = min(edit.range.upperBound, end)
      if edit.range.upperBound > end { break }
      cursor.edit += 1
    }
    setRun.append(contentsOf: text[copied..<end])
    return String(validUTF8: setRun.span)
  }
}

extension Inline {
  /// The same meaning laid over other inlines; itself where it holds none.
  fileprivate func holding(_ inlines: [Inline]) -> Inline {
    switch self {
    case .text, .lineBreak, .image, .pageBreak: self
    case .emphasis: .emphasis(inlines)
    case .strong: .strong(inlines)
    case .underline: .underline(inlines)
    case .strikethrough: .strikethrough(inlines)
    case .superscript: .superscript(inlines)
    case .subscript: .subscript(inlines)
    case .foreign(let language, _): .foreign(language: language, inlines)
    case .link(let target, _): .link(target: target, inlines)
    }
  }
}

package import StoryModel

/// Reads the words of a paragraph, a heading or a header value: joins its lines, reads its markup.
///
/// Knows `*emphasis*`, `_emphasis_`, `/emphasis/`, `**strong**`, `__strong__`, `***both***`, `~~struck~~`, inline HTML
/// and BBCode tags in pairs, character references, and web addresses. Works on bytes in buffers that are used again for
/// the next paragraph; time is linear in the size of the text, whatever stands in it.
package struct InlineReader: Sendable {
  /// Where hyphens stand at line ends that are the typesetter's and no part of the word; set once a text.
  package var droppedHyphens: Set<Int> = []
  /// Where pages of the printed source begin, in order; set once a text.
  var pageBreaks: [PageBreak] = []
  /// Letters and digits of markup that was read, in the order of reading, among other bytes: tags, character references.
  package private(set) var removed: [UInt8] = []
  /// The characters that stand for what was removed: the `é` of `&eacute;`.
  package private(set) var added: [UInt8] = []

  private var text = ParagraphText()
  /// Emphasis that runs over the paragraphs which are read now.
  private var running: ArraySlice<RunningEmphasis> = []
  private(set) var scanner = InlineScanner()

  /// Makes a reader.
  package init() {}

  /// A reader of the same text that has read nothing yet.
  var apart: InlineReader {
    var reader = InlineReader()
    reader.droppedHyphens = droppedHyphens
    reader.pageBreaks = pageBreaks
    return reader
  }

  /// Counts the markup that another reader read as read by this one.
  mutating func takeMarkup(of other: InlineReader) {
    removed += other.removed
    added += other.added
  }

  /// The inlines of some lines of a text.
  ///
  /// - Parameters:
  ///   - source: the story's text.
  ///   - lines: which lines, counted from 0; blank ones among them are white space.
  ///   - keepingLines: whether a line's end is one in the book too, as in verse.
  package mutating func inlines(of source: SourceText, lines: Range<Int>, keepingLines: Bool = false) -> [Inline] {
    gather(source, lines.lazy.map { source.lines[$0].text }, keepingLines: keepingLines)
    return build()
  }

  /// The inlines of some pieces of a text, which are joined as lines are.
  ///
  /// - Parameters:
  ///   - source: the story's text.
  ///   - pieces: ranges of its bytes, in order.
  package mutating func inlines(of source: SourceText, pieces: [Range<Int>]) -> [Inline] {
    gather(source, pieces, keepingLines: false)
    return build()
  }

  /// Looks over paragraphs that follow each other for emphasis that is opened in one and closed in a later one, so that
  /// reading them one by one finds it.
  ///
  /// - Parameters:
  ///   - source: the story's text.
  ///   - paragraphs: the lines of each, in order.
  package mutating func lookOver(_ source: SourceText, paragraphs: [Range<Int>]) {
    running = RunningEmphasisFinder(source, paragraphs).find()[...]
  }

  private mutating func gather(_ source: SourceText, _ pieces: some Sequence<Range<Int>>, keepingLines: Bool) {
    text.clear()
    source.bytes.withUnsafeBufferPointer { bytes in
      var end = 0
      for piece in pieces where !piece.isEmpty {
        let dropsHyphen = !droppedHyphens.isEmpty && droppedHyphens.contains(end - 1)
        text.join(before: bytes, piece, keepingLines: keepingLines, dropsHyphen: dropsHyphen)
        gather(bytes, piece)
        end = piece.upperBound
      }
    }
    text.trim()
  }

  /// Takes a piece of the source; markup of emphasis that runs over paragraphs is settled here.
  private mutating func gather(_ bytes: UnsafeBufferPointer<UInt8>, _ piece: Range<Int>) {
    var at = piece.lowerBound
    while let emphasis = running.first, emphasis.closer.upperBound <= piece.lowerBound { running.removeFirst() }
    for emphasis in running where at < emphasis.closer.upperBound {
      guard emphasis.openers[0].lowerBound < piece.upperBound else { break }
      if text.bytes.isEmpty, at == piece.lowerBound, emphasis.inside.contains(at) {
        text.mark(emphasis.style, opens: true)
      }
      for opener in emphasis.openers where piece.contains(opener.lowerBound) && at <= opener.lowerBound {
        take(bytes, at..<opener.lowerBound)
        if opener == emphasis.openers[0] { text.mark(emphasis.style, opens: true) }
        leaveOut(bytes, opener)
        at = opener.upperBound
      }
      if piece.contains(emphasis.closer.lowerBound), at <= emphasis.closer.lowerBound {
        take(bytes, at..<emphasis.closer.lowerBound)
        text.mark(emphasis.style, opens: false)
        leaveOut(bytes, emphasis.closer)
        at = emphasis.closer.upperBound
      }
    }
    take(bytes, at..<piece.upperBound)
  }

  /// Takes words of the source, and notes the pages that begin among them.
  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var at = range.lowerBound
    if !pageBreaks.isEmpty {
      let first = pageBreaks.indices.firstSorted { pageBreaks[$0].offset >= range.lowerBound }
      for page in pageBreaks[first...].prefix(while: { $0.offset < range.upperBound }) {
        takeWords(bytes, at..<page.offset)
        text.markPage(page.label)
        added += page.label.utf8
        at = page.offset
      }
    }
    takeWords(bytes, at..<range.upperBound)
  }

  private mutating func takeWords(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    text.append(bytes, range) { range, scalar in
      removed.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
      added.append(contentsOf: Array(String(scalar).utf8))
    }
  }

  private mutating func leaveOut(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    removed.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
  }

  private mutating func build() -> [Inline] {
    guard !text.bytes.isEmpty else { return [] }
    guard !text.triggers.isEmpty else { return [.text(String(validUTF8: text.bytes.span))] }
    let (bytes, triggers) = (text.bytes, text.triggers)
    scanner.scan(bytes.span, triggers: triggers.span)
    for mark in scanner.marks where mark.isTag { removed += bytes[mark.range] }
    let marks = scanner.marks
    return bytes.withUnsafeBufferPointer { InlineBuilder.build($0, marks) }
  }
}

internal import StoryModel

/// How a story's body is divided: its chapters and their blocks, and how its paragraphs were told apart.
struct Structure: Sendable {
  /// The chapters in reading order.
  var chapters: [Chapter]
  /// What the book was printed with and is not to be read: lists of contents, title pages.
  var setAside: [Block]
  /// How the paragraphs were told apart.
  var paragraphing: Paragraphing
  /// What is doubtful.
  var findings: [Finding]

  /// Finds the structure of some lines of a text.
  init(_ text: MeasuredText, _ range: Range<Int>) {
    paragraphing = Paragraphing(text, range)
    var detector = HeadingDetector(text, range, paragraphing)
    let headings = detector.headings()
    var outline = ChapterOutline(
      text: text, detector: detector, headings: headings,
      builder: BlockBuilder(text: text, paragraphing: paragraphing, inlines: InlineReader()))
    chapters = outline.chapters()
    setAside = outline.setAside
    findings = []
  }

  /// The paragraphs of some lines in which no structure is looked for.
  static func plainBlocks(_ text: MeasuredText, _ range: Range<Int>) -> [Block] {
    let paragraphing = Paragraphing(text, range)
    let passages = paragraphing.passages(of: text, range) { _ in false }
    var builder = BlockBuilder(text: text, paragraphing: paragraphing, inlines: InlineReader())
    return builder.blocks(passages[...])
  }
}

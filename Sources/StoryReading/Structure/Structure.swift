internal import StoryModel

/// How a story's body is divided: its chapters and their blocks, and how its paragraphs were told apart.
struct Structure: Sendable {
  /// The chapters in reading order.
  var chapters: [Chapter]
  /// What the book was printed with and is not to be read: lists of contents, title pages.
  var setAside: [Block]
  /// The line, counted from 1, where the first of that stands.
  var setAsideLine: Int?
  /// Words that stand in the book once though the file has them again, as ranges of the bytes.
  var repeated: [Range<Int>]
  /// Words that stand in the book twice though the file has them once: titles taken from a list of contents.
  var supplied: [Range<Int>]
  /// How the paragraphs were told apart.
  var paragraphing: Paragraphing
  /// What is doubtful.
  var findings: [Finding] = []

  /// Finds the structure of some lines of a text.
  ///
  /// - Parameters:
  ///   - range: the lines of the telling.
  ///   - title: the story's title, where it is known: repeated above the text it is no heading.
  ///   - opening: lines above it that head the telling: `Chapter One` between title and author.
  ///   - chapterPattern: a regular expression for the lines that are headings; `nil` to find them.
  ///   - crew: who works on it.
  ///   - inlines: reads the words of the blocks.
  /// - Throws: an error where the pattern is no regular expression.
  init(
    _ text: MeasuredText, _ range: Range<Int>, title: String?, openedBy opening: [Int], chapterPattern: String?,
    by crew: Crew, inlines: inout InlineReader
  ) throws(ReadingError) {
    paragraphing = Paragraphing(text, range)
    let headings: [Heading]
    var detector: HeadingDetector
    if let chapterPattern {
      let pattern = try Self.regex(chapterPattern)
      detector = HeadingDetector(text, range, paragraphing, storyTitle: title) { line in
        text.source.string(line).firstMatch(of: pattern) != nil
      }
      headings = detector.markedHeadings()
    } else {
      detector = HeadingDetector(text, range, paragraphing, storyTitle: title)
      headings = detector.headings()
    }
    findings = HeadingDoubts.findings(headings, hasPattern: chapterPattern != nil)
    var outline = ChapterOutline(
      text: text, detector: detector, headings: headings,
      builder: BlockBuilder(
        text: text, paragraphing: paragraphing, inlines: inlines,
        sceneGap: SceneBreaks.gap(text, detector.survey, headings, paragraphing)),
      crew: crew)
    chapters = outline.chapters()
    setAside = outline.setAside
    repeated = outline.repeated
    supplied = headings.filter(\.isTitleSupplied).flatMap(\.title)
    setAsideLine = outline.setAsideLine
    inlines = outline.builder.inlines
    Self.head(&chapters, text, opening, &inlines)
  }

  /// A pattern that a person gives, ready to be matched.
  static func regex(_ pattern: String) throws(ReadingError) -> Regex<AnyRegexOutput> {
    do {
      return try Regex(pattern)
    } catch {
      throw ReadingError(
        "bad-chapter-pattern", "“\(pattern)” is not a regular expression: \(error)", remedy: "mend --chapter-pattern")
    }
  }

  /// The paragraphs of some lines in which no structure is looked for.
  static func plainBlocks(_ text: MeasuredText, _ range: Range<Int>, _ inlines: inout InlineReader) -> [Block] {
    let paragraphing = Paragraphing(text, range)
    let passages = paragraphing.passages(of: text, range) { _ in false }
    var builder = BlockBuilder(text: text, paragraphing: paragraphing, inlines: inlines)
    defer { inlines = builder.inlines }
    return builder.paragraphs(passages[...])
  }

  /// Gives the story's first words the heading that stood among the header's lines. Where they have one of their own it
  /// is a chapter above them; a part's holds them and the chapters up to the next part.
  private static func head(
    _ chapters: inout [Chapter], _ text: MeasuredText, _ lines: [Int], _ inlines: inout InlineReader
  ) {
    var reader = HeadingReader(text.source)
    for line in lines.reversed() {
      let range = text.source.lines[line].text
      let wording = reader.read(range, text.features[line])
      var headed = Chapter(
        kind: wording?.kind ?? .chapter,
        label: wording.map { inlines.inlines(of: text.source, pieces: [$0.label]) } ?? [],
        title: inlines.inlines(of: text.source, pieces: [wording?.title ?? range]),
        evidence: Evidence(line: line + 1, rule: "heading among the header's lines", confidence: 0.9))
      var held = 0
      if let first = chapters.first, first.label.isEmpty, first.title.isEmpty {
        (headed.blocks, headed.children) = (first.blocks, first.children)
        held = 1
      }
      if headed.kind == .part {
        let end = chapters[held...].firstIndex { $0.kind == .part } ?? chapters.endIndex
        headed.children += chapters[held..<end]
        held = end
      }
      // A part that holds nothing is a chapter.
      if headed.kind == .part, headed.children.isEmpty { headed.kind = .chapter }
      chapters.replaceSubrange(..<held, with: [headed])
    }
  }
}

internal import StoryModel

/// How a story's body is divided: its chapters and their blocks, and how its paragraphs were told apart.
struct Structure: Sendable {
  /// The chapters in reading order.
  var chapters: [Chapter]
  /// How the paragraphs were told apart.
  var paragraphing: Paragraphing
  /// What is doubtful.
  var findings: [Finding]

  /// Finds the structure of some lines of a text.
  init(_ text: MeasuredText, _ range: Range<Int>) {
    paragraphing = Paragraphing(text, range)
    var survey = PassageSurvey(text, range, paragraphing)
    HeadingSequence.link(&survey.candidates) { _ in false }
    let score = HeadingScore(text: text, paragraphing: paragraphing)
    for index in survey.candidates.indices { survey.candidates[index].score = score.score(survey.candidates[index]) }
    let headings = survey.candidates.filter { $0.score >= HeadingCandidate.threshold }
    var outline = ChapterOutline(
      text: text, survey: survey, headings: headings,
      builder: BlockBuilder(text: text, paragraphing: paragraphing, inlines: InlineReader()))
    chapters = outline.chapters()
    findings = []
  }
}

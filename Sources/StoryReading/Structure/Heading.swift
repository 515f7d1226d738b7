internal import StoryModel

/// A heading that was found: what it says, where it stands, and what it divides.
struct Heading: Sendable {
  /// The passages that it takes up.
  var passages: Range<Int>
  /// The index of its first line.
  var line: Int
  /// The sort of wording.
  var form: HeadingWording.Form
  /// What the division is to its story.
  var kind: Chapter.Kind
  /// How large the division is.
  var rank: HeadingVocabulary.Rank
  /// Its number, where it has one.
  var number: Int?
  /// The pieces of the text that are its label and its title.
  var label: [Range<Int>]
  var title: [Range<Int>]
  /// Whether the title was taken from the list of contents.
  var isTitleSupplied = false
  /// The larger division that the same line names.
  var above: HeadingWording.Above?
  /// The story's title, where the heading says it again.
  var repeated: Range<Int>?
  /// Whether the list of contents has it.
  var isListed: Bool
  /// Which rule found it, and how sure that is.
  var rule: String
  var confidence: Double
}

/// Finds the headings of a text among its passages.
struct HeadingDetector {
  let text: MeasuredText
  let paragraphing: Paragraphing
  private(set) var survey: PassageSurvey
  private(set) var contents: ContentsList

  /// The hash of the story's title, which repeated above the text is no heading.
  let storyTitle: UInt64?

  /// Surveys some lines of a text.
  ///
  /// - Parameter isMarked: whether the person says that a line is a heading; `nil` where they say nothing.
  init(
    _ text: MeasuredText, _ range: Range<Int>, _ paragraphing: Paragraphing, storyTitle: String?,
    isMarked: ((Int) -> Bool)? = nil
  ) {
    self.text = text
    self.paragraphing = paragraphing
    self.storyTitle = storyTitle.map { title in
      var hash = FoldedHash()
      hash.append(contentsOf: title.utf8)
      return hash.value
    }
    survey = PassageSurvey(text, range, paragraphing, storyTitle: storyTitle, isMarked: isMarked)
    contents = ContentsList(text, survey, paragraphing)
    if !contents.entries.isEmpty { survey.addQuotedTitles(text, listedIn: contents) }
  }

  /// The headings that the person marked, in order: each as large as its words say.
  mutating func markedHeadings() -> [Heading] {
    var headings = survey.candidates.map { candidate in
      var heading = heading(candidate, title: 0)
      (heading.rule, heading.confidence) = ("matches the chapter pattern", 1)
      return heading
    }
    HeadingLevels.settle(&headings)
    return headings
  }

  /// The headings in order.
  mutating func headings() -> [Heading] {
    let contents = contents
    survey.candidates.removeAll { contents.contains(passage: $0.passage) || $0.wording.form == .closing }
    HeadingSequence.link(&survey.candidates)
    HeadingSequence.count(&survey.candidates, text.source.bytes)
    HeadingSequence.bridge(&survey.candidates)
    var score = HeadingScore(text: text, paragraphing: paragraphing, contents: contents, candidates: survey.candidates)
    for index in survey.candidates.indices where survey.candidates[index].isNumberedOrNamed {
      survey.candidates[index].score = score.score(survey.candidates[index])
    }
    let strong = survey.candidates.indices.filter { survey.candidates[$0].score >= HeadingCandidate.threshold }
    // Numbers that begin again and again are sections of what has titles.
    let firsts = strong.count {
      survey.candidates[$0].wording.form == .number && survey.candidates[$0].wording.number == 1
    }
    score.strongHeadings = firsts < 2 ? strong.count : strong.count { survey.candidates[$0].wording.form != .number }
    let titles = TitleLines(text: text, survey: survey, paragraphing: paragraphing, contents: contents)
    let taken = titles.lines(below: strong)
    var headings: [Heading] = []
    var free = 0
    for index in survey.candidates.indices {
      let candidate = survey.candidates[index]
      guard candidate.passage >= free else { continue }
      if !candidate.isNumberedOrNamed {
        let isTitle = hash(candidate.wording.title) == storyTitle
        survey.candidates[index].score = isTitle ? 0 : score.score(candidate)
      }
      guard survey.candidates[index].score >= HeadingCandidate.threshold else { continue }
      let heading = heading(
        survey.candidates[index], title: taken[index] ?? 0, isUnderlined: score.isUnderlined(candidate))
      free = heading.passages.upperBound
      headings.append(heading)
    }
    contents.supplyTitles(of: &headings)
    HeadingLevels.settle(&headings)
    return headings
  }

  private func hash(_ range: Range<Int>) -> UInt64 {
    var hash = FoldedHash()
    hash.append(contentsOf: text.source.bytes[range])
    return hash.value
  }

  private func heading(_ candidate: HeadingCandidate, title passages: Int, isUnderlined: Bool = false) -> Heading {
    let wording = candidate.wording
    let lines = survey.passages[candidate.passage].lines
    var title = wording.title.isEmpty ? [] : [wording.title]
    let below = survey.passages[candidate.passage + 1..<candidate.passage + 1 + passages].flatMap(\.lines)
    title += (lines.dropFirst() + below).filter { !text.isBlank($0) }.map { line in
      let range = text.source.lines[line].text
      let marks = Marks(text.source.bytes, range)
      return marks.mark == 0 ? range : marks.inner
    }
    let rank: HeadingVocabulary.Rank
    switch wording.form {
    case .division(let named): rank = named
    case .number, .named, .date, .capitals, .title, .contents, .closing: rank = .chapter
    }
    return Heading(
      passages: candidate.passage..<candidate.passage + 1 + passages + (isUnderlined ? 1 : 0), line: candidate.line,
      form: wording.form, kind: wording.kind, rank: rank, number: wording.number,
      label: wording.label.isEmpty ? [] : [wording.label], title: title,
      above: wording.above, repeated: wording.repeated,
      isListed: !wording.title.isEmpty && contents.lists(hash(wording.title)),
      rule: candidate.rule, confidence: min(1, candidate.score))
  }
}

internal import StoryModel

/// Builds the tree of chapters from the headings that were found.
struct ChapterOutline {
  let text: MeasuredText
  let survey: PassageSurvey
  let headings: [HeadingCandidate]
  var builder: BlockBuilder

  /// The chapters in reading order, parts above theirs.
  mutating func chapters() -> [Chapter] {
    var chapters: [Chapter] = []
    let opening = survey.passages[..<(headings.first?.passage ?? survey.passages.endIndex)]
    if !opening.isEmpty || headings.isEmpty {
      let line = opening.first.map { $0.lines.lowerBound + 1 }
      let evidence = Evidence(line: line, rule: "the text from its first line", confidence: 1)
      chapters.append(Chapter(blocks: builder.blocks(opening), evidence: evidence))
    }
    var isInPart = false
    let hasChapters = headings.contains { rank(of: $0) == .chapter }
    for (index, heading) in headings.enumerated() {
      let end = index + 1 < headings.count ? headings[index + 1].passage : survey.passages.endIndex
      var chapter = chapter(heading, upTo: end)
      if hasChapters, rank(of: heading) < .chapter {
        chapter.kind = .part
        chapters.append(chapter)
        isInPart = true
      } else if isInPart {
        chapters[chapters.count - 1].children.append(chapter)
      } else {
        if !hasChapters, chapter.kind == .part { chapter.kind = .chapter }
        chapters.append(chapter)
      }
    }
    return chapters
  }

  private func rank(of heading: HeadingCandidate) -> HeadingVocabulary.Rank {
    switch heading.wording.form {
    case .division(let rank): rank
    case .number, .named, .date, .capitals, .title, .contents, .closing: .chapter
    }
  }

  private mutating func chapter(_ heading: HeadingCandidate, upTo end: Int) -> Chapter {
    let wording = heading.wording
    let label = builder.inlines.inlines(of: text.source, pieces: [wording.label])
    let title = builder.inlines.inlines(of: text.source, pieces: [wording.title])
    let first = heading.passage + 1
    return Chapter(
      kind: wording.kind, label: label, title: title, blocks: builder.blocks(survey.passages[first..<end]),
      evidence: Evidence(line: heading.line + 1, rule: "heading", confidence: min(1, heading.score)))
  }
}

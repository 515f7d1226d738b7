internal import StoryModel

/// Builds the tree of chapters from the headings that were found.
struct ChapterOutline {
  let text: MeasuredText
  let survey: PassageSurvey
  let contents: ContentsList
  let headings: [Heading]
  var builder: BlockBuilder
  private let crew: Crew
  /// What the book was printed with and nobody reads: lists of contents, title pages.
  private(set) var setAside: [Block] = []
  /// The names of parts that headings say again (`BOOK I -- CHAPTER II`), as ranges of the bytes.
  private(set) var repeated: [Range<Int>] = []
  /// The line, counted from 1, where the first of what is set aside stands.
  private(set) var setAsideLine: Int?

  init(text: MeasuredText, detector: HeadingDetector, headings: [Heading], builder: BlockBuilder, crew: Crew) {
    self.crew = crew
    self.text = text
    survey = detector.survey
    contents = detector.contents
    self.headings = headings
    self.builder = builder
  }

  /// The chapters in reading order, parts above theirs.
  mutating func chapters() -> [Chapter] {
    var roots = ChapterList()
    let opening = survey.passages[..<(headings.first?.passages.lowerBound ?? survey.passages.endIndex)]
    for chapter in openingChapters(opening) { roots.append(chapter, rank: .chapter) }
    let bodies = bodies()
    var part: HeadingWording.Above?
    let lastBody = headings.lastIndex { $0.form != .named } ?? -1
    for (index, heading) in headings.enumerated() {
      if let above = heading.above, above.rank != part?.rank || above.number != part?.number {
        roots.append(partAbove(above, heading), rank: above.rank)
        part = above
      } else if let above = heading.above {
        repeated.append(above.label)
      }
      if let title = heading.repeated { repeated.append(title) }
      let chapter = chapter(heading, bodies[index])
      // What closes the book belongs to no part of it.
      let closes = index > lastBody && heading.kind.closesBook
      roots.append(chapter, rank: closes ? .volume : heading.rank)
    }
    return roots.finished()
  }

  /// What stands below each heading.
  private mutating func bodies() -> [[Block]] {
    let passages = headings.indices.map { index in
      let end = index + 1 < headings.count ? headings[index + 1].passages.lowerBound : survey.passages.endIndex
      return prose(in: survey.passages[headings[index].passages.upperBound..<end])
    }
    return builder.blocks(of: passages, by: crew)
  }

  /// What stands before the first heading: the pages that a printed book opens with, or the beginning of the story.
  private mutating func openingChapters(_ passages: ArraySlice<Passage>) -> [Chapter] {
    let kept = prose(in: passages)
    guard let first = kept.first else { return headings.isEmpty ? [Chapter()] : [] }
    let blocks = builder.blocks(kept[...])
    let line = first.lines.lowerBound + 1
    if !headings.isEmpty, kept.allSatisfy(isOfTitlePage) {
      setAsideLine = min(setAsideLine ?? line, line)
      setAside = blocks + setAside
      return []
    }
    let isShort = kept.reduce(0) { $0 + words(of: $1) } < 80
    let kind: Chapter.Kind = !headings.isEmpty && isShort && !blocks.contains(where: \.isProse) ? .epigraph : .chapter
    let rule = kind == .epigraph ? "words before the first heading" : "the text from its first line"
    return [Chapter(kind: kind, blocks: blocks, evidence: Evidence(line: line, rule: rule, confidence: 0.9))]
  }

  /// Whether a passage is one that a title page is made of: a few words that end no sentence, or a picture's place.
  private func isOfTitlePage(_ passage: Passage) -> Bool {
    guard words(of: passage) <= 40 else { return false }
    return passage.lines.allSatisfy { line in
      let features = text.features[line]
      if text.isBlank(line) || features.isOrnament || features.isCapitals { return true }
      if PictureNote.begins(text, line) { return true }
      return features.words <= 9 && features.last != .comma && features.first != .lowerCase
        && (features.isOpen || features.digits >= 4 || features.words <= 4)
    }
  }

  private func words(of passage: Passage) -> Int {
    passage.lines.reduce(0) { $0 + (text.isBlank($1) ? 0 : Int(text.features[$1].words)) }
  }

  /// The passages without the lists of contents among them, which are set aside.
  private mutating func prose(in passages: ArraySlice<Passage>) -> [Passage] {
    var kept: [Passage] = []
    for index in passages.indices {
      if contents.contains(passage: index) {
        setAsideLine = setAsideLine ?? passages[index].lines.lowerBound + 1
        setAside += builder.blocks(passages[index...index])
      } else {
        kept.append(passages[index])
      }
    }
    return kept
  }

  private mutating func partAbove(_ above: HeadingWording.Above, _ heading: Heading) -> Chapter {
    Chapter(
      kind: .part, label: builder.inlines.inlines(of: text.source, pieces: [above.label]),
      evidence: Evidence(line: heading.line + 1, rule: "named with its first chapter", confidence: heading.confidence))
  }

  private mutating func chapter(_ heading: Heading, _ blocks: [Block]) -> Chapter {
    let spaced = heading.label.first.flatMap { text.source.bytes[$0].withoutLetterSpacing }
    let label = spaced.map { [.text($0.string)] } ?? builder.inlines.inlines(of: text.source, pieces: heading.label)
    let title = builder.inlines.inlines(of: text.source, pieces: heading.title)
    return Chapter(
      kind: heading.kind, label: label, title: title, blocks: blocks,
      evidence: Evidence(line: heading.line + 1, rule: heading.rule, confidence: heading.confidence))
  }
}

extension Block {
  /// Whether it is a paragraph of running prose, several sentences or one long one.
  fileprivate var isProse: Bool {
    switch self {
    case .paragraph(let paragraph): paragraph.setting == .prose && paragraph.inlines.plainText.utf8.count > 200
    case .heading, .sceneBreak, .quotation, .verse, .preformatted, .note, .image, .list: false
    }
  }
}

extension Chapter.Kind {
  /// Whether such a division stands after all others, and in none of them.
  var closesBook: Bool {
    switch self {
    case .epilogue, .afterword, .appendix: true
    case .chapter, .part, .tale, .prologue, .interlude, .preface, .foreword, .introduction, .dedication, .epigraph,
      .letter, .boilerplate:
      false
    }
  }
}

/// Chapters as they come, each put below the last one that is larger.
private struct ChapterList {
  private var roots: [Chapter] = []
  /// The chapters that the next one may stand below, from the largest down.
  private var open: [(chapter: Chapter, rank: HeadingVocabulary.Rank)] = []

  mutating func append(_ chapter: Chapter, rank: HeadingVocabulary.Rank) {
    while let last = open.last, last.rank >= rank { close() }
    open.append((chapter, rank))
  }

  mutating func finished() -> [Chapter] {
    while !open.isEmpty { close() }
    return roots
  }

  private mutating func close() {
    guard let last = open.popLast() else { return }
    if open.isEmpty {
      roots.append(last.chapter)
    } else {
      open[open.count - 1].chapter.children.append(last.chapter)
    }
  }
}

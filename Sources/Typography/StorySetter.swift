internal import StoryModel

/// Goes through a story and has every piece of its text set, in reading order.
struct StorySetter: ~Copyable, Sendable {
  private var compositor: Compositor
  /// The words that begin with an apostrophe, not with a quote.
  private let words: Elisions.Words

  /// Makes a setter for a story: looks through it for its habits first.
  init(_ story: Story, _ convention: Convention, by crew: Crew) {
    var convention = convention
    DialectSurvey.extend(&convention, by: story.chapters, crew)
    words = convention.elisions
    var survey = Survey(convention)
    var galley = Galley()
    story.chapters.forEachParagraph { inlines in
      survey.count(inlines.lead(convention.elisions))
      guard survey.needsText else { return }
      galley.lay(inlines)
      survey.look(at: galley.text.span)
    }
    compositor = Compositor(convention: convention, habits: survey.habits)
  }

  private init(_ convention: Convention, _ habits: Habits) {
    words = convention.elisions
    compositor = Compositor(convention: convention, habits: habits)
  }

  /// Sets a story's metadata, chapters and back matter.
  mutating func set(_ story: inout Story, by crew: Crew) {
    set(&story.metadata)
    if crew.size == 1 {
      set(&story.chapters)
    } else {
      // No quotation runs from one chapter into the next.
      let (convention, habits) = (compositor.convention, compositor.habits)
      crew.change(&story.chapters) { chapter in
        var setter = StorySetter(convention, habits)
        setter.set(&chapter)
      }
    }
    set(&story.backMatter)
  }

  /// Subjects stay as they are: catalogues look them up by their letters.
  private mutating func set(_ metadata: inout Metadata) {
    if let title = metadata.title?.value { metadata.title?.value = set(title) }
    for index in metadata.authors.indices {
      metadata.authors[index].value.name = set(metadata.authors[index].value.name)
    }
    metadata.rights = metadata.rights.map { set($0) }
    if let summary = metadata.summary { metadata.summary = set(summary) }
    for index in metadata.series.indices { metadata.series[index].name = set(metadata.series[index].name) }
    for index in metadata.header.indices {
      compositor.beginPassage()
      let paragraphs = metadata.header[index].paragraphs
      metadata.header[index].paragraphs = paragraphs.indices.map { place in
        compositor.set(
          paragraphs[place], next: place + 1 < paragraphs.count ? paragraphs[place + 1].lead(words) : .none)
      }
    }
  }

  private mutating func set(_ text: String) -> String {
    compositor.beginPassage()
    return compositor.set([.text(text)]).plainText
  }

  private mutating func set(_ chapters: inout [Chapter]) {
    for index in chapters.indices { set(&chapters[index]) }
  }

  private mutating func set(_ chapter: inout Chapter) {
    compositor.beginPassage()
    chapter.label = compositor.set(chapter.label)
    chapter.title = compositor.set(chapter.title)
    compositor.beginPassage()
    set(&chapter.blocks)
    set(&chapter.children)
  }

  /// Sets the blocks of one flow: a quotation may go on from one to the next.
  private mutating func set(_ blocks: inout [Block]) {
    for index in blocks.indices {
      let next = index + 1 < blocks.count ? blocks[index + 1].lead(words) : .none
      switch blocks[index] {
      case .paragraph(var paragraph):
        paragraph.inlines = compositor.set(paragraph.inlines, next: next)
        blocks[index] = .paragraph(paragraph)
      case .heading(let level, let inlines):
        blocks[index] = .heading(level: level, apart { $0.compositor.set(inlines) })
      case .quotation(var quotation):
        set(&quotation.blocks)
        blocks[index] = .quotation(quotation)
      case .verse(let verse):
        blocks[index] = .verse(set(verse, next: next))
      case .note(var note):
        apart { $0.set(&note.blocks) }
        blocks[index] = .note(note)
      case .list(var list):
        for item in list.items.indices { set(&list.items[item]) }
        blocks[index] = .list(list)
      case .sceneBreak, .preformatted, .image: break
      }
    }
  }

  /// Sets text that no quotation runs into or out of.
  private mutating func apart<Result>(_ body: (inout StorySetter) -> Result) -> Result {
    compositor.beginPassage()
    defer { compositor.beginPassage() }
    return body(&self)
  }

  /// Sets verse, a stanza as one paragraph: its quotations run over the lines.
  private mutating func set(_ verse: Verse, next: QuoteReading.Lead) -> Verse {
    var verse = verse
    for index in verse.stanzas.indices {
      let stanza = verse.stanzas[index]
      let following =
        index + 1 < verse.stanzas.count ? verse.stanzas[index + 1].first?.inlines.lead(words) ?? .none : next
      let joined = Array(stanza.map(\.inlines).joined(separator: [.lineBreak]))
      let lines = compositor.set(joined, next: following).split(separator: .lineBreak, omittingEmptySubsequences: false)
      verse.stanzas[index] = zip(stanza, lines).map { Verse.Line(Array($1), indent: $0.indent) }
    }
    return verse
  }
}

extension Sequence<Chapter> {
  /// Calls a function with each paragraph of the chapters, verse and notes left out.
  func forEachParagraph(_ body: ([Inline]) -> Void) {
    for chapter in self {
      chapter.blocks.forEachParagraph(body)
      chapter.children.forEachParagraph(body)
    }
  }
}

extension [Block] {
  fileprivate func forEachParagraph(_ body: ([Inline]) -> Void) {
    for block in self {
      switch block {
      case .paragraph(let paragraph): body(paragraph.inlines)
      case .quotation(let quotation): quotation.blocks.forEachParagraph(body)
      case .list(let list): for item in list.items { item.forEachParagraph(body) }
      case .heading, .sceneBreak, .verse, .preformatted, .note, .image: break
      }
    }
  }
}

extension Block {
  /// The quote marks that the block's text begins with.
  fileprivate func lead(_ words: Elisions.Words) -> QuoteReading.Lead {
    switch self {
    case .paragraph(let paragraph): paragraph.inlines.lead(words)
    case .quotation(let quotation): quotation.blocks.first?.lead(words) ?? .none
    case .verse(let verse): verse.stanzas.first?.first?.inlines.lead(words) ?? .none
    case .list(let list): list.items.first?.first?.lead(words) ?? .none
    case .heading, .sceneBreak, .preformatted, .note, .image: .none
    }
  }
}

extension [Inline] {
  /// The quote marks that the text begins with.
  func lead(_ words: Elisions.Words) -> QuoteReading.Lead {
    guard let first = firstByte, Lead.canBegin(with: first) else { return .none }
    if case .text(let run) = self[0], run.utf8.count >= Lead.reach,
      let lead = run.utf8.withContiguousStorageIfAvailable({ Lead.of($0.span, words) })
    {
      return lead
    }
    var head: [UInt8] = []
    appendHead(to: &head)
    return Lead.of(head.span, words)
  }

  private var firstByte: UInt8? {
    for inline in self {
      if case .text(let words) = inline { return words.utf8.first }
      if let byte = inline.children.firstByte { return byte }
    }
    return nil
  }

  /// The first bytes of the text, as far as they tell its lead.
  private func appendHead(to head: inout [UInt8]) {
    for inline in self where head.count < Lead.reach {
      if case .text(let words) = inline {
        for byte in words.utf8 {
          guard head.count < Lead.reach else { return }
          head.append(byte)
        }
      }
      inline.children.appendHead(to: &head)
    }
  }
}

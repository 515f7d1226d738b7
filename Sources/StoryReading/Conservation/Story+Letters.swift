package import StoryModel

extension LetterTally {
  /// The letters and digits of a story: header, chapters and back matter, each word that a page will show once.
  package init(of story: Story) {
    self.init()
    story.forEachText { add($0) }
  }

  /// The letters and digits of a header field.
  package init(of field: HeaderField) {
    self.init()
    field.forEachText { add($0) }
  }
}

extension Story {
  /// Calls `body` with each text of the story in reading order: the header's lines, the chapters, the back matter.
  package func forEachText(_ body: (String) -> Void) {
    for field in metadata.header { field.forEachText(body) }
    for chapter in chapters { chapter.forEachText(body) }
    for chapter in backMatter { chapter.forEachText(body) }
  }
}

extension HeaderField {
  fileprivate func forEachText(_ body: (String) -> Void) {
    body(label)
    for paragraph in paragraphs { paragraph.forEachText(body) }
  }
}

extension Chapter {
  fileprivate func forEachText(_ body: (String) -> Void) {
    label.forEachText(body)
    title.forEachText(body)
    for block in blocks { block.forEachText(body) }
    for child in children { child.forEachText(body) }
  }
}

extension Block {
  fileprivate func forEachText(_ body: (String) -> Void) {
    switch self {
    case .paragraph(let paragraph): paragraph.inlines.forEachText(body)
    case .heading(_, let inlines): inlines.forEachText(body)
    case .sceneBreak(let sceneBreak): sceneBreak.printed.map(body)
    case .quotation(let quotation): for block in quotation.blocks { block.forEachText(body) }
    case .verse(let verse): for stanza in verse.stanzas { for line in stanza { line.inlines.forEachText(body) } }
    case .preformatted(let text): body(text)
    case .note(let note):
      body(note.label)
      for block in note.blocks { block.forEachText(body) }
    case .image(let image): body(image.alternative)
    case .list(let list): for item in list.items { for block in item { block.forEachText(body) } }
    }
  }
}

extension [Inline] {
  fileprivate func forEachText(_ body: (String) -> Void) {
    for inline in self {
      switch inline {
      case .text(let text): body(text)
      case .lineBreak: break
      case .image(let image): body(image.alternative)
      case .pageBreak(let label): body(label)
      case .emphasis(let inlines), .strong(let inlines), .underline(let inlines), .strikethrough(let inlines),
        .superscript(let inlines), .subscript(let inlines), .foreign(_, let inlines), .link(_, let inlines):
        inlines.forEachText(body)
      }
    }
  }
}

internal import StoryModel

/// Names the pages of the printed source that begin in one document: asked in the document's order, the planner and the
/// writer of the page are told the same names.
final class PageBreakNames {
  private var unique = UniqueNames()

  /// The identifier of the next page; a full stop keeps it apart from those that words make.
  func identifier(for label: String) -> String {
    unique.take("page." + Slug.make("page " + label).dropFirst("page-".count))
  }
}

extension ChapterPage {
  /// The pages of the printed source that begin here, by their numbers, in the order that they are written in.
  var pageBreaks: [String] {
    var labels: [String] = []
    func collect(_ inline: Inline) {
      if case .pageBreak(let label) = inline, !label.isBlank { labels.append(label) }
    }
    if piece == 0 {
      for words in [chapter.label, chapter.title] where !words.plainText.isBlank { words.forEachInline(collect) }
    }
    for block in chapter.blocks[blocks] { block.forEachInline(collect) }
    return labels
  }
}

extension Block {
  /// Calls a function with each inline of the block and below, in reading order.
  func forEachInline(_ body: (Inline) -> Void) {
    switch self {
    case .paragraph(let paragraph): paragraph.inlines.forEachInline(body)
    case .heading(_, let inlines): inlines.forEachInline(body)
    case .sceneBreak, .preformatted: break
    case .quotation(let quotation): for block in quotation.blocks { block.forEachInline(body) }
    case .verse(let verse): for line in verse.stanzas.joined() { line.inlines.forEachInline(body) }
    case .note(let note): for block in note.blocks { block.forEachInline(body) }
    case .image(let image): body(.image(image))
    case .list(let list): for block in list.items.joined() { block.forEachInline(body) }
    }
  }
}

extension [Inline] {
  /// Calls a function with each inline and those that it holds, in reading order.
  func forEachInline(_ body: (Inline) -> Void) {
    for inline in self {
      body(inline)
      inline.children.forEachInline(body)
    }
  }
}

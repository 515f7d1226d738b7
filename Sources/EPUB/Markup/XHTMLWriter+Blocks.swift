internal import StoryModel

extension XHTMLWriter {
  /// Writes blocks in their order.
  ///
  /// - Parameters:
  ///   - headingLevel: the level of the heading that they stand under, from 1; a heading among them goes below, and none
  ///     leaves out a level on the way down.
  ///   - headingIDs: the identifiers of headings among them, in order; `nil` for one without.
  func blocks(_ blocks: some Sequence<Block>, under headingLevel: Int, headingIDs: [String?] = []) {
    var current = headingLevel
    var ids = headingIDs.makeIterator()
    for block in blocks {
      if case .heading(let level, let words) = block {
        current = min(headingLevel + max(level, 1), current + 1)
        heading(current, [.id(ids.next() ?? nil)]) { inlines(words) }
      } else {
        self.block(block, under: current)
      }
    }
  }

  private func block(_ block: Block, under headingLevel: Int) {
    switch block {
    case .paragraph(let paragraph): self.paragraph(paragraph)
    case .heading: blocks(CollectionOfOne(block), under: headingLevel)
    case .sceneBreak(let pause): sceneBreak(pause)
    case .quotation(let quotation): self.quotation(quotation, under: headingLevel)
    case .verse(let verse): self.verse(verse)
    case .preformatted(let text): xml.line("pre", text: text)
    case .note(let note): self.note(note, under: headingLevel)
    case .image(let image): xml.line("figure", [.class("image")]) { picture(image) }
    case .list(let list): self.list(list, under: headingLevel)
    }
  }

  private func paragraph(_ paragraph: Paragraph) {
    let setting: String? =
      switch paragraph.setting {
      case .prose where paragraph.continues: "continues"
      case .prose: paragraph.isOfLines ? "lines" : nil
      case .centered: "centered"
      case .trailing: paragraph.isOfLines ? "trailing lines" : "trailing"
      case .closing: "closing"
      }
    self.paragraph(setting.map { [.class($0)] } ?? []) { inlines(paragraph.inlines) }
  }

  /// Writes a heading; HTML has six levels, and what lies deeper stays at the sixth.
  func heading(_ level: Int, _ attributes: [Attribute] = [], content: () -> Void) {
    koboSpans?.beginParagraph()
    switch level {
    case ...1: xml.line("h1", attributes, content: content)
    case 2: xml.line("h2", attributes, content: content)
    case 3: xml.line("h3", attributes, content: content)
    case 4: xml.line("h4", attributes, content: content)
    case 5: xml.line("h5", attributes, content: content)
    default: xml.line("h6", attributes, content: content)
    }
  }

  /// What the author typed for the break is decoration: the style sheet draws its own.
  private func sceneBreak(_ pause: SceneBreak) {
    let look = pause.printed == nil ? "scene-break gap" : "scene-break"
    xml.emptyLine("hr", [.class(look), .label(references.wording[.sceneBreak])])
  }

  private func quotation(_ quotation: Quotation, under headingLevel: Int) {
    let attributes: [Attribute] =
      switch quotation.kind {
      case .passage: []
      case .letter: [.class("letter")]
      case .inscription: [.class("inscription")]
      case .epigraph: [.class("epigraph"), .type("epigraph"), .role("doc-epigraph")]
      }
    xml.container("blockquote", attributes) { blocks(quotation.blocks, under: headingLevel) }
  }

  /// A stanza is a paragraph and a line a span in it, so that a style sheet can hang what doesn't fit; the breaks keep
  /// the lines apart where there is no style sheet.
  private func verse(_ verse: Verse) {
    xml.container("div", [.class("verse")]) {
      for stanza in verse.stanzas {
        paragraph([.class("stanza")]) {
          for (index, line) in stanza.enumerated() {
            if index > 0 { xml.empty("br") }
            xml.element("span", [.class(Self.lineClasses[min(line.indent, Self.lineClasses.count - 1)])]) {
              inlines(line.inlines)
            }
          }
        }
      }
    }
  }

  private static let lineClasses = ["line", "line in-1", "line in-2", "line in-3", "line in-4"]

  /// An `aside` is a landmark of the page unless its role says that it is a note.
  private func note(_ note: Note, under headingLevel: Int) {
    xml.container("aside", [.class("note"), .role("note")]) {
      if !note.label.isBlank { paragraph([.class("note-label")]) { text(note.label) } }
      blocks(note.blocks, under: headingLevel)
    }
  }

  private func list(_ list: List, under headingLevel: Int) {
    if let start = list.start {
      listing("ol", [Attribute("start", start == 1 ? nil : String(start))]) { items(list, under: headingLevel) }
    } else {
      listing("ul") { items(list, under: headingLevel) }
    }
  }

  private func items(_ list: List, under headingLevel: Int) {
    for item in list.items {
      xml.container("li") { blocks(item, under: headingLevel) }
    }
  }
}

extension Paragraph {
  /// Whether it is short lines that end where the author ended them: an address, a signature.
  var isOfLines: Bool {
    var hasBreak = false
    var length = 0
    for inline in inlines {
      if case .lineBreak = inline {
        hasBreak = true
        length = 0
      } else {
        length += inline.length
        if length > Self.longestLine { return false }
      }
    }
    return hasBreak
  }

  /// What a line of a letter's head or foot takes at most, in bytes; one of prose takes more.
  private static let longestLine = 80
}

extension Inline {
  /// How many bytes of text it holds.
  fileprivate var length: Int {
    if case .text(let words) = self { words.utf8.count } else { children.reduce(0) { $0 + $1.length } }
  }
}

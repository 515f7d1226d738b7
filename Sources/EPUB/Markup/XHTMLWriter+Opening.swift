internal import StoryModel

extension XHTMLWriter {
  /// Writes a chapter's blocks; the opening words are marked, for style sheets that set them in small capitals.
  func chapterBlocks(_ blocks: ArraySlice<Block>, under headingLevel: Int, headingIDs: [String?]) {
    guard let start = blocks.openingIndex, case .paragraph(let paragraph) = blocks[start],
      let (opening, rest) = paragraph.inlines.splitAfterOpening
    else { return self.blocks(blocks, under: headingLevel, headingIDs: headingIDs) }
    self.blocks(blocks[..<start], under: headingLevel)
    xml.line("p") {
      xml.element("span", [.class("opening")]) { inlines(opening) }
      inlines(rest)
    }
    self.blocks(blocks[(start + 1)...], under: headingLevel, headingIDs: headingIDs)
  }
}

extension ArraySlice<Block> {
  /// Where the chapter's own first paragraph is; before it only mottoes and notes may stand.
  fileprivate var openingIndex: Int? {
    for index in indices {
      switch self[index] {
      case .paragraph(let paragraph):
        return paragraph.setting == .prose && !paragraph.continues && !paragraph.isOfLines ? index : nil
      case .quotation(let quotation) where quotation.kind == .epigraph: continue
      case .note: continue
      case .quotation, .heading, .sceneBreak, .verse, .preformatted, .image, .list: return nil
      }
    }
    return nil
  }
}

extension [Inline] {
  /// The opening words and what follows them; `nil` where a chapter opens otherwise than in running words, in few of them,
  /// or in capitals of the author's own.
  fileprivate var splitAfterOpening: (opening: [Inline], rest: [Inline])? {
    let pageBreaks = prefix { if case .pageBreak = $0 { true } else { false } }
    let words = dropFirst(pageBreaks.count)
    guard case .text(let text)? = words.first, let end = text.openingEnd else { return nil }
    return (pageBreaks + [.text(String(text[..<end]))], [.text(String(text[end...]))] + words.dropFirst())
  }
}

extension String {
  /// Where the opening words end: after the first clause where it is short, else after some two dozen letters.
  fileprivate var openingEnd: String.Index? {
    let (fewest, most, least) = (10, 30, 50)
    let scalars = unicodeScalars
    guard scalars.index(scalars.startIndex, offsetBy: least, limitedBy: scalars.endIndex) != nil else { return nil }
    let firstWord = Array(scalars.prefix { $0 != " " }).filter(\.properties.isAlphabetic)
    if firstWord.count > 1, firstWord.allSatisfy({ !$0.properties.isLowercase }) { return nil }

    var end: String.Index?
    for (count, index) in scalars.indices.prefix(most).enumerated() where count >= fewest {
      switch scalars[index] {
      case ",", ";", ":", "!", "?", "—", "–", "…", "”": return index
      case " " where count <= most - 4: end = index
      default: continue
      }
    }
    return end
  }
}

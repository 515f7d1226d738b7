internal import StoryModel

/// Turns passages into blocks.
struct BlockBuilder {
  let text: MeasuredText
  let paragraphing: Paragraphing
  var inlines: InlineReader

  /// The blocks of some passages.
  mutating func blocks(_ passages: ArraySlice<Passage>) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(passages.count)
    inlines.lookOver(text.source, paragraphs: passages.map(\.lines))
    for passage in passages { blocks.append(block(passage)) }
    return blocks
  }

  private mutating func block(_ passage: Passage) -> Block {
    let first = passage.lines.lowerBound
    let line = text.source.lines[first]
    if passage.lines.count == 1, SceneBreaks.isBreak(text.source.bytes, line.text, text.features[first]) {
      return .sceneBreak(SceneBreak(printed: text.source.string(first)))
    }
    return .paragraph(Paragraph(inlines.inlines(of: text.source, lines: passage.lines)))
  }
}

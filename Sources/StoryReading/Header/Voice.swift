/// Who speaks in a paragraph: an author about the story, or the story.
struct Voice {
  /// How many phrases of a disclaimer stand in it.
  private(set) var disclaimers = 0
  /// How many phrases of an author about the story stand in it.
  private(set) var remarks = 0

  /// Listens to the block that a line begins.
  init(_ lines: HeaderLines, _ line: Int) {
    let end = min(lines.blockEnd(line), line + 12)
    let last = lines.source.lines[max(line, end - 1)]
    let words = line < end ? lines.source.lines[line].text.lowerBound..<last.text.upperBound : 0..<0
    self.init(lines.source.bytes[words], lines.vocabulary)
  }

  /// Listens to some words, up to as many as tell.
  init(_ text: Bytes, _ vocabulary: Vocabulary) {
    vocabulary.forEachVoice(in: text.prefix(1200).folded) { voice in
      switch voice {
      case .disclaimer: disclaimers += 1
      case .surely: remarks += 2
      case .author: remarks += 1
      }
    }
  }

  /// Whether the paragraph is a disclaimer.
  var isDisclaimer: Bool { disclaimers >= 1 && disclaimers + remarks >= 2 || disclaimers >= 2 }
  /// Whether the paragraph can be nothing but an author's words about the story.
  var isSurelyAuthor: Bool { remarks >= 3 || disclaimers >= 1 && remarks >= 1 }
  /// Whether the paragraph is an author's words about the story.
  var isAuthor: Bool { disclaimers >= 1 || remarks >= 2 }
}

internal import StoryModel

extension Chapter {
  /// How many words the division's blocks hold, its headings and its sub-divisions left out.
  package var wordCount: Int {
    var counter = WordCounter()
    blocks.forEachText { counter.add($0) }
    return counter.words
  }
}

extension Story {
  /// How many words the story tells: headings and back matter left out.
  package var wordCount: Int {
    func count(_ chapters: [Chapter]) -> Int { chapters.reduce(0) { $0 + $1.wordCount + count($1.children) } }
    return count(chapters)
  }

  /// How many divisions the story has, those below others counted too.
  package var chapterCount: Int {
    func count(_ chapters: [Chapter]) -> Int { chapters.reduce(0) { $0 + 1 + count($1.children) } }
    return count(chapters)
  }

  /// The story's first words, as they stand.
  ///
  /// - Parameter count: how many words.
  package func opening(words count: Int) -> String {
    var words: [Substring] = []
    func take(_ chapters: [Chapter]) {
      for chapter in chapters where words.count < count {
        chapter.blocks.forEachText { text in
          if words.count < count {
            words += text.split(separator: " ", maxSplits: count - words.count).prefix(count - words.count)
          }
        }
        take(chapter.children)
      }
    }
    take(chapters)
    return words.joined(separator: " ")
  }
}

/// Counts words: runs between white space that hold a letter or a figure.
private struct WordCounter {
  private(set) var words = 0

  mutating func add(_ text: String) {
    var text = text
    words += text.withUTF8 { bytes in
      var words: UInt = 0
      var inWord: UInt = 0
      // Without a branch on a byte, since where a word ends can't be foreseen.
      for byte in bytes {
        // A byte above ASCII counts as a letter: dashes and quotes seldom stand alone.
        let isLetter: UInt = (byte >= 0x80 ? 1 : 0) | ((byte | 0x20) &- 0x61 < 26 ? 1 : 0) | (byte &- 0x30 < 10 ? 1 : 0)
        words &+= isLetter & ~inWord
        inWord = (inWord | isLetter) & (byte > 0x20 ? 1 : 0)
      }
      return Int(words)
    }
  }
}

extension [Block] {
  /// Calls a function with the words of each paragraph, heading, line of verse and so on, in reading order.
  fileprivate func forEachText(_ body: (String) -> Void) {
    for block in self {
      switch block {
      case .paragraph(let paragraph): body(paragraph.inlines.plainText)
      case .heading(_, let inlines): body(inlines.plainText)
      case .sceneBreak, .image: break
      case .quotation(let quotation): quotation.blocks.forEachText(body)
      case .verse(let verse):
        for stanza in verse.stanzas { for line in stanza { body(line.inlines.plainText) } }
      case .preformatted(let text): body(text)
      case .note(let note): note.blocks.forEachText(body)
      case .list(let list): for item in list.items { item.forEachText(body) }
      }
    }
  }
}

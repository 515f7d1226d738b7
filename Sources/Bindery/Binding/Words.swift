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
///
/// Eight bytes at a time. To a number whose bytes are 0xFF inside the runs and 0 between them, each letter adds one in
/// its place: a run that has letters, however many, carries exactly one over into what follows it.
private struct WordCounter {
  private(set) var words = 0

  mutating func add(_ text: String) {
    var text = text
    words += text.withUTF8 { Self.count(UnsafeRawBufferPointer($0)) }
  }

  private static func count(_ text: UnsafeRawBufferPointer) -> Int {
    var words = 0
    // Whether the run that reaches over from the eight bytes before has a letter.
    var carry: UInt64 = 0
    var at = 0
    while at + 8 <= text.count {
      words += count(text.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian, &carry)
      at += 8
    }
    // Zero bytes behind the last ones end its run.
    var last: UInt64 = 0
    for place in at..<text.count { last |= UInt64(text[place]) << UInt64(8 * (place - at)) }
    return words + count(last, &carry)
  }

  /// How many runs with a letter end in eight bytes, the first of them lowest.
  @inline(__always)
  private static func count(_ bytes: UInt64, _ carry: inout UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones << 7
    // Where the highest bit of a byte says that the byte, of ASCII, is `from` or more.
    func isAtLeast(_ from: UInt8, _ ascii: UInt64) -> UInt64 { ascii &+ ones &* UInt64(0x80 - from) }
    let ascii = bytes & ~high
    let small = ascii | ones << 5
    // A byte above ASCII counts as a letter: dashes and quotes seldom stand alone.
    let letters =
      (isAtLeast(0x61, small) & ~isAtLeast(0x7B, small) | isAtLeast(0x30, ascii) & ~isAtLeast(0x3A, ascii) | bytes)
      & high
    let inside = (isAtLeast(0x21, ascii) | bytes) & high
    let runs = inside | (inside &- inside >> 7)
    let (sum, letterOver) = runs.addingReportingOverflow(letters >> 7)
    let (carried, carryOver) = sum.addingReportingOverflow(carry)
    carry = letterOver || carryOver ? 1 : 0
    // Each run's end is the lowest bit of a byte, and all eight bytes are added up in the highest.
    return Int(((carried & ~runs) &* ones) >> 56)
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

internal import StoryModel

/// Passages and lines that are one block together: what is quoted line by line, lists, what stands in from the margin.
extension BlockBuilder {
  // MARK: Quoted lines

  /// Where the lines that begin with `>` end; `nil` where a passage has others.
  func endOfQuotedLines(_ passages: ArraySlice<Passage>, _ index: Int) -> Int? {
    var end = index
    while end < passages.endIndex, end == index || passages[end].gap <= max(paragraphing.gap, 1),
      passages[end].lines.allSatisfy({ text.isBlank($0) || isQuoted($0) })
    {
      end += 1
    }
    return end > index ? end : nil
  }

  private func isQuoted(_ line: Int) -> Bool {
    let words = text.source.lines[line].text
    guard text.source.bytes[words.lowerBound] == 0x3E else { return false }
    return words.count == 1 || [0x20, 0x3E].contains(text.source.bytes[words.lowerBound + 1])
  }

  /// The quotation that lines beginning with `>` are; a line with nothing behind the mark parts two paragraphs.
  mutating func quotation(ofLines passages: ArraySlice<Passage>) -> Block {
    var paragraphs: [[Range<Int>]] = []
    for passage in passages {
      paragraphs.append([])
      for line in passage.lines where !text.isBlank(line) {
        let words = text.source.lines[line].text
        let rest = words.drop { text.source.bytes[$0] == 0x3E || text.source.bytes[$0] == 0x20 }
        if rest.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1].append(rest) }
      }
    }
    let blocks = paragraphs.filter { !$0.isEmpty }.map { pieces in
      Block.paragraph(Paragraph(inlines.inlines(of: text.source, pieces: pieces)))
    }
    return .quotation(Quotation(.passage, blocks))
  }

  // MARK: Lists

  /// The list that the lines of a passage are; `nil` where they are none.
  mutating func list(_ passage: Passage) -> Block? {
    guard passage.lines.count >= 2, passage.lines.count <= 200,
      let first = ListMarker(text.source, passage.lines.lowerBound)
    else { return nil }
    var items: [[Range<Int>]] = []
    var stops = 0
    for line in passage.lines where !text.isBlank(line) {
      if let marker = ListMarker(text.source, line), marker.matches(first) {
        items.append([marker.words])
      } else if paragraphing.width != nil, !items.isEmpty {
        items[items.count - 1].append(text.source.lines[line].text)
      } else {
        return nil
      }
      if text.features[line].last == .stop { stops += 1 }
    }
    // What begins with a hyphen may be said: items are no sentences.
    guard items.count >= 2, !first.isDash || stops == 0 else { return nil }
    return .list(
      List(items: items.map { [.paragraph(Paragraph(inlines.inlines(of: text.source, pieces: $0)))] }))
  }

  // MARK: What stands in from the margin

  /// Where passages end that stand in from the margin on every line and follow each other closely; a scene break
  /// is no part of them, wherever it stands.
  func endOfSetIn(_ passages: ArraySlice<Passage>, _ index: Int) -> Int {
    var end = index
    while end < passages.endIndex, end == index || passages[end].gap <= max(paragraphing.gap, 1),
      shaper.isSetIn(passages[end]), !text.isSceneBreak(passages[end])
    {
      end += 1
    }
    return end
  }

  /// What sort of words stand in from the margin: a letter where somebody is addressed.
  func kindOfSetIn(_ passages: ArraySlice<Passage>) -> Quotation.Kind {
    let letter = LetterLines(text: text)
    let isLetter = passages.contains { letter.isSalutation($0.lines.lowerBound) }
    return isLetter ? .letter : .passage
  }
}

/// The mark before an item of a list: `-`, `*`, `+`, `•`. Items with numbers keep them and stay lines.
struct ListMarker {
  /// Where the item's words stand.
  var words: Range<Int>
  private var mark: UInt8

  /// Whether it is a hyphen, which may begin what somebody says.
  var isDash: Bool { mark == 0x2D }

  /// The marker at the head of a line; `nil` where none stands there.
  init?(_ source: SourceText, _ line: Int) {
    let text = source.lines[line].text
    let bytes = source.bytes
    var at = text.lowerBound
    switch bytes[at] {
    case 0x2A, 0x2B, 0x2D:
      mark = bytes[at]
      at += 1
    case 0xE2 where bytes[text].starts(with: "•".utf8):
      mark = 0xE2
      at += 3
    default: return nil
    }
    guard at + 1 < text.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 else { return nil }
    while at < text.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    words = at..<text.upperBound
    // `* * *` is no item.
    guard bytes[words].contains(where: { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) }) else { return nil }
  }

  /// Whether it is the same mark as another.
  func matches(_ other: ListMarker) -> Bool { mark == other.mark }
}

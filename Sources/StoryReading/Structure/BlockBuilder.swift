internal import StoryModel

/// Turns the passages of a chapter into blocks.
struct BlockBuilder: Sendable {
  let text: MeasuredText
  let paragraphing: Paragraphing
  /// From how many blank lines on a gap is a scene break; `nil` where gaps mean nothing.
  var sceneGap: Int?
  var inlines: InlineReader

  let shaper: PassageShaper
  private let notes: NoteFinder

  init(text: MeasuredText, paragraphing: Paragraphing, inlines: InlineReader, sceneGap: Int? = nil) {
    self.text = text
    self.paragraphing = paragraphing
    self.inlines = inlines
    self.sceneGap = sceneGap
    shaper = PassageShaper(text: text, paragraphing: paragraphing)
    notes = NoteFinder(text: text)
  }

  /// The blocks of several divisions, each by itself.
  mutating func blocks(of divisions: [[Passage]], by crew: Crew) -> [[Block]] {
    if crew.size == 1 { return divisions.map { blocks($0[...]) } }
    var apart = self
    apart.inlines = inlines.apart
    let builder = apart
    let built = crew.map(divisions.count) { index in
      var builder = builder
      let blocks = builder.blocks(divisions[index][...])
      return (blocks: blocks, inlines: builder.inlines)
    }
    for division in built { inlines.takeMarkup(of: division.inlines) }
    return built.map(\.blocks)
  }

  /// The blocks of the passages between two headings.
  mutating func blocks(_ passages: ArraySlice<Passage>) -> [Block] {
    let found = notes.notes(in: passages)
    var blocks: [Block] = []
    blocks.reserveCapacity(passages.count)
    inlines.lookOver(text.source, paragraphs: passages.map(\.lines))
    var index = passages.startIndex
    var next = 0
    while index < passages.endIndex {
      if next < found.count, found[next].passages.lowerBound == index {
        for part in found[next].parts { blocks.append(note(part, passages[found[next].passages])) }
        index = found[next].passages.upperBound
        next += 1
        continue
      }
      if let sceneGap, index > passages.startIndex, passages[index].gap >= sceneGap,
        isSceneGap(blocks.last, passages[index])
      {
        blocks.append(.sceneBreak(SceneBreak(printed: nil)))
      }
      index = append(passages, index, to: &blocks)
    }
    closeLast(&blocks, passages)
    return blocks
  }

  /// The blocks of passages that are plain paragraphs whatever they look like.
  mutating func paragraphs(_ passages: ArraySlice<Passage>) -> [Block] {
    passages.map { .paragraph(Paragraph(inlines.inlines(of: text.source, lines: $0.lines))) }
  }

  /// Appends the block that begins at a passage; gives the index after the last passage that it took.
  private mutating func append(_ passages: ArraySlice<Passage>, _ index: Int, to blocks: inout [Block]) -> Int {
    let passage = passages[index]
    if text.isSceneBreak(passage) {
      blocks.append(.sceneBreak(SceneBreak(printed: text.source.string(passage.lines.lowerBound))))
      return index + 1
    }
    if let end = endOfQuotedLines(passages, index) {
      blocks.append(quotation(ofLines: passages[index..<end]))
      return end
    }
    if let list = list(passage) {
      blocks.append(list)
      return index + 1
    }
    if paragraphing.rule == .lines, let end = verseOfLines(passages, index) {
      blocks.append(.verse(verse(passages[index..<end], oneStanza: true)))
      return end
    }
    let setIn = endOfSetIn(passages, index)
    if setIn > index + 1, let mixed = mixed(passages[index..<setIn]) {
      blocks.append(mixed)
      return setIn
    }
    return appendByShape(passages, index, to: &blocks)
  }

  /// The quotation that passages set in from the margin are together; `nil` where they are all of one sort, as verse.
  private mutating func mixed(_ passages: ArraySlice<Passage>) -> Block? {
    let shapes = Set(passages.map(shaper.shape))
    guard !shapes.isDisjoint(with: [.indentedProse, .lines, .verse]), shapes.count > 1,
      shapes != [.verse, .lines]
    else { return nil }
    var blocks: [Block] = []
    var index = passages.startIndex
    while index < passages.endIndex {
      if shaper.shape(passages[index]) == .indentedProse {
        blocks += paragraphs(passages[index...index])
        index += 1
      } else {
        index = appendByShape(passages, index, to: &blocks)
      }
    }
    return .quotation(Quotation(kindOfSetIn(passages), blocks))
  }

  /// Appends the block that the shape of a passage makes it; gives the index after the last passage that it took.
  private mutating func appendByShape(_ passages: ArraySlice<Passage>, _ index: Int, to blocks: inout [Block]) -> Int {
    let passage = passages[index]
    switch shaper.shape(passage) {
    case .prose:
      if let note = PictureNote.range(in: text, passage.lines) {
        appendPicture(note, passage, to: &blocks)
        return index + 1
      }
      let words = inlines.inlines(of: text.source, lines: passage.lines)
      // A sentence that a verse or a list interrupts goes on in small letters.
      let goesOn = text.features[passage.lines.lowerBound].first == .lowerCase && (blocks.last?.interrupts ?? false)
      blocks.append(.paragraph(Paragraph(words, continues: goesOn)))
    case .lines:
      blocks.append(.paragraph(Paragraph(inlines.inlines(of: text.source, lines: passage.lines, keepingLines: true))))
    case .centered:
      let words = inlines.inlines(of: text.source, lines: passage.lines, keepingLines: true)
      blocks.append(.paragraph(Paragraph(words, setting: .centered)))
    case .trailing:
      let words = inlines.inlines(of: text.source, lines: passage.lines, keepingLines: true)
      blocks.append(.paragraph(Paragraph(words, setting: .trailing)))
    case .verse:
      let end = run(of: [.verse, .lines], passages, index)
      blocks.append(.verse(verse(passages[index..<end], oneStanza: false)))
      return end
    case .indentedProse:
      let end = run(of: [.indentedProse], passages, index)
      blocks.append(.quotation(Quotation(kindOfSetIn(passages[index..<end]), paragraphs(passages[index..<end]))))
      return end
    }
    return index + 1
  }

  /// Appends the note of a picture that stands at a paragraph's head, and the paragraph behind it.
  private mutating func appendPicture(_ note: Range<Int>, _ passage: Passage, to blocks: inout [Block]) {
    let lines = passage.lines.filter { !text.isBlank($0) }.map { text.source.lines[$0].text }
    let before = lines.map { $0.clamped(to: note) }.filter { !$0.isEmpty }
    let behind = lines.map { $0.clamped(to: note.upperBound..<Int.max) }.filter { !$0.isEmpty }
    for pieces in [before, behind] where !pieces.isEmpty {
      blocks.append(.paragraph(Paragraph(inlines.inlines(of: text.source, pieces: pieces))))
    }
  }

  /// Where the passages end that have a shape and follow each other closely.
  private func run(of shapes: Set<PassageShape>, _ passages: ArraySlice<Passage>, _ index: Int) -> Int {
    var end = index + 1
    while end < passages.endIndex, passages[end].gap <= max(paragraphing.gap, 1),
      shapes.contains(shaper.shape(passages[end]))
    {
      end += 1
    }
    return end
  }

  private mutating func verse(_ passages: ArraySlice<Passage>, oneStanza: Bool) -> Verse {
    let lines = passages.map { $0.lines.filter { !text.isBlank($0) } }
    let margin = lines.joined().map { Int(text.source.lines[$0].indent) }.min() ?? 0
    let stanzas = lines.map { stanza in
      stanza.map { line in
        let steps = (Int(text.source.lines[line].indent) - margin + 1) / 2
        return Verse.Line(inlines.inlines(of: text.source, lines: line..<line + 1), indent: min(steps, 8))
      }
    }
    return Verse(stanzas: oneStanza ? [Array(stanzas.joined())] : stanzas)
  }

  /// Where verse ends in a text whose every line is a paragraph: short lines close together that run on without stops.
  private func verseOfLines(_ passages: ArraySlice<Passage>, _ index: Int) -> Int? {
    var end = index
    var stops = 0
    let opening = text.source.lines[passages[index].lines.lowerBound]
    // What a line leads up to with a colon begins below it; where lines stand out again, it has ended.
    guard text.source.bytes[opening.text].last != 0x3A else { return nil }
    while end < passages.endIndex, end == index || passages[end].gap == 0,
      text.source.lines[passages[end].lines.lowerBound].indent >= opening.indent
    {
      let features = text.features[passages[end].lines.lowerBound]
      guard features.length <= 55, features.length >= 8, features.first == .upperCase, features.letters > 0 else {
        break
      }
      if features.last == .stop { stops += 1 }
      end += 1
    }
    return end - index >= 4 && stops * 3 <= end - index ? end : nil
  }

  private func isSceneGap(_ last: Block?, _ next: Passage) -> Bool {
    switch last {
    case .paragraph(let paragraph): paragraph.setting == .prose && shaper.shape(next) == .prose
    case .heading, .sceneBreak, .quotation, .verse, .preformatted, .note, .image, .list, nil: false
    }
  }

  private mutating func note(_ part: NoteFinder.Part, _ passages: ArraySlice<Passage>) -> Block {
    var blocks: [Block] = []
    let lines = text.source.lines
    // A row of notes can be long: only the passages and lines that the part's words reach are looked at.
    let first = passages.indices.firstSorted {
      Int(lines[passages[$0].lines.upperBound - 1].end) > part.words.lowerBound
    }
    for passage in passages[first...] {
      guard Int(lines[passage.lines.lowerBound].start) < part.words.upperBound else { break }
      let start = passage.lines.firstSorted { Int(lines[$0].end) > part.words.lowerBound }
      let reached = passage.lines[start...].prefix { Int(lines[$0].start) < part.words.upperBound }
      let pieces = reached.filter { !text.isBlank($0) }.map { lines[$0].text.clamped(to: part.words) }
      let words = inlines.inlines(of: text.source, pieces: pieces.filter { !$0.isEmpty })
      if !words.isEmpty { blocks.append(.paragraph(Paragraph(words))) }
    }
    return .note(Note(label: text.source.string(part.label), blocks))
  }

  /// Sets the closing line of a story or chapter (`THE END`), where it stands last or before the last notes.
  private func closeLast(_ blocks: inout [Block], _ passages: ArraySlice<Passage>) {
    for index in blocks.indices.suffix(4).reversed() {
      guard case .paragraph(var paragraph) = blocks[index] else { continue }
      let words = paragraph.inlines.plainText
      guard words.utf8.count <= 48 else { return }
      guard ClosingLine.isOne(words) else { continue }
      paragraph.setting = .closing
      blocks[index] = .paragraph(paragraph)
    }
  }
}

extension Block {
  /// Whether it stands within a sentence that goes on behind it.
  fileprivate var interrupts: Bool {
    switch self {
    case .verse, .list, .quotation, .preformatted, .image: true
    case .paragraph(let paragraph): paragraph.setting == .centered
    case .heading, .sceneBreak, .note: false
    }
  }
}

/// The words that close a story or a chapter.
enum ClosingLine {
  /// Whether some words close a story: `THE END`, `Fin`, `TBC`, `End of Chapter One`.
  static func isOne(_ words: String) -> Bool {
    var hash = FoldedHash()
    hash.append(contentsOf: words.utf8)
    if HeadingVocabulary.standard[hash.value]?.isClosing == true { return true }
    let parts = words.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    let named = parts.first == "the" ? parts.dropFirst() : parts[...]
    guard named.first == "end", named.count >= 3, named.count <= 6 else { return false }
    var division = FoldedHash()
    division.append(
      contentsOf: (named[named.startIndex + 1] == "of" ? named[named.startIndex + 2] : named[named.startIndex + 1]).utf8
    )
    let entry = HeadingVocabulary.standard[division.value]
    return entry?.rank != nil || entry?.kind != nil
  }
}

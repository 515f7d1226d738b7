/// Finds the author's notes among the passages of a chapter: `A/N: ...`, `Disclaimer: ...`, `[Author's note: ...]`.
struct NoteFinder {
  let text: MeasuredText

  /// A note that was found.
  struct Found {
    /// The passages that it takes up.
    var passages: Range<Int>
    /// The notes in them: several where each line of a paragraph has a label of its own.
    var parts: [Part]
  }

  /// Where a note's label and its words stand in the bytes, brackets left out.
  struct Part {
    var label: Range<Int>
    var words: Range<Int>
  }

  /// How many passages from a chapter's head, and how many before its foot, a weak label may stand in.
  private static let reach = 8

  /// The notes among the passages of one chapter, in order.
  func notes(in passages: ArraySlice<Passage>) -> [Found] {
    var found: [Found] = []
    var index = passages.startIndex
    // Notes stand together: a weak label counts at the head until the telling begins, and near the foot.
    var atHead = true
    while index < passages.endIndex {
      let nearFoot = passages.endIndex - index <= Self.reach
      guard let note = note(at: index, passages, acceptsWeak: atHead || nearFoot) else {
        if !text.isSceneBreak(passages[index]) { atHead = false }
        index += 1
        continue
      }
      found.append(note)
      index = note.passages.upperBound
    }
    return found
  }

  private func note(at index: Int, _ passages: ArraySlice<Passage>, acceptsWeak: Bool) -> Found? {
    let line = passages[index].lines.lowerBound
    guard text.features[line].first != .lowerCase, let label = label(line) else { return nil }
    guard label.isStrong || acceptsWeak else { return nil }
    var end = index + 1
    var wordsEnd = Int(text.source.lines[passages[index].lines.upperBound - 1].textEnd)
    if let bracket = label.bracket {
      // A bracket that closes further down takes in all up to there.
      while end < passages.endIndex, end - index < 20, !closes(wordsEnd, bracket) {
        wordsEnd = Int(text.source.lines[passages[end].lines.upperBound - 1].textEnd)
        end += 1
      }
      if closes(wordsEnd, bracket) {
        wordsEnd -= 1
      } else {
        end = index + 1
        wordsEnd = Int(text.source.lines[passages[index].lines.upperBound - 1].textEnd)
      }
    } else if label.isAlone, end < passages.endIndex, !text.isSceneBreak(passages[end]) {
      // A label on a line of its own: what follows, up to a rule where there is one near, else one paragraph.
      let rule = passages[end...].prefix(Self.reach).firstIndex(where: text.isSceneBreak)
      let last = rule ?? end + 1
      wordsEnd = Int(text.source.lines[passages[last - 1].lines.upperBound - 1].textEnd)
      end = last
    }
    var parts = [Part(label: label.range, words: label.end..<max(label.end, wordsEnd))]
    if label.bracket == nil {
      for line in passages[index].lines.dropFirst() where text.features[line].first != .lowerCase {
        guard let next = self.label(line), next.isStrong || acceptsWeak else { continue }
        let last = parts.count - 1
        let lineStart = text.source.lines[line].text.lowerBound
        parts[last].words = parts[last].words.lowerBound..<max(parts[last].words.lowerBound, lineStart)
        parts.append(Part(label: next.range, words: next.end..<max(next.end, wordsEnd)))
      }
    }
    return Found(passages: index..<end, parts: parts)
  }

  /// A note's label at the beginning of a line.
  private struct Label {
    var range: Range<Int>
    /// Where the words begin.
    var end: Int
    var isStrong: Bool
    /// Whether nothing follows on the line.
    var isAlone: Bool
    /// The bracket that closes the note; `nil` where none opened it.
    var bracket: UInt8?
  }

  private func label(_ line: Int) -> Label? {
    let bytes = text.source.bytes
    let range = text.source.lines[line].text
    var start = range.lowerBound
    var bracket: UInt8?
    while start < range.upperBound, Self.isOpening(bytes[start]) {
      if bracket == nil, bytes[start] == 0x5B { bracket = 0x5D }
      if bracket == nil, bytes[start] == 0x28 { bracket = 0x29 }
      start += 1
    }
    // Somebody says or reads the words: `"Title: The Boats," she read.`
    guard start < range.upperBound, !Self.isQuote(bytes[start]) else { return nil }
    var at = start
    let limit = min(range.upperBound, start + 40)
    while at < limit {
      let byte = bytes[at]
      if byte == 0x3A || byte == 0x3D || byte == 0x5D || byte == 0x2A || byte == 0x7E
        || byte == 0x2D && isDash(at, range)
      {
        break
      }
      at += 1
    }
    guard at > start, at < limit || at == range.upperBound else { return nil }
    // `A/N2`, `Author's Note 3`: a number says which of several it is.
    var nameEnd = at
    while nameEnd > start, (0x30...0x39).contains(bytes[nameEnd - 1]) { nameEnd -= 1 }
    var hash = FoldedHash()
    hash.append(contentsOf: bytes[start..<nameEnd])
    guard let strength = NoteVocabulary.standard[hash.value] else { return nil }
    var end = at
    while end < range.upperBound, Self.isSeparator(bytes[end]) { end += 1 }
    var labelEnd = at
    while labelEnd > start, bytes[labelEnd - 1] == 0x20 { labelEnd -= 1 }
    // Without a colon or bracket, only a label that fills its line is one.
    guard at < range.upperBound || strength == .strong else { return nil }
    return Label(
      range: start..<labelEnd, end: end, isStrong: strength == .strong, isAlone: end == range.upperBound,
      bracket: bracket)
  }

  private func isDash(_ at: Int, _ range: Range<Int>) -> Bool {
    at + 1 < range.upperBound && (text.source.bytes[at + 1] == 0x2D || text.source.bytes[at + 1] == 0x20)
      && at > range.lowerBound && (text.source.bytes[at - 1] == 0x20 || text.source.bytes[at + 1] == 0x2D)
  }

  private func closes(_ end: Int, _ bracket: UInt8) -> Bool { text.source.bytes[end - 1] == bracket }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == 0x5B || byte == 0x28 || byte == 0x2A || byte == 0x5F || byte == 0x7E || byte == 0x7B || byte == 0x3C
      || byte == 0x20
  }

  /// Whether a quote mark begins with this byte: `"`, `'`, or the first byte of `“`, `‘`, `„`, `«`, `‹`.
  private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte == 0xE2 || byte == 0xC2 }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x3A || byte == 0x3D || byte == 0x2D || byte == 0x2A || byte == 0x7E || byte == 0x20 || byte == 0x5D
      || byte == 0x5F
      || byte == 0x09
  }
}

/// The labels of authors' notes, read from `resources/headings.txt`.
struct NoteVocabulary: Sendable {
  /// How surely a word is a note's label.
  enum Strength: Sendable {
    /// Wherever it stands (`A/N`).
    case strong
    /// At the head and foot of a chapter (`Disclaimer`).
    case weak
  }

  /// The vocabulary that the program carries.
  static let standard = NoteVocabulary()

  private var labels = WordTable(capacity: 200, nothing: Strength.weak)

  /// How surely some words are a note's label; `nil` where they are none.
  subscript(hash: UInt64) -> Strength? { labels[hash] }

  private init() {
    HeadingLines.read(Self.strength) { strength, _, word in labels.update(word) { $0 = strength } }
  }

  private static func strength(of key: UnsafeBufferPointer<UInt8>) -> Strength? {
    switch key {
    case "note": .strong
    case "weaknote": .weak
    default: nil
    }
  }
}

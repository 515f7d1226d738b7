internal import StoryModel

/// Finds the words that a story writes with an apostrophe for letters left out though no list has them: `I 'uz`, `my
/// lan' is`.
///
/// A word that stands so in mid-sentence again and again, and seldom without its mark, is not where a quotation begins
/// or ends.
struct DialectSurvey {
  /// How often a word must stand so, and how often to be beyond doubt.
  private static let enough = 3, plenty = 5

  /// How often each word stands in mid-sentence behind a mark, and before one.
  private var heads: [WordKey: Int] = [:]
  private var ends: [WordKey: Int] = [:]
  /// How often those words stand without a mark.
  private var bare: [WordKey: Int] = [:]
  /// Which slots those words have: nearly every other word is passed over by its slot alone.
  private var slots: [Bool] = []

  /// Adds the words of some chapters to those that are known of the language.
  static func extend(_ convention: inout Convention, by chapters: [Chapter], _ crew: Crew) {
    guard !convention.elisions.isEmpty else { return }
    let known = convention.elisions
    let runs = crew.runs(of: chapters.count)
    let marked = crew.map(runs.count) { run in
      var survey = DialectSurvey()
      chapters[runs[run]].forEachParagraph { $0.forEachRun { survey.countMarked($0, known) } }
      return survey
    }
    var survey = marked.first ?? DialectSurvey()
    for part in marked.dropFirst() {
      survey.heads.merge(part.heads, uniquingKeysWith: +)
      survey.ends.merge(part.ends, uniquingKeysWith: +)
    }
    survey.heads = survey.heads.filter { $0.value >= enough }
    survey.ends = survey.ends.filter { $0.value >= enough }
    guard !survey.heads.isEmpty || !survey.ends.isEmpty else { return }
    survey.slots = Array(repeating: false, count: WordKey.slots)
    for word in [WordKey](survey.heads.keys) + survey.ends.keys {
      survey.bare[word] = 0
      survey.slots[word.slot] = true
    }
    let words = survey
    let bare = crew.map(runs.count) { run in
      var survey = words
      chapters[runs[run]].forEachParagraph { $0.forEachRun { survey.countBare($0) } }
      return survey.bare
    }
    for part in bare { survey.bare.merge(part, uniquingKeysWith: +) }
    for (word, count) in survey.heads where survey.isSeldomBare(word, count) {
      convention.elisions.add(word, count >= plenty ? .elision : .dialect)
    }
    for (word, count) in survey.ends where survey.isSeldomBare(word, count) { convention.cutEnds.add(word, ()) }
  }

  private func isSeldomBare(_ word: WordKey, _ count: Int) -> Bool { (bare[word] ?? 0) * 2 < count }

  /// Counts the words in mid-sentence that have a mark on one side.
  private mutating func countMarked(_ text: Span<UInt8>, _ known: Elisions.Words) {
    var at = Self.nextMark(text, from: 2)
    while at + 2 < text.count {
      defer { at = Self.nextMark(text, from: at + 1) }
      if text[at - 1] == 0x20 {
        guard Side.before(text, at - 1).isWord || text[at - 2] == 0x2C, Side.after(text, at + 1) == .letter else {
          continue
        }
        let end = Self.wordEnd(text, at + 1)
        guard Side.after(text, end) != .quote, let word = WordKey(text, at + 1..<end), known[word] == nil else {
          continue
        }
        heads[word, default: 0] += 1
      } else if text[at + 1] == 0x20, Side.after(text, at + 2) == .letter, Side.before(text, at) == .letter {
        let start = Self.wordStart(text, at)
        guard Side.before(text, start) == .space, let word = WordKey(text, start..<at) else { continue }
        ends[word, default: 0] += 1
      }
    }
  }

  /// Counts the same words where they stand without a mark.
  private mutating func countBare(_ text: Span<UInt8>) {
    let table = WordKey.codes
    let codes = table.span
    var at = 0
    while at < text.count {
      let start = at
      let first = text[unchecked: at]
      // A code for each byte: no index is out of the table.
      var code = codes[unchecked: Int(first)]
      guard code != 0, first < 0x80 || Side.after(text, at).isLetter else {
        at += 1
        continue
      }
      var word = WordKey()
      while code != 0 {
        word.append(code: code)
        at += 1
        code = at < text.count ? codes[unchecked: Int(text[unchecked: at])] : 0
      }
      if slots[word.slot], at - start <= WordKey.capacity, Side.before(text, start) != .quote,
        Side.after(text, at) != .quote, let count = bare[word]
      {
        bare[word] = count + 1
      }
    }
  }

  /// The next straight single mark at or after an index, or the end: eight bytes at a time while none is among them.
  private static func nextMark(_ text: Span<UInt8>, from start: Int) -> Int {
    let bytes = text.bytes
    var at = start
    while at + 8 <= bytes.byteCount {
      // A byte that is the mark is zero here, and a borrow shows in its highest bit.
      let eight = bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self) ^ 0x2727_2727_2727_2727
      if (eight &- 0x0101_0101_0101_0101) & ~eight & 0x8080_8080_8080_8080 != 0 { break }
      at += 8
    }
    while at < text.count, text[unchecked: at] != UInt8(ascii: "'") { at += 1 }
    return at
  }

  private static func wordEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < text.count, isLetter(text[unchecked: at]) { at += 1 }
    return at
  }

  private static func wordStart(_ text: Span<UInt8>, _ end: Int) -> Int {
    var at = end
    while at > 0, end - at < 24, isLetter(text[at - 1]) { at -= 1 }
    return at
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }
}

extension [Inline] {
  /// Calls a function with each run of text.
  fileprivate func forEachRun(_ body: (Span<UInt8>) -> Void) {
    for inline in self {
      if case .text(let run) = inline {
        body(run.utf8Span.span)
      } else {
        inline.children.forEachRun(body)
      }
    }
  }
}

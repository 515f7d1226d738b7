internal import StoryModel

/// Reads lines as headings; keeps its buffer from line to line.
struct HeadingReader {
  let vocabulary: HeadingVocabulary
  let bytes: [UInt8]
  /// The story's title, which some archives put before every heading: `The Ledger - Chapter 1`.
  let storyTitle: [UInt8]
  private var words: [Word] = []
  /// How many bytes a phrase of the vocabulary has at most, with whatever stands between its words.
  private static let longestPhrase = 48

  /// One word of a line.
  private struct Word {
    var range: Range<Int>
    var entry: HeadingVocabulary.Entry?
    var arabic: Int?
    var roman: Int?

    var number: Int? { arabic ?? roman ?? entry?.number ?? entry?.tens }
    /// Whether it can be neither a division, its number nor a word before them.
    var isAnyWord: Bool { entry == nil && number == nil && range.count > 1 }
  }

  init(_ source: SourceText, storyTitle: String? = nil, vocabulary: HeadingVocabulary = .standard) {
    self.vocabulary = vocabulary
    self.storyTitle = Array((storyTitle ?? "").utf8)
    bytes = source.bytes
  }

  /// The line as a heading; `nil` where its wording is not that of one.
  ///
  /// - Parameters:
  ///   - text: the line's text in the bytes.
  ///   - features: what the line looks like.
  ///   - mayBeQuoted: whether words between quote marks can be a title: those of a list of contents, which nobody says.
  mutating func read(
    _ text: Range<Int>, _ features: LineFeatures, mayBeQuoted: Bool = false
  ) -> HeadingWording? {
    guard features.length <= 160, features.letters + Int(features.digits) > 0 else { return nil }
    let marks = Marks(bytes, text)
    guard !marks.inner.isEmpty else { return nil }
    if let wording = readBehindStoryTitle(marks.inner) { return wording }
    if isQuote(marks.inner.lowerBound) {
      guard mayBeQuoted, features.words <= 12 else { return nil }
      return HeadingWording(form: .title, label: text.lowerBound..<text.lowerBound, title: text)
    }
    splitWords(marks.inner, atMost: 1)
    // A heading begins with its first word; `... and so` and `, said` do not.
    guard let first = words.first, first.range.lowerBound == marks.inner.lowerBound else { return nil }
    var wording: HeadingWording?
    if marks.inner.count > Self.longestPhrase, first.isAnyWord, !isOrdinalFigure(first) {
      // Most lines are prose: their first word leaves nothing for the others to say.
      wording = plain(marks.inner, features)
    } else {
      splitWords(marks.inner)
      if let wording = spaced(marks.inner) { return wording }
      wording =
        phrase(marks.inner) ?? division(from: 0, marks.inner) ?? named(marks.inner, features) ?? number(marks.inner)
        ?? date(marks.inner) ?? plain(marks.inner, features)
    }
    // Inline tags around a label or title are read with its words.
    if marks.hasTags, wording?.title.isEmpty == true { wording?.label = text }
    if marks.hasTags, wording?.label.isEmpty == true { wording?.title = text }
    wording?.markup = marks.level
    wording?.decoration = marks.mark
    return wording
  }

  /// The division that a line names after the story's title.
  private mutating func readBehindStoryTitle(_ text: Range<Int>) -> HeadingWording? {
    guard !storyTitle.isEmpty, text.count > storyTitle.count + 2 else { return nil }
    let end = text.lowerBound + storyTitle.count
    for (at, byte) in zip(text.lowerBound..<end, storyTitle) where bytes[at] | 0x20 != byte | 0x20 { return nil }
    guard let start = (end..<text.upperBound).first(where: isWordByte), start > end else { return nil }
    splitWords(start..<text.upperBound)
    guard words.first?.range.lowerBound == start, var wording = division(from: 0, start..<text.upperBound) else {
      return nil
    }
    wording.repeated = text.lowerBound..<end
    return wording
  }

  /// Whether the first word of a line can begin a heading's wording at all: a quick look before the careful one.
  func mayBegin(_ features: LineFeatures) -> Bool {
    features.length > 0 && features.length <= 160 && features.first != .lowerCase
  }

  /// Whether a line names a day: a month or a day of the week, and a figure.
  mutating func namesDay(_ text: Range<Int>) -> Bool {
    splitWords(text)
    return words.contains { $0.entry?.isMonth == true || $0.entry?.isWeekday == true }
      && words.contains { $0.arabic != nil || isOrdinalFigure($0) }
  }

  // MARK: - Words

  private mutating func splitWords(_ range: Range<Int>, atMost most: Int = 16) {
    words.removeAll(keepingCapacity: true)
    var at = range.lowerBound
    while at < range.upperBound, words.count < most {
      guard isWordByte(at) else {
        at += 1
        continue
      }
      let start = at
      var hash = FoldedHash()
      while at < range.upperBound, isWordByte(at) || isApostrophe(at) {
        hash.append(bytes[at])
        at += 1
      }
      let word = start..<at
      words.append(
        Word(
          range: word, entry: vocabulary[hash.value], arabic: RomanNumeral.arabic(bytes[word]),
          roman: RomanNumeral.value(bytes[word])))
    }
  }

  private func isWordByte(_ at: Int) -> Bool {
    switch bytes[at] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0x80: false
    // U+2010 to U+2027, white space and quotes among them, are no letters; nor are U+00A0 to U+00BF but for §.
    case 0xE2: false
    case 0x80...0xBF: at > 0 && (bytes[at - 1] >= 0xC3 && bytes[at - 1] != 0xE2 || isWordByte(at - 1))
    case 0xC2: at + 1 < bytes.count && bytes[at + 1] == 0xA7
    default: true
    }
  }

  private func isApostrophe(_ at: Int) -> Bool {
    if bytes[at] == 0x27 { return at + 1 < bytes.count && isWordByte(at + 1) }
    guard bytes[at] == 0xE2 || bytes[at] == 0x80 || bytes[at] == 0x99 else { return false }
    let start = bytes[at] == 0xE2 ? at : bytes[at] == 0x80 ? at - 1 : at - 2
    return start >= 0 && start + 2 < bytes.count && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && bytes[start + 2] == 0x99
  }

  private func isQuote(_ at: Int) -> Bool {
    switch bytes[at] {
    case 0x22, 0x27, 0x60: return true
    case 0xE2:
      return at + 2 < bytes.count && bytes[at + 1] == 0x80 && (0x98...0x9F).contains(bytes[at + 2])
    case 0xC2: return at + 1 < bytes.count && bytes[at + 1] == 0xAB
    default: return false
    }
  }

  // MARK: - Forms

  /// A phrase that is a heading, a contents list's head or a closing as a whole.
  private func phrase(_ range: Range<Int>) -> HeadingWording? {
    guard words.count <= 6 else { return nil }
    var hash = FoldedHash()
    hash.append(contentsOf: bytes[range])
    guard let entry = vocabulary[hash.value] else { return nil }
    if entry.isContents {
      return HeadingWording(form: .contents, label: range, title: range.upperBound..<range.upperBound)
    }
    if let kind = entry.kind, entry.rank == nil {
      return HeadingWording(form: .named, kind: kind, label: range, title: range.upperBound..<range.upperBound)
    }
    if entry.isClosing {
      return HeadingWording(form: .closing, label: range, title: range.upperBound..<range.upperBound)
    }
    return nil
  }

  /// A name with a space between all its letters: `P R E F A C E`.
  private func spaced(_ range: Range<Int>) -> HeadingWording? {
    guard words.count >= 4, words.allSatisfy({ $0.range.count == 1 }), let closed = bytes[range].withoutLetterSpacing
    else { return nil }
    var hash = FoldedHash()
    hash.append(contentsOf: closed)
    guard let kind = vocabulary[hash.value]?.kind else { return nil }
    return HeadingWording(form: .named, kind: kind, label: range, title: range.upperBound..<range.upperBound)
  }

  /// A division and its number, in either order, from the word at `index` on.
  private func division(from index: Int, _ range: Range<Int>) -> HeadingWording? {
    guard let (rank, kind, label, number, numeral) = numberedDivision(from: index) else { return nil }
    let labelRange = words[index].range.lowerBound..<labelEnd(label)
    let endsWithDivision = words[label].entry?.rank != nil
    guard let title = titleRange(after: label, range, needsMark: endsWithDivision) else { return nil }
    var wording = HeadingWording(
      form: .division(rank), kind: kind, number: number, numeral: numeral, label: labelRange, title: title)
    if rank < .section, !title.isEmpty,
      let next = words.indices.first(where: { words[$0].range.lowerBound >= title.lowerBound }),
      words[next].range.lowerBound == title.lowerBound,
      let inner = division(from: next, range), case .division(let lower) = inner.form, lower > rank
    {
      wording = inner
      wording.above = .init(rank: rank, number: number, label: labelRange)
    }
    return wording
  }

  /// The words of `Chapter the First`, `Part 2/5`, `Erstes Kapitel` from a word on; gives the index of the last one.
  private func numberedDivision(
    from index: Int
  ) -> (HeadingVocabulary.Rank, Chapter.Kind, last: Int, number: Int?, HeadingWording.Numeral)? {
    var at = index
    while at < words.count, words[at].entry?.isArticle == true, words[at].entry?.rank == nil { at += 1 }
    guard at < words.count else { return nil }
    if let rank = words[at].entry?.rank {
      let kind = rank == .chapter ? words[at].entry?.kind ?? .chapter : rank < .chapter ? .part : .chapter
      var next = at + 1
      while next < words.count, let entry = words[next].entry, entry.isArticle || entry.isOrdinalMark,
        words[next].roman == nil || entry.isOrdinalMark, isClose(next - 1, next)
      {
        next += 1
      }
      guard next < words.count, isClose(next - 1, next) else { return nil }
      if words[next].entry?.isLast == true { return (rank, kind, next, nil, .word) }
      guard let (number, last, numeral) = numeral(at: next, loose: true) else { return nil }
      return (rank, kind, skipTotal(after: last), number, numeral)
    }
    // The number first: `THE FIRST PART`, `Erstes Kapitel`.
    guard words[at].arabic == nil || isOrdinalFigure(words[at]), words[at].roman == nil else { return nil }
    if words[at].entry?.isLast == true, at + 1 < words.count, let rank = words[at + 1].entry?.rank, rank <= .chapter {
      return (rank, rank < .chapter ? .part : .chapter, at + 1, nil, .word)
    }
    guard let (number, last, numeral) = numeral(at: at, loose: false), last + 1 < words.count,
      isOrdinalFigure(words[last]) || words[last].entry?.isOrdinal == true, let rank = words[last + 1].entry?.rank,
      isClose(last, last + 1)
    else { return nil }
    let kind: Chapter.Kind =
      rank == .chapter ? words[last + 1].entry?.kind ?? .chapter : rank < .chapter ? .part : .chapter
    return (rank, kind, last + 1, number, numeral)
  }

  /// A number that starts at a word; `twenty-first` takes two.
  private func numeral(at index: Int, loose: Bool) -> (number: Int, last: Int, HeadingWording.Numeral)? {
    let word = words[index]
    if let arabic = word.arabic { return (arabic, index, .arabic) }
    if let roman = word.roman, loose || isUpperCase(word.range.lowerBound) { return (roman, index, .roman) }
    if let tens = word.entry?.tens ?? (word.entry?.number == 10 ? 10 : nil), index + 1 < words.count,
      let units = words[index + 1].entry?.number, units < 10, isClose(index, index + 1)
    {
      return (tens + units, index + 1, .word)
    }
    guard let number = word.entry?.number ?? word.entry?.tens else { return nil }
    return (number, index, .word)
  }

  /// Goes past `/5`, `of 5`, `of ?` after a number.
  private func skipTotal(after index: Int) -> Int {
    guard index + 1 < words.count else { return index }
    let end = words[index].range.upperBound
    let next = words[index + 1]
    if next.number != nil, next.range.lowerBound == end + 1, bytes[end] == 0x2F { return index + 1 }
    if next.entry?.isOf == true, index + 2 < words.count, words[index + 2].number != nil { return index + 2 }
    return index
  }

  private func named(_ range: Range<Int>, _ features: LineFeatures) -> HeadingWording? {
    var at = 0
    if words[at].entry?.isArticle == true, words[at].entry?.kind == nil { at += 1 }
    guard at < words.count, let kind = words[at].entry?.kind, words[at].entry?.rank == nil else {
      return nil
    }
    var last = at
    var number: Int?
    if at + 1 < words.count, isClose(at, at + 1), let found = numeral(at: at + 1, loose: false) {
      (number, last) = (found.number, found.last)
    }
    guard let title = titleRange(after: last, range, needsMark: !features.isCapitals) else { return nil }
    return HeadingWording(
      form: .named, kind: kind, number: number, label: range.lowerBound..<labelEnd(last), title: title)
  }

  /// A number, alone or with a title after a mark.
  private func number(_ range: Range<Int>) -> HeadingWording? {
    guard let (number, last, numeral) = numeral(at: 0, loose: false) else { return nil }
    let end = skipTotal(after: last)
    guard let title = titleRange(after: end, range, needsMark: true) else { return nil }
    if numeral == .word, !title.isEmpty { return nil }
    return HeadingWording(
      form: .number, number: number, numeral: numeral, label: range.lowerBound..<labelEnd(end), title: title)
  }

  /// A date that is all the line says.
  private func date(_ range: Range<Int>) -> HeadingWording? {
    guard words.count <= 8 else { return nil }
    var named = false
    for word in words {
      let entry = word.entry
      if entry?.isMonth == true || entry?.isWeekday == true {
        named = true
      } else if word.arabic == nil && entry?.number == nil && entry?.isArticle != true && entry?.isOf != true
        && !isOrdinalFigure(word)
      {
        return nil
      }
    }
    guard named else { return nil }
    return HeadingWording(form: .date, label: range.lowerBound..<range.lowerBound, title: range)
  }

  private func plain(_ range: Range<Int>, _ features: LineFeatures) -> HeadingWording? {
    let empty = range.lowerBound..<range.lowerBound
    let (number, numeral) = leadingNumber() ?? (nil, .none)
    if features.isCapitals, features.words <= 16 {
      return HeadingWording(form: .capitals, number: number, numeral: numeral, label: empty, title: range)
    }
    guard features.length <= 72, features.words <= 12, features.first != .lowerCase, features.last != .comma else {
      return nil
    }
    return HeadingWording(form: .title, number: number, numeral: numeral, label: empty, title: range)
  }

  /// The number that words begin with that could be a title, with nothing but a space behind it: `01 The Lamp`.
  private func leadingNumber() -> (Int, HeadingWording.Numeral)? {
    guard words.count > 1, isUpperCase(words[1].range.lowerBound), words[1].arabic == nil, isClose(0, 1) else {
      return nil
    }
    if let arabic = words[0].arabic { return (arabic, .arabic) }
    return words[0].roman.flatMap { isUpperCase(words[0].range.lowerBound) ? ($0, .roman) : nil }
  }

  // MARK: - Between words

  /// Whether two neighbouring words have nothing but spaces and light marks between them.
  private func isClose(_ a: Int, _ b: Int) -> Bool {
    bytes[words[a].range.upperBound..<words[b].range.lowerBound].allSatisfy {
      $0 == 0x20 || $0 == 0x09 || $0 == 0x2D || $0 == 0x2E || $0 == 0x23 || $0 == 0x3A || $0 == 0xC2 || $0 == 0xA0
        || $0 == 0xB0
    }
  }

  /// Where a label ends that ends with a word, a suffix such as `?` of `2/?` included.
  private func labelEnd(_ last: Int) -> Int {
    let end = words[last].range.upperBound
    return end + 1 < bytes.count && bytes[end] == 0x2F && bytes[end + 1] == 0x3F ? end + 2 : end
  }

  /// The title after the last word of a label; `nil` where what follows is no title but the rest of a sentence.
  ///
  /// - Parameter needsMark: whether a full stop, colon, dash or wide space must stand between them.
  private func titleRange(after last: Int, _ range: Range<Int>, needsMark: Bool = false) -> Range<Int>? {
    var at = labelEnd(last)
    var marked = false
    var spaces = 0
    // `*Chapter 1*: Ebb`: what opened before the label closes behind it.
    if at < range.upperBound, range.lowerBound > 0, isOpening(at), bytes[at] == bytes[range.lowerBound - 1] { at += 1 }
    while at < range.upperBound, !isWordByte(at), !isOpening(at) {
      switch bytes[at] {
      case 0x20, 0x09: spaces += 1
      case 0x2C, 0x3B, 0x3F, 0x21: if bytes[at] != 0x2C || needsMark { return nil }
      default: marked = true
      }
      at += 1
    }
    guard at < range.upperBound else { return range.upperBound..<range.upperBound }
    guard marked || spaces > 1 || !needsMark else { return nil }
    // `Chapter one was dull`: without a mark, the title must begin as titles do.
    if !marked, spaces <= 1, !isUpperCase(at), !isOpening(at) { return nil }
    return at..<range.upperBound
  }

  private func isOpening(_ at: Int) -> Bool {
    isQuote(at) || bytes[at] == 0x28 || bytes[at] == 0x5B || bytes[at] == 0x5F || bytes[at] == 0x2A
  }

  private func isUpperCase(_ at: Int) -> Bool {
    switch bytes[at] {
    case 0x41...0x5A, 0x30...0x39: true
    case 0xC3: at + 1 < bytes.count && bytes[at + 1] < 0x9F
    case 0xD0: at + 1 < bytes.count && bytes[at + 1] < 0xB0
    default: bytes[at] >= 0xC4
    }
  }

  /// Whether a word is a figure with its ordinal ending: `1st`, `22nd`, `3rd`, `4th`, `1er`, `2e`.
  private func isOrdinalFigure(_ word: Word) -> Bool {
    let text = bytes[word.range]
    let figures = text.prefix { (0x30...0x39).contains($0) }.count
    return figures > 0 && figures < text.count && text.count - figures <= 3
  }
}

internal import StoryModel

/// The list of chapters that a printed book opens with: no chapter itself, it tells what the chapters are called.
struct ContentsList: Sendable {
  /// One line of a list.
  struct Entry: Sendable {
    /// What the words say; page numbers and dot leaders are left out.
    var wording: HeadingWording
    /// The index of the line.
    var line: Int
  }

  /// The passages that are lists of contents, in order.
  private(set) var regions: [Range<Int>] = []
  /// The entries of all lists, in order.
  private(set) var entries: [Entry] = []
  /// The entries by the hash of their titles, or of all their words.
  private var byWords: [UInt64: Int] = [:]

  /// Finds the lists of contents of a text.
  init(_ text: MeasuredText, _ survey: PassageSurvey, _ paragraphing: Paragraphing) {
    var finder = ContentsFinder(text: text, survey: survey, paragraphing: paragraphing)
    for candidate in survey.candidates where candidate.wording.form == .contents {
      guard candidate.passage >= (regions.last?.upperBound ?? 0) else { continue }
      let region = finder.region(after: candidate.passage)
      if region.count > 1 { add(region, finder) }
    }
    if regions.isEmpty, let region = finder.headlessRegion() { add(region, finder) }
  }

  /// Whether a passage belongs to a list of contents.
  func contains(passage: Int) -> Bool {
    var low = 0
    var high = regions.count
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].upperBound <= passage { low = middle + 1 } else { high = middle }
    }
    return low < regions.count && regions[low].contains(passage)
  }

  /// Whether a list has an entry of such words; `hash` is a title's, or that of a name alone (`Prologue`).
  func lists(_ hash: UInt64) -> Bool { byWords[hash] != nil }

  /// Gives headings that are numbers alone the titles that the list has for those numbers.
  func supplyTitles(of headings: inout [Heading]) {
    var titles: [Int: [Range<Int>]] = [:]
    for entry in entries {
      guard let number = entry.wording.number, !entry.wording.title.isEmpty else { continue }
      titles[number, default: []].append(entry.wording.title)
    }
    let bare = headings.indices.filter { headings[$0].title.isEmpty && headings[$0].number != nil }
    let found = bare.compactMap { at in
      // Where parts begin to count anew, a number does not say which title is meant.
      headings[at].number.flatMap { titles[$0] }.flatMap { $0.count == 1 && $0[0].count <= 80 ? (at, $0[0]) : nil }
    }
    // Most numbers have a title, and most titles a number: else the list is of other divisions than the numbered ones.
    guard found.count >= 2, found.count * 5 >= bare.count * 4, found.count * 5 >= titles.count * 4 else { return }
    for (at, title) in found {
      headings[at].title = [title]
      headings[at].isTitleSupplied = true
      headings[at].rule += ", title from the contents"
    }
  }

  private mutating func add(_ region: Range<Int>, _ finder: ContentsFinder) {
    regions.append(region)
    for entry in finder.entries(in: region) {
      for hash in finder.hashes(of: entry.wording) where byWords[hash] == nil { byWords[hash] = entries.count }
      entries.append(entry)
    }
  }
}

/// Tells where a list of contents ends and the book begins.
private struct ContentsFinder {
  let text: MeasuredText
  let survey: PassageSurvey
  let paragraphing: Paragraphing
  private var reader: HeadingReader

  init(text: MeasuredText, survey: PassageSurvey, paragraphing: Paragraphing) {
    self.text = text
    self.survey = survey
    self.paragraphing = paragraphing
    reader = HeadingReader(text.source)
  }

  /// The passages of a list from its heading on.
  ///
  /// A list goes on to the first paragraph of prose; what stands between the list and that prose is told from the list
  /// because it says again what the list's first entry says.
  mutating func region(after head: Int) -> Range<Int> {
    var first: Set<UInt64> = []
    var seen: Set<UInt64> = []
    var repeated: Int?
    var passage = head + 1
    while passage < survey.passages.endIndex, !isProse(survey.passages[passage]) {
      let entries = entries(in: passage..<passage + 1)
      let isFirst = first.isEmpty
      let hashes = entries.flatMap { keys(of: $0.wording, isFirst: isFirst) }
      if first.isEmpty {
        first.formUnion(hashes)
      } else if !first.isDisjoint(with: hashes) {
        return head..<withoutFirstHeading(head, passage)
      }
      // Near the end of the list, a heading that the list has already is the book's own.
      if let at = repeated, passage - at > 5 { repeated = at == passage ? at : nil }
      if repeated == nil, passage > head + 3, hashes.contains(where: seen.contains) { repeated = passage }
      seen.formUnion(hashes)
      passage += 1
    }
    return head..<withoutFirstHeading(head, repeated ?? passage)
  }

  /// The end of a list without the first chapter's number right before it, which is not the list's: `CHAPTER ONE` above
  /// a title that the list has, or above the prose.
  ///
  /// - Parameter end: where something comes again, or prose begins.
  private func withoutFirstHeading(_ head: Int, _ end: Int) -> Int {
    var reader = reader
    let number: (Int) -> Int? = { index in
      let line = survey.passages[index].lines.lowerBound
      return reader.read(text.source.lines[line].text, text.features[line]).flatMap { wording in
        switch wording.form {
        case .division, .number: wording.number
        case .named, .date, .capitals, .title, .contents, .closing: nil
        }
      }
    }
    for index in stride(from: end - 1, to: max(head + 1, end - 4), by: -1) {
      guard let found = number(index) else { continue }
      guard found == 1, survey.passages[index].gap > 1, entries(in: head + 1..<index).count > 2 else { return end }
      // The part that begins with the chapter: its name comes again, but as the list's own it stands at its head.
      let opensPart = index - 1 > head + 1 && survey.passages[index - 1].gap > 1 && number(index - 1) == 1
      return opensPart ? index - 1 : index
    }
    return end
  }

  /// A list without a heading of its own, above all prose, whose entries are headings again further down.
  func headlessRegion() -> Range<Int>? {
    let front = survey.passages.firstIndex(where: isProse) ?? survey.passages.endIndex
    var listed: [(passage: Int, hash: UInt64)] = []
    for passage in 0..<front {
      for entry in entries(in: passage..<passage + 1) {
        if let hash = hashes(of: entry.wording).first { listed.append((passage, hash)) }
      }
    }
    guard listed.count >= 4 else { return nil }
    // Where each heading stands last.
    var places: [UInt64: Int] = [:]
    for candidate in survey.candidates {
      if let hash = hashes(of: candidate.wording).first { places[hash] = candidate.passage }
    }
    let found = listed.filter { (places[$0.hash] ?? -1) > $0.passage }
    guard let first = found.first, let last = found.last, found.count >= 3 else { return nil }
    return first.passage..<last.passage + 1
  }

  /// The entries of some passages: each line that is worded like a heading, and those without other sense as titles.
  func entries(in region: Range<Int>) -> [ContentsList.Entry] {
    var reader = reader
    var entries: [ContentsList.Entry] = []
    for passage in region {
      for line in survey.passages[passage].lines where !text.isBlank(line) {
        let range = withoutPageNumber(text.source.lines[line].text)
        guard !range.isEmpty, var wording = reader.read(range, text.features[line], mayBeQuoted: true),
          wording.form != .contents
        else {
          continue
        }
        if wording.label.isEmpty { wording.title = range }
        entries.append(ContentsList.Entry(wording: wording, line: line))
      }
    }
    return entries
  }

  /// The hashes that an entry or a heading is known by: its title, and all its words.
  func hashes(of wording: HeadingWording) -> [UInt64] {
    if wording.title.isEmpty { return wording.form == .named ? [hash(wording.label)] : [] }
    return [hash(wording.title)]
  }

  /// The hashes that tell that an entry comes again: its words, and its division's number.
  private func keys(of wording: HeadingWording, isFirst: Bool) -> [UInt64] {
    var keys = hashes(of: wording)
    // The list's first number comes again alone over its chapter; with another title it is that of the next part.
    if wording.form == .number, let number = wording.number, isFirst || wording.title.isEmpty {
      keys.append(0xFF << 32 | UInt64(number))
    }
    if case .division(let rank) = wording.form, let number = wording.number {
      keys.append(UInt64(rank.rawValue) << 32 | UInt64(number))
    }
    return keys
  }

  private func hash(_ range: Range<Int>) -> UInt64 {
    var hash = FoldedHash()
    hash.append(contentsOf: text.source.bytes[range])
    return hash.value
  }

  /// Whether a passage is a paragraph: several full lines, or one that goes on beyond any entry.
  private func isProse(_ passage: Passage) -> Bool {
    let lines = passage.lines
    if lines.count == 1 { return text.features[lines.lowerBound].words > 24 }
    guard let width = paragraphing.width else { return lines.contains { text.features[$0].words > 24 } }
    // Entries end short, or with a page number; the lines of a paragraph are full but for the last.
    var full = 0
    for line in lines.dropLast() {
      let features = text.features[line]
      if Int(features.length) + 1 + Int(text.features[line + 1].firstWord) > width - 6, features.last != .digit,
        features.lowerCase > features.upperCase
      {
        full += 1
      }
    }
    return full * 3 >= (lines.count - 1) * 2 && full > 0
  }

  /// The text of an entry without the dots and the page number at its end.
  private func withoutPageNumber(_ range: Range<Int>) -> Range<Int> {
    let bytes = text.source.bytes
    var end = range.upperBound
    while end > range.lowerBound, (0x30...0x39).contains(bytes[end - 1]) { end -= 1 }
    guard end < range.upperBound, end > range.lowerBound else { return withoutLeader(range, range.upperBound) }
    let gap = bytes[end - 1]
    guard gap == 0x20 || gap == 0x2E || gap == 0x09 || gap == 0x2D else { return range }
    let trimmed = withoutLeader(range, end)
    // `Chapter 1` and `Part 2` end with their own number; a page number stands off, or comes after a title.
    let spaces = bytes[trimmed.upperBound..<end].count
    let words = bytes[trimmed].split(separator: 0x20).count
    return spaces > 1 || words > 2 ? trimmed : range
  }

  private func withoutLeader(_ range: Range<Int>, _ end: Int) -> Range<Int> {
    var end = end
    while end > range.lowerBound, [0x20, 0x2E, 0x09, 0x5F, 0xB7, 0xC2, 0xA0].contains(text.source.bytes[end - 1]) {
      end -= 1
    }
    return range.lowerBound..<end
  }
}

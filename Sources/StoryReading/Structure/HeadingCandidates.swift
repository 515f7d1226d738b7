internal import StoryModel

/// A passage whose wording is that of a heading, and how it stands among the others.
struct HeadingCandidate: Sendable {
  /// The index of the passage.
  var passage: Int
  /// The index of the line.
  var line: Int
  /// What the words say.
  var wording: HeadingWording
  /// How many blank lines stand before and after it.
  var gapBefore: Int
  var gapAfter: Int
  /// How many words of text stand between it and the next candidate.
  var wordsAfter = 0
  /// How many words stand below it before the next that is no number: those of its sections too.
  var wordsBelow = 0
  /// Why it may be a heading, added up; at `HeadingCandidate.threshold` it is one.
  var score = 0.0
  /// The place in its chain, counted from 0, and the chain's length; zero where it is in none.
  var chainPlace = 0
  var chainLength = 0
  /// Whether there is text between the members of its chain, as there is not in a list.
  var isSpaced = false

  /// Whether a division stands right above it.
  var followsDivision = false

  /// The score from which a candidate is a heading.
  static let threshold = 0.55

  /// Whether the wording alone can make it a heading.
  var isNumberedOrNamed: Bool {
    switch wording.form {
    case .division, .number, .named: true
    case .date, .capitals, .title, .contents, .closing: false
    }
  }

  /// The rule that found it, as `inspect` says it.
  var rule: String {
    let sort =
      switch wording.form {
      case .division: "numbered division"
      case .number: "number"
      case .named: "division with a name"
      case .date: "date"
      case .capitals: "line in capitals"
      case .title: "line set apart"
      case .contents: "list of contents"
      case .closing: "closing line"
      }
    return chainLength > 1 ? "\(sort), \(chainPlace + 1) of \(chainLength) in sequence" : sort
  }
}

/// The passages of a text, and those that may be headings, collected in one pass over its lines.
struct PassageSurvey: Sendable {
  /// All passages in order.
  var passages: [Passage]
  /// Those that may be headings, in order.
  var candidates: [HeadingCandidate]

  /// Cuts a text into passages and collects the candidates.
  ///
  /// - Parameter isMarked: whether the person says that a line is a heading: then no other is; `nil` to look for them.
  init(
    _ text: MeasuredText, _ range: Range<Int>, _ paragraphing: Paragraphing, storyTitle: String?,
    isMarked: ((Int) -> Bool)? = nil
  ) {
    var reader = HeadingReader(text.source, storyTitle: storyTitle)
    var found: [(line: Int, wording: HeadingWording)] = []
    passages = paragraphing.passages(of: text, range) { line in
      let features = text.features[line]
      if SceneBreaks.isBreak(text.source.bytes, text.source.lines[line].text, features) { return true }
      if let isMarked {
        guard isMarked(line) else { return false }
        let words = text.source.lines[line].text
        let plain = HeadingWording(form: .title, label: words.lowerBound..<words.lowerBound, title: words)
        found.append((line, reader.read(words, features) ?? plain))
        return true
      }
      let opensRun = line == range.lowerBound || text.isBlank(line - 1)
      guard reader.mayBegin(features), opensRun || Self.mayStandInside(text, line, paragraphing),
        let wording = reader.read(text.source.lines[line].text, features)
      else { return false }
      let next = line + 1 < range.upperBound ? text.features[line + 1] : LineFeatures()
      let alone = Self.standsAlone(wording, features, next, paragraphing)
      if opensRun || alone { found.append((line, wording)) }
      return alone
    }
    candidates = []
    var next = 0
    for (index, passage) in passages.enumerated() where next < found.count {
      while next < found.count, found[next].line < passage.lines.lowerBound { next += 1 }
      guard next < found.count, found[next].line == passage.lines.lowerBound else { continue }
      guard passage.lines.count == 1 || Self.isLongHeading(text, passage, found[next].wording) else { continue }
      candidates.append(
        HeadingCandidate(
          passage: index, line: passage.lines.lowerBound, wording: found[next].wording, gapBefore: passage.gap,
          gapAfter: index + 1 < passages.count ? passages[index + 1].gap : 9))
    }
    for (at, above) in zip(candidates.indices.dropFirst(), candidates) {
      guard case .division = above.wording.form, candidates[at].passage == above.passage + 1 else { continue }
      candidates[at].followsDivision = true
    }
    countWords(text)
  }

  /// Whether a line in the middle of a run of lines deserves a look: one that is short, after one that ends a sentence.
  private static func mayStandInside(_ text: MeasuredText, _ line: Int, _ paragraphing: Paragraphing) -> Bool {
    guard let width = paragraphing.width else { return true }
    let features = text.features[line]
    return Int(features.length) < width * 3 / 4 && features.first != .quote
      && (!text.features[line - 1].isOpen || text.features[line - 1].isOrnament || text.features[line - 1].isCapitals)
  }

  /// Whether a line of such wording is a passage of its own, even with text right below it.
  private static func standsAlone(
    _ wording: HeadingWording, _ features: LineFeatures, _ next: LineFeatures, _ paragraphing: Paragraphing
  ) -> Bool {
    if wording.markup > 0 { return true }
    // What goes on in the next line is the beginning of a paragraph, or of a title over several lines.
    if paragraphing.width != nil, !wording.title.isEmpty, !features.isCapitals, next.first == .lowerCase {
      return false
    }
    let isShort = paragraphing.width.map { Int(features.length) + 1 + Int(next.firstWord) < $0 } ?? true
    switch wording.form {
    case .division, .named:
      return isShort && (features.isOpen || wording.title.isEmpty || features.isCapitals) || features.isCapitals
    case .number:
      return isShort && (wording.title.isEmpty || features.isOpen || features.isCapitals)
    case .contents, .closing:
      return isShort
    case .capitals:
      return isShort && !next.isCapitals && features.letters > 3
    case .date, .title:
      return false
    }
  }

  /// Whether a passage of several lines can be a heading: in capitals, or a division with a long title
  /// (`CHAPTER I. In which ...`).
  private static func isLongHeading(_ text: MeasuredText, _ passage: Passage, _ wording: HeadingWording) -> Bool {
    guard passage.lines.count <= 5 else { return false }
    if passage.lines.allSatisfy({ text.features[$0].isCapitals || text.isBlank($0) }) { return true }
    guard case .division = wording.form, !wording.title.isEmpty else { return false }
    // A paragraph's own head: `BOOK II. (OCTAVO), CHAPTER I. (GRAMPUS).--Though this fish ...`
    let first = text.source.bytes[text.source.lines[passage.lines.lowerBound].text]
    if first.find(".--") ?? first.find(".—") != nil { return false }
    return passage.lines.reduce(0) { $0 + Int(text.features[$1].words) } <= 50
  }

  /// Adds the lines between quote marks that a list of contents has: `"Tiger! Tiger!"` is a title there, and no cry.
  mutating func addQuotedTitles(_ text: MeasuredText, listedIn contents: ContentsList) {
    var reader = HeadingReader(text.source)
    var added: [HeadingCandidate] = []
    for (index, passage) in passages.enumerated() where passage.lines.count == 1 {
      let line = passage.lines.lowerBound
      guard text.features[line].first == .quote, passage.gap > 1, !contents.contains(passage: index),
        let wording = reader.read(text.source.lines[line].text, text.features[line], mayBeQuoted: true),
        contents.lists(hash(of: text.source.bytes[wording.title]))
      else { continue }
      added.append(
        HeadingCandidate(
          passage: index, line: line, wording: wording, gapBefore: passage.gap,
          gapAfter: index + 1 < passages.count ? passages[index + 1].gap : 9))
    }
    guard !added.isEmpty else { return }
    candidates = (candidates + added).sorted { $0.passage < $1.passage }
    countWords(text)
  }

  private func hash(of words: ArraySlice<UInt8>) -> UInt64 {
    var hash = FoldedHash()
    hash.append(contentsOf: words)
    return hash.value
  }

  private mutating func countWords(_ text: MeasuredText) {
    var next = candidates.count - 1
    var words = 0
    for index in passages.indices.reversed() {
      if next >= 0, candidates[next].passage == index {
        let isNumberNext = next + 1 < candidates.count && candidates[next + 1].wording.form == .number
        candidates[next].wordsAfter = words
        candidates[next].wordsBelow = words + (isNumberNext ? candidates[next + 1].wordsBelow : 0)
        words = 0
        next -= 1
      } else {
        for line in passages[index].lines { words += Int(text.features[line].words) * (text.isBlank(line) ? 0 : 1) }
      }
    }
  }
}

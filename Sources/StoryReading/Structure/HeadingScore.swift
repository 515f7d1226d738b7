/// Adds up, for every candidate, what speaks for its being a heading.
struct HeadingScore {
  let text: MeasuredText
  let paragraphing: Paragraphing
  let contents: ContentsList
  /// How many headings with a number or a name were found: then what only looks like a title needs more.
  var strongHeadings = 0
  /// How many lines of each sort stand apart with text below them, as headings do.
  private var capitalsApart = 0, titlesApart = 0, dates = 0
  /// How many lines in capitals, and how many between marks, stand alone over text and are all different: the titles of
  /// a text that sets nothing further apart.
  private var capitalsAlone = 0, markedAlone = 0

  init(text: MeasuredText, paragraphing: Paragraphing, contents: ContentsList, candidates: [HeadingCandidate]) {
    self.text = text
    self.paragraphing = paragraphing
    self.contents = contents
    var capitals: Set<UInt64> = []
    var marked: Set<UInt64> = []
    for candidate in candidates where isTitleAlone(candidate) {
      if candidate.wording.form == .capitals { capitals.insert(hash(candidate.wording.title)) }
      if candidate.wording.form == .title { marked.insert(hash(candidate.wording.title)) }
    }
    (capitalsAlone, markedAlone) = (capitals.count, marked.count)
    if contents.entries.count > 2 { (capitalsAlone, markedAlone) = (0, 0) }
    for candidate in candidates where candidate.wordsBelow >= 60 {
      switch candidate.wording.form {
      case .capitals where isFarApart(candidate): capitalsApart += 1
      case .title where isFarApart(candidate): titlesApart += 1
      case .date where candidate.gapBefore > 0: dates += 1
      case .division, .number, .named, .date, .capitals, .title, .contents, .closing: break
      }
    }
  }

  /// The score of a candidate by its wording, its surroundings, its chain and the list of contents.
  func score(_ candidate: HeadingCandidate) -> Double {
    let features = text.features[candidate.line]
    let wording = candidate.wording
    let wide = candidate.gapBefore > paragraphing.gap
    let tight = candidate.gapBefore < paragraphing.gap && candidate.passage > 0
    var score = 0.0
    switch wording.form {
    case .division:
      score = 0.65 + (wide ? 0.15 : 0) + (candidate.chainLength > 1 ? 0.15 : 0) - (tight ? 0.3 : 0)
      if isSentence(features, wording) { score -= 0.5 }
    case .named:
      score = 0.65 + (wide ? 0.15 : 0)
      if isSentence(features, wording) { score -= 0.5 }
    case .number:
      score = 0.1 + (wording.decoration != 0 ? 0.1 : 0) + (wide ? 0.15 : 0) - (tight ? 0.3 : 0)
      if candidate.chainLength > 1 {
        score += candidate.isSpaced ? (wording.title.isEmpty && !tight ? 0.5 : 0.46) : 0.05
      }
      if candidate.chainLength > 3 { score += 0.1 }
      if candidate.followsDivision, candidate.wording.number == 1, candidate.wordsAfter >= 12 { score += 0.5 }
      if isSentence(features, wording) { score -= 0.3 }
    case .date:
      score = 0.15 + (wide ? 0.15 : 0) + (dates >= 3 ? 0.45 : 0) - (strongHeadings > 0 ? 0.5 : 0)
    case .capitals:
      score = 0.1 + apart(candidate) + (capitalsApart >= 3 ? 0.2 : 0) - (strongHeadings > 1 ? 0.3 : 0)
      if strongHeadings == 0, capitalsAlone >= 3, isTitleAlone(candidate) { score += 0.5 }
      if features.last == .stop, !endsPlainly(candidate) { score -= 0.2 }
      if candidate.wordsBelow < 20 { score -= 0.2 }
    case .title:
      score = apart(candidate) + (titlesApart >= 3 && isFarApart(candidate) ? 0.2 : 0) - (strongHeadings > 1 ? 0.3 : 0)
      if isUnderlined(candidate) { score += 0.6 }
      if strongHeadings == 0, markedAlone >= 3, isTitleAlone(candidate) { score += 0.6 }
      if features.last == .stop, !contents.lists(hash(wording.title)) { score -= 0.3 }
      if candidate.wordsBelow < 20 { score -= 0.2 }
    case .contents, .closing:
      return 0
    }
    if contents.lists(hash(wording.title.isEmpty ? wording.label : wording.title)), features.words > 1 || wide {
      score += 0.5
    }
    if wording.markup > 0 { score += 0.8 }
    return score
  }

  /// What the blank lines around a line without a number say.
  private func apart(_ candidate: HeadingCandidate) -> Double {
    var score = candidate.gapBefore > paragraphing.gap ? 0.15 : 0
    if isFarApart(candidate) { score += 0.15 }
    if candidate.gapAfter > paragraphing.gap { score += 0.1 }
    let line = text.source.lines[candidate.line]
    if Int(line.indent) > paragraphing.firstLineIndent + 4 { score += 0.05 }
    if line.hasPageBreak { score += 0.15 }
    return score
  }

  /// Whether a line in capitals or between marks stands alone over a good deal of text and ends no sentence.
  private func isTitleAlone(_ candidate: HeadingCandidate) -> Bool {
    let features = text.features[candidate.line]
    guard candidate.wordsBelow >= 50, candidate.gapBefore > 0, candidate.gapAfter > 0,
      features.isOpen || features.last == .quote,
      features.words <= 9, features.last != .stop
    else { return false }
    switch candidate.wording.form {
    case .capitals: return features.isOpen
    case .title:
      let mark = candidate.wording.decoration
      return mark != 0
        && text.source.bytes[Int(text.source.lines[candidate.line].textEnd) - 1] == (mark == 0x5B ? 0x5D : mark)
    case .division, .number, .named, .date, .contents, .closing: return false
    }
  }

  private func isFarApart(_ candidate: HeadingCandidate) -> Bool {
    candidate.gapBefore >= max(3, paragraphing.gap + 2) && candidate.gapAfter > 0
  }

  /// Whether a line is followed at once by a row of `=` or `-` about as long as itself.
  func isUnderlined(_ candidate: HeadingCandidate) -> Bool {
    let below = candidate.line + 1
    guard below < text.features.count, text.features[below].isOrnament else { return false }
    let mark = text.source.bytes[Int(text.source.lines[below].textStart)]
    let length = Int(text.features[below].length)
    return (mark == 0x3D || mark == 0x2D || mark == 0x7E) && length >= 3
      && abs(length - Int(text.features[candidate.line].length)) <= 12
  }

  /// Whether a line ends with one full stop, as headings in old books do.
  private func endsPlainly(_ candidate: HeadingCandidate) -> Bool {
    let end = Int(text.source.lines[candidate.line].textEnd)
    return text.source.bytes[end - 1] == 0x2E && text.source.bytes[end - 2] != 0x2E
  }

  /// Whether a heading's title reads like the sentence of a paragraph.
  private func isSentence(_ features: LineFeatures, _ wording: HeadingWording) -> Bool {
    guard !wording.title.isEmpty, !features.isCapitals else { return false }
    return features.words > 16 || features.last == .comma || features.last == .stop && features.words > 9
  }

  private func hash(_ range: Range<Int>) -> UInt64 {
    var hash = FoldedHash()
    hash.append(contentsOf: text.source.bytes[range])
    return hash.value
  }
}

/// Finds the titles that stand on lines of their own below a heading's label: `CHAPTER I` / `Down the Rabbit-Hole`.
struct TitleLines {
  let text: MeasuredText
  let survey: PassageSurvey
  let paragraphing: Paragraphing
  let contents: ContentsList

  /// How a passage below a label looks.
  private enum Look {
    case none
    /// Short, and in upper and lower case: a title only where others have one too.
    case short
    /// In capitals, or listed in the contents.
    case title
  }

  /// How many passages below each of some candidates are its title.
  ///
  /// - Parameter strong: the indexes of the candidates that are headings by their wording.
  func lines(below strong: [Int]) -> [Int: Int] {
    var looks: [(candidate: Int, look: Look, count: Int)] = []
    var longTitles: [Int] = []
    var passagesTaken = Set<Int>(minimumCapacity: strong.count)
    for index in strong { passagesTaken.insert(survey.candidates[index].passage) }
    for index in strong {
      let candidate = survey.candidates[index]
      if goesOnInCapitals(candidate) {
        longTitles.append(index)
        continue
      }
      guard candidate.wording.title.isEmpty, candidate.wording.form != .named || candidate.gapAfter <= 1 else {
        continue
      }
      let (look, count) = look(below: candidate, passagesTaken)
      looks.append((index, look, count))
    }
    let titled = looks.count { $0.look != .none }
    let areTitled = titled >= 2 && titled * 10 >= looks.count * 6
    var lines = Dictionary(uniqueKeysWithValues: longTitles.map { ($0, 1) })
    for (index, look, count) in looks {
      switch look {
      case .none: continue
      case .title: lines[index] = count
      case .short: if areTitled || isJoined(survey.candidates[index]) { lines[index] = count }
      }
    }
    return lines
  }

  /// Whether a title in capitals goes on in the lines right below it.
  private func goesOnInCapitals(_ candidate: HeadingCandidate) -> Bool {
    let below = candidate.passage + 1
    guard !candidate.wording.title.isEmpty, paragraphing.gap > 0, below < survey.passages.endIndex,
      survey.passages[below].gap == 0, survey.passages[below].lines.count <= 4
    else { return false }
    return text.features[candidate.line].isCapitals
      && survey.passages[below].lines.allSatisfy { text.features[$0].isCapitals }
  }

  private func look(below candidate: HeadingCandidate, _ headings: Set<Int>) -> (Look, count: Int) {
    let first = candidate.passage + 1
    guard first < survey.passages.endIndex, !headings.contains(first) else { return (.none, 0) }
    let passage = survey.passages[first]
    guard passage.gap <= 4, passage.lines.count <= 4, first + 1 < survey.passages.endIndex else { return (.none, 0) }
    let lines = passage.lines.filter { !text.isBlank($0) }
    let features = lines.map { text.features[$0] }
    guard !SceneBreaks.isBreak(text.source.bytes, text.source.lines[lines[0]].text, features[0]) else {
      return (.none, 0)
    }
    let isCapitals = features.allSatisfy(\.isCapitals)
    // A cry in capitals opens many a chapter.
    if isCapitals, features[0].first != .quote || contents.lists(hash(lines[0])) { return (.title, 1) }
    if lines.count == 1, contents.lists(hash(lines[0])) { return (.title, 1) }
    // A line that ends no sentence and stands alone may be nearly as long as the text's lines.
    let isLoneOpen = lines.count == 1 && features[0].isOpen
    let limit = paragraphing.width.map { isLoneOpen ? $0 : $0 * 4 / 5 } ?? 72
    guard let opening = features.first, let last = features.last, lines.count <= 3,
      features.allSatisfy({ Int($0.length) <= limit }),
      features.reduce(0, { $0 + Int($1.words) }) <= 14, opening.first != .lowerCase,
      opening.first != .quote || last.isOpen,
      last.isOpen || last.words <= 8 && opening.first != .quote && endsOtherwise(lines[lines.count - 1]),
      last.last != .comma,
      survey.passages[first + 1].gap >= paragraphing.gap, !isDateLine(lines[0])
    else { return (.none, 0) }
    return (.short, 1)
  }

  /// Whether a line ends with something other than a plain full stop.
  private func endsOtherwise(_ line: Int) -> Bool {
    text.source.bytes[Int(text.source.lines[line].textEnd) - 1] != 0x2E
  }

  /// Whether the label and the line below it stand in one group of lines, apart from the text.
  private func isJoined(_ candidate: HeadingCandidate) -> Bool {
    let below = survey.passages[candidate.passage + 1]
    return paragraphing.gap > 0 && below.gap == 0 && survey.passages[candidate.passage + 2].gap > 0
  }

  /// Whether a line gives a day, as the head of a letter or an entry does.
  private func isDateLine(_ line: Int) -> Bool {
    var reader = HeadingReader(text.source)
    return reader.namesDay(text.source.lines[line].text)
  }

  private func hash(_ line: Int) -> UInt64 {
    var hash = FoldedHash()
    hash.append(contentsOf: text.source.bytes[text.source.lines[line].text])
    return hash.value
  }
}

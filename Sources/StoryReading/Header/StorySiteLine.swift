/// Reads the line of numbers that story sites print below a title, in which some values have no label:
/// `Rated: Fiction T - English - Mystery/Friendship - Nell O. - Chapters: 3 - Words: 12,345`.
struct StorySiteLine {
  /// The genres that the sites offer.
  private static let genres: Set = [
    "adventure", "angst", "crime", "drama", "family", "fantasy", "friendship", "general", "horror", "humor", "humour",
    "hurt", "comfort", "mystery", "parody", "poetry", "romance", "sci fi", "spiritual", "supernatural", "suspense",
    "tragedy", "western", "fluff", "action", "none",
  ]

  /// The rule's name; the dates of such a line have the month first.
  static let rule = "line of a story site"

  let lines: HeaderLines

  /// The fields of a line that begins with a rating and has a language without a label; `nil` for any other line.
  func read(_ line: Int) -> [RawField]? {
    guard let first = lines.label(line), first.meaning == .rating, first.separator == .colon else { return nil }
    let end = lines.source.lines[line].text.upperBound
    let parts = split(lines.source.bytes[first.value.lowerBound..<end])
    guard parts.count >= 3, parts.dropFirst().contains(where: { LanguageName.tag(for: $0.string) != nil }) else {
      return nil
    }
    var fields = [field(.rating, first.label, parts[0], line)]
    var hasLanguage = false
    for part in parts.dropFirst() {
      if let label = lines.grammar.read(lines.source.bytes, part.indices), label.separator == .colon,
        label.strength > .unknown
      {
        fields.append(field(label.meaning, label.label, lines.source.bytes[label.value], line))
      } else if !hasLanguage, LanguageName.tag(for: part.string) != nil {
        hasLanguage = true
        fields.append(field(.language, nil, part, line))
      } else if isGenre(part) {
        fields.append(field(.genre, nil, part, line))
      } else if lines.vocabulary.label(part.folded)?.meaning == .status {
        fields.append(field(.status, nil, part, line))
      } else {
        fields.append(field(.characters, nil, part, line))
      }
    }
    return fields
  }

  /// The fields of a line of parts between slashes, one of them a rating: `Geschichte / Drama, Familie / P12 / Gen`.
  func readClassification(_ line: Int) -> [RawField]? {
    let text = lines.text(line)
    guard text.count <= 200 else { return nil }
    let parts = split(text, at: " / ")
    guard parts.count >= 3,
      let rating = parts.firstIndex(where: { lines.vocabulary.contains($0.folded, in: .ratings) })
    else { return nil }
    return parts.enumerated().map { at, part in
      let isKind = lines.vocabulary.contains(part.folded, in: .stories)
      return field(at == rating ? .rating : isKind ? .other : .genre, nil, part, line)
    }
  }

  private func split(_ text: Bytes, at mark: StaticString) -> [Bytes] {
    var parts: [Bytes] = []
    var start = text.startIndex
    while let at = text.find(mark, from: start) {
      parts.append(text[start..<at].trimmed)
      start = at + mark.utf8CodeUnitCount
    }
    return parts + [text[start...].trimmed]
  }

  private func field(_ meaning: LabelMeaning, _ label: Range<Int>?, _ value: Bytes, _ line: Int) -> RawField {
    RawField(
      meaning: meaning, label: label, value: value.isEmpty ? [] : [[value.indices]], line: line,
      rule: Self.rule,
      confidence: 0.95)
  }

  private func isGenre(_ part: Bytes) -> Bool {
    part.split { $0 == Ascii.slash || $0 == Ascii.ampersand }.allSatisfy {
      Self.genres.contains($0.trimmed.folded.string)
    }
  }

  /// The parts between ` - `, or between commas where there is no dash.
  private func split(_ text: Bytes) -> [Bytes] {
    let hasDashes = text.find(" - ") != nil
    var parts: [Bytes] = []
    var start = text.startIndex
    var at = text.startIndex
    while at < text.endIndex {
      // A comma within `Mar 14, 2009` or `12,345` parts nothing.
      let isComma =
        !hasDashes && text[at] == Ascii.comma && at + 1 < text.endIndex && text[at + 1].isBlank
        && !(at + 2 < text.endIndex && text[at + 2].isDigit)
      if hasDashes && text.has(" - ", at: at) || isComma {
        parts.append(text[start..<at].trimmed)
        start = at + (hasDashes ? 3 : 2)
        at = start
      } else {
        at += 1
      }
    }
    return parts + [text[start...].trimmed]
  }
}

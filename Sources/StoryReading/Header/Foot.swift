/// Finds a header that stands below the story instead of above it.
enum Foot {
  private static let mostLines = 60
  /// What only a header says; notes and thanks below a story are the author's closing words and stay there.
  private static let telling: Set<LabelMeaning> = [
    .title, .author, .disclaimer, .rating, .fandom, .summary, .published, .written, .source, .archive, .keywords,
    .genre,
    .relationship, .series, .category, .characters,
  ]

  /// The fields of a header at the foot, and the line that it starts on.
  ///
  /// - Parameter lines: the lines from the story's first to the last.
  static func read(_ lines: HeaderLines) -> (fields: [RawField], start: Int)? {
    var end = lines.range.upperBound
    while end > lines.range.lowerBound, lines.isBlank(end - 1) || lines.isRule(end - 1) { end -= 1 }
    var found: (fields: [RawField], start: Int)?
    var line = end - 1
    while line > lines.range.lowerBound, end - line <= mostLines {
      defer { line -= 1 }
      guard !lines.isBlank(line), lines.isBlank(line - 1) || lines.isRule(line - 1) else { continue }
      guard let label = lines.label(line), label.strength == .strong, label.separator != .none, label.separator != .dash
      else {
        if found != nil { break }
        continue
      }
      var reader = HeadReader(HeaderLines(lines.source, in: line..<end, vocabulary: lines.vocabulary))
      guard reader.read() >= end else {
        if found != nil { break }
        continue
      }
      found = (reader.fields, line)
    }
    guard let found, found.fields.contains(where: { telling.contains($0.meaning) }) else { return nil }
    // One label by itself may be the story's own last line.
    let isSet = found.fields.count > 1 || found.fields[0].meaning == .disclaimer || lines.isRule(found.start - 1)
    return isSet ? found : nil
  }
}

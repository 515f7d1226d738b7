/// Reads the lines that a publisher of free texts puts above a book, between its own words: Project Gutenberg's `Title:`,
/// `Author:`, `Release Date:`, each by itself among prose that is no header.
enum PublisherHead {
  /// The fields that stand in the lines.
  static func read(_ lines: HeaderLines) -> [RawField] {
    var fields: [RawField] = []
    var line = lines.range.lowerBound
    while let at = lines.content(from: line) {
      line = at + 1
      guard let label = lines.label(at), label.strength == .strong, label.separator == .colon, !label.value.isEmpty
      else { continue }
      var value = [label.value]
      let indent = lines.source.lines[at].indent
      while !lines.isBlank(line), lines.source.lines[line].indent > indent {
        value.append(lines.text(line).indices)
        line += 1
      }
      fields.append(
        RawField(
          meaning: label.meaning, label: label.label, value: [value], line: at,
          rule: "label “\(lines.source.string(label.label))”", confidence: 0.99))
    }
    return fields
  }
}

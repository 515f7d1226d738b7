import StoryModel
import StoryReading
import Testing

/// Reads every header of the corpus and compares what was read with what a careful editor reads.
@Suite struct HeaderCorpusTests {
  @Test func theCorpusIsThere() {
    #expect(HeaderCase.all.count >= 150)
    #expect(HeaderCase.all.allSatisfy { !$0.facts.isEmpty && !$0.values("body").isEmpty })
    #expect(Set(HeaderCase.all.map(\.name)).count == HeaderCase.all.count)
  }

  @Test(arguments: HeaderCase.all) func everyFactIsRead(of example: HeaderCase) {
    let source = SourceText(utf8: Array(example.input.utf8))
    var inlines = InlineReader()
    let header = MetadataExtractor.extract(from: source, in: source.lines.indices, inlines: &inlines)
    let read = facts(of: header, in: source)
    for key in Set(example.facts.map(\.key)) {
      let expected = example.values(key)
      switch key {
      case "body":
        let words = read["body"]?.first ?? ""
        #expect(expected == [""] ? words.isEmpty : words.hasPrefix(expected[0]), "body starts “\(words.prefix(60))”")
      case "no":
        for absent in expected { #expect(read[absent] == nil, "\(absent)") }
      case "has":
        for subject in expected { #expect(read["subject"]?.contains(subject) ?? false, "\(read["subject"] ?? [])") }
      case "field":
        for field in expected {
          #expect(read["field"]?.contains { $0.hasPrefix(field) } ?? false, "“\(field)” in \(read["field"] ?? [])")
        }
      case "finding", "rights":
        for value in expected {
          #expect(read[key]?.contains { $0.hasPrefix(value) } ?? false, "\(key) “\(value)” in \(read[key] ?? [])")
        }
      default: #expect(read[key] ?? [] == expected, "\(key)")
      }
    }
  }

  @Test(arguments: HeaderCase.all) func everyWordIsInTheHeaderOrTheBody(of example: HeaderCase) {
    let source = SourceText(utf8: Array(example.input.utf8))
    var inlines = InlineReader()
    let header = MetadataExtractor.extract(from: source, in: source.lines.indices, inlines: &inlines)
    let kept = header.metadata.header.flatMap { [$0.label] + $0.paragraphs.map(\.plainText) }.joined(separator: " ")
    let known = Set(words(kept))
    let above = source.lines.indices.filter { !header.body.contains($0) && !header.headings.contains($0) }
    let missing = above.flatMap { words(source.string($0)) }.filter { !known.contains($0) }
    let decoration = header.decoration.flatMap { words(source.string($0)) }
    let markup = words(String(decoding: inlines.removed, as: UTF8.self))
    #expect(missing.filter { !decoration.contains($0) && !markup.contains($0) } == [])
    #expect(decoration.allSatisfy { Self.dropped.contains($0) || Set($0.lowercased()).count == 1 }, "\(decoration)")
  }

  /// What may be dropped of a header's line: names of tags and of tables, numbers before labels.
  private static let dropped: Set = [
    "b", "br", "i", "p", "strong", "em", "title", "author", "name", "text", "series", "taxonomies", "1", "2", "3",
  ]

  private func words(_ text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  private func facts(of header: Header, in source: SourceText) -> [String: [String]] {
    let metadata = header.metadata
    var facts: [String: [String]] = [:]
    facts["title"] = metadata.title.map { [$0.value] }
    if !metadata.authors.isEmpty { facts["author"] = metadata.authors.map(\.value.name) }
    facts["language"] = metadata.language.map { [$0.value] }
    if !metadata.rights.isEmpty { facts["rights"] = metadata.rights }
    facts["summary"] = metadata.summary.map { [$0.replacing("\n\n", with: " // ")] }
    if !metadata.subjects.isEmpty { facts["subject"] = metadata.subjects }
    if !metadata.series.isEmpty {
      facts["series"] = metadata.series.map { series in series.name + (series.position.map { " [\($0)]" } ?? "") }
    }
    facts["date"] = metadata.published.map { [$0] }
    facts["source"] = metadata.source.map { [$0] }
    facts["publisher"] = metadata.publisher.map { [$0] }
    facts["field"] =
      metadata.header.isEmpty
      ? nil
      : metadata.header.map {
        "\($0.label.isEmpty ? "" : $0.label + " ")= \($0.paragraphs.map(\.plainText).joined(separator: " // "))"
      }
    if !header.findings.isEmpty { facts["finding"] = header.findings.map(\.code) }
    facts["body"] = header.body.first { !source.lines[$0].isBlank }.map { [source.string($0)] }
    facts["heading"] = header.headings.isEmpty ? nil : header.headings.map { source.string($0) }
    return facts
  }
}

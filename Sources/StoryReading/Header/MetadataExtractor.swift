internal import StoryModel

/// Reads what a story says about itself before the telling starts: title, authors, disclaimer, summary and the rest.
package enum MetadataExtractor {
  /// How many lines are looked at: what a header costs does not grow with the book.
  private static let longestHeader = 2000

  /// Reads the header of a story.
  ///
  /// - Parameters:
  ///   - source: the file's text.
  ///   - story: the lines that belong to the story, counted from 0.
  ///   - preliminaries: lines above the story that hold labels too, as Project Gutenberg's own head.
  ///   - inlines: reads the words of the values.
  package static func extract(
    from source: SourceText, in story: Range<Int>, preliminaries: Range<Int>? = nil, inlines: inout InlineReader
  ) -> Header {
    var fields: [RawField] = []
    if let preliminaries { fields = PublisherHead.read(HeaderLines(source, in: preliminaries)) }
    var reader = HeadReader(HeaderLines(source, in: story.prefix(longestHeader)), known: fields)
    let start = reader.read()
    var end = max(start, story.upperBound)
    if let foot = Foot.read(HeaderLines(source, in: start..<end)) {
      fields = reader.fields + foot.fields
      end = foot.start
    } else {
      fields = reader.fields
    }
    let builder = MetadataBuilder(source: source)
    // Project Gutenberg's own head is a page of the back matter too.
    var header = builder.build(fields, readTwice: preliminaries ?? 0..<0, inlines: &inlines)
    header.body = start..<end
    header.headings = reader.headings
    let lines = [story.lowerBound..<start, end..<story.upperBound].flatMap {
      $0.filter { !header.headings.contains($0) }
    }
    header.decoration = unread(lines, of: source, fields)
    return header
  }

  /// What no field holds of some lines, where letters or digits stand in it.
  private static func unread(_ lines: [Int], of source: SourceText, _ fields: [RawField]) -> [Range<Int>] {
    let read = fields.flatMap { ($0.label.map { [$0] } ?? []) + $0.value.flatMap(\.self) }
      .sorted { $0.lowerBound < $1.lowerBound }
    var unread: [Range<Int>] = []
    var next = 0
    for line in lines where !source.lines[line].isBlank {
      let text = source.lines[line].text
      var at = text.lowerBound
      func close(_ end: Int) {
        if at < end, source.bytes[at..<end].contains(where: { $0.isLetter || $0.isDigit }) { unread.append(at..<end) }
      }
      while next < read.count, read[next].lowerBound < text.upperBound {
        if read[next].upperBound > at {
          close(read[next].lowerBound)
          at = max(at, read[next].upperBound)
        }
        next += 1
      }
      close(text.upperBound)
    }
    return unread
  }
}

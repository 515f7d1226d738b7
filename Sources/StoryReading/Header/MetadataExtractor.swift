internal import StoryModel

/// Reads what a story says about itself before the telling starts: title, authors, disclaimer, summary and the rest.
package enum MetadataExtractor {
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
    var reader = HeadReader(HeaderLines(source, in: story), known: fields)
    let start = reader.read()
    let builder = MetadataBuilder(source: source)
    var header = builder.build(reader.fields, inlines: &inlines)
    header.body = start..<max(start, story.upperBound)
    header.headings = reader.headings
    return header
  }
}

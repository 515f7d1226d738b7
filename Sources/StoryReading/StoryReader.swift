internal import StoryModel

/// Reads a story from a plain-text file: decoding, header, structure, inlines.
public struct StoryReader: Sendable {
  /// What the person says about how the story is to be read.
  public let options: ReadingOptions

  /// Makes a reader.
  public init(options: ReadingOptions = .init()) {
    self.options = options
  }

  /// Reads one story.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - fileName: its name, which may name title and author.
  /// - Throws: an error where the bytes are not a story in text.
  public func read(_ bytes: consuming [UInt8], fileName: String) throws(ReadingError) -> Reading {
    let decoded = try Decoder.decode(bytes, encoding: options.encoding)
    let text = MeasuredText(decoded.text)
    var inlines = InlineReader()
    let boilerplate = Boilerplate(text)
    let header = MetadataExtractor.extract(
      from: text.source, in: boilerplate.story, preliminaries: boilerplate.head.isEmpty ? nil : boilerplate.head,
      inlines: &inlines)
    let structure = try Structure(
      text, header.body, openedBy: header.headings, chapterPattern: options.chapterPattern, inlines: &inlines)
    var story = Story(metadata: header.metadata, chapters: structure.chapters)
    story.backMatter = Self.backMatter(text, structure, boilerplate, &inlines)
    var findings = decoded.findings + header.findings + structure.findings
    Fallbacks.complete(&story, text, body: header.body, fileName: fileName, findings: &findings)
    return Reading(
      story: story, encoding: decoded.encoding, paragraphing: structure.paragraphing.evidence, findings: findings)
  }

  /// What came with the story: the pages that it was printed with, then what its archive put around it.
  private static func backMatter(
    _ text: MeasuredText, _ structure: Structure, _ boilerplate: Boilerplate, _ inlines: inout InlineReader
  ) -> [Chapter] {
    var chapters: [Chapter] = []
    if !structure.setAside.isEmpty {
      let evidence = Evidence(line: structure.setAsideLine, rule: "front pages of the printed book", confidence: 0.9)
      chapters.append(Chapter(kind: .boilerplate, blocks: structure.setAside, evidence: evidence))
    }
    for piece in boilerplate.pieces {
      let blocks = Structure.plainBlocks(text, piece, &inlines)
      guard !blocks.isEmpty else { continue }
      let evidence = Evidence(line: piece.lowerBound + 1, rule: "words of an archive", confidence: 0.95)
      chapters.append(Chapter(kind: .boilerplate, blocks: blocks, evidence: evidence))
    }
    return chapters
  }
}

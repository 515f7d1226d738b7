public import StoryModel

/// Reads a story from a plain-text file: decoding, header, structure, inlines.
public struct StoryReader: Sendable {
  /// What the person says about how the story is to be read.
  public let options: ReadingOptions
  private let crew: Crew

  /// Makes a reader.
  ///
  /// - Parameter crew: who works on a story.
  public init(options: ReadingOptions = .init(), crew: Crew = .single) {
    self.options = options
    self.crew = crew
  }

  /// Reads one story.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - fileName: its name, which may name title and author.
  /// - Throws: an error where the bytes are not a story in text.
  public func read(_ bytes: consuming [UInt8], fileName: String) throws(ReadingError) -> Reading {
    try read(bytes, fileName: Array(fileName.utf8))
  }

  /// Reads one story from a file whose name may be in any encoding.
  package func read(_ bytes: consuming [UInt8], fileName: [UInt8]) throws(ReadingError) -> Reading {
    let decoded = try Decoder.decode(bytes, encoding: options.encoding)
    let tags = BlockTags(decoded.text)
    let pages = PrintedPages(tags.text)
    let text = MeasuredText(pages.text)
    var inlines = InlineReader()
    inlines.pageBreaks = pages.breaks
    inlines.droppedHyphens = LineEndHyphens(text).dropped
    let boilerplate = Boilerplate(text)
    let header = MetadataExtractor.extract(
      from: text.source, in: boilerplate.story, preliminaries: boilerplate.head.isEmpty ? nil : boilerplate.head,
      inlines: &inlines)
    let structure = try Structure(
      text, header.body, title: header.metadata.title?.value, openedBy: header.headings,
      chapterPattern: options.chapterPattern, by: crew, inlines: &inlines)
    var story = Story(metadata: header.metadata, chapters: structure.chapters)
    story.backMatter = Self.backMatter(text, structure, boilerplate, &inlines)
    var findings = header.findings + structure.findings
    var decoration = Self.decoration(text, header, structure, boilerplate, inlines)
    for removed in [tags.removed, pages.removed] { decoration += LetterTally(of: removed) }
    if let doubt = try Conservation.check(decoded.text, against: story, decoration: decoration) {
      findings.append(doubt)
    }
    Fallbacks.complete(
      &story, text, body: header.body, fileName: fileName, encoding: decoded.encoding, findings: &findings)
    Self.restoreLines(&story, &findings, tags, pages)
    return Reading(
      story: story, encoding: decoded.encoding, paragraphing: structure.paragraphing.evidence,
      fileName: FileName.decoded(fileName, encoding: decoded.encoding), findings: decoded.findings + findings)
  }

  /// Gives everything that names a line of the text the line of the file.
  private static func restoreLines(
    _ story: inout Story, _ findings: inout [Finding], _ tags: BlockTags, _ pages: PrintedPages
  ) {
    var lines = LineMap()
    lines.follow(tags.origins)
    let found = pages.finding.map { finding in
      var finding = finding
      finding.line = finding.line.map(lines.fileLine)
      return finding
    }
    lines.follow(pages.origins)
    lines.restore(&story, &findings)
    if let found { findings.append(found) }
  }

  /// What the stages took for decoration, less what they put in its place; and less what stands twice: the fields that
  /// an archive's own head names, which are in the back matter too, and a field that is part of the one before it.
  private static func decoration(
    _ text: MeasuredText, _ header: Header, _ structure: Structure, _ boilerplate: Boilerplate, _ inlines: InlineReader
  ) -> LetterTally {
    var decoration = LetterTally(of: inlines.removed)
    decoration -= LetterTally(of: inlines.added)
    for range in structure.repeated { decoration += LetterTally(of: text.source.bytes[range]) }
    for range in structure.supplied { decoration -= LetterTally(of: text.source.bytes[range]) }
    for range in header.decoration { decoration += LetterTally(of: text.source.bytes[range]) }
    var whole: HeaderField?
    for field in header.metadata.header {
      let isInBackMatter = field.evidence.line.map { boilerplate.head.contains($0 - 1) } ?? false
      let isPart = whole?.includes(field) ?? false
      if isInBackMatter || isPart { decoration -= LetterTally(of: field) }
      if !isPart { whole = field }
    }
    return decoration
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

extension HeaderField {
  /// Whether another field was taken out of this one's line and words.
  fileprivate func includes(_ other: HeaderField) -> Bool {
    guard evidence.line == other.evidence.line, let words = other.paragraphs.first?.plainText, !words.isEmpty else {
      return false
    }
    return other.label.isEmpty && other.paragraphs.count == 1 && paragraphs.contains { $0.plainText.contains(words) }
  }
}

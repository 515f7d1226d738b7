public import StoryModel

/// What was read of one story, and why.
public struct Reading: Sendable {
  /// The story.
  public var story: Story
  /// The encoding of the input by its IANA name.
  public var encoding: String
  /// How the text shows its paragraphs.
  public var paragraphing: Evidence
  /// What a person should know about the reading.
  package var findings: [Finding]

  /// What a person should know about the reading, for a file.
  ///
  /// - Parameter file: the file's name as it can be shown.
  public func diagnostics(in file: String) -> [Diagnostic] { findings.map { $0.diagnostic(in: file) } }
}

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
    let source = decoded.text
    let text = MeasuredText(source)
    let boilerplate = Boilerplate(text)
    let structure = Structure(text, boilerplate.story)
    var story = Story(metadata: Metadata(), chapters: structure.chapters)
    if !structure.setAside.isEmpty {
      let evidence = Evidence(line: nil, rule: "front pages of the printed book", confidence: 0.9)
      story.backMatter.append(Chapter(kind: .boilerplate, blocks: structure.setAside, evidence: evidence))
    }
    for piece in boilerplate.pieces {
      let evidence = Evidence(line: piece.lowerBound + 1, rule: "licence or transcriber's words", confidence: 0.95)
      story.backMatter.append(
        Chapter(kind: .boilerplate, blocks: Structure.plainBlocks(text, piece), evidence: evidence))
    }
    return Reading(
      story: story, encoding: decoded.encoding, paragraphing: structure.paragraphing.evidence,
      findings: decoded.findings + structure.findings)
  }
}

public import StoryModel
public import StoryReading

/// What Quire understood of one story, and why.
public struct Inspection: Sendable {
  /// Where the story comes from.
  private let source: StoryInput
  /// The story's file, as it can be shown.
  public var input: String { source.display }
  /// The files that the story stands in, as they can be shown; none for one from standard input.
  public var files: [String] { source.files.map(\.display) }
  /// The story in its author's own marks, the person's words laid over the header's.
  public let story: Story
  /// The encoding of its file, by its IANA name.
  public let encoding: String
  /// How the paragraphs were told apart, and why.
  public let paragraphing: Evidence
  /// What reading it brought up.
  public let diagnostics: [Diagnostic]

  /// Reads a story.
  ///
  /// - Parameters:
  ///   - input: where it comes from.
  ///   - overrides: what counts over the sidecar's words, and those over the story's.
  ///   - paths: what the stories' folders and names mean; `nil` where they are only names.
  /// - Throws: why it can't be read.
  public init(_ input: StoryInput, overrides: Overrides, paths: PathPattern? = nil) throws(Refusal) {
    let understood = try UnderstoodStory(StorySource.read(input, over: overrides, paths: paths))
    source = input
    story = understood.story
    encoding = understood.encoding
    paragraphing = understood.paragraphing
    diagnostics = understood.diagnostics
  }

  /// Whether anything in it is doubtful.
  public var isDoubtful: Bool { !diagnostics.isEmpty }

  /// The chapters in reading order, each with how deep it stands (0 for the uppermost).
  public var chapters: [(depth: Int, chapter: Chapter)] {
    func flatten(_ chapters: [Chapter], _ depth: Int) -> [(Int, Chapter)] {
      chapters.flatMap { [(depth, $0)] + flatten($0.children, depth + 1) }
    }
    return flatten(story.chapters, 0)
  }

  /// Writes what was understood into the story's sidecar, for a person to correct; the next reading honours it.
  ///
  /// - Parameter force: whether a sidecar that is there is written over.
  /// - Returns: the sidecar's path.
  /// - Throws: why it was not written.
  public func writeSidecar(force: Bool) throws(Refusal) -> FilePath {
    guard let story = source.files.first else {
      throw Refusal(
        Diagnostic(
          .error, "no-place", at: .init(file: input), "a story from standard input has no place for a sidecar",
          remedy: "name the story's file"))
    }
    let path = story.sidecar
    if !force, try Refusal.of({ () throws(FileError) in try FileStatus.of(path, for: .write) }) != nil {
      throw Refusal(
        Diagnostic(
          .error, "sidecar-exists", at: .init(file: path.display), "there is a sidecar already",
          remedy: "give --force to write over it"))
    }
    try Refusal.of { () throws(FileError) in
      try OutputFolder.write(Sidecar.write(self.story.metadata), to: path)
    }
    return path
  }
}

public import StoryModel

/// What Quire understood of one story, and why.
public struct Inspection: Sendable {
  /// The story's file, as it can be shown.
  public let input: String
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
  /// - Throws: why it can't be read.
  public init(_ input: StoryInput, overrides: Overrides) throws(Refusal) {
    let understood = try UnderstoodStory(StorySource.read(input), over: overrides)
    self.input = input.display
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
}

/// One story, read: what is known about it and what it tells.
public struct Story: Sendable, Hashable {
  /// What is known about the story.
  public var metadata: Metadata
  /// The divisions in reading order; a story told in one piece is one chapter without a heading.
  public var chapters: [Chapter]
  /// What came with the file and is not the story: licences, transcribers' notes.
  public var backMatter: [Chapter]

  /// Makes a story.
  public init(metadata: Metadata = Metadata(), chapters: [Chapter] = [], backMatter: [Chapter] = []) {
    self.metadata = metadata
    self.chapters = chapters
    self.backMatter = backMatter
  }
}

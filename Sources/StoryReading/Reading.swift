public import StoryModel

/// What was read of one story, and why.
public struct Reading: Sendable {
  /// The story.
  public var story: Story
  /// The encoding of the input by its IANA name.
  public var encoding: String
  /// How the text shows its paragraphs.
  public var paragraphing: Evidence
  /// The file's name as text.
  package var fileName: String
  /// What a person should know about the reading.
  package var findings: [Finding]

  /// What a person should know about the reading, for a file.
  ///
  /// - Parameter file: the file's name as it can be shown.
  public func diagnostics(in file: String) -> [Diagnostic] { findings.map { $0.diagnostic(in: file) } }
}

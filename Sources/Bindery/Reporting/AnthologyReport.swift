public import StoryModel

/// What became of an anthology.
public struct AnthologyReport: Sendable, Hashable {
  /// The book, as it can be shown.
  public let output: String
  /// The title.
  public let title: String
  /// The editors' names.
  public let editors: [String]
  /// The authors' names.
  public let authors: [String]
  /// How many stories the book has.
  public let stories: Int
  /// How many words they have together.
  public let words: Int
  /// The size of the book in bytes; 0 for one that was not written.
  public let size: Int
  /// What became of the book.
  public let outcome: StoryReport.Outcome
  /// How many stories failed and were left out.
  public internal(set) var leftOut = 0
  /// What a person should know of the book as a whole.
  public internal(set) var diagnostics: [Diagnostic]
}

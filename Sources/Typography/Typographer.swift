public import StoryModel

/// Sets a story's text as a printer would: quotes, apostrophes, dashes, ellipses, spaces.
public struct Typographer: Sendable {
  /// The language whose conventions apply, as a BCP 47 tag.
  public let language: String

  /// Makes a typographer for a language; one that it has no conventions for is set as English.
  public init(language: String) {
    self.language = language
  }
}

/// What a person may say about how a story is to be read.
public struct ReadingOptions: Sendable, Hashable {
  /// The encoding of the input by its IANA name; `nil` to find it out.
  public var encoding: String?
  /// A regular expression that marks the lines which are chapter headings; `nil` to find them.
  public var chapterPattern: String?

  /// Makes the options of a reading that finds everything out by itself.
  public init(encoding: String? = nil, chapterPattern: String? = nil) {
    self.encoding = encoding
    self.chapterPattern = chapterPattern
  }

  /// Tells of an encoding that has no such name, and of a pattern that is none, before any story is read.
  public func check() throws(ReadingError) {
    if let encoding { _ = try Decoder.converter(encoding) }
    if let chapterPattern { _ = try Structure.regex(chapterPattern) }
  }
}

public import EPUB
public import StoryReading

/// What a person may say about how books are made.
public struct ConversionOptions: Sendable, Hashable {
  /// What is to be laid over every story's own words, and over a sidecar's.
  public var overrides = Overrides()
  /// What the stories' folders and names mean: over the stories' own words, and below a sidecar's.
  public var pathPattern: PathPattern?
  /// Whether numbered files are the parts of one story.
  public var join = JoinMode.auto
  /// How the books are called; `nil` for as their stories' files are.
  public var names: NamePattern?
  /// What the books are read on.
  public var device = Device.any
  /// How hard the books are compressed.
  public var compression = CompressionLevel.standard
  /// How the pages look.
  public var theme = Theme.classic
  /// The person's own style sheet; `nil` for the theme alone.
  public var styleSheet: SuppliedFile?
  /// Where the covers come from.
  public var cover = CoverChoice.drawn
  /// When the books last changed, whatever the files' times are (`SOURCE_DATE_EPOCH`).
  public var modified: Timestamp?
  /// Whether a book that someone else changed, or that is up to date, is written over all the same.
  public var force = false
  /// Whether to do all but write.
  public var dryRun = false

  /// Makes the options of a run that is told nothing.
  public init() {}

  /// When the book of a story last changed.
  func modified(of source: StorySource) -> Timestamp {
    modified ?? [styleSheet?.modified, cover.modified].compactMap { $0 }.reduce(source.modified, max)
  }
}

/// A file that goes into every book.
public struct SuppliedFile: Sendable, Hashable {
  /// Its bytes.
  public let bytes: [UInt8]
  /// When it last changed.
  public let modified: Timestamp

  /// Reads the file.
  ///
  /// - Throws: a diagnostic that tells why it can't be read.
  public init(_ path: FilePath) throws(Refusal) {
    let file = try Refusal.of { () throws(FileError) in try InputFile.read(path) }
    bytes = file.bytes
    modified = file.modified
  }
}

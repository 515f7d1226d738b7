public import StoryModel

/// What a person may say about how books are made.
public struct ConversionOptions: Sendable, Hashable {
  /// What is to be laid over every story's own words, and over a sidecar's.
  public var overrides = Overrides()
  /// Whether quotes, dashes and ellipses are set as a printer would.
  public var typography = true
  /// How the pages look.
  public var theme = Theme.classic
  /// The person's own style sheet; `nil` for the theme alone.
  public var styleSheet: SuppliedFile?
  /// The cover; `nil` for none.
  public var cover: SuppliedPicture?
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
    modified ?? [styleSheet?.modified, cover?.modified].compactMap { $0 }.reduce(source.modified, max)
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
    do throws(FileError) {
      let file = try InputFile.read(path)
      bytes = file.bytes
      modified = file.modified
    } catch {
      throw Refusal(error.diagnostic)
    }
  }
}

/// A picture that goes into every book.
public struct SuppliedPicture: Sendable, Hashable {
  /// The picture.
  public let picture: Picture
  /// When its file last changed.
  public let modified: Timestamp

  /// Reads a picture; its first bytes tell its format.
  ///
  /// - Throws: a diagnostic that tells why it can't be read, or that it is no picture.
  public init(_ path: FilePath) throws(Refusal) {
    let file = try SuppliedFile(path)
    guard let mediaType = Self.mediaType(of: file.bytes) else {
      throw Refusal(
        Diagnostic(
          .error, "no-picture", at: .init(file: path.display), "this is not a picture that e-readers show",
          remedy: "give a JPEG, PNG, GIF, WebP or SVG file"))
    }
    picture = Picture(mediaType: mediaType, bytes: file.bytes)
    modified = file.modified
  }

  private static func mediaType(of bytes: [UInt8]) -> Picture.MediaType? {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self)
    return head.contains("<svg") ? .svg : nil
  }
}

/// Why an option's file can't be used.
public struct Refusal: Error, Sendable, Hashable {
  /// What is wrong and what to do.
  public let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}

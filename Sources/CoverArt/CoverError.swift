/// Why a cover could not be made.
public enum CoverError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A library that draws is not installed; `library` is the file that was looked for.
  case libraryMissing(library: String)
  /// No font on this machine has the letters of `text`.
  case noFont(text: String)
  /// A library failed while doing something, with its own words.
  case drawingFailed(String)
  /// A picture given as a cover is in none of the formats that readers show.
  case unknownFormat
  /// A picture given as a cover is damaged or of a kind that can't be read.
  case unreadable(format: String)
  /// A picture given as a cover is far too large, and in a format that is not scaled here.
  case tooLarge(format: String, width: Int, height: Int)

  /// What is wrong, as a clause without a full stop.
  public var message: String {
    switch self {
    case .libraryMissing(let library): "no cover can be drawn, the library \(library) is not installed"
    case .noFont(let text): "no cover can be drawn, no font on this machine has the letters of “\(text)”"
    case .drawingFailed(let reason): "the cover could not be drawn: \(reason)"
    case .unknownFormat: "the cover is not a JPEG, PNG, GIF or WebP picture"
    case .unreadable(let format): "the cover is a \(format) picture that is damaged or of an unusual kind"
    case .tooLarge(let format, let width, let height):
      "the cover is a \(format) picture of \(width) × \(height) pixels, too large for readers"
    }
  }

  /// What the person can do, as a clause without a full stop.
  public var remedy: String {
    switch self {
    case .libraryMissing:
      "install Cairo, Pango and libjpeg (Debian: libpangocairo-1.0-0 libjpeg62-turbo; Homebrew: pango jpeg-turbo) or give --no-cover"
    case .noFont: "install a font for the script (Debian: fonts-noto) or give --cover FILE"
    case .drawingFailed: "give --cover FILE or --no-cover"
    case .unknownFormat, .unreadable: "save it as an ordinary JPEG or PNG"
    case .tooLarge: "save it as a JPEG of 1600 × 2400 pixels or so"
    }
  }

  /// What is wrong and what to do.
  public var description: String { "\(message); \(remedy)" }
}

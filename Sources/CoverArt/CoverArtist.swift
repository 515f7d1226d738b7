internal import CDrawing
public import StoryModel
internal import Synchronization

/// Draws covers from a book's title, its authors and a seed. The same words and seed make the same picture, byte for byte,
/// on a machine with the same fonts and libraries.
///
/// Cairo and Pango are loaded when the first cover is drawn. An artist may be shared by any number of workers;
/// each draws on a canvas of its own.
public final class CoverArtist: Sendable {
  /// The size of a drawn cover in pixels.
  public static let size = (width: Int(Canvas.width), height: Int(Canvas.height))
  /// A drawn cover takes at most this many bytes.
  package static let byteLimit = 60_000

  /// Canvases that no one is drawing on: as many as were ever drawn on at the same time.
  private let idle = Mutex<[Canvas]>([])

  /// Makes an artist; costs nothing until the first cover.
  public init() {}

  /// Begins to load what the first cover will need, beside whatever else is done until then; a word with no other effect.
  public func prepare() { drawing_prepare() }

  /// Draws a cover.
  ///
  /// - Parameters:
  ///   - title: The title as it is printed; what follows a colon is set as a subtitle.
  ///   - authors: The names as they are printed; may be empty.
  ///   - series: The series and the place in it, as it is to be printed. Books of one series look alike: the composition
  ///     and the faces come from its name, up to the first digit.
  ///   - seed: A hash of what the book contains; chooses palette, composition and ornament.
  ///   - language: The title's language as a BCP 47 tag: chooses a font's national forms and whether capitals are plain.
  /// - Returns: A JPEG of 1000 × 1500 pixels, 60 kB at most.
  /// - Throws: `CoverError` where a library or every font for the title's script is missing.
  public func draw(
    title: String, authors: [String], series: String? = nil, seed: UInt64, language: String = "en"
  ) throws(CoverError) -> Picture {
    let canvas: Canvas
    if let rested = idle.withLock({ $0.popLast() }) { canvas = rested } else { canvas = try Canvas() }
    defer { idle.withLock { $0.append(canvas) } }
    return Picture(
      mediaType: .jpeg,
      bytes: try Self.draw(
        CoverWords(title: title, authors: authors, series: series), seed: seed, language: language, on: canvas))
  }

  /// Draws the words; a composition and a palette may be asked for.
  static func draw(
    _ words: CoverWords, seed: UInt64, language: String, composition asked: Artwork.Composition? = nil,
    on canvas: Canvas
  ) throws(CoverError) -> [UInt8] {
    var dice = Dice(seed: seed)
    let palette = dice.pick(Palette.all)
    // A series is known by its look: its books share composition and faces, and differ in colour and ornament.
    var look = words.series.map { Dice(text: String($0.prefix { !$0.isNumber })) } ?? dice
    let composition = asked ?? look.pick(Artwork.Composition.suiting(words))
    let faces = look.pick(composition.faces)

    canvas.reset()
    canvas.language = language
    var artwork = Artwork(
      canvas: canvas, words: try words.printable(in: faces, on: canvas), palette: palette, faces: faces,
      language: language, dice: Dice(seed: seed &+ 1))
    artwork.draw(composition)
    return try canvas.jpeg(quality: composition.quality, limit: byteLimit)
  }
}

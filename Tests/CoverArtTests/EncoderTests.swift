import Testing

@testable import CoverArt

/// Pictures are written by our own encoder; libjpeg, which many programs read pictures with, says what they show.
@Suite struct EncoderTests {
  @Test(arguments: Artwork.Composition.allCases)
  func aCoverIsReadAsItWasDrawn(_ composition: Artwork.Composition) throws {
    let canvas = try Canvas()
    let jpeg = try CoverArtist.draw(
      CoverWords(title: "The Lamplighter’s Daughter", authors: ["Rosalind Ames"], series: nil), seed: 7, language: "en",
      composition: composition, on: canvas)
    #expect(try Self.difference(canvas, jpeg) < 4)
    #expect(try Self.difference(canvas, canvas.jpeg(quality: 95)) < 2)
  }

  /// Squares of one colour keep it, whatever stands beside them.
  @Test(arguments: Palette.all) func aFlatPageKeepsItsColour(_ palette: Palette) throws {
    let canvas = try Canvas()
    canvas.paint(palette.ground)
    canvas.rectangle(Box(0, 0, 333, 777))
    canvas.fill(palette.accent)
    #expect(try Self.difference(canvas, canvas.jpeg(quality: 100)) < 1)
  }

  /// Every square full of the largest differences there are: the longest codes, and bytes of ones among them.
  @Test(arguments: [1, 30, 100]) func noiseIsRead(quality: Int) throws {
    let canvas = try Canvas()
    var dice = Dice(seed: 1)
    let colours: [Colour] = [0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00].map { Colour($0) }
    for y in stride(from: 0.0, to: Canvas.height, by: 10) {
      for x in stride(from: 0.0, to: Canvas.width, by: 10) {
        canvas.rectangle(Box(x, y, x + 10, y + 10))
        canvas.fill(dice.pick(colours))
      }
    }
    let limits = [1: 35.0, 30: 20, 100: 10]
    #expect(try Self.difference(canvas, canvas.jpeg(quality: quality)) < limits[quality]!)
  }

  /// How far a file's picture is from the canvas, as the mean of the differences in every eleventh pixel.
  private static func difference(_ canvas: Canvas, _ jpeg: [UInt8]) throws -> Double {
    let header = try PictureHeader(jpeg)
    let shown = try GivenCover.canvas(showing: jpeg, header, as: #require(header.format.scalable)).pixels
    let drawn = canvas.pixels
    try #require(shown.count == drawn.count)
    var (sum, count) = (0, 0)
    for pixel in stride(from: 0, to: drawn.count, by: 4 * 11) {
      for index in pixel..<pixel + 3 { sum += abs(Int(drawn[index]) - Int(shown[index])) }
      count += 3
    }
    return Double(sum) / Double(count)
  }
}

import StoryModel
import Testing

@testable import CoverArt

@Suite struct GivenCoverTests {
  private static func png(width: Int, height: Int) -> [UInt8] {
    func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + number(width)
      + number(height)
  }

  private static let pngEnd: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]

  @Test func aSensiblePictureStaysAsItIs() throws {
    let bytes = Self.png(width: 600, height: 900) + Self.pngEnd
    #expect(try GivenCover.checked(bytes) == Picture(mediaType: .png, bytes: bytes))
  }

  @Test func readsTheSizeOfEachFormat() throws {
    let gif = Array("GIF89a".utf8) + [0x58, 0x02, 0x84, 0x03]
    #expect(try PictureHeader(gif).width == 600)
    #expect(try PictureHeader(gif).height == 900)
    let webp = Array("RIFF\0\0\0\0WEBPVP8X\u{a}\0\0\0\0\0\0\0".utf8) + [0x57, 0x02, 0, 0x83, 0x03, 0]
    #expect(try PictureHeader(webp).width == 600)
    #expect(try PictureHeader(webp).height == 900)
    let lossless = Array("RIFF\0\0\0\0WEBPVP8L\0\0\0\0/".utf8) + [0x57, 0xC2, 0xE0, 0, 0, 0, 0, 0, 0]
    #expect(try PictureHeader(lossless).width == 600)
    #expect(try PictureHeader(lossless).height == 900)
  }

  @Test func readsHowAPhotographIsTurned() throws {
    let exif: [UInt8] =
      [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM\0*\0\0\0\u{8}\0\u{1}".utf8) + [
        1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
      ]
    let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0x03, 0x84, 0x02, 0x58, 1, 1, 0x11, 0]
    let header = try PictureHeader([0xFF, 0xD8] + exif + frame)
    #expect(header.quarterTurns == 1)
    #expect(header.width == 600)
    #expect(header.height == 900)
  }

  @Test func anAbsurdSizeIsScaledDown() throws {
    let canvas = try Canvas()
    canvas.paint(Palette.all[0].ground)
    let cover = try canvas.jpeg(quality: 60, limit: 60_000)
    // A picture of 1000 × 1500 made to claim no more than it has, padded beyond what readers take.
    let heavy = cover + [UInt8](repeating: 0, count: GivenCover.byteLimit)
    let checked = try GivenCover.checked(heavy)
    let header = try PictureHeader(checked.bytes)
    #expect(header.format == .jpeg)
    #expect((header.width, header.height) == (1000, 1500))
    #expect(checked.bytes.count < 100_000)
  }

  @Test func aPictureThatWasCutShortIsRefused() throws {
    let canvas = try Canvas()
    canvas.paint(Palette.all[0].ground)
    let jpeg = try canvas.jpeg(quality: 60, limit: 60_000)
    #expect(try GivenCover.checked(jpeg).bytes == jpeg)
    for length in [jpeg.count - 2, jpeg.count / 2, 200] {
      #expect(throws: CoverError.self) { try GivenCover.checked(Array(jpeg[..<length])) }
    }
    let gif = Array("GIF89a".utf8) + [0x58, 0x02, 0x84, 0x03, 0, 0, 0]
    #expect(try GivenCover.checked(gif + [0x3B]).mediaType == .gif)
    #expect(throws: CoverError.unreadable(format: "GIF")) { try GivenCover.checked(gif) }
    let webp = Array("VP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0x57, 0x02, 0, 0x83, 0x03, 0]
    let riff = { (size: UInt8) in Array("RIFF".utf8) + [size, 0, 0, 0] + Array("WEBP".utf8) + webp }
    #expect(try GivenCover.checked(riff(22)).mediaType == .webp)
    #expect(throws: CoverError.unreadable(format: "WebP")) { try GivenCover.checked(riff(23)) }
    #expect(throws: CoverError.unreadable(format: "PNG")) { try GivenCover.checked(Self.png(width: 600, height: 900)) }
  }

  @Test(arguments: [0xFFFF_FFFF, 0x8000_0000]) func aSizeThatNoPictureHasIsRefused(side: Int) {
    #expect(throws: CoverError.unreadable(format: "PNG")) {
      try GivenCover.checked(Self.png(width: side, height: side) + Self.pngEnd)
    }
  }

  @Test func aPictureOfMorePixelsThanThereIsRoomForIsRefused() {
    #expect(throws: CoverError.tooLarge(format: "PNG", width: 0x7FFF_FFFF, height: 0x7FFF_FFFF)) {
      try GivenCover.checked(Self.png(width: 0x7FFF_FFFF, height: 0x7FFF_FFFF) + Self.pngEnd)
    }
  }

  @Test func markersWithoutALengthArePassedOver() throws {
    let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0x03, 0x84, 0x02, 0x58, 1, 1, 0x11, 0]
    #expect(try PictureHeader([0xFF, 0xD8, 0xFF, 0x01, 0xFF, 0xD3] + frame).height == 900)
  }

  @Test func whatIsNoPictureIsSaidToBeNone() {
    #expect(throws: CoverError.unknownFormat) { try GivenCover.checked(Array("<svg/>".utf8)) }
    #expect(throws: CoverError.unknownFormat) { try GivenCover.checked([]) }
    #expect(throws: CoverError.unreadable(format: "JPEG")) { try GivenCover.checked([0xFF, 0xD8, 0xFF, 0xE0]) }
    #expect(throws: CoverError.unreadable(format: "PNG")) {
      try GivenCover.checked(Self.png(width: 9000, height: 9000))
    }
    #expect(throws: CoverError.tooLarge(format: "GIF", width: 0xFFFF, height: 0xFFFF)) {
      try GivenCover.checked(Array("GIF89a".utf8) + [0xFF, 0xFF, 0xFF, 0xFF])
    }
  }
}

import Foundation
import Testing

/// What `--cover` and `--no-cover` make of a book.
@Suite struct CoverTests {
  private static let story = "Title: Tide\nAuthor: Rosalind\n\nThe lamp had been burning since four o'clock.\n"

  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    return place
  }

  /// A PNG of one grey: every byte of it as the standard has it, so that any reader takes it (W3C PNG, second edition).
  private static func png(width: Int, height: Int) -> Data {
    func word(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
    func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
      let body = Array(kind.utf8) + content
      var crc: UInt32 = 0xFFFF_FFFF
      for byte in body {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
      }
      return word(content.count) + body + word(Int(~crc))
    }
    // Bits, in rows that each begin with their filter, in blocks that are stored and not deflated.
    let rows = [UInt8](repeating: 0, count: (1 + (width + 7) / 8) * height)
    var deflated: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: rows.count, by: 65_535) {
      let block = rows[start..<min(start + 65_535, rows.count)]
      let (low, high) = (UInt8(block.count & 0xFF), UInt8(block.count >> 8))
      deflated += [start + block.count == rows.count ? 1 : 0, low, high, ~low, ~high] + block
    }
    // Adler-32 of zeros: the first sum stays 1, the second counts the bytes.
    deflated += word((rows.count % 65_521) << 16 | 1)
    return Data(
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        + chunk("IHDR", word(width) + word(height) + [1, 0, 0, 0, 0]) + chunk("IDAT", deflated) + chunk("IEND", []))
  }

  /// The book's cover as its package document names it: the picture's media type and its bytes.
  private func cover(of book: String, in place: borrowing Workplace) throws -> (mediaType: String, bytes: Data)? {
    let opf = try place.entry("EPUB/package.opf", of: book)
    guard let item = opf.firstMatch(of: /<item [^>]*properties="cover-image"[^>]*>/)?.output,
      let path = item.firstMatch(of: /href="([^"]+)"/)?.output.1,
      let type = item.firstMatch(of: /media-type="([^"]+)"/)?.output.1,
      let id = item.firstMatch(of: /\bid="([^"]+)"/)?.output.1
    else { return nil }
    // Older software looks for it here.
    #expect(opf.contains(#"<meta name="cover" content="\#(id)"/>"#))
    let run = try place.shell("unzip -p \(book) EPUB/\(path)")
    return (String(type), run.output)
  }

  @Test func aGivenPictureIsTheCoverAsItIs() throws {
    let place = try place()
    let picture = Self.png(width: 600, height: 900)
    try place.write(picture, to: "lamp.png")
    let run = try place.quire("convert", "tide.txt", "--cover", "lamp.png", "-o", "x.epub")
    #expect(run.status == 0)
    let found = try #require(try cover(of: "x.epub", in: place))
    #expect(found.mediaType == "image/png")
    #expect(found.bytes == picture)
    let anthology = try place.quire("anthology", "tide.txt", "--cover", "lamp.png", "-o", "all.epub")
    #expect(anthology.status == 0)
    #expect(try cover(of: "all.epub", in: place)?.bytes == picture)
  }

  @Test func anAbsurdlyLargePictureIsScaledDown() throws {
    let place = try place()
    try place.write(Self.png(width: 600, height: 4200), to: "huge.png")
    let run = try place.quire("convert", "tide.txt", "--cover", "huge.png", "-o", "x.epub")
    #expect(run.status == 0)
    let found = try #require(try cover(of: "x.epub", in: place))
    #expect(found.mediaType == "image/jpeg")
    // The frame's header: its marker, length and precision, then the height and the width (ITU-T T.81, B.2.2).
    let frame = try #require(found.bytes.firstRange(of: Data([0xFF, 0xC0]))).lowerBound
    let size = found.bytes[(frame + 5)..<(frame + 9)].map(Int.init)
    #expect(size[0] << 8 | size[1] == 2400)
    #expect(size[2] << 8 | size[3] == 343)
  }

  @Test(arguments: [
    (
      "tide.txt",
      "tide.txt: error: the cover is not a JPEG, PNG, GIF or WebP picture; save it as an ordinary JPEG or PNG"
    ),
    ("none.png", "none.png: error: there is no such file or folder; check the name"),
    (
      "cut.png",
      "cut.png: error: the cover is a PNG picture that is damaged or of an unusual kind; save it as an ordinary JPEG or PNG"
    ),
  ])
  func whatIsNoPictureIsRefusedBeforeAnyWork(file: String, message: String) throws {
    let place = try place()
    try place.write(Self.png(width: 600, height: 900).dropLast(20), to: "cut.png")
    let run = try place.quire("convert", "tide.txt", "--cover", file, "-o", "x.epub")
    #expect(run.status == 1)
    #expect(run.messageLines == [message])
    #expect(try !place.files().contains("x.epub"))
  }

  @Test func noCoverIsNone() throws {
    let place = try place()
    #expect(try place.quire("convert", "tide.txt", "--no-cover", "-o", "x.epub").status == 0)
    #expect(try cover(of: "x.epub", in: place) == nil)
    let names = try place.shell("unzip -Z1 x.epub").lines
    #expect(!names.contains { $0.hasSuffix(".jpg") || $0.hasSuffix(".png") || $0.contains("cover") })
    #expect(try !place.entry("EPUB/package.opf", of: "x.epub").contains(#"name="cover""#))
  }
}

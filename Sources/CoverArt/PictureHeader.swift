/// What the first bytes of a picture's file say: its format and its size.
package struct PictureHeader: Sendable, Hashable {
  /// A format that every reader shows.
  package enum Format: String, Sendable, Hashable {
    case jpeg = "JPEG"
    case png = "PNG"
    case gif = "GIF"
    case webp = "WebP"
  }

  package var format: Format
  /// Width and height in pixels as stored.
  package var width, height: Int
  /// How many quarter turns clockwise the picture is shown with (Exif 2.32, Orientation; a mirrored one counts as plain).
  package var quarterTurns = 0

  /// Reads the header.
  ///
  /// - Throws: `CoverError.unknownFormat` for another format, `.unreadable` where the size is missing or zero.
  package init(_ bytes: [UInt8]) throws(CoverError) {
    guard let format = Self.format(bytes) else { throw .unknownFormat }
    let size =
      switch format {
      case .jpeg: Self.jpegSize(bytes)
      case .png: Self.pngSize(bytes)
      case .gif: Self.gifSize(bytes)
      case .webp: Self.webpSize(bytes)
      }
    guard let size, (1...Self.longest).contains(size.width), (1...Self.longest).contains(size.height) else {
      throw .unreadable(format: format.rawValue)
    }
    self.format = format
    (width, height) = size
    if format == .jpeg { quarterTurns = Self.jpegQuarterTurns(bytes) }
  }

  /// The longest side that any of the formats allows (PNG, section 7.1).
  private static let longest = Int(Int32.max)

  private static func format(_ bytes: [UInt8]) -> Format? {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
    return nil
  }

  /// The IHDR chunk is the first (PNG, section 5.6).
  private static func pngSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 24 else { return nil }
    return (bigEndian(bytes, at: 16, count: 4), bigEndian(bytes, at: 20, count: 4))
  }

  /// The logical screen descriptor (GIF 89a, section 18).
  private static func gifSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 10 else { return nil }
    return (littleEndian(bytes, at: 6, count: 2), littleEndian(bytes, at: 8, count: 2))
  }

  /// The first chunk's header, one of three kinds (WebP container specification; RFC 6386, section 9.1).
  private static func webpSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 30 else { return nil }
    switch bytes[12..<16] {
    case let chunk where chunk.elementsEqual("VP8X".utf8):
      return (littleEndian(bytes, at: 24, count: 3) + 1, littleEndian(bytes, at: 27, count: 3) + 1)
    case let chunk where chunk.elementsEqual("VP8L".utf8):
      let bits = littleEndian(bytes, at: 21, count: 4)
      return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    case let chunk where chunk.elementsEqual("VP8 ".utf8):
      return (littleEndian(bytes, at: 26, count: 2) & 0x3FFF, littleEndian(bytes, at: 28, count: 2) & 0x3FFF)
    default:
      return nil
    }
  }

  /// The start-of-frame segment (ITU-T T.81, section B.2.2).
  private static func jpegSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    for segment in JPEGSegments(bytes: bytes) {
      switch segment.marker {
      case 0xC4, 0xC8, 0xCC: continue
      case 0xC0...0xCF where segment.content.count >= 5:
        let start = segment.content.lowerBound
        return (bigEndian(bytes, at: start + 3, count: 2), bigEndian(bytes, at: start + 1, count: 2))
      default: continue
      }
    }
    return nil
  }

  /// The orientation in the first directory of the Exif segment.
  private static func jpegQuarterTurns(_ bytes: [UInt8]) -> Int {
    for segment in JPEGSegments(bytes: bytes)
    where segment.marker == 0xE1 && bytes[segment.content].starts(with: "Exif\0\0".utf8) {
      let tiff = segment.content.dropFirst(6)
      guard tiff.count >= 8 else { return 0 }
      let isLittle = bytes[tiff.lowerBound] == UInt8(ascii: "I")
      func number(_ offset: Int, _ count: Int) -> Int? {
        let start = tiff.lowerBound + offset
        guard offset >= 0, start + count <= tiff.upperBound else { return nil }
        return isLittle ? littleEndian(bytes, at: start, count: count) : bigEndian(bytes, at: start, count: count)
      }
      guard let directory = number(4, 4), let entries = number(directory, 2) else { return 0 }
      for entry in 0..<entries {
        guard let tag = number(directory + 2 + entry * 12, 2) else { return 0 }
        guard tag == 0x0112 else { continue }
        return [3: 2, 6: 1, 8: 3][number(directory + 2 + entry * 12 + 8, 2) ?? 1] ?? 0
      }
    }
    return 0
  }

  private static func bigEndian(_ bytes: [UInt8], at start: Int, count: Int) -> Int {
    bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func littleEndian(_ bytes: [UInt8], at start: Int, count: Int) -> Int {
    bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

/// The segments of a JPEG file up to its first scan (ITU-T T.81, section B.1.1).
struct JPEGSegments: Sequence, IteratorProtocol {
  let bytes: [UInt8]
  /// Where the next segment begins.
  private(set) var position = 2

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> (marker: UInt8, content: Range<Int>)? {
    while position + 4 <= bytes.count, bytes[position] == 0xFF {
      let marker = bytes[position + 1]
      if marker == 0xFF {
        position += 1
        continue
      }
      if marker == 0x01 || (0xD0...0xD7).contains(marker) {
        // These stand alone, without a length.
        position += 2
        continue
      }
      guard marker != 0xDA, marker != 0xD9 else { return nil }
      let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
      guard length >= 2, position + 2 + length <= bytes.count else { return nil }
      let content = position + 4..<position + 2 + length
      position = content.upperBound
      return (marker, content)
    }
    return nil
  }
}

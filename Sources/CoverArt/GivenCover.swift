internal import CDrawing
public import StoryModel

/// A picture that a person gives as a book's cover.
public enum GivenCover {
  /// The longest side that readers are sure to show, in pixels; a picture beyond it is scaled down to `scaledSide`.
  package static let longestSide = 4000
  /// The longest side of a picture that was scaled down.
  package static let scaledSide = 2400
  /// The most bytes that every reader takes for one picture.
  package static let byteLimit = 5_000_000
  /// A picture of more pixels than this is not read into memory.
  private static let pixelLimit = 120_000_000

  /// Checks a picture's file by what its bytes are, and scales down what is too large for readers.
  ///
  /// A JPEG, PNG, GIF or WebP picture of a sensible size is returned as it is.
  /// - Throws: `CoverError` for anything else.
  public static func checked(_ bytes: [UInt8]) throws(CoverError) -> Picture {
    let header = try PictureHeader(bytes)
    if max(header.width, header.height) <= longestSide, bytes.count <= byteLimit {
      guard header.isWhole(bytes) else { throw .unreadable(format: header.format.rawValue) }
      return Picture(mediaType: header.format.mediaType, bytes: bytes)
    }
    guard let format = header.format.scalable, header.width <= pixelLimit / header.height else {
      throw .tooLarge(format: header.format.rawValue, width: header.width, height: header.height)
    }
    return Picture(mediaType: .jpeg, bytes: try scaled(bytes, header, as: format))
  }

  private static func scaled(
    _ bytes: [UInt8], _ header: PictureHeader, as format: drawing_format
  ) throws(CoverError) -> [UInt8] {
    if let library = drawing_load() { throw .libraryMissing(library: String(cString: library)) }
    let scale = min(1, Double(scaledSide) / Double(max(header.width, header.height)))
    var (width, height) = (Double(header.width) * scale, Double(header.height) * scale)
    if !header.quarterTurns.isMultiple(of: 2) { swap(&width, &height) }
    let page = bytes.withUnsafeBufferPointer {
      drawing_create_scaled(
        $0.baseAddress!, $0.count, format, Int32(header.quarterTurns), Int32(max(1, width.rounded())),
        Int32(max(1, height.rounded())))
    }
    guard let page else { throw .unreadable(format: header.format.rawValue) }
    defer { drawing_destroy(page) }
    var count = 0
    for quality in [Int32(88), 75, 60] {
      guard let jpeg = drawing_encode(page, quality, &count) else { throw .drawingFailed("the JPEG encoder failed") }
      if count <= byteLimit { return Array(UnsafeBufferPointer(start: jpeg, count: count)) }
    }
    throw .tooLarge(format: header.format.rawValue, width: header.width, height: header.height)
  }
}

extension PictureHeader.Format {
  var mediaType: Picture.MediaType {
    switch self {
    case .jpeg: .jpeg
    case .png: .png
    case .gif: .gif
    case .webp: .webp
    }
  }

  /// The format as the drawing libraries read it; `nil` where they don't.
  var scalable: drawing_format? {
    switch self {
    case .jpeg: drawing_jpeg
    case .png: drawing_png
    case .gif, .webp: nil
    }
  }
}

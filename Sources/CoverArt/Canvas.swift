internal import CDrawing

/// A page of pixels that shapes and letters are drawn on, in pixels from its upper left corner.
///
/// The one owner of its `drawing`. It may go from thread to thread, and is used by one at a time: `CoverArtist` lends
/// each canvas to one caller.
final class Canvas: @unchecked Sendable {
  /// Width and height in pixels.
  static let width = 1000.0
  static let height = 1500.0

  /// The size of the em that text is measured at.
  static let em = Double(drawing_em)

  /// The language of the text to come, as a BCP 47 tag: it chooses among a font's national forms.
  var language = "en"

  let page: OpaquePointer

  init() throws(CoverError) {
    if let library = drawing_load() { throw .libraryMissing(library: String(cString: library)) }
    guard let page = drawing_create(Int32(Self.width), Int32(Self.height)) else {
      throw .drawingFailed("no memory for a page")
    }
    self.page = page
  }

  deinit {
    drawing_destroy(page)
  }

  /// Makes the canvas ready for another picture, which is to cover all of it.
  func reset() {
    drawing_reset(page)
  }

  /// The picture as a JPEG of at most `limit` bytes: of the given quality, or one that is as much lower as it has to be.
  func jpeg(quality: Int, limit: Int) throws(CoverError) -> [UInt8] {
    if let reason = drawing_error(page) { throw .drawingFailed(String(cString: reason)) }
    var quality = quality
    var count = 0
    while true {
      guard let bytes = drawing_encode(page, Int32(quality), &count) else {
        throw .drawingFailed("the JPEG encoder failed")
      }
      if count <= limit { return Array(UnsafeBufferPointer(start: bytes, count: count)) }
      guard quality > 5 else { throw .drawingFailed("the picture takes \(count) bytes") }
      // Bytes go with somewhat less than the square root of the quality.
      let excess = Double(limit) / Double(count)
      quality = max(5, Int(Double(quality) * excess * excess * 0.9))
    }
  }

  // MARK: Paths

  func move(_ x: Double, _ y: Double) { drawing_move(page, x, y) }
  func line(_ x: Double, _ y: Double) { drawing_line(page, x, y) }
  func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ x3: Double, _ y3: Double) {
    drawing_curve(page, x1, y1, x2, y2, x3, y3)
  }
  func arc(_ x: Double, _ y: Double, radius: Double, from: Double, to: Double) {
    drawing_arc(page, x, y, radius, from, to)
  }
  func close() { drawing_close(page) }

  func circle(_ x: Double, _ y: Double, radius: Double) {
    drawing_move(page, x + radius, y)
    drawing_arc(page, x, y, radius, 0, 2 * .pi)
    drawing_close(page)
  }

  func rectangle(_ box: Box) {
    drawing_rectangle(page, box.x, box.y, box.width, box.height)
  }

  /// A lozenge about a point.
  func diamond(_ x: Double, _ y: Double, width: Double, height: Double) {
    move(x, y - height / 2)
    line(x + width / 2, y)
    line(x, y + height / 2)
    line(x - width / 2, y)
    close()
  }

  // MARK: Paint

  func fill(_ colour: Colour, alpha: Double = 1) {
    drawing_fill(page, drawing_colour(colour, alpha: alpha))
  }

  /// Covers a box that lies on whole pixels, all of it on the page, with a gradient from one height to another.
  func shade(_ box: Box, from upper: Colour, to lower: Colour, top: Double, bottom: Double) {
    drawing_shade(
      page, Int32(box.x), Int32(box.y), Int32(box.width), Int32(box.height), top, bottom, drawing_colour(upper),
      drawing_colour(lower))
  }

  func stroke(_ colour: Colour, width: Double, round: Bool = false) {
    drawing_stroke(page, width, round, drawing_colour(colour))
  }

  func paint(_ colour: Colour) {
    rectangle(.page)
    fill(colour)
  }

  /// Covers a box with a tile that `draw` paints whole, repeated from the box's centre outwards.
  func tile(_ box: Box, width: Int, height: Int, _ draw: () -> Void) {
    drawing_save(page)
    rectangle(box)
    drawing_clip(page)
    if drawing_tile_begin(page, Int32(width), Int32(height)) {
      draw()
      drawing_tile_end(page, (box.midX - Double(width) / 2).rounded(), (box.midY - Double(height) / 2).rounded())
    }
    drawing_restore(page)
  }

  /// Draws with the origin moved, turned (clockwise, in radians) and scaled.
  func placed(x: Double, y: Double, turn: Double = 0, scaleX: Double = 1, scaleY: Double = 1, _ draw: () -> Void) {
    drawing_save(page)
    drawing_translate(page, x, y)
    if turn != 0 { drawing_rotate(page, turn) }
    if scaleX != 1 || scaleY != 1 { drawing_scale(page, scaleX, scaleY) }
    draw()
    drawing_restore(page)
  }

  /// Draws within a box only.
  func clipped(to box: Box, _ draw: () -> Void) {
    drawing_save(page)
    rectangle(box)
    drawing_clip(page)
    draw()
    drawing_restore(page)
  }
}

extension drawing_colour {
  init(_ colour: Colour, alpha: Double = 1) {
    self.init(red: colour.red, green: colour.green, blue: colour.blue, alpha: alpha)
  }
}

/// A rectangle on the page.
package struct Box: Sendable, Hashable {
  package var x, y, width, height: Double

  /// Makes a rectangle from its left, top, right and bottom edges.
  package init(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    x = left
    y = top
    width = right - left
    height = bottom - top
  }

  package var right: Double { x + width }
  package var bottom: Double { y + height }
  package var midX: Double { x + width / 2 }
  package var midY: Double { y + height / 2 }

  /// The whole page.
  static let page = Box(0, 0, Canvas.width, Canvas.height)

  /// The rectangle with its edges moved in by some pixels.
  func inset(_ by: Double) -> Box { Box(x + by, y + by, right - by, bottom - by) }
}

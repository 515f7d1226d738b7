internal import CDrawing

/// Where the ink of a line of text lies at the size of reference, in pixels from the line's origin on its baseline; y grows downwards.
struct Ink {
  var x, y, width, height: Double
  /// How far the text moves the pen; spaces at its end count.
  var advance: Double
  /// How many characters no font on this machine has.
  var unknown: Int
}

extension Canvas {
  /// Where a line's ink lies when set in a face.
  func ink(of text: String, face: Face) -> Ink {
    let ink = withText(text, face: face) { drawing_text_ink($0) }
    return Ink(
      x: ink.x, y: ink.y, width: ink.width, height: ink.height, advance: ink.advance, unknown: Int(ink.unknown))
  }

  /// Prints a line with its origin at a point.
  func show(_ text: String, face: Face, size: Double, x: Double, y: Double, _ colour: Colour) {
    withText(text, face: face) { drawing_text_show(page, $0, x, y, size, drawing_colour(colour)) }
  }

  /// Words cut where a line may end (Unicode Annex 14), measured at the size of reference; what is wider than `limit` is
  /// cut between letters too.
  func pieces(of words: String, face: Face, limit: Double) -> [LineBreaker.Piece] {
    let scalars = Array(words.unicodeScalars)
    var breaks = [UInt8](repeating: 0, count: scalars.count + 1)
    let count = withText(words, face: face) { text in
      breaks.withUnsafeMutableBufferPointer { drawing_text_breaks(text, $0.baseAddress!, $0.count) }
    }

    func cut(_ range: Range<Int>, at flag: Int) -> [Range<Int>] {
      var ranges: [Range<Int>] = []
      var start = range.lowerBound
      for end in range where end > start && end < count && Int(breaks[end]) & flag != 0 {
        ranges.append(start..<end)
        start = end
      }
      ranges.append(start..<range.upperBound)
      return ranges
    }
    func piece(_ range: Range<Int>) -> LineBreaker.Piece {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      let text = String(view)
      return LineBreaker.Piece(text: text, advance: ink(of: text, face: face).advance)
    }

    var pieces: [LineBreaker.Piece] = []
    for range in cut(0..<scalars.count, at: drawing_line_break) {
      let whole = piece(range)
      if whole.advance <= limit {
        pieces.append(whole)
      } else {
        let isHyphenated = whole.text.setsInCapitals
        var letters = cut(range, at: drawing_letter_break).map(piece)
        for index in letters.indices.dropLast() { letters[index].endsInsideWord = isHyphenated }
        pieces += letters
      }
    }
    return pieces
  }

  /// A line of text in a face, as the drawing takes it.
  private func withText<Result>(_ text: String, face: Face, _ body: (UnsafePointer<drawing_text>) -> Result) -> Result {
    var text = text
    return text.withUTF8 { bytes in
      face.families.withCString { families in
        language.withCString { language in
          bytes.withMemoryRebound(to: CChar.self) { bytes in
            var line = drawing_text(
              bytes: bytes.baseAddress ?? families, count: bytes.count, language: language, families: families,
              weight: face.weight, italic: face.isItalic, spacing: face.spacing)
            return body(&line)
          }
        }
      }
    }
  }
}

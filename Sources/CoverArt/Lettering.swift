/// Words set in lines that fit a box, ready to be printed.
struct Lettering {
  /// One line of the words.
  private struct Line {
    var text: String
    /// From the top of the first line's ink to this line's baseline.
    var baseline: Double
    /// Where the ink lies about the line's origin.
    var ink: Ink
  }

  /// Where the lines stand in their box.
  enum Alignment {
    case centre
    /// At the side where reading starts: left, or right for Hebrew and Arabic.
    case leading
  }

  private let face: Face
  private let lines: [Line]
  private let readsLeftward: Bool
  /// The size of the em in pixels.
  let size: Double
  /// From the top of the first line's ink to the bottom of the last's.
  let height: Double
  /// The widest line's ink.
  let width: Double

  /// Sets lines that are given, as large as the box and `sizes` allow.
  ///
  /// Without hinting letters scale exactly, so that everything is measured once, at a size of reference.
  init(lines texts: [String], face: Face, width: Double, height: Double, sizes: ClosedRange<Double>, on canvas: Canvas)
  {
    let measured = texts.map { canvas.ink(of: $0, face: face) }
    // Baselines stand the face's leading apart, further where letters reach so high or low that they would touch.
    var baselines = [-(measured.first?.y ?? 0)]
    for (upper, lower) in zip(measured, measured.dropFirst()) {
      let clear = upper.y + upper.height - lower.y + Self.reference * 0.08
      baselines.append(baselines[baselines.count - 1] + max(face.leading * Self.reference, clear))
    }
    let last = measured.last.map { $0.y + $0.height } ?? 0
    let tall = baselines[baselines.count - 1] + last
    let wide = measured.lazy.map(\.width).max() ?? 0
    let largest = min(
      sizes.upperBound, width / max(wide, 1) * Self.reference, height / max(tall, 1) * Self.reference)
    self.face = face
    // A whole number of pixels: Cairo keeps the letters of each size, and another cover's serve again.
    size = max(largest.rounded(.down), min(largest, sizes.lowerBound))
    let scale = size / Self.reference
    self.height = tall * scale
    self.width = wide * scale
    readsLeftward = texts.first?.readsLeftward ?? false
    lines = zip(texts, zip(baselines, measured)).map { text, place in
      var ink = place.1
      ink.x *= scale
      ink.width *= scale
      return Line(text: text, baseline: place.0 * scale, ink: ink)
    }
  }

  /// The size that everything is measured at.
  static let reference = Canvas.em

  /// Prints the lines within a box's sides, the first line's ink beginning at `top`.
  func print(in box: Box, top: Double, align: Alignment = .centre, _ colour: Colour, on canvas: Canvas) {
    for line in lines {
      let left =
        switch align {
        case .centre: box.midX - line.ink.width / 2
        case .leading: readsLeftward ? box.right - line.ink.width : box.x
        }
      canvas.show(line.text, face: face, size: size, x: left - line.ink.x, y: top + line.baseline, colour)
    }
  }
}

extension Lettering {
  /// Breaks words into lines so that they can be set as large as possible in the box, and sets them.
  ///
  /// For each count of lines the best breaks are found, the count whose lines come out largest wins. Words are broken
  /// only where they would not fit at the smallest size, and words are left out (…) only where even that does not help.
  init(_ words: String, face: Face, width: Double, height: Double, sizes: ClosedRange<Double>, on canvas: Canvas) {
    let smallest = sizes.lowerBound
    let limit = width / smallest * Self.reference
    let pieces = canvas.pieces(of: words, face: face, limit: limit)
    let mostLines = max(1, Int(height / (smallest * face.leading)))

    var best: (lines: [String], score: Double) = ([words], 0)
    for count in 1...max(1, min(mostLines, pieces.count)) {
      let lines = LineBreaker.lines(of: pieces, count: count)
      let widest = lines.lazy.map(\.width).max() ?? 0
      let size = min(
        sizes.upperBound, width / max(widest, 1) * Self.reference, height / ((Double(count) - 0.2) * face.leading))
      // Of two sizes that are nearly the same, the fewer lines and those that end in words of some weight.
      let score = lines.dropLast().reduce(size) { $0 * ($1.leansForward ? 0.85 : 0.97) }
      if score > best.score { best = (lines.map(\.text), score) }
      if size >= sizes.upperBound { break }
    }
    var set = Lettering(lines: best.lines, face: face, width: width, height: height, sizes: sizes, on: canvas)
    if set.size < smallest * 0.999 {
      let lines = LineBreaker.filledLines(of: pieces, limit: limit * 0.96, most: mostLines)
      set = Lettering(lines: lines, face: face, width: width, height: height, sizes: sizes, on: canvas)
    }
    self = set
  }
}

extension String {
  /// Whether the first letter that has a direction is of a script written from right to left.
  var readsLeftward: Bool {
    for scalar in unicodeScalars where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
      default: return false
      }
    }
    return false
  }
}

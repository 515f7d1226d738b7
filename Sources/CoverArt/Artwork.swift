/// One cover in the making: what it says, how it looks, and the canvas it is drawn on.
struct Artwork {
  let canvas: Canvas
  let words: CoverWords
  let palette: Palette
  let faces: Typefaces
  let language: String
  /// The choices of ornament that are this cover's own.
  var dice: Dice

  /// How the page is composed.
  enum Composition: CaseIterable {
    case label, cloth, hills, mosaic, rays, wreath, sea, orbits, window

    /// The compositions with room for the words.
    static func suiting(_ words: CoverWords) -> [Composition] {
      let isLong = words.title.count + (words.subtitle?.count ?? 0) > 60
      return isLong ? [.cloth, .hills, .rays, .sea, .window] : allCases
    }

    /// The JPEG quality at which nine in ten of its covers fit the limit of bytes at the first try: a second costs as much
    /// time as all the drawing. Measured on covers of 300 titles.
    var quality: Int {
      switch self {
      case .hills, .sea, .window: 62
      case .wreath: 46
      case .mosaic: 44
      case .rays: 42
      case .orbits: 38
      case .label, .cloth: 34
      }
    }

    /// The faces that suit it.
    var faces: [Typefaces] {
      switch self {
      case .label: [.renaissance, .classical, .rational, .engraved]
      case .cloth: [.engraved, .renaissance, .classical]
      case .hills: [.geometrical, .poster, .sturdy, .classical]
      case .mosaic: [.geometrical, .poster, .sturdy]
      case .rays: [.poster, .geometrical]
      case .wreath: [.renaissance, .classical, .rational]
      case .sea: [.classical, .sturdy, .geometrical, .renaissance]
      case .orbits: [.poster, .geometrical, .rational]
      case .window: [.engraved, .classical, .sturdy]
      }
    }
  }

  /// Draws the whole cover.
  mutating func draw(_ composition: Composition) {
    switch composition {
    case .label: drawLabel()
    case .cloth: drawCloth()
    case .hills: drawHills()
    case .mosaic: drawMosaic()
    case .rays: drawRays()
    case .wreath: drawWreath()
    case .sea: drawSea()
    case .orbits: drawOrbits()
    case .window: drawWindow()
    }
  }

  /// The words set to fit a column, from the top down: series, title, subtitle.
  func heading(width: Double, height: Double, largest: Double = 190) -> Stack {
    var stack = Stack()
    var room = height
    if let series = words.series {
      let line = label(series, width: width, height: 90, largest: 38)
      stack.add(line, .quiet, gap: 0)
      room -= line.height + 44
    }
    let subtitle = words.subtitle.map { text in
      Lettering(
        text, face: subtitleFace(for: text), width: width * 0.9, height: min(room * 0.34, 260), sizes: 34...62,
        on: canvas)
    }
    if let subtitle { room -= subtitle.height + 48 }
    let capitals = faces.setsTitleInCapitals && words.title.count <= 40
    let title = Lettering(
      capitals ? words.title.inCapitals(language: language) : words.title, face: titleFace(capitals: capitals),
      width: width, height: room, sizes: 44...largest, on: canvas)
    stack.add(title, .loud, gap: stack.isEmpty ? 0 : 44)
    if let subtitle { stack.add(subtitle, .plain, gap: max(36, title.size * 0.34)) }
    return stack
  }

  /// The authors set to fit a column.
  func authors(width: Double, height: Double = 230, largest: Double = 64) -> Stack {
    var stack = Stack()
    guard let first = words.authors.first else { return stack }
    let capitals = words.authors.allSatisfy { $0.isPlainName && $0.count <= 34 }
    let face = capitals ? faces.text.spaced(0.1) : faces.text
    let lines = words.authors.map { capitals ? $0.inCapitals(language: language) : $0 }
    let size = capitals ? largest * 0.86 : largest
    if lines.count == 1 {
      stack.add(
        Lettering(
          capitals ? lines[0] : first, face: face, width: width, height: height, sizes: 32...size, on: canvas), .plain,
        gap: 0)
      return stack
    }
    // One size for all, the one that suits the longest name; a name that is too long for any is broken.
    let even = Lettering(
      lines: lines, face: face.looser(1.35), width: width, height: height, sizes: 32...size, on: canvas)
    if even.size >= 28 {
      stack.add(even, .plain, gap: 0)
    } else {
      stack.add(
        Lettering(
          words.authors.joined(separator: ", "), face: faces.text, width: width, height: height, sizes: 28...size,
          on: canvas), .plain, gap: 0)
    }
    return stack
  }

  /// A short line in small, spaced capitals.
  private func label(_ text: String, width: Double, height: Double, largest: Double) -> Lettering {
    let capitals = text.setsInCapitals
    return Lettering(
      capitals ? text.inCapitals(language: language) : text, face: capitals ? faces.text.spaced(0.14) : faces.text,
      width: width, height: height, sizes: 26...(capitals ? largest * 0.9 : largest), on: canvas)
  }

  /// Letters of Arabic and Indic scripts are joined: no space goes between them.
  private func titleFace(capitals: Bool) -> Face {
    var face = faces.title
    if !words.title.setsInCapitals { face.spacing = 0 }
    if faces.setsTitleInCapitals, !capitals { face.spacing = 0 }
    return face
  }

  private func subtitleFace(for text: String) -> Face {
    faces.text.families.hasSuffix("sans-serif") || !text.setsInCapitals ? faces.text : faces.text.italic
  }
}

/// Lettering one below the other.
struct Stack {
  /// How loudly an element speaks; a composition gives each its colour.
  enum Voice {
    case loud, plain, quiet
  }

  private var elements: [(lettering: Lettering, voice: Voice, top: Double)] = []
  /// From the top of the first ink to the bottom of the last.
  private(set) var height = 0.0

  var isEmpty: Bool { elements.isEmpty }
  /// The widest element.
  var width: Double { elements.lazy.map(\.lettering.width).max() ?? 0 }

  mutating func add(_ lettering: Lettering, _ voice: Voice, gap: Double) {
    let top = elements.isEmpty ? 0 : height + gap
    elements.append((lettering, voice, top))
    height = top + lettering.height
  }

  /// Prints the lettering with its top at `top`.
  func print(
    in box: Box, top: Double, align: Lettering.Alignment = .centre, ink: Colour, quiet: Colour, on canvas: Canvas
  ) {
    for element in elements {
      element.lettering.print(
        in: box, top: top + element.top, align: align, element.voice == .quiet ? quiet : ink, on: canvas)
    }
  }
}

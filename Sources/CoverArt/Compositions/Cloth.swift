/// A binding in cloth: a stamped frame, the title above, a rosette below.
extension Artwork {
  mutating func drawCloth() {
    canvas.paint(palette.ground)
    drawFrame()

    let names = authors(width: 700, height: 170, largest: 56)
    let namesTop = 1352 - names.height
    names.print(in: .page, top: namesTop, ink: palette.ink, quiet: palette.accent, on: canvas)

    let heading = heading(width: 720, height: 560, largest: 150)
    heading.print(
      in: .page, top: 180 + (560 - heading.height) * 0.4, ink: palette.ink, quiet: palette.accent, on: canvas)
    drawRosette(x: 500, y: 980, radius: 190)
  }

  private mutating func drawFrame() {
    let outer = Box.page.inset(44)
    canvas.rectangle(outer)
    canvas.stroke(palette.accent, width: 7)
    // The inner rule gives way to the corners.
    let inner = Box.page.inset(70)
    let bite = dice.number(56...84).rounded()
    let isRound = dice.roll(2) == 0
    let corners = [
      (inner.x, inner.y, 0.0), (inner.right, inner.y, 0.5), (inner.right, inner.bottom, 1),
      (inner.x, inner.bottom, 1.5),
    ]
    for (x, y, turn) in corners {
      canvas.placed(x: x, y: y, turn: turn * .pi) {
        if isRound {
          canvas.move(0, bite)
          canvas.arc(0, 0, radius: bite, from: .pi / 2, to: 0)
        } else {
          canvas.move(0, bite)
          canvas.line(bite, bite)
          canvas.line(bite, 0)
        }
        canvas.stroke(palette.accent, width: 3)
        canvas.placed(x: bite * 0.36, y: bite * 0.36, turn: -.pi / 4) {
          canvas.diamond(0, 0, width: 20, height: 20)
          canvas.fill(palette.accent)
        }
      }
    }
    for (fromX, fromY, toX, toY) in [
      (inner.x + bite, inner.y, inner.right - bite, inner.y),
      (inner.right, inner.y + bite, inner.right, inner.bottom - bite),
      (inner.x + bite, inner.bottom, inner.right - bite, inner.bottom),
      (inner.x, inner.y + bite, inner.x, inner.bottom - bite),
    ] {
      canvas.move(fromX, fromY)
      canvas.line(toX, toY)
      canvas.stroke(palette.accent, width: 3)
    }
  }

  /// A flower of leaves, whose count and layers the dice choose.
  mutating func drawRosette(x: Double, y: Double, radius: Double) {
    let petals = dice.pick([6, 8, 10, 12])
    let layers: [(length: Double, width: Double, shift: Double, colour: Colour)] = [
      (1, 2.6 / Double(petals), 0, palette.accent),
      (0.84, 1.7 / Double(petals), 0, palette.ground),
      (0.7, 2.2 / Double(petals), 0.5, palette.accent),
      (0.5, 1.3 / Double(petals), 0.5, palette.ground),
    ]
    for layer in layers {
      for petal in 0..<petals {
        let turn = (Double(petal) + layer.shift) * 2 * .pi / Double(petals)
        canvas.placed(x: x, y: y, turn: turn) {
          drawLeaf(length: radius * layer.length, width: radius * layer.width)
        }
      }
      canvas.fill(layer.colour)
    }
    for (share, colour) in [(0.2, palette.ground), (0.15, palette.accent), (0.08, palette.ground)] {
      canvas.circle(x, y, radius: radius * share)
      canvas.fill(colour)
    }
    for petal in 0..<petals {
      let turn = (Double(petal) + 0.5) * 2 * .pi / Double(petals)
      canvas.placed(x: x, y: y, turn: turn) {
        canvas.circle(0, -radius * 0.98, radius: 7)
      }
    }
    canvas.fill(palette.accent)
  }
}

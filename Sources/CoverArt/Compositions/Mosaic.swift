/// A mosaic of quarter circles below the title.
extension Artwork {
  mutating func drawMosaic() {
    canvas.paint(palette.ground)
    let columns = dice.pick([4, 5])
    let side = 1000 / Double(columns)
    let rows = columns == 4 ? 3 : 4
    let top = Canvas.height - side * Double(rows)
    let colours = [palette.tone, palette.accent, palette.ink, palette.depth]
    for row in 0..<rows {
      for column in 0..<columns {
        let box = Box(
          Double(column) * side, top + Double(row) * side, Double(column + 1) * side, top + Double(row + 1) * side)
        drawTessera(in: box, colours)
      }
    }
    let margin = Box(90, 0, 910, 0)
    let names = authors(width: 820, height: 170, largest: 54)
    let room = top - 110 - 70 - names.height - (names.isEmpty ? 0 : 60)
    let heading = heading(width: 820, height: room, largest: 170)
    heading.print(in: margin, top: 110, align: .leading, ink: palette.ink, quiet: palette.ink, on: canvas)
    names.print(
      in: margin, top: top - 62 - names.height, align: .leading, ink: accentOnGround, quiet: palette.ink, on: canvas)
  }

  /// The accent where it is strong enough for letters, else the ink.
  var accentOnGround: Colour {
    palette.accent.contrast(with: palette.ground) >= 4.5 ? palette.accent : palette.ink
  }

  private mutating func drawTessera(in box: Box, _ colours: [Colour]) {
    let back = dice.roll(colours.count)
    let front = (back + 1 + dice.roll(colours.count - 1)) % colours.count
    canvas.rectangle(box)
    canvas.fill(colours[back])
    let turn = Double(dice.roll(4)) * .pi / 2
    let half = box.width / 2
    let kind = dice.roll(5)
    canvas.placed(x: box.midX, y: box.midY, turn: turn) {
      switch kind {
      case 0, 1:
        quarter(half, radius: box.width)
        canvas.fill(colours[front])
      case 2:
        quarter(half, radius: box.width)
        canvas.fill(colours[front])
        quarter(half, radius: half)
        canvas.fill(colours[back])
      case 3:
        canvas.circle(0, 0, radius: half * 0.62)
        canvas.fill(colours[front])
      default:
        canvas.move(-half, 0)
        canvas.arc(0, 0, radius: half, from: .pi, to: 2 * .pi)
        canvas.close()
        canvas.fill(colours[front])
        canvas.move(-half, half)
        canvas.arc(0, half, radius: half, from: .pi, to: 2 * .pi)
        canvas.close()
        canvas.fill(colours[front])
      }
    }
  }

  private func quarter(_ half: Double, radius: Double) {
    canvas.move(-half, -half)
    canvas.arc(-half, -half, radius: radius, from: 0, to: .pi / 2)
    canvas.close()
  }
}

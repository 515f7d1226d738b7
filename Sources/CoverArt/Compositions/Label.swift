/// Patterned paper with a label pasted on it.
extension Artwork {
  mutating func drawLabel() {
    drawPaper(Paper.allCases[dice.roll(Paper.allCases.count)], in: .page)

    let column = 620.0
    let heading = heading(width: column, height: 600, largest: 156)
    let names = authors(width: column, height: 150, largest: 54)
    let gap = names.isEmpty ? 0 : 130.0
    let content = heading.height + gap + names.height
    let height = max(content + 220, 600)
    // The optical middle lies above the true one.
    let middle = 680.0
    let plate = Box(120, middle - height / 2, 880, middle + height / 2)

    canvas.rectangle(plate.inset(-14))
    canvas.fill(palette.print)
    canvas.rectangle(plate)
    canvas.fill(palette.paper)
    canvas.rectangle(plate.inset(22))
    canvas.stroke(palette.print, width: 4)

    let top = plate.midY - content / 2
    let quiet = palette.print.mixed(with: palette.paper, 0.15)
    heading.print(in: plate, top: top, ink: palette.print, quiet: quiet, on: canvas)
    guard !names.isEmpty else { return }
    drawDivider(plate.midX, top + heading.height + gap / 2, palette.print)
    names.print(in: plate, top: top + heading.height + gap, ink: palette.print, quiet: quiet, on: canvas)
  }

  /// A small ornament between two rules.
  func drawDivider(_ x: Double, _ y: Double, _ colour: Colour, length: Double = 84) {
    canvas.diamond(x, y, width: 16, height: 22)
    canvas.fill(colour)
    for side in [-1.0, 1] {
      canvas.move(x + side * 24, y)
      canvas.line(x + side * (24 + length), y)
      canvas.stroke(colour, width: 3)
    }
  }
}

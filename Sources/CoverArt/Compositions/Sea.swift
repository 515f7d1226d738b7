/// A sea of waves below the title.
extension Artwork {
  mutating func drawSea() {
    canvas.paint(palette.ground)
    let rows = 9
    let top = 860.0
    let length = 1000 / Double(dice.pick([3, 4, 5]))
    if dice.roll(2) == 0 {
      canvas.circle(dice.pick([270.0, 500, 730]), top - 10, radius: 130)
      canvas.fill(palette.accent)
    }
    let deep = palette.isDark ? palette.depth : palette.ink
    for row in 0..<rows {
      let depth = Double(row) / Double(rows - 1)
      let crest = 24 + 14 * depth
      let y = top + 640 * depth * (0.55 + 0.45 * depth)
      var x = -length * (row.isMultiple(of: 2) ? 0.25 : 0.75) - length
      canvas.move(x, Canvas.height + 20)
      canvas.line(x, y)
      while x < Canvas.width + length {
        canvas.curve(x + length * 0.25, y, x + length * 0.3, y - crest, x + length * 0.5, y - crest)
        canvas.curve(x + length * 0.7, y - crest, x + length * 0.75, y, x + length, y)
        x += length
      }
      canvas.line(x, Canvas.height + 20)
      canvas.close()
      let colour = palette.tone.mixed(with: deep, depth)
      canvas.fill(row == 2 ? palette.accent.mixed(with: colour, 0.25) : colour)
    }
    let names = authors(width: 820, height: 170)
    names.print(
      in: Box(90, 0, 910, 0), top: 1415 - names.height, ink: palette.isDark ? palette.ink : palette.ground,
      quiet: palette.ink, on: canvas)
    let heading = heading(width: 820, height: 560)
    heading.print(in: Box(90, 0, 910, 0), top: 120, ink: palette.ink, quiet: palette.ink, on: canvas)
  }
}

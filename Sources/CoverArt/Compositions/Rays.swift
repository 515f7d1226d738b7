/// Rays that rise from a sun at the foot of the page.
extension Artwork {
  mutating func drawRays() {
    canvas.paint(palette.ground)
    let count = dice.pick([10, 12, 14])
    let (x, y) = (500.0, 1500.0)
    let step = Double.pi / Double(count)
    for ray in 0..<count {
      canvas.placed(x: x, y: y, turn: (Double(ray) + 0.25) * step - .pi / 2) {
        canvas.move(0, 0)
        canvas.line(-1700 * step * 0.001, -1700)
        canvas.arc(0, 0, radius: 1700, from: -.pi / 2, to: -.pi / 2 + step * 0.5)
        canvas.close()
      }
    }
    canvas.fill(palette.tone)
    for (radius, colour) in [
      (400.0, palette.ground), (380, palette.accent), (356, palette.ground), (336, palette.accent),
      (246, palette.ground), (232, palette.accent),
    ] {
      canvas.circle(x, y, radius: radius)
      canvas.fill(colour)
    }
    let names = authors(width: 780, height: 170, largest: 54)
    names.print(in: .page, top: 96, ink: palette.ink, quiet: palette.ink, on: canvas)
    let top = names.isEmpty ? 130 : 96 + names.height + 84
    if !names.isEmpty {
      canvas.move(380, top - 42)
      canvas.line(620, top - 42)
      canvas.stroke(palette.accent, width: 5)
    }
    let heading = heading(width: 820, height: 1010 - top)
    heading.print(
      in: .page, top: top + (1010 - top - heading.height) * 0.35, ink: palette.ink, quiet: palette.ink, on: canvas)
  }
}

/// Bodies on their orbits.
extension Artwork {
  mutating func drawOrbits() {
    canvas.paint(palette.ground)
    let (x, y) = (500.0, 1500.0)
    let count = 6
    for orbit in (0..<count).reversed() {
      let radius = 250.0 + Double(orbit) * 105
      canvas.circle(x, y, radius: radius)
      canvas.fill(palette.ground.mixed(with: palette.tone, 1 - Double(orbit) / Double(count)))
      canvas.circle(x, y, radius: radius)
      canvas.stroke(palette.accent, width: 2.5)
    }
    canvas.circle(x, y, radius: 170)
    canvas.fill(palette.accent)
    for orbit in 0..<count {
      let radius = 250.0 + Double(orbit) * 105
      // The outer orbits leave the page at its sides: the body stays where its orbit is seen.
      let reach = min(1.2, 420 / radius)
      let turn = dice.number(-reach...reach)
      let size = dice.number(14...34)
      let isFull = dice.roll(3) > 0
      canvas.placed(x: x, y: y, turn: turn) {
        canvas.circle(0, -radius, radius: size)
        canvas.fill(isFull ? palette.ink : palette.ground)
        canvas.circle(0, -radius, radius: size)
        canvas.stroke(isFull ? palette.ink : palette.accent, width: 4)
      }
    }
    let names = authors(width: 820, height: 160, largest: 54)
    names.print(in: Box(90, 0, 910, 0), top: 100, ink: palette.ink, quiet: palette.ink, on: canvas)
    let top = names.isEmpty ? 110 : 100 + names.height + 70
    let heading = heading(width: 820, height: 660 - top, largest: 170)
    heading.print(in: Box(90, 0, 910, 0), top: top, ink: palette.ink, quiet: palette.ink, on: canvas)
  }
}

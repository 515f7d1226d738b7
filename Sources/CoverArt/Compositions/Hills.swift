/// Hills behind hills under a moon.
extension Artwork {
  mutating func drawHills() {
    let (near, sky) = landscape
    canvas.shade(.page, from: palette.ground, to: sky, top: 300, bottom: 1100)
    let heading = heading(width: 800, height: 500)
    let headingTop = 120.0
    let moonX = dice.pick([260.0, 500, 740])
    let moonY = max(headingTop + heading.height + 200, 760)
    if palette.isDark { drawSparks(above: 1000, avoiding: moonX, moonY) }
    canvas.circle(moonX, moonY, radius: 112)
    canvas.fill(palette.accent)
    drawRidges(in: .page, top: 930, count: 5, near: near)

    heading.print(in: .page, top: headingTop, ink: palette.ink, quiet: palette.ink, on: canvas)
    let names = authors(width: 800)
    names.print(
      in: .page, top: 1410 - names.height, ink: palette.isDark ? palette.ink : palette.ground, quiet: palette.accent,
      on: canvas)
  }

  /// The colour of the nearest hill and of the sky at the horizon.
  var landscape: (near: Colour, horizon: Colour) {
    palette.isDark
      ? (palette.depth, palette.tone.mixed(with: palette.accent, 0.18)) : (palette.ink, palette.depth)
  }

  /// Ranges of hills, the farthest first, each nearer to the colour `near`.
  mutating func drawRidges(in box: Box, top: Double, count: Int, near: Colour) {
    let far = palette.tone.mixed(with: palette.accent, 0.12)
    for layer in 0..<count {
      let depth = Double(layer) / Double(count - 1)
      let base = top + (box.bottom - top) * 0.72 * depth
      let swing = (box.bottom - top) * 0.11
      var x = box.x - dice.number(0...120)
      canvas.move(x, box.bottom + 10)
      canvas.line(x, base)
      var rises = dice.roll(2) == 0
      while x < box.right {
        let step = dice.number(170...330)
        let y = base + (rises ? -1 : 1) * dice.number(0.35...1) * swing
        // The curve leaves and arrives level, so that one hill flows into the next.
        canvas.curve(x + step * 0.45, y + (rises ? 1 : -1) * swing * 0.9, x + step * 0.55, y, x + step, y)
        x += step
        rises.toggle()
      }
      canvas.line(x, box.bottom + 10)
      canvas.close()
      canvas.fill(far.mixed(with: near, depth))
    }
  }

  /// Stars above a height, none before the moon.
  mutating func drawSparks(above bottom: Double, avoiding x: Double, _ y: Double) {
    for _ in 0..<46 {
      let (sparkX, sparkY) = (dice.number(30...970), dice.number(40...bottom))
      let radius = dice.number(1.6...4.2)
      let (dx, dy) = (sparkX - x, sparkY - y)
      guard dx * dx + dy * dy > 150 * 150 else { continue }
      canvas.circle(sparkX, sparkY, radius: radius)
    }
    canvas.fill(palette.ink, alpha: 0.55)
  }
}

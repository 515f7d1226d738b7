/// A landscape seen through an arched window.
extension Artwork {
  mutating func drawWindow() {
    canvas.paint(palette.ground)
    let heading = heading(width: 780, height: 430, largest: 150)
    heading.print(
      in: .page, top: 120 + (430 - heading.height) * 0.3, ink: palette.ink, quiet: palette.ink, on: canvas)
    let names = authors(width: 780, height: 130, largest: 54)
    names.print(in: .page, top: 1412 - names.height, ink: palette.ink, quiet: palette.ink, on: canvas)

    let frame = Box(255, 660, 745, names.isEmpty ? 1390 : (1412 - names.height - 90).rounded())
    canvas.clipped(to: frame) {
      canvas.shade(
        frame, from: palette.isDark ? palette.tone : palette.depth,
        to: palette.accent.mixed(with: palette.tone, 0.55), top: frame.y, bottom: frame.bottom)
      let moonX = dice.number(380...620)
      canvas.circle(moonX, frame.y + 190, radius: 74)
      canvas.fill(palette.isDark ? palette.ink : palette.accent)
      drawRidges(in: frame, top: frame.y + 330, count: 4, near: palette.isDark ? palette.depth : palette.ink)
      // The wall is painted over the corners: to draw within the arch would cost as much as all else.
      spandrels(frame)
      canvas.fill(palette.ground)
    }
    arch(frame.inset(-16))
    canvas.stroke(palette.accent, width: 5)
  }

  /// The path of the corners that a round head leaves of its box.
  private func spandrels(_ box: Box) {
    let radius = box.width / 2
    canvas.move(box.x, box.y + radius)
    canvas.arc(box.midX, box.y + radius, radius: radius, from: .pi, to: 2 * .pi)
    canvas.line(box.right, box.y)
    canvas.line(box.x, box.y)
    canvas.close()
  }

  /// The path of a box with a round head.
  private func arch(_ box: Box) {
    let radius = box.width / 2
    canvas.move(box.x, box.bottom)
    canvas.arc(box.midX, box.y + radius, radius: radius, from: .pi, to: 2 * .pi)
    canvas.line(box.right, box.bottom)
    canvas.close()
  }
}

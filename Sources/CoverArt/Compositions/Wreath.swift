/// Two branches that meet about the title.
extension Artwork {
  mutating func drawWreath() {
    canvas.paint(palette.ground)
    let leaves = dice.pick([8, 9])
    let hasBerries = dice.roll(2) == 0
    let leafColour = palette.isDark ? palette.accent : palette.ink.mixed(with: palette.ground, 0.25)
    let (x, y, radius) = (500.0, 640.0, 400.0)
    let stretch = 1.22
    for side in [-1.0, 1] {
      canvas.placed(x: x, y: y, scaleX: side, scaleY: stretch) {
        canvas.arc(0, 0, radius: radius, from: .pi / 2, to: -1.12)
        canvas.stroke(leafColour, width: 4)
      }
      for leaf in 0..<leaves {
        let share = Double(leaf) / Double(leaves - 1)
        // From the foot of the wreath (half a turn) up to near its head.
        let turn = .pi - 0.1 - share * 2.55
        let size = 1 - share * 0.35
        for (lean, reach) in [(-0.7, -1.0), (0.7, 1)] {
          canvas.placed(x: x, y: y, scaleX: side, scaleY: stretch) {
            canvas.placed(x: 0, y: 0, turn: turn) {
              canvas.placed(x: 0, y: -radius, turn: -.pi / 2 + lean, scaleY: 1) {
                drawLeaf(length: 150 * size, width: 60 * size)
                canvas.fill(leafColour)
              }
              if hasBerries, leaf > 0, leaf.isMultiple(of: 3), reach > 0 {
                canvas.circle(34, -radius - 62 * size, radius: 11)
                canvas.fill(palette.isDark ? palette.ink : palette.accent)
              }
            }
          }
        }
      }
    }
    let heading = heading(width: 480, height: 540, largest: 130)
    heading.print(in: .page, top: y - heading.height / 2, ink: palette.ink, quiet: palette.ink, on: canvas)
    let names = authors(width: 760, height: 180)
    names.print(
      in: .page, top: 1330 - names.height / 2, ink: palette.ink, quiet: palette.ink, on: canvas)
  }
}

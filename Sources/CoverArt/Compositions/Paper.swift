/// Papers that covers are bound in, each a tile repeated.
enum Paper: CaseIterable {
  case scales, lattice, petals, chevrons, rings, stripes, leaves, stars
}

extension Artwork {
  /// Covers a box with patterned paper in the palette's own tones.
  func drawPaper(_ paper: Paper, in box: Box) {
    switch paper {
    case .scales: drawScales(in: box)
    case .lattice: drawLattice(in: box)
    case .petals: drawPetals(in: box)
    case .chevrons: drawChevrons(in: box)
    case .rings: drawRings(in: box)
    case .stripes: drawStripes(in: box)
    case .leaves: drawLeaves(in: box)
    case .stars: drawStars(in: box)
    }
  }

  /// The papers are drawn small and printed at this scale: fine patterns flicker on a small screen, and take more bytes.
  private func drawTile(in box: Box, width: Double, height: Double, _ draw: () -> Void) {
    let scale = 3.0
    canvas.tile(box, width: Int(width * scale), height: Int(height * scale)) {
      canvas.placed(x: 0, y: 0, scaleX: scale, scaleY: scale, draw)
    }
  }

  private func drawScales(in box: Box) {
    drawTile(in: box, width: 120, height: 60) {
      canvas.rectangle(Box(0, 0, 120, 60))
      canvas.fill(palette.ground)
      // Each row covers the feet of the one above.
      for row in -1...3 {
        for (radius, colour) in [
          (60.0, palette.ground), (54, palette.tone), (38, palette.ground), (32, palette.tone), (16, palette.ground),
        ] {
          for column in -1...2 {
            let x = Double(column) * 120 + (row.isMultiple(of: 2) ? 0 : 60)
            canvas.circle(x, Double(row) * 30 + 30, radius: radius)
          }
          canvas.fill(colour)
        }
      }
    }
  }

  private func drawLattice(in box: Box) {
    drawTile(in: box, width: 100, height: 150) {
      canvas.rectangle(Box(0, 0, 100, 150))
      canvas.fill(palette.ground)
      canvas.diamond(50, 75, width: 84, height: 126)
      canvas.fill(palette.tone)
      canvas.diamond(50, 75, width: 56, height: 84)
      canvas.fill(palette.ground)
      for (x, y) in [(50.0, 75.0), (0, 0), (100, 0), (0, 150), (100, 150)] {
        canvas.diamond(x, y, width: 18, height: 27)
        canvas.fill(palette.accent)
      }
    }
  }

  private func drawPetals(in box: Box) {
    drawTile(in: box, width: 120, height: 120) {
      canvas.rectangle(Box(0, 0, 120, 120))
      canvas.fill(palette.ground)
      for (x, y) in [(60.0, 60.0), (0, 0), (120, 0), (0, 120), (120, 120)] {
        for quarter in 0..<4 {
          canvas.placed(x: x, y: y, turn: Double(quarter) * .pi / 2) {
            drawLeaf(length: 54, width: 30)
            canvas.fill(palette.tone)
          }
        }
        canvas.circle(x, y, radius: 8)
        canvas.fill(palette.accent)
      }
    }
  }

  private func drawChevrons(in box: Box) {
    drawTile(in: box, width: 100, height: 120) {
      canvas.rectangle(Box(0, 0, 100, 120))
      canvas.fill(palette.ground)
      for (row, (colour, width)) in [(palette.tone, 26.0), (palette.accent, 5), (palette.tone, 26), (palette.tone, 5)]
        .enumerated()
      {
        for turn in -1...1 {
          let y = Double(row) * 30 + Double(turn) * 120
          canvas.move(-20, y + 60)
          canvas.line(50, y - 10)
          canvas.line(120, y + 60)
          canvas.stroke(colour, width: width)
        }
      }
    }
  }

  private func drawRings(in box: Box) {
    drawTile(in: box, width: 140, height: 140) {
      canvas.rectangle(Box(0, 0, 140, 140))
      canvas.fill(palette.ground)
      for (x, y) in [(70.0, 70.0), (0, 0), (140, 0), (0, 140), (140, 140)] {
        canvas.circle(x, y, radius: 68)
        canvas.stroke(palette.tone, width: 10)
        canvas.circle(x, y, radius: 30)
        canvas.fill(palette.tone)
        canvas.circle(x, y, radius: 12)
        canvas.fill(palette.accent)
      }
    }
  }

  private func drawStripes(in box: Box) {
    drawTile(in: box, width: 120, height: 40) {
      canvas.rectangle(Box(0, 0, 120, 40))
      canvas.fill(palette.ground)
      canvas.rectangle(Box(0, 0, 60, 40))
      canvas.fill(palette.tone)
      canvas.rectangle(Box(28, 0, 32, 40))
      canvas.fill(palette.accent)
      canvas.rectangle(Box(84, 0, 88, 40))
      canvas.fill(palette.tone)
      canvas.rectangle(Box(92, 0, 96, 40))
      canvas.fill(palette.tone)
    }
  }

  private func drawLeaves(in box: Box) {
    drawTile(in: box, width: 120, height: 160) {
      canvas.rectangle(Box(0, 0, 120, 160))
      canvas.fill(palette.ground)
      for (x, y) in [(30.0, 0.0), (30, 160), (90, 80)] {
        for side in [-1.0, 1] {
          for step in 0..<3 {
            canvas.placed(x: x, y: y + Double(step) * 26 - 20, turn: side * 0.9) {
              drawLeaf(length: 46, width: 22)
              canvas.fill(step == 0 ? palette.accent : palette.tone)
            }
          }
        }
        canvas.move(x, y - 40)
        canvas.line(x, y + 60)
        canvas.stroke(palette.tone, width: 4)
      }
    }
  }

  private func drawStars(in box: Box) {
    drawTile(in: box, width: 120, height: 120) {
      canvas.rectangle(Box(0, 0, 120, 120))
      canvas.fill(palette.ground)
      for (x, y) in [(60.0, 60.0), (0, 0), (120, 0), (0, 120), (120, 120)] {
        for turn in 0..<4 {
          canvas.placed(x: x, y: y, turn: Double(turn) * .pi / 4) {
            canvas.diamond(0, 0, width: 22, height: turn.isMultiple(of: 2) ? 96 : 60)
            canvas.fill(palette.tone)
          }
        }
        canvas.circle(x, y, radius: 9)
        canvas.fill(palette.accent)
      }
    }
  }

  /// The path of a leaf that grows upwards from the origin.
  func drawLeaf(length: Double, width: Double) {
    canvas.move(0, 0)
    canvas.curve(-width * 0.7, -length * 0.3, -width * 0.55, -length * 0.75, 0, -length)
    canvas.curve(width * 0.55, -length * 0.75, width * 0.7, -length * 0.3, 0, 0)
    canvas.close()
  }
}

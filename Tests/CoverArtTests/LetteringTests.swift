import Testing

@testable import CoverArt

@Suite struct LetteringTests {
  @Test(arguments: CoverSample.all)
  func staysInItsBox(_ sample: CoverSample) throws {
    let canvas = try Canvas()
    for (width, height) in [(820.0, 500.0), (530, 560), (820, 120)] {
      let lettering = Lettering(
        sample.title, face: Typefaces.sturdy.title, width: width, height: height, sizes: 44...190, on: canvas)
      #expect(lettering.width <= width + 0.5)
      #expect(lettering.height <= height + 0.5)
    }
  }
}

@Suite struct LineBreakerTests {
  private func pieces(_ text: String) -> [LineBreaker.Piece] {
    text.split(separator: " ").map { .init(text: "\($0) ", advance: Double($0.count + 1)) }
  }

  @Test(arguments: [
    ("The Call of the Wild", 2, ["The Call", "of the Wild"]),
    ("The Wonderful Wizard of Oz", 3, ["The Wonderful", "Wizard", "of Oz"]),
    ("What the Tide Brought Back", 2, ["What the Tide", "Brought Back"]),
    ("One", 1, ["One"]),
  ])
  func linesAreEven(text: String, count: Int, lines: [String]) {
    #expect(LineBreaker.lines(of: pieces(text), count: count).map(\.text) == lines)
  }

  @Test func whatDoesNotFitGivesWayToAnEllipsis() {
    #expect(LineBreaker.filledLines(of: pieces("aaaa bbbb cccc dddd"), limit: 10, most: 1) == ["aaaa bbb…"])
  }
}

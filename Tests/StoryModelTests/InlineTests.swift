import StoryModel
import Testing

@Suite struct InlineTests {
  @Test func plainTextDropsMarkupAndKeepsEveryWord() {
    let inlines: [Inline] = [
      .text("He was "), .emphasis([.text("very "), .strong([.text("late")])]), .lineBreak, .text("again."),
    ]
    #expect(inlines.plainText == "He was very late again.")
  }
}

@Suite struct DiagnosticTests {
  @Test func descriptionNamesFileLineProblemAndRemedy() {
    let diagnostic = Diagnostic(
      .warning, "title-guessed", at: .init(file: "tide.txt", line: 3), "no title was found", remedy: "give --title")
    #expect(diagnostic.description == "tide.txt:3: warning: no title was found; give --title")
  }
}

import StoryModel
import Testing

@testable import StoryReading

@Suite struct InlinePathologyTests {
  /// How much a reader looks at in a text of one line.
  private func work(_ text: String) -> Int {
    var reader = InlineReader()
    let source = SourceText(utf8: Array(text.utf8))
    let inlines = reader.inlines(of: source, lines: 0..<source.lines.count)
    #expect(!inlines.isEmpty)
    return reader.scanner.work
  }

  @Test(arguments: [
    "*a ", "_a ", "*a _b ", "a* ", "**a *b ", "***", "*_", "/a ", "~~a ", "<i>", "<i", "</i>", "<i><b>x</i></b>", "[b",
    "[url ",
    "<a href=\"", "a_b_", "a*b*c ", "*a* ", "&", "&amp", "@", "a@", "http://", "\\*",
  ]) func workGrowsWithTheText(unit: String) {
    let few = work(String(repeating: unit, count: 5_000))
    let many = work(String(repeating: unit, count: 20_000))
    #expect(many <= 5 * few + 1_000)
  }

  @Test func nestingIsBounded() {
    let deep = String(repeating: "*a <b><u>", count: 2_000) + "x" + String(repeating: "</u></b> a*", count: 2_000)
    var reader = InlineReader()
    let source = SourceText(utf8: Array(deep.utf8))
    func depth(_ inlines: [Inline]) -> Int { inlines.map { 1 + depth($0.children) }.max() ?? 0 }
    #expect(depth(reader.inlines(of: source, lines: 0..<1)) <= 40)
  }

  @Test func fiftyThousandUnclosedParagraphsAreReadOnce() {
    let source = SourceText(utf8: Array(String(repeating: "_<i>open\n", count: 50_000).utf8))
    let found = RunningEmphasisFinder(source, source.lines.indices.map { $0..<$0 + 1 }).find()
    #expect(found.isEmpty)
  }
}

import StoryReading
import Testing

@Suite struct SourceTextTests {
  @Test(arguments: ["one\ntwo\n", "one\rtwo", "one\r\ntwo\r\n"]) func everyLineEndEndsALine(text: String) {
    let source = SourceText(utf8: Array(text.utf8))
    #expect(source.lines.indices.map(source.string) == ["one", "two"])
  }

  @Test func whiteSpaceOfEveryKindIsOutsideTheText() {
    let source = SourceText(utf8: Array("\t  \u{A0}\u{3000}word \u{2009}\u{A0}\n\u{0C}\n".utf8))
    #expect(source.string(0) == "word")
    #expect(source.lines[0].indent == 12)
    #expect(source.lines[1].isBlank)
    #expect(source.lines[1].hasPageBreak)
  }
}

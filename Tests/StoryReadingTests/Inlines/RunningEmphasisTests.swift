import StoryModel
import Testing

@testable import StoryReading

@Suite struct RunningEmphasisTests {
  /// Reads paragraphs of one line each.
  private func readLines(_ lines: [String]) -> [String] {
    let source = SourceText(utf8: Array(lines.joined(separator: "\n").utf8))
    let paragraphs = source.lines.indices.map { $0..<$0 + 1 }
    var reader = InlineReader()
    reader.lookOver(source, paragraphs: paragraphs)
    return paragraphs.map { tagged(reader.inlines(of: source, lines: $0)) }
  }

  @Test(arguments: [
    (
      ["_Dear Ines,", "The tide has turned._", "She folded it."],
      ["<em>Dear Ines,</em>", "<em>The tide has turned.</em>", "She folded it."]
    ),
    (
      ["_Dear Ines,", "_the tide has turned.", "_Yours._"],
      ["<em>Dear Ines,</em>", "<em>the tide has turned.</em>", "<em>Yours.</em>"]
    ),
    (
      ["He wrote: <i>Dear Ines,", "the *tide* has turned.", "Yours.</i> She folded it."],
      ["He wrote: <em>Dear Ines,</em>", "<em>the <em>tide</em> has turned.</em>", "<em>Yours.</em> She folded it."]
    ),
    (
      ["<b>One", "<i>two</i>", "three</b>"],
      ["<strong>One</strong>", "<strong><em>two</em></strong>", "<strong>three</strong>"]
    ),
    (["*Dear Ines,", "the tide has turned.*"], ["<em>Dear Ines,</em>", "<em>the tide has turned.</em>"]),
  ]) func emphasisRunsOverParagraphs(lines: [String], expected: [String]) {
    #expect(readLines(lines) == expected)
  }

  @Test(arguments: [
    ["_Only opened.", "Never closed."], ["*A note at the foot.", "*Another note."],
    ["A _word_ here", "and a lone_ there"], ["a lone <i> here", "and nothing there"], ["</i> here", "<i> there"],
    ["_one", "two_three_four", "five_"],
  ]) func whatIsNotClosedStays(lines: [String]) {
    let expected = lines.map { $0.replacing("_word_", with: "<em>word</em>") }
    #expect(readLines(lines) == expected)
  }

  @Test func theMarkupIsAccountedFor() {
    let source = SourceText(utf8: Array("<i>one\ntwo</i>".utf8))
    var reader = InlineReader()
    reader.lookOver(source, paragraphs: [0..<1, 1..<2])
    _ = (reader.inlines(of: source, lines: 0..<1), reader.inlines(of: source, lines: 1..<2))
    #expect(String(decoding: reader.removed, as: UTF8.self) == "<i></i>")
  }
}

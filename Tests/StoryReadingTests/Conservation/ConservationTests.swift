import StoryModel
import StoryReading
import Testing

@Suite struct ConservationTests {
  private let prose = """
    The ferry was late again, and nobody on the quay could say why.

    She counted the lamps twice before she slept; there were 17 of them.

    Her brother had taken the smaller boat and a loaf of bread. „Früher“, сказала она.
    """

  private func paragraphs(_ text: String) -> [Block] {
    text.split(separator: "\n").map { .paragraph(Paragraph([.text(String($0))])) }
  }

  private func story(_ blocks: [Block]) -> Story { Story(chapters: [Chapter(blocks: blocks)]) }

  private func check(_ text: String, _ story: Story, decoration: String = "") throws -> Finding? {
    var tally = LetterTally()
    tally.add(decoration)
    return try Conservation.check(SourceText(utf8: Array(text.utf8)), against: story, decoration: tally)
  }

  @Test func storyWithEveryLetterIsWhole() throws {
    #expect(try check(prose, story(paragraphs(prose))) == nil)
  }

  @Test func punctuationAndSpacesMayChange() throws {
    let set = prose.replacing("’", with: "'").replacing(";", with: " —").replacing(" ", with: "\u{A0}").uppercased()
    #expect(try check(prose, story(paragraphs(set))) == nil)
  }

  @Test func everyPartOfAStoryCounts() throws {
    var metadata = Metadata()
    metadata.header = [HeaderField(term: .author, label: "By", paragraphs: [[.text("Ines")]])]
    let blocks: [Block] = [
      .paragraph(Paragraph([.emphasis([.text("one")]), .strong([.underline([.text("two")])]), .lineBreak])),
      .heading(level: 1, [.text("three")]), .sceneBreak(SceneBreak(printed: "oOo")),
      .sceneBreak(SceneBreak(printed: nil)),
      .quotation(
        Quotation(.letter, [.paragraph(Paragraph([.strikethrough([.text("four")]), .superscript([.text("5")])]))])),
      .verse(Verse(stanzas: [[Verse.Line([.subscript([.text("six")])])]])), .preformatted("seven"),
      .note(Note(label: "A/N", [.paragraph(Paragraph([.foreign(language: "fr", [.text("huit")])]))])),
      .image(Image(source: "x.png", alternative: "nine")),
      .list(List(items: [[.paragraph(Paragraph([.link(target: "http://x", [.text("ten")])]))]])),
      .paragraph(Paragraph([.image(Image(source: "y.png", alternative: "eleven"))])),
    ]
    let chapter = Chapter(
      kind: .part, label: [.text("Part 1")], title: [.text("Ebb")], children: [Chapter(blocks: blocks)])
    let back = Chapter(kind: .boilerplate, blocks: paragraphs("licence"))
    let text = "By: Ines\nPART 1: Ebb\none two three oOo four 5 six seven A/N huit nine ten eleven\nlicence\n"
    #expect(try check(text, Story(metadata: metadata, chapters: [chapter], backMatter: [back])) == nil)
  }

  @Test func lostLineIsAnErrorThatNamesIt() {
    let blocks = paragraphs(prose)
    let error = #expect(throws: ReadingError.self) { try check(prose, story([blocks[0], blocks[2]])) }
    #expect(error?.diagnostic(in: "x").position.line == 3)
    #expect(error?.diagnostic(in: "x").code == "text-lost")
  }

  @Test func lostHalfOfALineIsFound() {
    let kept = prose.replacing(" before she slept; there were 17 of them", with: "")
    let error = #expect(throws: ReadingError.self) { try check(prose, story(paragraphs(kept))) }
    #expect(error?.diagnostic(in: "x").position.line == 3)
  }

  @Test func decorationThatIsReportedIsNoLoss() throws {
    let text = prose.replacing("late", with: "<i>late</i>").replacing("lamps", with: "l&agrave;mps")
    let read = paragraphs(prose.replacing("lamps", with: "làmps"))
    var decoration = LetterTally()
    decoration.add("i i agrave")
    var put = LetterTally()
    put.add("à")
    decoration -= put
    #expect(
      try Conservation.check(SourceText(utf8: Array(text.utf8)), against: story(read), decoration: decoration) == nil)
  }

  @Test func decorationThatIsNotReportedIsSaidAndFailsNothing() throws {
    let text = prose.replacing("late", with: "<strong>late</strong>")
    #expect(try check(text, story(paragraphs(prose)))?.code == "letters-unaccounted")
  }

  @Test func textThatLooksLikeATagIsNoLoss() throws {
    let text = "He said <laughing and running all the way> that it was late.\nAnd 17 lamps.\n"
    let read = paragraphs(text.replacing("17", with: "18"))
    #expect(try check(text, story(read))?.code == "letters-unaccounted")
  }

  @Test func wordTheBookDoesNotHaveIsSaid() throws {
    #expect(try check(prose, story(paragraphs(prose) + paragraphs("again")))?.code == "letters-unaccounted")
    #expect(try check(prose, story(paragraphs(prose.replacing("17", with: "18"))))?.code == "letters-unaccounted")
  }

  @Test func orderDoesNotMatterToTheTally() throws {
    #expect(try check(prose, story(paragraphs(prose).reversed())) == nil)
  }

  // MARK: What reading reports

  private func doubts(_ text: String) throws -> [Finding] {
    try StoryReader().read(Array(text.utf8), fileName: "x.txt").findings.filter { $0.code == "letters-unaccounted" }
  }

  @Test func blockTagsAreAccountedFor() throws {
    let tagged = """
      <html><body><center>Salt and Rope</center>
      BY : Ines Calloway<br>
      <hr width="50%">
      <p>\(prose)</p>
      <div align="right">The end</div></body></html>
      """
    #expect(try doubts(tagged) == [])
  }

  @Test func headThatIsReadTwiceIsAccountedForOnce() throws {
    let text = """
      The Project Gutenberg EBook of Salt &amp; Rope, by Ren&eacute; <i>Calloway</i>

      Title: Salt &amp; Rope

      Author: Ren&eacute; <i>Calloway</i>

      *** START OF THIS PROJECT GUTENBERG EBOOK SALT AND ROPE ***

      \(prose)

      *** END OF THIS PROJECT GUTENBERG EBOOK SALT AND ROPE ***
      """
    #expect(try doubts(text) == [])
    let reading = try StoryReader().read(Array(text.utf8), fileName: "x.txt")
    #expect(reading.story.metadata.authors.map(\.value.name) == ["René Calloway"])
  }
}

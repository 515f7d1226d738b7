import StoryModel
import Testing

@testable import Typography

/// What English text is set as.
func set(_ text: String, _ language: String = "en") -> String { Typographer(language: language).set(text) }

@Suite struct QuoteRuleTests {
  @Test(arguments: [
    ("\"Come,\" she said. \"It's late.\"", "“Come,” she said. “It’s late.”"),
    ("\"'Come,' he said, and I came.\"", "“‘Come,’ he said, and I came.”"),
    ("'Come,' she said. 'He said \"no\".'", "‘Come,’ she said. ‘He said “no”.’"),
    ("\"But--\" \"--and then,\" he said.", "“But—” “—and then,” he said."),
    ("(\"Yes.\") [\"No.\"]", "(“Yes.”) [“No.”]"),
    ("She said--\"Wait\"--and ran.", "She said—“Wait”—and ran."),
    ("\"He said, 'No.' \"", "“He said, ‘No.’ ”"),
  ]) func quotationsAreNested(text: String, expected: String) {
    #expect(set(text) == expected)
  }

  @Test(arguments: [
    ("Don't, can't, o'clock, James's", "Don’t, can’t, o’clock, James’s"),
    ("James' boat, the boys' room", "James’ boat, the boys’ room"),
    ("'Mind the boys' room,' he said.", "‘Mind the boys’ room,’ he said."),
    ("'Tis late; give 'em rock 'n' roll in the '90s.", "’Tis late; give ’em rock ’n’ roll in the ’90s."),
    ("\"'Tis 'ere, goin' or comin',\" he said.", "“’Tis ’ere, goin’ or comin’,” he said."),
    ("He would 'ave 'elped 'er 'ome.", "He would ’ave ’elped ’er ’ome."),
    ("She'd 'a' told me.", "She’d ’a’ told me."),
  ]) func apostrophesAreToldFromQuotes(text: String, expected: String) {
    #expect(set(text) == expected)
  }

  @Test(arguments: [
    ("“Come,” she said. \"It's 'late'.\"", "“Come,” she said. “It’s ‘late’.”"),
    ("``Come,'' she said, `now'.", "“Come,” she said, ‘now’."),
    ("It´s late, don`t wait.", "It’s late, don’t wait."),
    ("He is 5' 10\" tall at 30' N, or 6'2\".", "He is 5′ 10″ tall at 30′ N, or 6′2″."),
  ]) func otherMarksAreFinished(text: String, expected: String) {
    #expect(set(text) == expected)
  }

  @Test func quotationsRunAcrossEmphasis() {
    let inlines: [Inline] = [
      .text("\""), .emphasis([.text("You")]), .text("'re "), .strong([.text("late,\"")]), .text(" he said."),
    ]
    #expect(
      Typographer(language: "en").set(inlines) == [
        .text("“"), .emphasis([.text("You")]), .text("’re "), .strong([.text("late,”")]), .text(" he said."),
      ])
  }

  @Test func quotationsGoOnInTheNextParagraph() {
    let story = Story(chapters: [
      Chapter(blocks: [
        .paragraph(Paragraph([.text("\"The tide turned.")])), .paragraph(Paragraph([.text("\"Then we went home.\"")])),
      ])
    ])
    let set = Typographer(language: "en").set(story)
    #expect(
      set.chapters[0].blocks == [
        .paragraph(Paragraph([.text("“The tide turned.")])), .paragraph(Paragraph([.text("“Then we went home.”")])),
      ])
  }

  @Test func subjectsStayAsTheyWereWritten() {
    var story = Story()
    story.metadata.subjects = ["Rating: K+", "River Folk - All", "Ferryman's Boy"]
    #expect(Typographer(language: "fr").set(story).metadata.subjects == story.metadata.subjects)
  }

  @Test func textWithoutMarksIsReturnedAsItIs() {
    let inlines: [Inline] = [.text("The tide "), .emphasis([.text("turned")]), .text(".")]
    #expect(Typographer(language: "en").set(inlines) == inlines)
  }
}

import StoryModel

/// Books made up for the tests.
enum SampleBook {
  /// The smallest book there is.
  static func small(title: String = "The Harbour Lamp", chapters: [Chapter] = [chapter("Ebb", "The tide went out.")])
    -> Book
  {
    var metadata = BookMetadata(
      identifier: "urn:uuid:2f1a3c1e-5b59-5d0f-9a3e-0c5d7c9b1a11", title: title,
      creators: [Contributor(name: "Ines Calloway")], language: "en", modified: "2009-03-14T08:00:00Z")
    metadata.published = "2009-03"
    return Book(
      metadata: metadata, sections: chapters.map { Section(.chapter($0)) },
      styleSheets: [StyleSheet(name: "plain.css", bytes: Array("body { margin: 0; }\n".utf8))])
  }

  /// A chapter of one paragraph.
  static func chapter(_ title: String, _ words: String, label: String = "", kind: Chapter.Kind = .chapter) -> Chapter {
    Chapter(
      kind: kind, label: label.isEmpty ? [] : [.text(label)], title: title.isEmpty ? [] : [.text(title)],
      blocks: [.paragraph(Paragraph([.text(words)]))])
  }

  /// A picture of one white point.
  static let picture = Picture(
    mediaType: .gif,
    bytes: [
      0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1,
      0, 0,
      2, 2, 0x44, 1, 0, 0x3B,
    ])

  /// A book that has one of everything that the model knows.
  static func whole() -> Book {
    var book = small()
    book.metadata.title = "The Dark Lamp"
    book.metadata.contributors = [Contributor(name: "Ludwig van Ahlen", role: .translator)]
    book.metadata.rights = ["I do not own the harbour.", "Nor the sea."]
    book.metadata.summary = "A lamp goes out & a town wakes."
    book.metadata.subjects = ["Sea stories", "Rating: PG-13"]
    book.metadata.series = [Series(name: "The Harbour", position: "2"), Series(name: "Lamps")]
    book.metadata.publisher = "Quay Press"
    book.metadata.source = "https://example.org/lamp"
    book.cover = picture
    book.pictures = ["art/lamp.gif": picture]
    book.sections =
      [
        Section(.titlePage(titlePage)), Section(.header(header)), Section(.contents),
        Section(.chapter(chapter("", "For the keeper.", kind: .dedication))),
        Section(.chapter(chapter("", "It had rained.", kind: .prologue))),
        Section(
          .chapter(Chapter(kind: .part, label: [.text("Part One")], title: [.text("Ebb")])),
          children: [
            Section(.chapter(Chapter(label: [.text("Chapter 1")], title: [.text("Low water")], blocks: everyBlock))),
            Section(.chapter(chapter("", "He came at dusk with a rope.", label: "Chapter 2"))),
          ]),
      ] + [
        Section(.chapter(chapter("", "A letter to the keeper.", label: "Letter 1", kind: .letter))),
        Section(.chapter(chapter("Harbour Tale", "Once there was a tale.", label: "I", kind: .tale))),
      ]
      + [Chapter.Kind.interlude, .epigraph, .preface, .foreword, .introduction, .epilogue, .afterword, .appendix]
      .map { Section(.chapter(chapter("", "A few words for this place.", kind: $0))) } + [
        Section(.chapter(chapter("", "This file may be shared.", kind: .boilerplate))),
        Section(.colophon(Colophon(generator: "Quire 0.1.0", sources: ["lamp.txt"], date: "2009-03-14"))),
      ]
    return book
  }

  private static let titlePage = TitlePage(
    title: "The Dark Lamp",
    creators: [Contributor(name: "Ines Calloway"), Contributor(name: "Ludwig van Ahlen", role: .translator)],
    series: [Series(name: "The Harbour", position: "2"), Series(name: "Lamps")], publisher: "Quay Press")

  private static let header = [
    HeaderField(
      term: .disclaimer, label: "Disclaimer",
      paragraphs: [[.text("I do not own the harbour.")], [.text("Nor the sea.")]]),
    HeaderField(
      term: .feedback, label: "",
      paragraphs: [[.text("Write to "), .link(target: "mailto:ines@example.org", [.text("me")])]]),
    HeaderField(term: .status, label: "Status", paragraphs: []),
  ]

  private static func line(_ words: String, indent: Int = 0) -> Verse.Line {
    Verse.Line([.text(words)], indent: indent)
  }

  /// One of every block, with one of every inline in the first.
  static let everyBlock: [Block] = [
    .paragraph(Paragraph(everyInline)),
    .paragraph(Paragraph([.text("HARBOUR CLOSED")], setting: .centered)),
    .paragraph(Paragraph([.text("Yours, I.")], setting: .trailing)),
    .paragraph(Paragraph([.text("4 Mill Lane"), .lineBreak, .text("2nd December")], setting: .trailing)),
    .paragraph(Paragraph([.text("Your friend"), .lineBreak, .emphasis([.text("Ines")])])),
    .paragraph(Paragraph([.text(String(repeating: "The tide went out. ", count: 5)), .lineBreak, .text("It came.")])),
    .heading(level: 1, [.text("At the quay")]),
    .heading(level: 2, [.text("Under it")]),
    .heading(level: 1, [.text("At the quay")]),
    .sceneBreak(SceneBreak(printed: "* * *")),
    .sceneBreak(SceneBreak(printed: nil)),
    .quotation(Quotation(.passage, [.paragraph(Paragraph([.text("A passage.")]))])),
    .quotation(
      Quotation(.letter, [.paragraph(Paragraph([.text("Dear keeper,")])), .heading(level: 1, [.text("P. S.")])])),
    .quotation(Quotation(.inscription, [.paragraph(Paragraph([.text("HERE LIES A LAMP")], setting: .centered))])),
    .quotation(Quotation(.epigraph, [.paragraph(Paragraph([.text("The sea gives.")]))])),
    .verse(
      Verse(stanzas: [
        [line("The lamp is low,"), line("the tide is high,", indent: 1)],
        [line("and so", indent: 9), line("goodbye.")],
      ])),
    .paragraph(Paragraph([.text("he sang.")], continues: true)),
    .preformatted("N   E\n  +  \nS   W"),
    .note(Note(label: "A/N", [.paragraph(Paragraph([.text("Thank you for reading.")]))])),
    .note(Note(label: "", [.paragraph(Paragraph([.text("More soon.")]))])),
    .image(Image(source: "art/lamp.gif", alternative: "A lamp")),
    .image(Image(source: "art/missing.gif", alternative: "A missing lamp")),
    .list(List(start: 3, items: [[.paragraph(Paragraph([.text("Rope")]))], [.paragraph(Paragraph([.text("Oil")]))]])),
    .list(List(items: [[.paragraph(Paragraph([.text("Bread")]))]])),
    .paragraph(Paragraph([.text("THE END")], setting: .closing)),
  ]

  /// One of every inline.
  static let everyInline: [Inline] = [
    .text("The tide <went> & \"out\" "), .emphasis([.text("so "), .strong([.text("fast")])]), .text(" "),
    .underline([.text("u")]), .strikethrough([.text("s")]), .superscript([.text("2")]), .subscript([.text("3")]),
    .foreign(language: "fr", [.text("la mer")]), .foreign(language: "not a tag", [.text("la mer")]),
    .link(
      target: "https://example.org/a?b=1&c=2", [.text("here "), .link(target: "https://example.org", [.text("there")])]),
    .link(target: "https://", [.text("nowhere")]), .lineBreak, .pageBreak(label: "12"),
    .image(Image(source: "art/lamp.gif", alternative: "")),
  ]
}

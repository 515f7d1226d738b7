import EPUB
import Foundation
import QuireResources
import StoryModel

/// A book that has one of everything that a style sheet sets, as a type founder's specimen has every letter.
enum Specimen {
  /// The themes and their style sheets.
  static let themes: [(name: String, sheet: Resource)] = [
    ("classic", .themeClassic), ("modern", .themeModern), ("plain", .themePlain),
  ]

  /// Writes the specimen, once a theme, into a folder.
  ///
  /// - Parameter rules: more rules for the style sheets.
  static func write(into folder: URL, adding rules: String = "") throws -> [URL] {
    try themes.map { theme in
      var book = book
      book.styleSheets = [StyleSheet(name: "\(theme.name).css", bytes: Array(theme.sheet.bytes) + Array(rules.utf8))]
      let file = folder.appending(path: "\(theme.name).epub")
      let packager = try Packager()
      try Data(packager.package(Publication(book: book))).write(to: file)
      return file
    }
  }

  private static let book: Book = {
    let authors = [Contributor(name: "Rosalind Ames"), Contributor(name: "Ines Calloway")]
    let series = [Series(name: "The Harbour Lights", position: "2")]
    let title = "What the Tide Brought Back"
    var metadata = BookMetadata(
      identifier: "urn:uuid:3f0d7a52-5a0e-5c0b-8f6e-0d5b2f9c1a77", title: title, creators: authors, language: "en",
      modified: "2010-01-01T00:00:00Z")
    metadata.series = series
    return Book(
      metadata: metadata,
      sections: [
        Section(
          .titlePage(
            TitlePage(
              title: title, creators: authors + [Contributor(name: "Jo Vale", role: .translator)], series: series,
              publisher: "Saltmarsh Press"))),
        Section(.header(header)),
        Section(.chapter(Chapter(label: [.text("Chapter 1")], title: [.text("Ebb")], blocks: ebb))),
        Section(
          .chapter(
            Chapter(label: [.text("Chapter 2")], title: [.text("The Keeper of the Old Light")], blocks: light))),
        Section(
          .colophon(Colophon(generator: "Quire 0.0.0", sources: ["specimen.txt"], date: "2010-01-01"))),
      ],
      styleSheets: [])
  }()

  private static let header: [HeaderField] = [
    field(.disclaimer, "Disclaimer", "The harbour is nobody’s. The lamps belong to the town, and the town is sorry."),
    field(.rating, "Rating", "G"), field(.genre, "Genre", "Mystery, Family"),
    field(.relationship, "Characters/Pairings", "Wren Ashby, Captain Low, the cat"),
    field(
      .summary, "Summary",
      "When the lamps along the quay go out one by one, Wren Ashby has three nights to learn what nobody told her.",
      "A story about light, debts, and the sea that keeps both."),
    field(.note, "Author’s note", "Thank you to everyone who waited."),
  ]

  private static func field(_ term: HeaderField.Term, _ label: String, _ paragraphs: String...) -> HeaderField {
    HeaderField(term: term, label: label, paragraphs: paragraphs.map { [.text($0)] })
  }

  private static func prose(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  private static let ebb: [Block] = [
    .quotation(
      Quotation(
        .epigraph,
        [
          prose("Who lights the lamp must also put it out."),
          .paragraph(Paragraph([.text("Harbour saying")], setting: .trailing)),
        ])),
    prose(
      "The lamps along the quay went out one by one, as if somebody were walking down the row with a snuffer, and nobody "
        + "was. Wren counted them from the window: eleven, ten, nine. It was the third night of the frost, and the harbour "
        + "had not frozen, which was itself a bad sign."),
    prose("“You’ll catch your death,” said her father, without looking up from the ledger."),
    .paragraph(
      Paragraph([
        .text("“I’m not trying to catch anything,” said Wren. “I’m "), .emphasis([.text("counting")]), .text(".”"),
      ])),
    .sceneBreak(SceneBreak(printed: "* * *")),
    prose("In the morning there was a verse that the milkman had found chalked upon the harbour wall:"),
    .verse(
      Verse(stanzas: [
        [
          Verse.Line([.text("The tide goes out, the tide comes in,")]),
          Verse.Line([.text("And what it takes it keeps;")], indent: 1),
          Verse.Line([.text("The lamp that burned on Saltby pier through all the winters of the war")]),
          Verse.Line([.text("Is lit where no one sleeps.")], indent: 1),
        ],
        [
          Verse.Line([.text("So count your lamps and bar your door,")]),
          Verse.Line([.text("And set a candle by.")], indent: 1),
        ],
      ])),
    .paragraph(
      Paragraph(
        [.text("and underneath, in another hand, a date. Wren read it twice. Then she went to find her coat.")],
        continues: true)),
    .sceneBreak(SceneBreak(printed: nil)),
    prose("“It’s only chalk,” said the milkman. “Chalk comes off.”"),
  ]

  private static let light: [Block] = [
    prose(
      "Nobody in Saltby talked about the old light, which was odd, because you could see it from everywhere. She took the "
        + "letter out of her pocket and read it again:"),
    .quotation(
      Quotation(
        .letter,
        [
          .paragraph(
            Paragraph([.text("4 Mill Lane"), .lineBreak, .text("2nd December")], setting: .trailing)),
          prose("My dear Wren,"),
          prose(
            "I am sorry to write so late. The lamps are my doing. Come to the old light before Friday, and bring the brass "
              + "key; you will know which."),
          prose("There is not much time, and the stairs are worse than they were."),
          .paragraph(Paragraph([.text("Your loving aunt,"), .lineBreak, .text("Philippa")], setting: .trailing)),
        ])),
    prose("Over the door of the light somebody had long ago cut"),
    .quotation(
      Quotation(
        .inscription,
        [.paragraph(Paragraph([.text("KEEP ME"), .lineBreak, .text("AND I SHALL KEEP THEE")], setting: .centered))])),
    .paragraph(Paragraph([.text("and below it nothing at all.")], continues: true)),
    .heading(level: 1, [.text("What she took")]),
    .list(
      List(
        start: 1,
        items: [
          [prose("the brass key;")],
          [prose("two candles, and a box of matches that had belonged to somebody’s wedding;")], [prose("the cat.")],
        ])),
    .preformatted("  N\nW + E\n  S      (not to scale)"),
    .note(
      Note(
        label: "A/N",
        [prose("Thank you to everyone who waited. The next part will be shorter than it could be.")])),
    .paragraph(Paragraph([.text("The End")], setting: .closing)),
  ]
}

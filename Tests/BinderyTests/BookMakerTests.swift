import StoryModel
import Testing

@testable import Bindery

@Suite struct BookMakerTests {
  private var story: Story {
    var metadata = Metadata()
    metadata.title = Attested("The Lamp")
    metadata.authors = [
      Attested(Contributor(name: "Ines Calloway")), Attested(Contributor(name: "Tom Pell")),
      Attested(Contributor(name: "Ana Ruiz", role: .translator)),
    ]
    metadata.rights = ["I do not own the harbour."]
    metadata.subjects = ["Harbours", "Rating: PG"]
    metadata.header = [
      field(.title, "Title", "THE LAMP"), field(.author, "By", "Ines Calloway and Tom Pell"),
      field(.author, "Author", "Ines Calloway (ines@example.org)"),
      field(.disclaimer, "Disclaimer", "I do not own the harbour."), field(.rating, "Rating", "PG"),
    ]
    return Story(metadata: metadata, chapters: [Chapter(blocks: [.paragraph(Paragraph([.text("It was dark.")]))])])
  }

  private func field(_ term: HeaderField.Term, _ label: String, _ value: String) -> HeaderField {
    HeaderField(term: term, label: label, paragraphs: [[.text(value)]])
  }

  private func book(of story: Story) -> Book {
    BookMaker(theme: .plain, styleSheet: nil).book(
      of: story, identifier: "urn:x", cover: nil, sources: ["lamp.txt"], modified: Timestamp(seconds: 86_400))
  }

  private func header(of book: Book) -> [String] {
    book.sections.flatMap { section -> [String] in
      if case .header(let fields) = section.content { fields.map { $0.paragraphs[0].plainText } } else { [] }
    }
  }

  @Test func namesOneBehindTheOtherAreFoundWhicheverBeginsLikeAnother() {
    var story = story
    let names = ["Ana", "Ana Ruiz", "Ruiz", "Tom"]
    story.metadata.authors = names.map { Attested(Contributor(name: $0)) }
    story.metadata.header = [field(.author, "By", "Ana Ruiz, Tom and Ana"), field(.author, "By", "Ana Ruizo")]
    #expect(header(of: book(of: story)) == ["Ana Ruizo"])
  }

  @Test func packageSaysWhatTheStorySays() {
    let metadata = book(of: story).metadata
    #expect(metadata.title == "The Lamp")
    #expect(metadata.creators.map(\.name) == ["Ines Calloway", "Tom Pell"])
    #expect(metadata.contributors.map(\.name) == ["Ana Ruiz"])
    #expect(metadata.rights == ["I do not own the harbour."])
    #expect(metadata.subjects == ["Harbours", "Rating: PG"])
    #expect(metadata.modified == "1970-01-02T00:00:00Z")
    #expect(metadata.language == "en")
  }

  @Test func headerPageHasWhatTheTitlePageLacks() {
    #expect(
      header(of: book(of: story)) == ["Ines Calloway (ines@example.org)", "I do not own the harbour.", "PG"])
  }

  @Test func whatThePersonSaysTakesTheHeadersPlace() {
    var overrides = Overrides()
    overrides.title = "The Lantern"
    overrides.authors = [Contributor(name: "I. C.")]
    overrides.rights = ["All rights reserved."]
    overrides.summary = "A lamp goes out."
    var story = story
    overrides.apply(to: &story.metadata)
    let book = book(of: story)
    #expect(book.metadata.title == "The Lantern")
    #expect(book.metadata.creators.map(\.name) == ["I. C."])
    #expect(header(of: book) == ["All rights reserved.", "PG", "A lamp goes out."])
  }

  @Test func optionsCountOverTheSidecar() {
    var options = Overrides()
    options.title = "Option"
    var sidecar = Overrides()
    sidecar.title = "Sidecar"
    sidecar.language = "fr"
    #expect(options.over(sidecar).title == "Option")
    #expect(options.over(sidecar).language == "fr")
  }

  @Test func wordsAreCountedAndQuoted() {
    var story = story
    story.chapters.append(
      Chapter(
        title: [.text("Not counted")],
        blocks: [
          .paragraph(Paragraph([.text("un"), .emphasis([.text("believ")]), .text("able — it’s 42 - don't")])),
          .verse(Verse(stanzas: [[.init([.text("O sea")]), .init([.text("O shore")])]])),
          .sceneBreak(SceneBreak(printed: "* * *")),
        ]))
    #expect(story.wordCount == 3 + 5 + 4)
    #expect(story.opening(words: 5) == "It was dark. unbelievable —")
    #expect(story.chapterCount == 2)
  }
}

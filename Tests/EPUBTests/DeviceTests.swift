import Foundation
import StoryModel
import Testing

@testable import EPUB

@Suite struct DeviceTests {
  private func page(_ book: Book, _ path: String, for device: Device) throws -> String {
    let unpacked = try Unpacked(Packager().package(Publication(book: book, for: device)))
    defer { unpacked.remove() }
    return try unpacked.text("EPUB/\(path)")
  }

  @Test func koboFindsEverySentence() throws {
    let chapter = Chapter(
      title: [.text("Ebb")],
      blocks: [
        .paragraph(
          Paragraph([
            .text("“Gone?” he said. "), .emphasis([.text("Yes. No.")]), .text(" "), .strong([.text("So")]),
            .text(" He sat."),
          ])),
        .sceneBreak(SceneBreak(printed: "*")), .preformatted("N. S."), .paragraph(Paragraph([.text("End")])),
      ])
    let page = try page(SampleBook.small(chapters: [chapter]), "ebb.xhtml", for: .kobo)
    let start = try #require(page.range(of: "<body"))
    #expect(
      page[start.lowerBound...] == """
        <body epub:type="bodymatter">
        <div id="book-columns">
        <div id="book-inner">
        <main>
        <section class="chapter" epub:type="chapter" role="doc-chapter" aria-labelledby="heading">
        <h1 id="heading"><span class="title"><span class="koboSpan" id="kobo.1.1">Ebb</span></span></h1>
        <p><span class="koboSpan" id="kobo.2.1">“Gone?” </span><span class="koboSpan" id="kobo.2.2">he said. </span><em><span class="koboSpan" id="kobo.2.3">Yes. </span><span class="koboSpan" id="kobo.2.4">No.</span></em><span class="koboSpan" id="kobo.2.5"> </span><strong><span class="koboSpan" id="kobo.2.6">So</span></strong><span class="koboSpan" id="kobo.2.7"> He sat.</span></p>
        <hr class="scene-break" aria-label="Scene break"/>
        <pre>N. S.</pre>
        <p><span class="koboSpan" id="kobo.3.1">End</span></p>
        </section>
        </main>
        </div>
        </div>
        </body>
        </html>

        """)
    #expect(page.contains("<style type=\"text/css\" class=\"kobostylehacks\">"))
  }

  @Test func noIdentifierOfAKoboPageIsTwice() throws {
    for path in ["low-water.xhtml", "nav.xhtml", "title-page.xhtml", "about.xhtml", "cover.xhtml"] {
      let ids = try page(SampleBook.whole(), path, for: .kobo).matches(of: /\bid="([^"]*)"/).map(\.1)
      #expect(ids.count == Set(ids).count && ids.contains("kobo.1.1"), "\(path)")
    }
  }

  @Test(arguments: [
    ("One. Two! Three?", ["One. ", "Two! ", "Three?"]), ("“Go.” He went.", ["“Go.” ", "He went."]),
    ("3.5 miles", ["3.5 miles"]),
    ("Wait... no.", ["Wait... ", "no."]), ("Wait… no", ["Wait… no"]), ("一。二！」三", ["一。", "二！」", "三"]), ("", []),
    (" a ", [" a "]),
    ("?!  \n So", ["?!  \n ", "So"]),
  ])
  func sentencesAreTheText(text: String, expected: [String]) {
    #expect(Sentences.split(text).map(String.init) == expected)
  }

  @Test func kindleHasOneCoverAndItsContentsAmongThePages() throws {
    let pages = try Publication(book: SampleBook.small(), for: .kindle).items.filter(\.isInSpine).map(\.path)
    #expect(pages == ["ebb.xhtml", "nav.xhtml"])
    let package = try page(SampleBook.whole(), "package.opf", for: .kindle)
    #expect(!package.contains("cover.xhtml") && package.contains("properties=\"cover-image\""))
  }

  @Test func kindleIsGivenNoPictureThatItCanNotShow() throws {
    var book = SampleBook.small()
    book.pictures = ["a.webp": Picture(mediaType: .webp, bytes: [1])]
    #expect(throws: EPUBError.self) { try Publication(book: book, for: .kindle) }
    #expect(throws: Never.self) { try Publication(book: book) }
  }

  @Test(arguments: [
    ("en-GB", "en-GB"), ("zh-Hant-tw", "zh-TW"), ("und", "en"), ("gsw", "en"), ("de-1996", "de"), ("EN", "en"),
  ])
  func kindleIsGivenALanguageThatItKnows(tag: String, expected: String) throws {
    #expect(try #require(LanguageTag(tag)).forKindle == expected)
  }
}

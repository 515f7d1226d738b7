import Foundation
import StoryModel
import Testing

@testable import EPUB

/// Where the source has page numbers, a reader can go to them and is told them.
@Suite struct PageListTests {
  /// Pages that begin in a heading, within a word, within emphasis and in a verse; one number stands twice.
  static let book: Book = {
    var book = SampleBook.small(chapters: [
      Chapter(
        title: [.pageBreak(label: "xii"), .text("Ebb")],
        blocks: [
          .paragraph(Paragraph([.text("The har"), .pageBreak(label: "12"), .text("bour lay still.")])),
          .quotation(
            Quotation(.passage, [.paragraph(Paragraph([.emphasis([.pageBreak(label: "13"), .text("Low")])]))])),
          .paragraph(Paragraph([.pageBreak(label: "12"), .text("Again.")])),
        ]),
      Chapter(
        title: [.text("Flow")],
        blocks: [
          .verse(Verse(stanzas: [[Verse.Line([.pageBreak(label: "14"), .text("High.")])]])),
          .paragraph(Paragraph([.pageBreak(label: " "), .text("No number.")])),
        ]),
    ])
    book.metadata.source = "https://example.org/scan"
    return book
  }()

  private static let targets = [
    ("xii", "ebb.xhtml#page.xii"), ("12", "ebb.xhtml#page.12"), ("13", "ebb.xhtml#page.13"),
    ("12", "ebb.xhtml#page.12-2"), ("14", "flow.xhtml#page.14"),
  ]

  @Test func theNavigationAndTheNCXListThePagesInOrder() throws {
    let navigation = try document(of: Self.book, at: "nav.xhtml")
    let list = try #require(navigation.firstMatch(of: /<nav epub:type="page-list"(?s:.*?)<\/nav>/)).0
    #expect(
      list.hasPrefix(#"<nav epub:type="page-list" role="doc-pagelist" id="page-list" aria-label="Pages" hidden="#))
    #expect(
      list.matches(of: /<a href="([^"]*)">([^<]*)</).map { [$0.2, $0.1] } == Self.targets.map { [$0[...], $1[...]] })
    let ncx = try document(of: Self.book, at: "toc.ncx")
    let pages = try #require(ncx.firstMatch(of: /<pageList>(?s:.*)<\/pageList>/)).0
    #expect(
      pages.matches(of: /type="(\w+)">\n<navLabel>\n<text>(\w+)<\/text>\n<\/navLabel>\n<content src="([^"]*)"/)
        .map { [$0.1, $0.2, $0.3] }
        == zip(["front", "normal", "normal", "normal", "normal"], Self.targets).map { [$0[...], $1.0[...], $1.1[...]] })
    #expect(ncx.contains(#"name="dtb:totalPageCount" content="5""#))
    #expect(ncx.contains(#"name="dtb:maxPageNumber" content="14""#))
  }

  @Test func everyPageThatIsListedIsThere() throws {
    for (label, target) in Self.targets {
      let parts = target.split(separator: "#").map(String.init)
      let page = try document(of: Self.book, at: parts[0])
      #expect(
        page.contains(
          #"<span id="\#(parts[1])" epub:type="pagebreak" role="doc-pagebreak" aria-label="\#(label)"></span>"#))
    }
  }

  @Test func aPageBreakIsNoWord() throws {
    #expect(try document(of: Self.book, at: "ebb.xhtml").contains("<title>Ebb</title>"))
    let names = try Publication(book: Self.book).contents
    #expect(names.map(\.title) == ["Ebb", "Flow"])
  }

  @Test func thePackageSaysThatThereArePagesAndWhose() throws {
    let features = ["pageBreakMarkers", "pageNavigation"].map { "accessibilityFeature\">\($0)<" }
    let package = try document(of: Self.book, at: "package.opf")
    #expect(features.allSatisfy(package.contains))
    #expect(package.contains(#"<meta property="pageBreakSource">https://example.org/scan</meta>"#))
    let without = try document(of: SampleBook.small(), at: "package.opf")
    #expect(!features.contains { without.contains($0) } && !without.contains("pageBreakSource"))
    let navigation = try document(of: SampleBook.small(), at: "nav.xhtml")
    #expect(!navigation.contains("page-list"))
  }

  @Test func aChapterInTwoPiecesKeepsThePagesOfBoth() throws {
    let words = String(repeating: "The tide went out again. ", count: 400)
    let blocks = (1...60).map { Block.paragraph(Paragraph([.pageBreak(label: "\($0)"), .text(words)])) }
    let book = SampleBook.small(chapters: [Chapter(title: [.text("Ebb")], blocks: blocks)])
    let pages = try Publication(book: book).pageList
    #expect(pages.map(\.title) == (1...60).map(String.init))
    for page in pages {
      let parts = page.target.split(separator: "#").map(String.init)
      #expect(try document(of: book, at: parts[0]).contains("id=\"\(parts[1])\""))
    }
  }
}

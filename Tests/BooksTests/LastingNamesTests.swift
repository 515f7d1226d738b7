import Foundation
import Testing

/// A reader's place and notes are kept by a page's name: a story that grows keeps the names of all that was there.
struct LastingNamesTests {
  private static let told = [
    chapter("Chapter 1", "The foghorn at Penhallow said its one word every two minutes."),
    chapter("Chapter 2: Low Water", "Wren counted the lamps from the window."),
    chapter("Chapter 3: The Long Night", long()),
    chapter("Chapter 4: Low Water", "The tide went out a second time, and further."),
    chapter("Chapter 5", "Nobody in Saltby talked about the old light."),
    chapter("Epilogue", "In the spring they painted the pier."),
  ]

  @Test(arguments: 1..<told.count)
  func `a chapter put in leaves all other names, and all other pages but for their numbers`(place: Int) throws {
    var chapters = Self.told
    chapters.insert(Self.chapter("Chapter 9: A Stranger on the Quay", "He had no hat and no name."), at: place)
    let before = try Edition(of: Self.told)
    let after = try Edition(of: chapters)
    let new = after.pages.filter { !before.pages.contains($0) }
    #expect(new == [Edition.Page(id: "a-stranger-on-the-quay", file: "a-stranger-on-the-quay.xhtml")])
    #expect(after.pages.filter { !new.contains($0) } == before.pages)
    for page in before.pages where page.id != "colophon" {
      #expect(try after.text(of: page) == before.text(of: page), "\(page.file)")
    }
  }

  @Test func `two chapters of one title and one in pieces have names that say which they are`() throws {
    let names = try Edition(of: Self.told).pages.map(\.id)
    #expect(
      names == [
        "cover", "title-page", "the-foghorn-at-penhallow-said-its", "low-water-wren-counted-the-lamps-from-the",
        "the-long-night", "the-long-night.2", "low-water-the-tide-went-out-a-second",
        "nobody-in-saltby-talked-about-the",
        "epilogue", "colophon",
      ])
  }

  private static func chapter(_ heading: String, _ words: String) -> String { "\(heading)\n\n\(words)\n" }

  /// More than a quarter of a megabyte, every paragraph another.
  private static func long() -> String {
    let sentence = "The tide went out over the flats, and the lamps along the quay burned on. "
    return (1...400).map { "\($0). " + String(repeating: sentence, count: 10) }.joined(separator: "\n\n")
  }
}

/// The book of a story, as far as its pages' names go.
private struct Edition {
  struct Page: Hashable {
    var id, file: String
  }

  let book: UnpackedBook
  /// The pages in reading order.
  let pages: [Page]

  init(of chapters: [String]) throws {
    let story = try Place.temporaryFolder().appending(path: "lamps.txt")
    let text = "Title: The Harbour Lamps\nBy: Ines Calloway\n\n\n" + chapters.joined(separator: "\n\n")
    try Data(text.utf8).write(to: story)
    let shelf = try Shelf(of: [story])
    #expect(shelf.outcome.status == 0, "\(shelf.outcome.errors)")
    book = try UnpackedBook(shelf.items[0].book)
    let package = try book.text(book.packageDocument())
    var files: [Substring: Substring] = [:]
    for item in package.matches(of: #/<item id="([^"]+)" href="([^"]+)"/#) { files[item.1] = item.2 }
    pages = try package.matches(of: #/<itemref idref="([^"]+)"/#).map { reference in
      Page(id: String(reference.1), file: String(try #require(files[reference.1])))
    }
  }

  func text(of page: Page) throws -> String { try book.text("EPUB/" + page.file) }
}

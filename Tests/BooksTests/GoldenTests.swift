import Foundation
import QuireResources
import Testing

/// Each sample story's whole book, kept unpacked in Tests/Golden, so that a reviewer sees what a change does to books.
///
/// `make record` (QUIRE_RECORD=1) records them anew; the run that records fails, so that it can't pass for a test.
@Suite(.enabled(if: Program.releasedQuire != nil, "golden books are compared by `make test`"))
struct GoldenTests {
  private static let records = ProcessInfo.processInfo.environment["QUIRE_RECORD"] == "1"

  @Test(arguments: try Shelf.seeds.get().items)
  func `the book is as recorded`(item: Shelf.Item) throws {
    let book = try UnpackedBook(item.book)
    let golden = Place.golden.appending(path: item.name)
    try prepare(book)
    if Self.records {
      try? FileManager.default.removeItem(at: golden)
      try FileManager.default.copyItem(at: book.folder, to: golden)
      Issue.record("recorded \(item.name); read the difference, then run the tests without recording")
      return
    }
    let difference = try Program(words: ["/usr/bin/env", "diff", "-ruN"]).run([golden.path, book.folder.path])
    #expect(difference.status == 0, "\(difference.output)\n`make record` accepts the books as they are now")
  }

  @Test func `no book is recorded without its story`() throws {
    let recorded = try FileManager.default.contentsOfDirectory(atPath: Place.golden.path)
    #expect(try Set(recorded).subtracting(Shelf.seeds.get().items.map(\.name)) == [])
  }

  @Test(arguments: try Shelf.seeds.get().items)
  func `the style sheet is the theme's`(item: Shelf.Item) throws {
    let book = try UnpackedBook(item.book)
    let sheets = book.entries.filter { $0.hasSuffix(".css") }
    #expect(sheets == ["EPUB/css/classic.css"])
    #expect(try book.text(sheets[0]) == String(decoding: Resource.themeClassic.bytes, as: UTF8.self))
  }

  /// Lists the archive's entries in a file and leaves out pictures, whose bytes depend on the machine's fonts, and style
  /// sheets, which are in `resources/`.
  private func prepare(_ book: UnpackedBook) throws {
    let listing = book.entries.map { $0 + "\n" }.joined()
    try Data(listing.utf8).write(to: book.folder.appending(path: "entries.txt"))
    for entry in book.entries where [".jpg", ".png", ".css"].contains(where: entry.hasSuffix) {
      try FileManager.default.removeItem(at: book.folder.appending(path: entry))
    }
    try? FileManager.default.removeItem(at: book.folder.appending(path: "EPUB/css"))
  }
}

import Foundation
import Testing

@Suite struct NamingTests {
  private static func story(_ title: String, by author: String) -> String {
    "Title: \(title)\nAuthor: \(author)\n\nThe tide went out. It stayed out.\n\nThe end came soon.\n"
  }

  @Test func booksAreCalledWhatTheirStoriesSay() throws {
    let place = try Workplace()
    try place.write(Self.story("Ebb: a Tale?", by: "Ines Calloway"), to: "in/1.txt")
    try place.write(Self.story("Ebb: A tale", by: "Ines Calloway"), to: "in/2.txt")
    try place.write(Self.story("Flood", by: "Tom Pell"), to: "in/far/3.txt")
    try place.write(Data("%PDF-1.4\0".utf8), to: "in/4.txt")
    let run = try place.quire("convert", "in", "--name", "{author} - {title}", "--no-cover")
    #expect(run.status == 1)
    #expect(
      run.lines == [
        "out/Ines Calloway - Ebb- a Tale.epub", "out/Ines Calloway - Ebb- A tale (2).epub",
        "out/far/Tom Pell - Flood.epub",
      ])
    #expect(run.messages.contains("quire: in/2.txt becomes “Ines Calloway - Ebb- A tale (2)”"))
    let again = try place.quire("convert", "in", "--name", "{author} - {title}", "--no-cover", "--json", "--jobs", "1")
    #expect(again.lines.count { $0.contains(#""outcome":"unchanged""#) } == 3)
    let shelves = try place.quire("convert", "in/far", "--name", "{author}/{title}", "-o", "x", "--target", "kobo")
    #expect(shelves.lines == ["x/Tom Pell/Flood.kepub.epub"])
  }

  @Test func nameIsWrongUsageWhereItMakesNoSense() throws {
    let place = try Workplace()
    try place.write(Self.story("Ebb", by: "Ines Calloway"), to: "1.txt")
    for arguments in ["--name '{titel}'", "--name book", "--name '{title}' -o x.epub"] {
      let run = try place.shell("quire convert 1.txt \(arguments)")
      #expect(run.status == 64)
      #expect(run.messageLines.count == 1)
    }
  }

  @Test func ignoredStoriesBecomeNoBooks() throws {
    let place = try Workplace()
    for name in ["a", "draft", "old/b"] {
      try place.write(Self.story("Ebb", by: "Ines Calloway"), to: "in/\(name).txt")
    }
    try place.write("draft*\nold/\n", to: "in/.quireignore")
    #expect(try place.quire("convert", "in", "--no-cover").lines == ["out/a.epub"])
    #expect(try place.quire("inspect", "in", "--json").lines.count == 1)
    // A story that is named outright is meant.
    #expect(try place.quire("convert", "in/draft.txt", "--no-cover").lines == ["out/draft.epub"])
  }
}

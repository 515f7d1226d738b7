import Foundation
import Testing

@Suite struct AnthologyTests {
  /// A place with four stories by three authors, in a folder with one folder in it.
  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.write(
      Self.story("The Lamp", "Ines Calloway", "The lamp had been burning since four."), to: "harbour/1.txt")
    try place.write(Self.story("A Net", "Tom Pell", "Somebody ought to mend the net, said Anna."), to: "harbour/2.txt")
    try place.write(Self.story("Ebb", "Ines Calloway", "The tide went out and stayed out."), to: "harbour/far/3.txt")
    try place.write(
      Self.story("Flood", "Ana Ruiz", "Then the tide came in again, all at once."), to: "harbour/far/4.txt")
    return place
  }

  private static func story(_ title: String, _ author: String, _ words: String) -> String {
    "Title: \(title)\nAuthor: \(author)\nDisclaimer: The harbour of \(title) is mine.\n\n\(words)\n\nThe end came soon.\n"
  }

  @Test func folderBecomesABookWithParts() throws {
    let place = try place()
    let run = try place.quire("anthology", "harbour", "-o", "x.epub", "--editor", "Lena Moss", "--no-cover")
    #expect(run.status == 0)
    #expect(run.lines == ["x.epub"])
    let opf = try place.entry("EPUB/package.opf", of: "x.epub")
    #expect(opf.contains(">Harbour</dc:title>"))
    for (name, role) in [("Lena Moss", "edt"), ("Ines Calloway", "aut"), ("Tom Pell", "aut"), ("Ana Ruiz", "aut")] {
      #expect(opf.contains(">\(name)</dc:creator>"))
      #expect(opf.contains(">\(role)</meta>"))
    }
    let nav = try place.entry("EPUB/nav.xhtml", of: "x.epub")
    for words in ["The Lamp", "A Net", "Far", "Ebb", "Flood"] { #expect(nav.contains(">\(words)</a>")) }
    let text = try place.text(of: "x.epub")
    for words in ["The harbour of Ebb is mine.", "Calloway, Ines", "all at once", "Lena Moss"] {
      #expect(text.contains(words))
    }
  }

  @Test func beyondFourAuthorsAreContributors() throws {
    let place = try place()
    for (number, name) in ["Eva Stone", "Max Hill"].enumerated() {
      try place.write(Self.story("More \(number)", name, "More words, number \(number)."), to: "harbour/m\(number).txt")
    }
    _ = try place.quire("anthology", "harbour", "-o", "x.epub", "--no-cover")
    let opf = try place.entry("EPUB/package.opf", of: "x.epub")
    #expect(!opf.contains("<dc:creator"))
    #expect(opf.components(separatedBy: "<dc:contributor").count == 6)
  }

  @Test func fileSaysEverything() throws {
    let place = try place()
    try place.write(Self.story("An Anchor", "Tom Pell", "Somebody ought to weigh it, said Anna."), to: "harbour/2.txt")
    try place.write(
      """
      title: Harbour Lights
      editors: [Lena Moss]
      description: Four stories.
      order: title
      introduction: intro.txt
      parts:
        - title: Near
          stories: ["harbour/*.txt"]
        - title: Away
          introduction: away.txt
          stories:
            - file: harbour/far/4.txt
              title: High Water
      """, to: "anthology.yaml")
    try place.write("These are stories of a harbour.\n", to: "intro.txt")
    try place.write("And these are from elsewhere.\n", to: "away.txt")
    let run = try place.quire("anthology", "anthology.yaml", "-o", "x.epub", "--no-cover")
    #expect(run.status == 0)
    let nav = try place.entry("EPUB/nav.xhtml", of: "x.epub")
    let titles = ["Near", "An Anchor", "The Lamp", "Away", "High Water"]
    let places = titles.compactMap { nav.range(of: ">\($0)</a>")?.lowerBound }
    #expect(places.count == titles.count)
    #expect(places == places.sorted())
    #expect(!nav.contains("Ebb"))
    let text = try place.text(of: "x.epub")
    #expect(text.contains("These are stories of a harbour."))
    #expect(text.contains("And these are from elsewhere."))
    #expect(try place.entry("EPUB/package.opf", of: "x.epub").contains("Four stories."))
  }

  @Test func storyThatFailsStopsTheBookUnlessToldToGoOn() throws {
    let place = try place()
    try place.write(Data([0x25, 0x50, 0x44, 0x46, 0x2D, 0, 1]), to: "harbour/bad.txt")
    let stopped = try place.quire("anthology", "harbour", "-o", "x.epub", "--no-cover")
    #expect(stopped.status == 1)
    #expect(stopped.messageLines.filter { $0.contains(": error: ") }.count == 2)
    #expect(try place.files().allSatisfy { !$0.hasSuffix(".epub") && !$0.hasSuffix(".tmp") })
    let going = try place.quire("anthology", "harbour", "-o", "x.epub", "--no-cover", "--keep-going")
    #expect(going.status == 1)
    #expect(try place.entry("EPUB/nav.xhtml", of: "x.epub").contains("Flood"))
  }

  @Test func changedStoryAloneIsMadeAgainAndTheBytesAreThoseOfAFreshBuild() throws {
    let place = try place()
    _ = try place.quire("anthology", "harbour", "-o", "x.epub", "--no-cover")
    try place.write(Self.story("Ebb", "Ines Calloway", "The tide went out, and came back."), to: "harbour/far/3.txt")
    let run = try place.quire("anthology", "harbour", "-o", "x.epub", "--no-cover", "--json")
    #expect(run.lines.filter { $0.contains(#""outcome":"unchanged""#) }.count == 3)
    #expect(run.lines.filter { $0.contains(#""input""#) && $0.contains(#""outcome":"made""#) }.count == 1)
    _ = try place.quire("anthology", "harbour", "-o", "fresh.epub", "--no-cover", "--jobs", "3")
    #expect(try place.data("x.epub") == place.data("fresh.epub"))
  }

  @Test func draftReadsBackAndTellsDuplicates() throws {
    let place = try place()
    try place.write(Self.story("Ebb again", "I. C.", "The tide went out and stayed out."), to: "harbour/far/5.txt")
    let draft = try place.quire("anthology", "harbour", "--write", "harbour/anthology.yaml")
    #expect(draft.status == 0)
    #expect(draft.messages.contains("harbour/far/5.txt: warning: this tells the same story as harbour/far/3.txt"))
    #expect(try place.quire("anthology", "harbour", "--write", "harbour/anthology.yaml").status == 1)
    let run = try place.quire("anthology", "harbour/anthology.yaml", "-o", "x.epub", "--no-cover")
    #expect(run.status == 0)
    let nav = try place.entry("EPUB/nav.xhtml", of: "x.epub")
    for words in ["The Lamp", "Far", "Flood"] { #expect(nav.contains(">\(words)</a>")) }
  }

  @Test(arguments: [
    ["anthology", "harbour"], ["anthology", "harbour", "-o", "folder"], ["anthology", "-o", "x.epub"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let place = try place()
    let run = try place.shell("quire " + arguments.joined(separator: " "))
    #expect(run.status == 64)
    #expect(run.messageLines.count == 1)
  }
}

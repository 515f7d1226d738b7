import Foundation
import Testing

@Suite struct PathPatternTests {
  private static let pattern = "{author}/{series}/{position} - {title}"
  private static let story =
    "Title: Written Inside\nAuthor: Rosalind\n\nThe lamp had been burning since four.\n\nIt went out.\n"

  @Test func pathCountsOverTheStoryTheSidecarOverThePathAndOptionsOverAll() throws {
    let place = try Workplace()
    let name = "lib/Ines Calloway/Harbour Lights/03 - The Dark Lamp"
    try place.write(Self.story, to: name + ".txt")
    func opf() throws -> String {
      let run = try place.quire("convert", "lib", "--path-pattern", Self.pattern, "--no-cover", "--language", "en")
      #expect(run.status == 0)
      return try place.entry("EPUB/package.opf", of: "out" + name.dropFirst(3) + ".epub")
    }
    let byPath = try opf()
    for words in [">The Dark Lamp<", ">Ines Calloway<", ">Harbour Lights<", ">3<"] { #expect(byPath.contains(words)) }
    try place.write("title: From the Sidecar\n", to: name + ".yaml")
    let bySidecar = try opf()
    #expect(bySidecar.contains(">From the Sidecar<"))
    #expect(bySidecar.contains(">Ines Calloway<"))
    let byOption = try place.quire(
      "convert", name + ".txt", "-o", "x.epub", "--path-pattern", Self.pattern, "--author", "Tom Pell")
    #expect(byOption.status == 0)
    #expect(try place.entry("EPUB/package.opf", of: "x.epub").contains(">Tom Pell<"))
  }

  @Test func patternIsPartOfWhatMakesABookUpToDate() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "lib/Ines Calloway/Low Water.txt")
    func outcome(_ arguments: String) throws -> String {
      let run = try place.shell("quire convert lib --no-cover --json \(arguments)")
      return try #require(run.lines[0].firstMatch(of: /"outcome":"(\w+)"/)).output.1.description
    }
    #expect(try outcome("") == "made")
    #expect(try outcome("--path-pattern '{author}/{title}'") == "made")
    #expect(try outcome("--path-pattern '{author}/{title}'") == "unchanged")
  }

  @Test func inspectAndAnthologyHonourIt() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "lib/Ines Calloway/Low Water.txt")
    let inspected = try place.shell(
      "cd 'lib/Ines Calloway' && quire inspect . --path-pattern '{author}/{title}' --json")
    #expect(inspected.lines[0].contains(#""value":"Ines Calloway""#))
    #expect(inspected.lines[0].contains(#""value":"Low Water""#))
    #expect(!inspected.messages.contains("author"))
    let bound = try place.quire("anthology", "lib", "-o", "x.epub", "--no-cover", "--path-pattern", "{author}/{title}")
    #expect(bound.status == 0)
    #expect(try place.entry("EPUB/nav.xhtml", of: "x.epub").contains(">Low Water</a>"))
  }

  @Test func pathThatDoesNotFitIsAWarningAndAPatternThatMakesNoSenseWrongUsage() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "lib/Low Water.txt")
    let run = try place.quire("convert", "lib", "--no-cover", "--path-pattern", "{author}/{position} - {title}")
    #expect(run.status == 0)
    #expect(run.messages.contains("lib/Low Water.txt: warning: the path pattern does not fit “lib/Low Water”"))
    let wrong = try place.quire("convert", "lib", "--path-pattern", "{name}")
    #expect(wrong.status == 64)
    #expect(wrong.messageLines.count == 1)
  }
}

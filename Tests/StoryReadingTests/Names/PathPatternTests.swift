import StoryModel
import StoryReading
import Testing

@Suite struct PathPatternTests {
  @Test func foldersAndNameAreReadFromTheEnd() throws {
    let pattern = try PathPattern("{author}/{series}/{position} - {title}")
    let values = pattern.values(in: ["home", "Ines Calloway", "Harbour Lights", "03 - The Dark - Lamp"])
    #expect(
      values == [.author: "Ines Calloway", .series: "Harbour Lights", .position: "3", .title: "The Dark - Lamp"])
  }

  @Test func whatDoesNotFitSaysNothing() throws {
    let pattern = try PathPattern("{author}/{position} - {title}")
    #expect(pattern.values(in: ["Ines Calloway", "The Dark Lamp"]) == nil)
    #expect(pattern.values(in: ["03 - The Dark Lamp"]) == nil)
    #expect(pattern.values(in: ["Ines Calloway", "iii - The Dark Lamp"]) == nil)
    #expect(pattern.values(in: ["Ines Calloway", "3 - "]) == nil)
  }

  @Test func nameThatFitsInManyWaysTakesNoTimeToSpeakOf() throws {
    let pattern = try PathPattern("{any} {any} {any} {any} {author} {series} {title}x")
    #expect(pattern.values(in: [String(repeating: "a ", count: 120)]) == nil)
  }

  @Test func partsMayBeIgnored() throws {
    #expect(try PathPattern("{any}/{author}/{title}").values(in: ["x", "y", "z"]) == [.author: "y", .title: "z"])
    #expect(
      try PathPattern("stories/{title} ({author})").values(in: ["stories", "Tide (Ines)"]) == [
        .title: "Tide", .author: "Ines",
      ])
    #expect(try PathPattern("stories/{title}").values(in: ["other", "Tide"]) == nil)
  }

  @Test(arguments: ["", "/", "{title", "{name}", "{author}{title}"]) func mistakesAreErrors(pattern: String) {
    let error = #expect(throws: ReadingError.self) { try PathPattern(pattern) }
    #expect(error?.diagnostic(in: "x").code == "template")
  }
}

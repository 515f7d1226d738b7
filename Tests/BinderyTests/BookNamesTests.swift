import StoryModel
import StoryReading
import Testing

@testable import Bindery

@Suite struct BookNamesTests {
  private func name(
    _ pattern: String, title: String? = nil, authors: [String] = [], series: Series? = nil
  ) throws -> [String] {
    var metadata = Metadata()
    metadata.title = title.map { Attested($0) }
    metadata.authors = authors.map { Attested(Contributor(name: $0)) }
    metadata.series = series.map { [$0] } ?? []
    return try NamePattern(pattern).names(of: metadata, stem: "000_b77f3")
  }

  @Test func fieldsAreFilled() throws {
    #expect(try name("{author} - {title}", title: "Tide", authors: ["Ines Calloway"]) == ["Ines Calloway - Tide"])
    #expect(try name("{title} [{name}]", title: "Tide") == ["Tide [000_b77f3]"])
    #expect(
      try name(
        "{author}/{series}/{position} {title}", title: "Tide", authors: ["A"], series: Series(name: "S", position: "2"))
        == ["A", "S", "2 Tide"])
    #expect(try name("{author} - x", authors: ["A", "B", "C", "D"]) == ["A et al. - x"])
  }

  @Test(arguments: [
    ("{author} - {title}", "Tide"), ("{title} - {author}", "Tide"), ("{position}. {title}", "Tide"),
    ("{title} ({series} {position})", "Tide"), ("{title} - {author} - {series}", "Tide"),
    ("{series}_{title}", "Tide"), ("[{author}] {title}", "Tide"), ("{author}/{title}", "Tide"),
    ("{author}", "000_b77f3"),
  ])
  func whatIsUnknownLeavesNoGap(pattern: String, expected: String) throws {
    #expect(try name(pattern, title: "Tide") == [expected])
  }

  @Test func partOfBracketsMayBeUnknown() throws {
    let names = try name("{title} ({series} {position})", title: "Tide", series: Series(name: "Harbour"))
    #expect(names == ["Tide (Harbour)"])
  }

  @Test(arguments: [
    ("a/b\\c|d: e", "a-b-c-d- e"), ("What?*", "What"), ("<\"x\">", "('x')"), ("CON", "CON_"), ("nul.x", "nul.x_"),
    ("com7", "com7_"), ("Comet", "Comet"), ("...", nil), (" .hidden. ", "hidden"), ("a\u{202E}b\u{0007}\n c", "ab c"),
    ("The End...", "The End"), ("", nil), ("Ebb  and\tFlow", "Ebb and Flow"), ("Ётта 字", "Ётта 字"),
  ])
  func namesAreSafe(text: String, expected: String?) {
    #expect(SafeName.make(text) == expected)
  }

  @Test func longNamesEndAtAWordOrACharacter() throws {
    let words = try #require(SafeName.make(String(repeating: "lantern ", count: 60)))
    #expect(words.utf8.count <= SafeName.limit)
    #expect(words.hasSuffix("lantern"))
    let letters = try #require(SafeName.make(String(repeating: "字", count: 300)))
    #expect(letters.utf8.count == SafeName.limit / 3 * 3)
  }

  @Test func booksOfOneNameAreToldApartInTheOrderOfTheStories() throws {
    let folder = try TemporaryFolder()
    for (name, title) in [("a", "Tide"), ("b", "TIDE"), ("c", "Tide (2)"), ("d", "Tide")] {
      try folder.write("Title: \(title)\nAuthor: Ines Calloway\n\nThe tide went out.\n", to: "in/\(name).txt")
    }
    try folder.write("Title: Tide\nAuthor: Ines Calloway\n\nThe tide went out.\n", to: "in/far/e.txt")
    var options = ConversionOptions()
    options.names = try NamePattern("{title}")
    for workers in [1, 4] {
      let plan = try ConversionPlan(
        inputs: [folder.path("in")], destination: .folder(FilePath("out")), options: options, workers: workers)
      let names = plan.jobs.map(\.output.display)
      let expected = ["out/Tide", "out/TIDE (2)", "out/Tide (2) (2)", "out/Tide (3)", "out/far/Tide"]
      #expect(names.map { $0.lowercased() } == expected.map { $0.lowercased() + ".epub" })
      #expect(plan.remarks.count == 3)
    }
  }

  @Test func nameAndFileTogetherAreWrongUsage() throws {
    let folder = try TemporaryFolder()
    try folder.write("words", to: "x.txt")
    var options = ConversionOptions()
    options.names = try NamePattern("{title}")
    let error = #expect(throws: PlanError.self) {
      try ConversionPlan(inputs: [folder.path("x.txt")], destination: .file(FilePath("y.epub")), options: options)
    }
    #expect(error?.isWrongUsage == true)
    for pattern in ["", "book", "{titel}", "{title"] { #expect(throws: ReadingError.self) { try NamePattern(pattern) } }
  }
}

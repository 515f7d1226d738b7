import Foundation
import Testing

@Suite struct JoinedBooksTests {
  private static func part(_ number: Int, _ words: String) -> String {
    "Title: Tide\nAuthor: Ines Calloway\nPart: \(number)\n\n\(words)\n\nNobody came that night.\n"
  }

  @Test func partsAreOneBookThatIsMadeAgainWhenAnyOfThemChanges() throws {
    let place = try Workplace()
    try place.write(Self.part(1, "The tide went out."), to: "in/Tide 01.txt")
    try place.write(Self.part(2, "The tide came in."), to: "in/Tide 02.txt")
    let run = try place.quire("convert", "in", "--no-cover")
    #expect(run.status == 0)
    #expect(run.lines == ["out/Tide.epub"])
    #expect(run.messages.contains("quire: 2 files are the parts of one story, in/Tide 01.txt to in/Tide 02.txt"))
    let text = try place.text(of: "out/Tide.epub")
    for words in ["The tide went out.", "The tide came in.", "Tide 01.txt", "Tide 02.txt"] {
      #expect(text.contains(words))
    }
    func outcome() throws -> Bool {
      try place.quire("convert", "in", "--no-cover", "--json").lines[0].contains(#""outcome":"unchanged""#)
    }
    #expect(try outcome())
    try place.write(Self.part(2, "The tide came in again."), to: "in/Tide 02.txt")
    #expect(try !outcome())
    let inspected = try place.quire("inspect", "in", "--json")
    #expect(inspected.lines.count == 1)
    #expect(inspected.lines[0].contains(#""parts":["in/Tide 01.txt","in/Tide 02.txt"]"#))
    #expect(try place.quire("inspect", "in", "--json", "--join", "never").lines.count == 2)
    #expect(try place.quire("convert", "in", "--join", "sometimes").status == 64)
  }

  @Test func anthologyHoldsThemAsOneStoryAndItsDraftNamesAll() throws {
    let place = try Workplace()
    try place.write(Self.part(1, "The tide went out."), to: "in/Tide 01.txt")
    try place.write(Self.part(2, "The tide came in."), to: "in/Tide 02.txt")
    try place.write("Title: Ebb\nAuthor: A\n\nThe lamp went out.\n", to: "in/Ebb.txt")
    #expect(try place.quire("anthology", "in", "--write", "a.yaml").status == 0)
    for input in ["in", "a.yaml"] {
      let run = try place.quire("anthology", input, "-o", "x.epub", "--no-cover", "--json", "--force")
      #expect(run.lines.last?.contains(#""stories":2"#) == true)
      #expect(try place.text(of: "x.epub").contains("The tide came in."))
    }
  }

  @Test func nameThatIsNotUTF8IsReadInTheEncodingOfTheStory() throws {
    let place = try Workplace()
    // «Тихий прилив» in windows-1251, as the name and in the story.
    let name: [UInt8] = [0xD2, 0xE8, 0xF5, 0xE8, 0xE9, 0x20, 0xEF, 0xF0, 0xE8, 0xEB, 0xE8, 0xE2]
    let words: [UInt8] = Array(repeating: name + [0x2C, 0x20] + name + [0x2E, 0x0A, 0x0A], count: 20).flatMap { $0 }
    try place.write(Data(words), to: "words")
    let escaped = name.map { "\\" + String($0, radix: 8) }.joined()
    let run = try place.shell(
      "f=$(printf '\(escaped)').txt; cp words \"$f\"; quire convert \"$f\" -o x.epub --no-cover")
    #expect(run.status == 0)
    let opf = try place.entry("EPUB/package.opf", of: "x.epub")
    #expect(opf.contains(">Тихий прилив</dc:title>"))
    #expect(try place.text(of: "x.epub").contains("Тихий прилив.txt"))
  }
}

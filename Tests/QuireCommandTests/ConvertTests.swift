import Foundation
import Testing

@Suite struct ConvertTests {
  private static let story = """
    BY : Rosalind
    Disclaimer: I do not own the harbour.

    The lamp above the harbour office had been burning since four o'clock, and nobody had come to put it out.

    "Somebody ought to," said the old man, and went on mending his net.

    """

  @Test func outputIsAFileAFolderOrAStream() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    #expect(try place.quire("convert", "tide.txt", "-o", "deep/er/Tide.epub").lines == ["deep/er/Tide.epub"])
    #expect(try place.quire("convert", "tide.txt", "-o", "books").lines == ["books/tide.epub"])
    let stream = try place.quire("convert", "tide.txt", "-o", "-")
    #expect(stream.status == 0)
    #expect(stream.output == (try place.data("books/tide.epub")))
    #expect(try place.data("deep/er/Tide.epub") == place.data("books/tide.epub"))
    #expect(try place.files() == ["books/tide.epub", "deep/er/Tide.epub", "tide.txt"])
  }

  @Test func bytesAreTheSameInEveryTimeZone() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    let utc = try place.quire("convert", "tide.txt", "-o", "-", environment: ["TZ": "UTC", "LC_ALL": "C"])
    let tokyo = try place.quire(
      "convert", "tide.txt", "-o", "-", environment: ["TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8"])
    #expect(utc.status == 0)
    #expect(utc.output == tokyo.output)
  }

  @Test func sourceDateEpochIsTheTimeOfModification() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    #expect(try place.quire("convert", "tide.txt", environment: ["SOURCE_DATE_EPOCH": "86400"]).status == 0)
    #expect(try place.entry("EPUB/package.opf", of: "out/tide.epub").contains("1970-01-02T00:00:00Z"))
    let wrong = try place.quire("convert", "tide.txt", environment: ["SOURCE_DATE_EPOCH": "soon"])
    #expect(wrong.status == 64)
  }

  @Test func dryRunWritesNothing() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    let run = try place.quire("convert", "tide.txt", "--dry-run", "--json")
    #expect(run.status == 0)
    #expect(run.lines.count == 1)
    #expect(run.lines[0].contains(#""outcome":"planned""#))
    #expect(try place.files() == ["tide.txt"])
  }

  @Test func optionsOverrideTheStory() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    let run = try place.quire(
      "convert", "tide.txt", "--title", "Low 'Water' -- a Story", "--author", "Ines Calloway", "--author", "Tom Pell",
      "--language", "pt-BR", "--publisher", "Pier Press", "--subject", "Harbours")
    #expect(run.status == 0)
    let opf = try place.entry("EPUB/package.opf", of: "out/tide.epub")
    for words in [
      "Low 'Water' -- a Story", "Ines Calloway", "Tom Pell", "<dc:language>pt-BR</dc:language>", "Pier Press",
      "Harbours",
    ] { #expect(opf.contains(words)) }
    #expect(!opf.contains("Rosalind"))
  }

  @Test func typographyCanBeSwitchedOff() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    _ = try place.quire("convert", "tide.txt", "-o", "set.epub")
    _ = try place.quire("convert", "tide.txt", "-o", "plain.epub", "--typography", "off")
    #expect(try place.text(of: "set.epub").contains("“Somebody ought to,”"))
    #expect(try place.text(of: "plain.epub").contains("\"Somebody ought to,\""))
  }

  @Test func oneStoryFailsAndTheOthersAreFinished() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "in/a.txt")
    try place.write(Data([0x25, 0x50, 0x44, 0x46, 0x2D, 0, 1, 2, 0xFF]), to: "in/b.txt")
    try place.write(Self.story, to: "in/deep/c.txt")
    let run = try place.quire("convert", "in", "none.txt", "--json")
    #expect(run.status == 1)
    #expect(run.lines.filter { $0.contains(#""outcome":"made""#) }.count == 2)
    #expect(run.lines.filter { $0.contains(#""outcome":"failed""#) }.count == 2)
    #expect(try place.files().filter { $0.hasSuffix(".epub") } == ["out/a.epub", "out/deep/c.epub"])
    #expect(run.messageLines.filter { $0.contains(": error: ") }.count == 2)
  }
}

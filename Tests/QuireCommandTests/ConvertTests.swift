import Foundation
import Testing

@Suite struct ConvertTests {
  private static let story = """
    BY : Rosalind
    Disclaimer: I do not own the harbour.

    The lamp above the harbour office had been burning since four o'clock, and nobody had come to put it out.

    "Somebody ought to," said the old man, and went on mending his net.

    """

  @Test func storyBecomesABook() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "000_b77f3.txt")
    let run = try place.quire("convert", "000_b77f3.txt")
    #expect(run.status == 0)
    #expect(run.lines == ["out/000_b77f3.epub"])
    let opf = try place.entry("EPUB/package.opf", of: "out/000_b77f3.epub")
    #expect(opf.contains(">Rosalind</dc:creator>"))
    #expect(opf.contains("<dc:rights>I do not own the harbour.</dc:rights>"))
    #expect(opf.contains(">The lamp above the harbour office had been burning"))
    #expect(!opf.contains("b77f3</dc:title>"))
    #expect(opf.contains("2009-03-14T03:06:40Z"))
  }

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

  @Test func standardInputIsAStory() throws {
    let place = try Workplace()
    let run = try place.quire("convert", "-", "-o", "x.epub", input: Data(Self.story.utf8))
    #expect(run.status == 0)
    #expect(try place.entry("EPUB/package.opf", of: "x.epub").contains("Rosalind"))
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

  @Test func optionsCountOverTheSidecarAndTheSidecarOverTheStory() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    try place.write("title: From the Sidecar\nauthors: [Ines Calloway]\nlanguage: fr\n", to: "tide.yaml")
    let run = try place.quire("convert", "tide.txt", "--language", "de", "--no-cover")
    #expect(run.status == 0)
    let opf = try place.entry("EPUB/package.opf", of: "out/tide.epub")
    for words in [">From the Sidecar</dc:title>", ">Ines Calloway</dc:creator>", "<dc:language>de</dc:language>"] {
      #expect(opf.contains(words))
    }
    #expect(!opf.contains("Rosalind"))
  }

  @Test func whatWasUnderstoodCanBeWrittenCorrectedAndReplayed() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    _ = try place.quire("convert", "tide.txt", "-o", "before.epub", "--no-cover")
    #expect(try place.quire("inspect", "tide.txt", "--write").status == 0)
    let sidecar = String(decoding: try place.data("tide.yaml"), as: UTF8.self)
    #expect(sidecar.contains("Rosalind"))
    #expect(try place.quire("inspect", "tide.txt", "--write").status == 1)
    try place.write(sidecar.replacingOccurrences(of: "Rosalind", with: "Rosalind Hope"), to: "tide.yaml")
    _ = try place.quire("convert", "tide.txt", "-o", "after.epub", "--no-cover")
    #expect(try place.entry("EPUB/package.opf", of: "after.epub").contains(">Rosalind Hope</dc:creator>"))
  }

  @Test func sidecarAsItWasDraftedChangesNoPage() throws {
    let place = try Workplace()
    try place.write(
      """
      Title: The Lamp
      Author: Rosalind Grey <ros@example.org> with thanks
      Summary: A *lamp* goes out.
      Language: English, mostly
      Series: Harbour Lights, part 3 of 7
      Disclaimer: It isn't "mine".
      Published: March 2009, in a hurry

      The lamp above the harbour office had been burning since four o'clock.

      """, to: "lamp.txt")
    let time = ["SOURCE_DATE_EPOCH": "86400"]
    _ = try place.quire("convert", "lamp.txt", "-o", "before.epub", "--no-cover", environment: time)
    #expect(try place.quire("inspect", "lamp.txt", "--write").status == 0)
    _ = try place.quire("convert", "lamp.txt", "-o", "after.epub", "--no-cover", environment: time)
    #expect(try place.text(of: "after.epub") == place.text(of: "before.epub"))
  }

  @Test func anyNumberOfWorkersMakesTheSameBooks() throws {
    let place = try Workplace()
    for number in 1...40 {
      try place.write(Self.story + "\nThis is number \(number).\n", to: "in/\(number % 3)/story \(number).txt")
    }
    let one = try place.quire("convert", "in", "-o", "one", "--jobs", "1", "--no-cover")
    let many = try place.quire("convert", "in", "-o", "many", "--jobs", "8", "--no-cover")
    #expect(one.status == 0)
    #expect(one.lines.map { $0.dropFirst(3) } == many.lines.map { $0.dropFirst(4) })
    #expect(one.lines.count == 40)
    for line in one.lines { #expect(try place.data(line) == place.data("many" + line.dropFirst(3))) }
    let again = try place.quire("convert", "in", "-o", "many", "--no-cover", "--json")
    #expect(again.lines.allSatisfy { $0.contains(#""outcome":"unchanged""#) })
    // Some change, and the books are those of a fresh run.
    for number in stride(from: 1, through: 40, by: 3) {
      try place.write(Self.story + "\nThis was number \(number).\n", to: "in/\(number % 3)/story \(number).txt")
    }
    for (folder, jobs) in [("one", "8"), ("many", "1"), ("fresh", "3")] {
      _ = try place.quire("convert", "in", "-o", folder, "--jobs", jobs, "--no-cover")
    }
    for line in one.lines {
      let fresh = try place.data("fresh" + line.dropFirst(3))
      #expect(try place.data(line) == fresh)
      #expect(try place.data("many" + line.dropFirst(3)) == fresh)
    }
  }

  @Test func reportSaysWhatBecameOfEachStory() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "in/good.txt")
    try place.write(Self.story + "\n</script><b>\n", to: "in/<script>.txt")
    try place.write(Data(), to: "in/empty.txt")
    _ = try place.shell("ln -s nowhere in/lost.txt")
    let run = try place.quire("convert", "in", "--no-cover", "--report", "r.json")
    #expect(run.status == 1)
    let records = try #require(
      try JSONSerialization.jsonObject(with: place.data("r.json")) as? [[String: Any]])
    #expect(records.compactMap { $0["outcome"] as? String }.sorted() == ["failed", "failed", "made", "made"])
    #expect(records.allSatisfy { $0["milliseconds"] is NSNumber && $0["diagnostics"] is [Any] })
    #expect(try place.quire("convert", "in", "--no-cover", "--report", "r.html").status == 1)
    let page = String(decoding: try place.data("r.html"), as: UTF8.self)
    #expect(page.contains("in/good.txt"))
    #expect(!page.contains("/*DATA*/"))
    #expect(!page.contains("<script>.txt"))
    #expect(try place.quire("convert", "in", "--report", "r.pdf").status == 64)
  }
}

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

  @Test func unchangedAnthologyIsUpToDateAndAnyChangeIsSeen() throws {
    let place = try place()
    try place.write("title: Lights\nstories: [harbour]\nintroduction: intro.txt\n", to: "anthology.yaml")
    try place.write("These are stories of a harbour.\n", to: "intro.txt")
    func outcome(_ arguments: String) throws -> String {
      let run = try place.shell("quire anthology anthology.yaml -o x.epub --no-cover --json \(arguments)")
      #expect(run.status == 0)
      return try #require(run.lines.last?.firstMatch(of: /"outcome":"(\w+)"/)).output.1.description
    }
    #expect(try outcome("") == "made")
    #expect(try outcome("") == "unchanged")
    for change in [
      "--editor 'Lena Moss'", "--order title", "--theme plain", "--target kindle", "--small", "--title Other",
      "--publisher Pier",
    ] {
      #expect(try outcome(change) == "made", "\(change)")
      #expect(try outcome(change) == "unchanged", "\(change)")
    }
    _ = try outcome("")
    try place.write("These are other stories of a harbour.\n", to: "intro.txt")
    #expect(try outcome("") == "made")
    try place.write("title: Lights\nstories: [harbour/far]\nintroduction: intro.txt\n", to: "anthology.yaml")
    #expect(try outcome("") == "made")
    #expect(try outcome("--force") == "made")
    #expect(try outcome("--dry-run") == "unchanged")
    #expect(try outcome("--dry-run --title Other") == "planned")
  }

  @Test func sizeDividesTheBookIntoVolumes() throws {
    let place = try Workplace()
    func words(_ number: Int) -> [String] { (0..<300).map { "word\(($0 * number * 7919) % 104_729)" } }
    func write(_ number: Int, _ words: [String]) throws {
      let story = Self.story("Night \(number)", "Ines Calloway", words.joined(separator: " "))
      try place.write(story, to: "nights/\(number).txt")
    }
    for number in 1...30 { try write(number, words(number)) }
    func bind(_ name: String, _ arguments: String...) throws -> Workplace.Run {
      try place.shell("quire anthology nights -o \(name).epub --no-cover " + arguments.joined(separator: " "))
    }
    let run = try bind("x", "--split 40k", "--editor 'Lena Moss'")
    #expect(run.status == 0)
    #expect(run.lines.count > 1)
    #expect(run.lines == (1...run.lines.count).map { "x-\($0).epub" })
    var titles: [String] = []
    var identifiers: Set<String> = []
    for (index, volume) in run.lines.enumerated() {
      #expect(try place.data(volume).count <= 40_000)
      let opf = try place.entry("EPUB/package.opf", of: volume)
      #expect(opf.contains(">Nights (\(index + 1)/\(run.lines.count))</dc:title>"))
      #expect(opf.contains(">Nights</meta>"))
      identifiers.insert(String(try #require(opf.firstMatch(of: /urn:uuid:[-0-9a-f]+/)).output))
      let nav = try place.entry("EPUB/nav.xhtml", of: volume)
      titles += nav.matches(of: />(Night \d+)<\/a>/).map { String($0.output.1) }
    }
    #expect(identifiers.count == run.lines.count)
    #expect(titles.count == 30)
    #expect(Set(titles).count == 30)
    // One story changed, and takes as much room: its volume is made again, of the bytes that a fresh build has.
    try write(30, words(30).reversed())
    let again = try bind("x", "--split 40k", "--editor 'Lena Moss'", "--json")
    #expect(again.lines.count { $0.contains(#""output""#) && $0.contains(#""outcome":"made""#) } == 1)
    #expect(again.lines.count { $0.contains(#""input""#) && $0.contains(#""outcome":"made""#) } == 1)
    _ = try bind("y", "--split 40k", "--editor 'Lena Moss'", "--jobs 1")
    for volume in run.lines { #expect(try place.data(volume) == place.data("y" + volume.dropFirst())) }
    let whole = try bind("x", "--split 2MB", "--editor 'Lena Moss'", "--json")
    #expect(whole.lines.count { $0.contains(#""input""#) && $0.contains(#""outcome":"unchanged""#) } == 30)
    #expect(whole.messages.contains("x-1.epub: warning: this book is of an older build of the anthology; remove it"))
    _ = try bind("z", "--editor 'Lena Moss'", "--jobs 8")
    #expect(try place.data("x.epub") == place.data("z.epub"))
  }

  @Test func draftLeavesOutWhatItCantNameAndSaysSo() throws {
    let place = try place()
    try place.write(Data("%PDF-1.4\0".utf8), to: "harbour/bad.txt")
    let run = try place.shell(
      #"cp harbour/1.txt "harbour/$(printf 'caf\351').txt"; quire anthology harbour --write a.yaml"#)
    #expect(run.status == 1)
    #expect(run.messageLines.filter { $0.contains(": error: ") }.count == 2)
    #expect(run.messages.contains("quire: 4 stories"))
    #expect(try place.quire("anthology", "a.yaml", "-o", "x.epub", "--no-cover").status == 0)
  }

  @Test func draftReadsBackNamesWithSpacesAtTheirEdges() throws {
    let place = try place()
    try place.write(Self.story("Edge", "Ines Calloway", "The tide stood still at the edge."), to: " edge /  a  b .txt")
    #expect(try place.quire("anthology", " edge ", "harbour", "--write", "a.yaml").status == 0)
    #expect(try place.quire("anthology", "a.yaml", "-o", "x.epub", "--no-cover").status == 0)
    #expect(try place.entry("EPUB/nav.xhtml", of: "x.epub").contains(">Edge</a>"))
  }

  @Test func aBuildOlderThanTheProgramIsMadeAgain() throws {
    let place = try place()
    func bind() throws -> [String] {
      try place.quire("anthology", "harbour", "-o", "x.epub", "--no-cover", "--json").lines
    }
    _ = try bind()
    #expect(try bind().allSatisfy { $0.contains(#""outcome":"unchanged""#) })
    let book = try place.data("x.epub")
    _ = try place.shell("touch -d 2001-01-01 x.epub")
    #expect(try bind().allSatisfy { $0.contains(#""outcome":"made""#) })
    #expect(try place.data("x.epub") == book)
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
    ["anthology", "harbour", "-o", "x.epub", "--split", "much"],
    ["anthology", "harbour", "-o", "x.epub", "--split", "-1k"],
    ["anthology", "harbour", "-o", "x.epub", "--order", "size"],
    ["anthology", "a.yaml", "harbour", "-o", "x.epub"], ["convert", "harbour", "--language", "xx-y"],
    ["convert", "harbour", "--encoding", "bogus"], ["convert", "harbour", "--chapter-pattern", "'('"],
    ["inspect", "harbour", "--encoding", "bogus"],
    ["anthology", "harbour", "-o", "x.epub", "--chapter-pattern", "'['"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let place = try place()
    let run = try place.shell("quire " + arguments.joined(separator: " "))
    #expect(run.status == 64)
    #expect(run.messageLines.count == 1)
  }
}

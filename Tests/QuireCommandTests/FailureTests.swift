import Foundation
import Testing

/// Every way for a conversion to fail: one clear line, the status that the contract names, the old book untouched.
@Suite struct FailureTests {
  private static let story = "Title: Tide\nAuthor: Rosalind\n\nThe lamp had been burning since four o'clock.\n"

  /// A place with a story and a book that Quire made of an earlier form of it.
  private func placeWithOldBook() throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.story + "\nAn older end.\n", to: "tide.txt")
    let made = try place.quire("convert", "tide.txt")
    try #require(made.status == 0)
    try place.write(Self.story, to: "tide.txt")
    return place
  }

  @Test(arguments: [
    ("none.txt", "none.txt: error: there is no such file or folder; check the name"),
    ("empty", "empty: error: there is no story in this folder; stories are files that end in .txt"),
    ("page.html", "page.html: error: HTML files are not read yet; save it as plain text (.txt)"),
    ("words.docx", "words.docx: error: Word files are not read yet; save it as plain text (.txt)"),
  ])
  func inputsThatAreNoStories(input: String, message: String) throws {
    let place = try Workplace()
    try place.write("no story", to: "empty/notes.dat")
    try place.write("<p>", to: "page.html")
    try place.write("PK", to: "words.docx")
    let run = try place.quire("convert", input)
    #expect(run.status == 1)
    #expect(run.messageLines == [message])
    #expect(run.output.isEmpty)
    #expect(try place.files().allSatisfy { !$0.hasSuffix(".epub") })
  }

  @Test func binaryFile() throws {
    let place = try Workplace()
    try place.write(Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0xFF, 0xFE, 3]), to: "x.txt")
    let run = try place.quire("convert", "x.txt")
    #expect(run.status == 1)
    #expect(run.messageLines.count == 1)
    #expect(run.messages.hasPrefix("x.txt: error: "))
  }

  @Test func nameThatIsNotUTF8Converts() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "plain.txt")
    let run = try place.shell(
      #"n=$(printf 'caf\351'); mv plain.txt "$n.txt"; quire convert "$n.txt" && quire convert . -o all && ls out all"#)
    #expect(run.status == 0)
    #expect(
      run.output.split(separator: 10).contains { $0.elementsEqual(Data([0x63, 0x61, 0x66, 0xE9]) + ".epub".utf8) })
  }

  @Test func fullDiskLeavesTheOldBook() throws {
    let place = try placeWithOldBook()
    let old = try place.data("out/tide.epub")
    // A limit on the size of files stands in for the disk: the write fails half-way.
    let run = try place.shell("trap '' XFSZ; ulimit -f 1; quire convert tide.txt --no-cover")
    #expect(run.status == 1)
    #expect(run.messageLines.count == 1)
    #expect(run.messages.hasPrefix("out/tide.epub: error: can't be written: "))
    #expect(try place.data("out/tide.epub") == old)
    #expect(try place.files() == ["out/tide.epub", "tide.txt"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
  func standardOutputThatTakesNoMore() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    for line in [
      "quire convert tide.txt --no-cover -o - > /dev/full", "quire convert tide.txt --no-cover > /dev/full",
      "quire inspect tide.txt > /dev/full",
    ] {
      let run = try place.shell(line)
      #expect(run.status == 1)
      #expect(run.messageLines.filter { $0.contains("error: ") }.count == 1)
    }
  }

  @Test(arguments: ["ro/sub/x.epub", "file/x.epub", "taken.epub"])
  func outputThatCannotBe(output: String) throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    try place.write("", to: "file")
    try place.write("", to: "taken.epub/inside")
    try place.write("", to: "ro/keep")
    // Root may write anywhere, but makes no folder in /proc.
    let target = output.hasPrefix("ro/") ? "/proc/quire/x.epub" : output
    let run = try place.quire("convert", "tide.txt", "-o", target)
    #expect(run.status == 1)
    #expect(run.messageLines.count == 1)
    #expect(run.messages.contains(": error: "))
  }

  @Test func changedBookIsNotOverwrittenUnlessForced() throws {
    let place = try placeWithOldBook()
    var changed = try place.data("out/tide.epub")
    changed[changed.count / 2] ^= 1
    try place.write(changed, to: "out/tide.epub")
    let run = try place.quire("convert", "tide.txt")
    #expect(run.status == 1)
    #expect(run.messages.hasPrefix("out/tide.epub: error: someone changed this book since Quire made it; give --force"))
    #expect(try place.data("out/tide.epub") == changed)
    #expect(try place.quire("convert", "tide.txt", "--force").status == 0)
    #expect(try place.data("out/tide.epub") != changed)
  }

  @Test func fileOfSomeoneElseIsNotOverwrittenUnlessForced() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    try place.write("my own notes", to: "x.epub")
    #expect(try place.quire("convert", "tide.txt", "-o", "x.epub").status == 1)
    #expect(try place.data("x.epub") == Data("my own notes".utf8))
    #expect(try place.quire("convert", "tide.txt", "-o", "x.epub", "--force").status == 0)
  }

  @Test func ownBookIsReplacedWhenTheStoryChanged() throws {
    let place = try placeWithOldBook()
    let old = try place.data("out/tide.epub")
    #expect(try place.quire("convert", "tide.txt").status == 0)
    let new = try place.data("out/tide.epub")
    #expect(new != old)
    let again = try place.quire("convert", "tide.txt", "--json")
    #expect(again.lines.first?.contains(#""outcome":"unchanged""#) == true)
    #expect(try place.data("out/tide.epub") == new)
  }

  @Test(arguments: [
    [], ["convert"], ["convert", "--bogus", "a.txt"], ["convert", "a.txt", "b.txt", "--title", "One"],
    ["convert", "a.txt", "b.txt", "-o", "x.epub"], ["convert", "a.txt", "b.txt", "-o", "-"],
    ["convert", "a.txt", "--typography", "maybe"], ["convert", "a.txt", "--language", "not a tag"],
    ["convert", "a.txt", "--title", "  "], ["bind", "a.txt"], ["inspect"],
  ])
  func wrongUsageIsOneLineAndStatus64(arguments: [String]) throws {
    let place = try Workplace()
    try place.write(Self.story, to: "a.txt")
    try place.write(Self.story, to: "b.txt")
    let run = try place.shell("quire " + arguments.map { "'\($0)'" }.joined(separator: " "))
    #expect(run.status == 64)
    #expect(run.messageLines.count == 1)
    #expect(run.messages.hasPrefix("quire: error: "))
    #expect(try place.files() == ["a.txt", "b.txt"])
  }

  @Test func twoStoriesForOneBookStopBeforeAnyWork() throws {
    let place = try Workplace()
    for name in ["a/x.txt", "b/x.txt", "c.txt"] { try place.write(Self.story, to: name) }
    let run = try place.quire("convert", "c.txt", "a/x.txt", "b/x.txt")
    #expect(run.status == 1)
    #expect(run.messageLines.count == 1)
    #expect(try place.files() == ["a/x.txt", "b/x.txt", "c.txt"])
  }

  @Test func moreFoldersThanFilesMayBeOpen() throws {
    let place = try Workplace()
    for index in 1...60 { try place.write(Self.story, to: "all/\(index)/tide.txt") }
    let run = try place.shell("ulimit -n 40; quire convert all -o books --no-cover --jobs 2")
    #expect(run.status == 0, "\(run.messages)")
    #expect(try place.files().count { $0.hasPrefix("books/") } == 60)
  }

  @Test func readerThatGoesAwayEndsNothing() throws {
    let place = try Workplace()
    for index in 1...400 { try place.write(Self.story, to: "all/a-rather-long-name-of-a-story-\(index).txt") }
    let run = try place.shell(
      "{ quire convert all -o books --no-cover; echo ended $? >&2; } | true; ls books | wc -l")
    #expect(run.messages.contains("quire: error: results can't be written to standard output: Broken pipe"))
    #expect(run.messages.contains("ended 1\n"))
    #expect(run.lines.last?.trimmingCharacters(in: .whitespaces) == "400")
    #expect(try place.files().allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @Test func pipesInPlaceOfBooksAndSidecarsAreNotWaitedFor() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    let run = try place.shell(
      "mkfifo tide.epub tide.yaml; quire convert tide.txt; rm tide.yaml; quire convert tide.txt -o tide.epub")
    #expect(run.status == 1)
    #expect(
      run.messageLines == [
        "tide.yaml: error: can't be read: what has that name is not an ordinary file; remove it, or give it another name",
        "tide.epub: error: can't be written: what has that name is not an ordinary file; choose another name with -o",
      ])
  }

  @Test func streamsThatAreClosed() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    let run = try place.shell(
      "quire convert tide.txt --no-cover <&- >&- 2>&-; ls out")
    #expect(run.lines == ["tide.epub"])
  }

  @Test func sidecarNameThatCanNotBe() throws {
    let place = try Workplace()
    let name = String(repeating: "n", count: 251)
    try place.write(Self.story, to: "\(name).txt")
    let run = try place.quire("convert", "\(name).txt", "-o", "short.epub")
    #expect(run.status == 0, "\(run.messages)")
  }
}

import Foundation
import Testing

/// The usual words of `convert` are read without the parser; a call with `--theme classic`, which says nothing new, goes
/// through it.
@Suite struct UsualWordsTests {
  private static let story =
    "Title: Tide\nAuthor: Ines Calloway\n\nThe tide went out. It stayed out.\n\nThe end came soon.\n"

  @Test(arguments: [
    ["in/tide.txt", "--no-cover"], ["in", "-o", "books", "--no-cover"], ["--no-cover", "in", "--output", "books"],
    ["in/tide.txt", "-o", "tide.epub", "--no-cover", "--jobs", "2"], ["in", "--no-cover", "--jobs", "1"],
    ["-o", "books", "--no-cover", "in/tide.txt"],
  ])
  func sameBookEitherWay(words: [String]) throws {
    let place = try Workplace()
    try place.write(Self.story, to: "in/tide.txt")
    let usual = try place.quire(["convert"] + words)
    #expect(usual.status == 0)
    let files = try place.files()
    let parsed = try place.quire(["convert"] + words + ["--theme", "classic", "--json"])
    #expect(parsed.lines.count == 1)
    #expect(parsed.lines.first?.contains(#""outcome":"unchanged""#) == true)
    #expect(parsed.lines.first?.contains(usual.lines.first ?? "?") == true)
    #expect(try place.files() == files)
    #expect(try place.quire(["convert"] + words + ["--force"]).lines == usual.lines)
    let quiet = try place.quire(["convert"] + words + ["--quiet"])
    #expect(quiet.lines.isEmpty && quiet.messages.isEmpty && quiet.status == 0)
  }

  @Test func bookToStandardOutput() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    let usual = try place.shell("quire convert - -o - --no-cover < tide.txt | cksum")
    let parsed = try place.shell("quire convert - -o - --no-cover --theme classic < tide.txt | cksum")
    #expect(usual.lines == parsed.lines)
  }

  @Test(arguments: [
    [], ["--no-cover"], ["tide.txt", "-o"], ["tide.txt", "--jobs", "many"], ["tide.txt", "--jobs", "0"], ["--nope"],
    ["tide.txt", "-o", "--quiet"], [""],
  ])
  func wrongUsageIsTheParsersToTell(words: [String]) throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    let answer = try place.quire(["convert"] + words)
    #expect(answer.status == 64)
    #expect(answer.messages.contains("see quire help convert"))
    #expect(try place.files() == ["tide.txt"])
  }
}

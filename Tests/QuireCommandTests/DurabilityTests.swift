import Foundation
import Testing

/// Runs that are killed at any moment, and runs in which much goes wrong.
@Suite(.serialized) struct DurabilityTests {
  /// How many runs are killed, and how many stories a batch has: more in `make test`, where the released program runs.
  private static let kills = Workplace.isReleased ? 200 : 12
  private static let stories = Workplace.isReleased ? 2000 : 160

  private static func story(_ number: Int, _ version: String) -> String {
    let words = (1...80).map { "The tide of day \($0 * number % 97) came in \(version).\n" }
    return "Title: Tide \(number) \(version)\nAuthor: Ines Calloway\n\n" + words.joined(separator: "\n")
  }

  /// A place with stories in two versions, and the books of each as an undisturbed run makes them, in `ebb-books` and
  /// `flood-books`.
  private func place(_ verb: String, to output: String) throws -> Workplace {
    let place = try Workplace()
    for version in ["ebb", "flood"] {
      for number in 1...60 {
        try place.write(Self.story(number, version), to: "\(version)/\(number % 3)/\(number).txt")
      }
      _ = try place.shell("ln -sfn \(version) in")
      try #require(try place.quire(verb, "in", "-o", "\(version)-books\(output)", "--no-cover").status == 0)
    }
    return place
  }

  /// Kills runs at random moments, each beginning where the one before was stopped, with the stories in one version or
  /// the other, and looks at every book that is there.
  private func killRuns(_ place: borrowing Workplace, _ arguments: [String], _ books: [String]) throws {
    let versions = try ["ebb", "flood"].map { version in
      (name: version, books: try books.map { try place.data("\(version)-books/\($0)") })
    }
    func check(_ wanted: String? = nil) throws {
      for (index, book) in books.enumerated() {
        if let data = try? place.data("out/\(book)") {
          let isWhole = versions.contains { (wanted ?? $0.name) == $0.name && $0.books[index] == data }
          #expect(isWhole, "\(book) is broken")
        } else {
          #expect(wanted == nil, "\(book) is missing")
        }
      }
    }
    let start = ContinuousClock.now
    #expect(try place.start(arguments + ["--force"]).end() == 0)
    let whole = ContinuousClock.now - start
    var version = "flood"
    for kill in 0..<Self.kills {
      version = Bool.random() ? "ebb" : "flood"
      _ = try place.shell("ln -sfn \(version) in")
      // Forced now and then: books that are up to date are then written too.
      let running = try place.start(arguments + (kill.isMultiple(of: 3) ? ["--force"] : []))
      running.kill(after: whole * Double.random(in: 0...1.1))
      try check()
    }
    #expect(try place.start(arguments).end() == 0)
    try check(version)
    let left = try place.files().filter { $0.hasPrefix("out/") && !$0.hasSuffix(".epub") }
    #expect(left == [])
  }

  @Test func batchThatIsKilledLeavesWholeBooksAndTheNextRunCleansUp() throws {
    let place = try place("convert", to: "")
    try killRuns(
      place, ["convert", "in", "-o", "out", "--no-cover", "--quiet"], (1...60).map { "\($0 % 3)/\($0).epub" })
  }

  @Test func anthologyThatIsKilledIsTheOldBookOrTheNew() throws {
    let place = try place("anthology", to: "/x.epub")
    try killRuns(place, ["anthology", "in", "-o", "out/x.epub", "--no-cover", "--quiet"], ["x.epub"])
  }

  @Test func leftoversOfAKilledRunGoEvenWhereNothingIsToBeMade() throws {
    let place = try Workplace()
    try place.write(Self.story(1, "ebb"), to: "in/a/1.txt")
    try #require(try place.quire("convert", "in", "--no-cover").status == 0)
    for name in ["out/a/.quire-77-1.tmp", "out/a/.quire-note.tmp"] { try place.write("half a book", to: name) }
    let run = try place.quire("convert", "in", "--no-cover", "--json")
    #expect(run.lines.first?.contains(#""outcome":"unchanged""#) == true)
    #expect(try place.files().filter { $0.hasPrefix("out/") } == ["out/a/.quire-note.tmp", "out/a/1.epub"])
  }

  @Test func fortyBadStoriesLeaveTheOthersAlone() throws {
    let place = try Workplace()
    for number in 1...Self.stories { try place.write(Self.story(number, "ebb"), to: "in/\(number % 7)/\(number).txt") }
    let kinds = try Self.makeBad(place)
    #expect(kinds.count == 40)
    let run = try place.quire("convert", "in", "--no-cover", "--report", "r.json")
    #expect(run.status == 1)
    #expect(run.lines.count == Self.stories - 40)
    #expect(try place.files().count { $0.hasPrefix("out/") && $0.hasSuffix("0.epub") } > 0)
    let errors = run.messageLines.filter { $0.contains(": error: ") }
    #expect(errors.count == 40)
    for (number, _) in kinds { #expect(errors.count { $0.contains("/\(number).") } == 1, "story \(number)") }
    for error in errors { #expect(error.contains("; "), "no remedy: \(error)") }
    #expect(run.messages.contains("\(Self.stories - 40) made, 40 failed"))
    let records = try #require(try JSONSerialization.jsonObject(with: place.data("r.json")) as? [[String: Any]])
    #expect(records.count == Self.stories)
    #expect(records.count { $0["outcome"] as? String == "failed" } == 40)
    let again = try place.quire("convert", "in", "--no-cover")
    #expect(again.status == 1)
    #expect(again.messages.contains("\(Self.stories - 40) up to date, 40 failed"))
  }

  /// Spoils forty stories in different ways; returns which, and how.
  private static func makeBad(_ place: borrowing Workplace) throws -> [(number: Int, kind: String)] {
    let kinds = [
      "empty", "blank", "pdf", "program", "word", "noise", "dangling", "circle", "folder in its place", "foreign book",
      "yaml", "key", "value", "cover", "encoding", "pattern",
    ]
    var bad: [(number: Int, kind: String)] = []
    for index in 0..<40 {
      let number = 3 * (index + 1)
      let kind = kinds[index % kinds.count]
      let stem = "\(number % 7)/\(number)"
      let (story, sidecar) = ("in/\(stem).txt", "in/\(stem).yaml")
      switch kind {
      case "empty": try place.write(Data(), to: story)
      case "blank": try place.write(" \n\t\n\u{FEFF}\n", to: story)
      case "pdf": try place.write(Data("%PDF-1.7\n%\u{0}\u{1}".utf8), to: story)
      case "program": try place.write(Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0xFF, 0xFE, 3]), to: story)
      case "word": try place.write(Data([0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0]), to: story)
      case "noise": try place.write(Data((0..<4000).map { UInt8(truncatingIfNeeded: $0 * $0 * 7 >> 3) }), to: story)
      case "dangling": _ = try place.shell("ln -sf nowhere.txt \(story)")
      case "circle": _ = try place.shell("ln -sf \(number).txt \(story)")
      case "folder in its place": try place.write("", to: "out/\(stem).epub/inside")
      case "foreign book": try place.write("somebody's notes", to: "out/\(stem).epub")
      case "yaml": try place.write("title: [Tide\n", to: sidecar)
      case "key": try place.write("titel: Tide\n", to: sidecar)
      case "value": try place.write("published: last year\n", to: sidecar)
      case "cover": try place.write("cover: nowhere.jpg\n", to: sidecar)
      case "encoding": try place.write("encoding: klingon\n", to: sidecar)
      default: try place.write("chapter-pattern: '(Chapter'\n", to: sidecar)
      }
      bad.append((number, kind))
    }
    return bad
  }
}

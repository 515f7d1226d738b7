import Foundation
import Testing

@testable import Bindery
@testable import QuireCommand

@Suite struct ProgressTests {
  private static let story = "Title: Ebb\nAuthor: Ines Calloway\n\nThe tide went out.\n\nThe end came soon.\n"

  @Test func tableSaysWhatTheRunCameTo() throws {
    let place = try Workplace()
    for name in ["a", "b", "c"] { try place.write(Self.story, to: "in/\(name).txt") }
    try place.write("The tide went out.\n\nThe end came soon.\n", to: "in/d.txt")
    try place.write(Data("%PDF-1.4\0".utf8), to: "in/e.txt")
    let run = try place.quire("convert", "in", "--no-cover")
    let table = run.messageLines.drop { !$0.hasPrefix("quire: 5 stories") }.map { $0.replacing(/[ ]+/, with: " ") }
    #expect(table.count == 5)
    #expect(table[0].hasPrefix("quire: 5 stories: 4 made, 1 failed; 1 book deserves a look"))
    #expect(table[1].hasPrefix(" made 4 32 words, "))
    #expect(table[2] == " failed 1 1 not-text")
    #expect(table[3].hasPrefix(" to look at 1 1 author-unknown, "))
    #expect(table[4].hasPrefix(" time "))
    let again = try place.quire("convert", "in", "--no-cover", "--quiet")
    #expect(again.messageLines.count == 1)
  }

  @Test(arguments: [
    (20, 0, 2000, 1000, "20 of 2,000, 20 stories/s, 1:39 left"),
    (1999, 3, 2000, 10, "1,999 of 2,000, 3 failed, 199,900 stories/s, 0:01 left"),
    (1, 0, 20_000, 4000, "1 of 20,000, 0.3 stories/s, 22:13:16 left"),
    (5, 5, 5, 500, "5 of 5, 5 failed, 10 stories/s"),
  ])
  func lineTellsHowFarTheRunHasCome(done: Int, failed: Int, total: Int, milliseconds: Int, expected: String) {
    let progress = Bindery.Progress(done: done, failed: failed, total: total)
    #expect(ProgressLine.text(of: progress, milliseconds: milliseconds) == expected)
  }

  /// util-linux's `script` is the terminal.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "there is no script(1)"))
  func lineIsDrawnOnATerminalAloneAndClearedForWhatIsPrinted() throws {
    let place = try Workplace()
    for number in 1...60 {
      try place.write(Self.story + String(repeating: "Ebb.\n\n", count: 300), to: "in/\(number).txt")
    }
    let piped = try place.quire("convert", "in", "-o", "piped")
    #expect(!piped.messages.contains("\u{1B}"))
    let run = try place.shell(
      "script -qec 'quire convert in --jobs 1' typed >/dev/null", environment: ["TERM": "xterm"])
    #expect(run.status == 0)
    let typed = String(decoding: try place.data("typed"), as: UTF8.self)
    let last = try #require(typed.components(separatedBy: "\r\u{1B}[K").last)
    #expect(last.hasPrefix("out/") || last.hasPrefix("quire: 60 stories: 60 made"))
    #expect(!last.contains(" left"))
  }
}

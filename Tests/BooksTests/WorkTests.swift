import Foundation
import Testing

/// The work of making a book grows with the size of the text and no faster, whatever the text is.
///
/// Work is counted in instructions, of the whole process from its start to its end (valgrind's cachegrind): a count is
/// the same on a busy machine and an idle one, to a few in ten thousand.
@Suite(.enabled(if: Program.countedQuire != nil, "valgrind and a program to count in are named by `make test`"))
struct WorkTests {
  /// Four times the text may take six times the work; where work grows with the square, it takes sixteen.
  @Test(arguments: PathologicalText.all) func `grows with the size`(of text: PathologicalText) throws {
    let once = try Self.work(on: text.text(ofSize: 16_000)) - Self.start.get()
    let fourTimes = try Self.work(on: text.text(ofSize: 64_000)) - Self.start.get()
    #expect(fourTimes <= once * 6, "\(fourTimes) instructions for 64 kB, \(once) for 16 kB")
  }

  /// The work on a story of a few words, nearly all of it the start of the process.
  private static let start = Result { try work(on: Data("The lamp was out.\n".utf8)) }

  /// How many instructions it takes to make a book of a story.
  private static func work(on story: Data) throws -> Int {
    let folder = try Place.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "tide.txt")
    try story.write(to: file)
    let quire = try #require(Program.countedQuire)
    let run = try quire.run(["convert", file.path, "-o", folder.appending(path: "tide.epub").path, "--no-cover"])
    // ==123== I   refs:      20,034,800
    let count = run.errors.split(separator: "\n").last { $0.contains("I   refs:") }
    let digits = try #require(count?.split(separator: ":").last, "\(run.errors)").filter(\.isNumber)
    return try #require(Int(digits), "\(run.errors)")
  }
}

import StoryModel
import Testing

@testable import Bindery

@Suite struct CrewTests {
  @Test(arguments: [1, 2, 3, 8])
  func workIsPutTogetherInOrder(size: Int) {
    let crew = Workers.crew(size)
    #expect(crew.size == size)
    for count in [0, 1, 2, 7, 1000] {
      #expect(crew.map(count) { String($0) } == (0..<count).map(String.init))
      #expect(Array(crew.runs(of: count).joined()) == Array(0..<count))
      var numbers = Array(0..<count)
      crew.change(&numbers) { $0 *= 2 }
      #expect(numbers == (0..<count).map { $0 * 2 })
    }
  }

  @Test func aStoryIsTheSameWhoeverReadsAndSetsIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.story, to: "lamp.txt")
    let path = folder.path("lamp.txt")
    func story(by crew: Crew) throws -> (Story, [Diagnostic]) {
      let understood = try UnderstoodStory(StorySource.read(.file(path), over: Overrides()), by: crew)
      let diagnostics = understood.diagnostics
      return (understood.printed(), diagnostics)
    }
    let (alone, doubts) = try story(by: .single)
    #expect(alone.chapters.count == 40)
    for size in [2, 5] {
      let (together, theirs) = try story(by: Workers.crew(size))
      #expect(together == alone)
      #expect(theirs == doubts)
    }
  }

  /// Chapters with speech over several paragraphs, dialect, markup, entities, notes and verse.
  private static let story =
    "Title: The Lamp\nBy: Ines Calloway\n\n"
    + (1...40).map { number in
      """
      Chapter \(number)

      "I 'uz at the harbour," said the <b>keeper</b>, "and I 'uz there all night -- alone ...

      "And what did you see?" It was *never\(number % 3 == 0 ? "" : "*") told &eacute; la mode; an' so it went, an' on an' on.

      * * *

      A light upon the water, and I 'uz glad\(number % 3 == 0 ? "*" : "").

      \(String(repeating: "The rope lay where the keeper had left it, and nobody asked whose it was. ", count: 6))

          The tide went out,
              the lamp went in,
          and all was as
              it had not been.

      [Note: It was a ship's.]

      """
    }.joined(separator: "\n")
}

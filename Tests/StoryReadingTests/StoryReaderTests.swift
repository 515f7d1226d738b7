import StoryModel
import StoryReading
import Testing

@Suite struct StoryReaderTests {
  @Test func chaptersParagraphsAndBreaksAreFound() throws {
    let text = """
      Chapter 1: Ebb

      The tide went out at four, and the boats lay down in the mud like
      cows before rain.

      * * *

      Nobody came.

      Chapter 2

      In the morning they came.

      """
    let story = try StoryReader().read(Array(text.utf8), fileName: "tide.txt").story
    #expect(story.chapters.map(\.label.plainText) == ["Chapter 1", "Chapter 2"])
    #expect(story.chapters.map(\.title.plainText) == ["Ebb", ""])
    #expect(
      story.chapters[0].blocks == [
        .paragraph(
          Paragraph([
            .text("The tide went out at four, and the boats lay down in the mud like cows before rain.")
          ])),
        .sceneBreak(SceneBreak(printed: "* * *")),
        .paragraph(Paragraph([.text("Nobody came.")])),
      ])
  }

  @Test(arguments: ["'Wow! wow! wow!'", "\"Ooo!\"", "*Wow*", "_You vow?_"])
  func wordsOfRoundLettersAreNoSceneBreak(line: String) throws {
    let text = "The cook and the baby joined in the chorus.\n\n    \(line)\n\nThe Duchess sang the second verse.\n"
    let story = try StoryReader().read(Array(text.utf8), fileName: "chorus.txt").story
    let blocks = story.chapters.flatMap(\.blocks)
    #expect(
      !blocks.contains {
        if case .sceneBreak = $0 { true } else { false }
      })
  }

  @Test(arguments: ["oOo", "xXx", "-o-o-", "~oxo~", "o O o"])
  func lettersThatOrnamentAreASceneBreak(line: String) throws {
    let text = "The tide went out at four.\n\n\(line)\n\nNobody came in the morning.\n"
    let story = try StoryReader().read(Array(text.utf8), fileName: "tide.txt").story
    #expect(story.chapters.flatMap(\.blocks).contains(.sceneBreak(SceneBreak(printed: line))))
  }
}

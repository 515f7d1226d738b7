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
}

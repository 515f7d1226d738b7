import StoryModel
import StoryReading
import Testing

@Suite struct BlankStartTests {
  @Test(arguments: ["\n", "\n\n", " \n", "\r\n", "\u{C}\n"]) func storyMayBeginWithBlankLines(start: String) throws {
    let text = start + "The ferry was late again, and nobody on the quay could say why.\n\nShe counted the lamps.\n"
    let reading = try StoryReader().read(Array(text.utf8), fileName: "x.txt")
    #expect(reading.story.chapters.first?.blocks.count == 2)
  }
}

import StoryModel
import StoryReading
import Testing

@Suite struct StoryReaderTests {
  @Test func encodedWordsOfAMailsHeadAreRead() throws {
    let article = """
      From: =?ISO-8859-1?Q?Andr=E9_Mar=E9e?= <andre@harbour.example>
      Newsgroups: alt.lamps.creative
      Subject: =?utf-8?B?TkVVOiBEYXMgbGV0enRlIExpYw==?=
       =?utf-8?B?aHQgYW0gSGFmZW4=?= (1/2)
      Date: Sat, 14 Mar 1998 20:14:05 GMT

      Das Buch hatte keine letzte Seite, und niemand wusste, wer sie genommen hatte.
      """
    let reading = try StoryReader().read(Array(article.utf8), fileName: "0017.txt")
    #expect(reading.story.metadata.title?.value == "Das letzte Licht am Hafen")
    #expect(reading.story.metadata.title?.evidence.line == 3)
    #expect(reading.story.metadata.authors.map(\.value.name) == ["André Marée"])
    #expect(!reading.diagnostics(in: "0017.txt").contains { $0.code == "letters-unaccounted" })
  }

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

/// What a story that says little of itself is given, and what is said of one that is not there.
@Suite struct FallbackTests {
  private func read(_ text: String) throws -> Reading {
    try StoryReader().read(Array(text.utf8), fileName: "000_b77f3.txt")
  }

  private func codes(_ text: String) throws -> [String] { try read(text).findings.map(\.code) }

  @Test(arguments: [
    "Title: T\nAuthor: Ana Pike\n", "Title: T\n\nChapter One\n", "* * *\n", "x",
    "*** START OF THE PROJECT GUTENBERG EBOOK EBB ***\n\n*** END OF THE PROJECT GUTENBERG EBOOK EBB ***\n",
  ])
  func aStoryThatIsNotThereIsTold(text: String) throws {
    #expect(try codes(text).contains("story-empty"))
  }

  @Test(arguments: ["Title: T\n\nNobody came.\n", "Title: T\n\n1984\n\nThe year was over.\n"])
  func aStoryThatIsThereIsNotCalledEmpty(text: String) throws {
    #expect(try !codes(text).contains("story-empty"))
  }

  @Test(arguments: [
    // The end of a sentence, of six words or more.
    (
      "It rained. The boats were in, and nobody minded. There was supper, and a lamp, and more of both.",
      "It rained. The boats were in, and nobody minded."
    ),
    // Six words at least, about 60 characters at most.
    (
      "The foghorn at Penhallow said its one word every two minutes, and had done so for as long as anybody knew.",
      "The foghorn at Penhallow said its one word every two"
    ),
    // Where no space parts words, the first sentence with what closes behind it.
    ("霧笛は二分ごとに一度鳴った。誰も聞いていなかった。夜の底が白くなった。港には船が一艘もなかった。", "霧笛は二分ごとに一度鳴った。"),
    ("「霧だ！」と彼は言った。それから誰も何も言わなかった。港には船が一艘もなく、灯りもなかった。", "「霧だ！」と彼は言った。"),
    ("はい。そうです。" + String(repeating: "霧", count: 100), "はい。そうです。"),
    (String(repeating: "霧笛港灯", count: 100_000), String(repeating: "霧笛港灯", count: 15)),
    ("Nobody " + String(repeating: "o", count: 300_000), "Nobody"),
  ])
  func aTitleIsTheOpeningWordsAndNoMore(paragraph: String, title: String) throws {
    #expect(try read(paragraph + "\n\n" + paragraph + "\n").story.metadata.title?.value == title)
  }
}

import StoryModel
import Testing

@testable import Bindery

@Suite struct WordsTests {
  /// Words are counted eight bytes at a time: each of them must come to stand in every place among the eight.
  @Test(arguments: [
    "It was dark.", "un -- deux", "a", "a b c d e f g h i j k l m n o p q", "don't", "« oui », — dit-il — « non »",
    "supercalifragilisticexpialidocious 42", "- -- --- ---- ----- ------ ------- -------- ---------", "@[`{/:~ x",
    "ends in a space ", "море ушло", "a\tb\nc\u{7F}d", "azAZ09", "",
  ]) func wordsAreRunsWithALetterWhereverTheyStand(text: String) {
    for before in 0...16 {
      let padded = String(repeating: ".", count: before) + " " + text
      for end in ["", " ", "!", " -"] { #expect(count(padded + end) == plainCount(padded + end), "\(before) \(end)") }
    }
  }

  private func count(_ text: String) -> Int {
    Story(chapters: [Chapter(blocks: [.paragraph(Paragraph([.text(text)]))])]).wordCount
  }

  /// The same, said plainly.
  private func plainCount(_ text: String) -> Int {
    text.utf8.split { $0 <= 0x20 }.count { word in
      word.contains { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
    }
  }
}

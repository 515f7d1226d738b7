import EPUB
import StoryModel
import Testing

@testable import Bindery

@Suite struct AnthologyStateTests {
  @Test func wordsAreReadAsTheyWereWritten() {
    let title = "Ebb\tand\nFlow \\n “Tide”"
    let facts = StoryFacts(
      title: title, creators: [Contributor(name: "Ines Calloway")], rights: ["", "All\\rights"], language: "en",
      published: nil, words: 1200, packedSize: 34, likeness: Digest(value: 7))
    let pressed = PressedStory(
      folder: "ebb", title: "Ebb", resources: [], contents: [ContentsEntry(title: title, target: "one.xhtml")],
      pictureAccess: .none)
    let story = AnthologyStory(
      pressed: pressed, keeper: Keeper(), recipe: Digest(value: 0xFEDC_BA98_0000_0001), modified: Timestamp(seconds: 0),
      facts: facts)
    let state = AnthologyState.write([story])
    var lines = StateReader(state[...])
    var fields: [[String]] = []
    repeat {
      var line: [String] = []
      while let field = lines.text() { line.append(field) }
      fields.append(line)
    } while lines.nextLine()
    #expect(
      fields == [
        [AnthologyState.head],
        ["S", "fedcba9800000001", "ebb", "Ebb", title, "en", "", "1200", "34", "0000000000000007", "none"],
        ["A", "aut", "Ines Calloway", ""], ["R", ""], ["R", "All\\rights"], ["C", "0", title, "one.xhtml"],
      ])
  }

  @Test func digestsAreReadAsTheyWereWritten() {
    for value in [0, 7, 0xFEDC_BA98_0000_0001, UInt64.max] {
      #expect(Digest(hexadecimal: Digest(value: value).hexadecimal[...])?.value == value)
    }
    for figures in ["", "12", "000000000000000g", "00000000000000000"] {
      #expect(Digest(hexadecimal: Array(figures.utf8)[...]) == nil)
    }
  }

  private final class Keeper: Sendable {}
}

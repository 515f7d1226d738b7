import Foundation
import StoryModel
import StoryReading
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    ("English", "en"), ("ENGLISH", "en"), (" english. ", "en"), ("Français", "fr"), ("francais", "fr"),
    ("Deutsch", "de"),
    ("русский", "ru"), ("Русский", "ru"), ("Español", "es"), ("Português (Brasil)", "pt-BR"), ("日本語", "ja"),
    ("British English", "en-GB"), ("English (US)", "en-US"), ("English, some French", "en"), ("English/German", "en"),
    ("en", "en"), ("EN-us", "en-US"), ("pt_BR", "pt-BR"), ("zh-hant", "zh-Hant"), ("zh-hant-tw", "zh-Hant-TW"),
    ("es-419", "es-419"), ("eng", "en"), ("ger", "de"), ("Nederlands", "nl"),
  ]) func namesAndTagsAreKnown(name: String, tag: String) {
    #expect(LanguageName.tag(for: name) == tag)
  }

  @Test func everyNameOfTheListIsFound() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("resources/languages.txt")
    var names = 0
    for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") where !line.hasPrefix("#") {
      guard let colon = line.range(of: ": ") else { continue }
      let tag = String(line[..<colon.lowerBound])
      for name in [tag] + line[colon.upperBound...].components(separatedBy: ", ") {
        #expect(LanguageName.tag(for: name) == tag, "\(name)")
        names += 1
      }
    }
    #expect(names > 500)
  }

  @Test(arguments: ["", "mild", "some swearing", "xx", "english-ish", "e", "en-", "en-US-posix-x", "clean, mostly"])
  func otherWordsAreNoLanguage(name: String) {
    #expect(LanguageName.tag(for: name) == nil)
  }

  @Test(arguments: [
    (LegacyText.english, "en"), (LegacyText.french, "fr"), (LegacyText.german, "de"), (LegacyText.russian, "ru"),
  ]) func proseTellsItsLanguage(prose: String, tag: String) {
    let text = SourceText(utf8: Array(prose.utf8))
    let answer = LanguageDetector.language(of: text, lines: text.lines.indices)
    #expect(answer.language.value == tag)
    #expect(answer.finding == nil)
    #expect(answer.language.evidence.confidence >= 0.9)
  }

  @Test func longStoryIsSampledThroughout() {
    // A letter in French at the head, an English story after it, half of it in one line.
    let sentences = [
      "The ferry was late again, and nobody on the quay could say why.",
      "She counted the lamps twice before she slept.",
      "Her brother had taken the smaller boat and a loaf of bread.",
      "Rain drummed upon the roof of the old customs house.",
      "By morning the whole harbour knew that the bell was gone.", "He laughed, but he would not look at the water.",
      "They walked home slowly along the wall with their shoes in their hands.",
      "It was the warmest winter anyone remembered.",
    ]
    let story = (0..<400).map { sentences[$0 % 8] + " " + sentences[$0 / 8 % 8] }
    let lines =
      LegacyText.french + story[..<200].joined(separator: "\n\n") + "\n" + story[200...].joined(separator: " ")
    let text = SourceText(utf8: Array(lines.utf8))
    #expect(LanguageDetector.language(of: text, lines: text.lines.indices).language.value == "en")
  }

  @Test(arguments: ["", "1 2 3 4 5\n", "* * *\n\n-----\n"]) func whatHasNoWordsIsEnglishWithAWarning(words: String) {
    let text = SourceText(utf8: Array(words.utf8))
    let answer = LanguageDetector.language(of: text, lines: text.lines.indices)
    #expect(answer.language.value == "en")
    #expect(answer.finding?.code == "language-unknown")
  }
}

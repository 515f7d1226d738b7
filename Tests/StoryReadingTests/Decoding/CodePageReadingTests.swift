import Testing

@testable import StoryReading

@Suite struct CodePageReadingTests {
  /// A page is passed over by the most that it can score, so that must never be less than what it does score.
  @Test(arguments: LegacyText.all) func noPageScoresMoreThanItCan(legacy: LegacyText) throws {
    let text = try encode(legacy.text, legacy.iconvName)
    for encoding in LegacyEncoding.allCases where !encoding.isMultibyte {
      let page = try #require(CodePage(encoding))
      let reading = CodePageReading(text, by: page)
      #expect(reading.score <= reading.greatestScore, "\(encoding)")
    }
  }

  @Test func aTextReadsBestByItsOwnPage() throws {
    let text = try encode(LegacyText.russian, "CP1251")
    let own = CodePageReading(text, by: try #require(CodePage(.windows1251)))
    #expect(own.score > 1.5)
    for encoding in [LegacyEncoding.windows1252, .koi8r, .ibm866] {
      #expect(CodePageReading(text, by: try #require(CodePage(encoding))).greatestScore < own.score, "\(encoding)")
    }
  }
}

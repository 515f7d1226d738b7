import StoryModel
import StoryReading
import Testing

@Suite struct PathReadingTests {
  private func reading(_ path: String, by pattern: String) throws -> PathReading {
    PathReading(path.split(separator: "/").map { Array($0.utf8) }, by: try PathPattern(pattern))
  }

  @Test func foldersSayAuthorSeriesAndPosition() throws {
    let reading = try reading(
      "x/Calloway, Ines/Harbour Lights/03 - The Dark Lamp", by: "{author}/{series}/{position} - {title}")
    #expect(reading.authors?.map(\.name) == ["Ines Calloway"])
    #expect(reading.series == Series(name: "Harbour Lights", position: "3"))
    #expect(reading.title == "The Dark Lamp")
    #expect(reading.findings == [])
  }

  @Test func namesOfProgramsAreReadAsAPersonWouldWriteThem() throws {
    let reading = try reading("tom_pell/the_dark_lamp", by: "{author}/{title}")
    #expect(reading.authors?.map(\.name) == ["Tom Pell"])
    #expect(reading.title == "The Dark Lamp")
    let several = try self.reading("Ines Calloway & Tom Pell/Catch 22", by: "{author}/{title}")
    #expect(several.authors?.map(\.name) == ["Ines Calloway", "Tom Pell"])
    #expect(several.title == "Catch 22")
  }

  @Test func bytesThatAreNotUTF8AreRead() throws {
    let reading = PathReading([[0x41, 0x6E, 0xE4], [0xC9, 0x74, 0xE9]], by: try PathPattern("{author}/{title}"))
    #expect(reading.authors?.map(\.name) == ["Anä"])
    #expect(reading.title == "Été")
  }

  @Test func languagesAndDatesAreUnderstoodOrTold() throws {
    let reading = try reading("French/2009-03/x", by: "{language}/{published}/{title}")
    #expect(reading.language == "fr")
    #expect(reading.published == "2009-03")
    let wrong = try self.reading("Atlantis/soon/x", by: "{language}/{published}/{title}")
    #expect(wrong.language == nil)
    #expect(wrong.published == nil)
    #expect(wrong.findings.map(\.code) == ["path-pattern-unmatched", "path-pattern-unmatched"])
  }

  @Test func pathThatDoesNotFitIsTold() throws {
    let reading = try reading("x/lamp", by: "{author}/{position} - {title}")
    #expect(reading.title == nil)
    #expect(reading.authors == nil)
    #expect(reading.findings.map(\.code) == ["path-pattern-unmatched"])
  }
}

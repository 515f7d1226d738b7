import StoryModel
import StoryReading
import Testing

@Suite struct FileNameTests {
  private static let titles: [(String, String?)] = [
    // Slugs: separators for spaces, no case.
    ("the_dark_lamp", "The Dark Lamp"), ("the-dark-lamp", "The Dark Lamp"), ("the.dark.lamp", "The Dark Lamp"),
    ("the+dark+lamp", "The Dark Lamp"), ("the dark lamp", "the dark lamp"), ("the%20dark%20lamp", "the dark lamp"),
    ("sea-glass", "Sea Glass"), ("lamp", "Lamp"), ("a_walk_in_the_rain", "A Walk in the Rain"),
    ("what_the_sea_gave_up_to", "What the Sea Gave Up To"), ("harbour_ii", "Harbour II"),
    ("THE_DARK_LAMP", "The Dark Lamp"),
    ("DARK LAMP", "Dark Lamp"), ("le_phare_oublié", "Le phare oublié"), ("тёмный_маяк", "Тёмный маяк"),
    // Case of its own is kept.
    ("The Dark Lamp", "The Dark Lamp"), ("The_Dark_Lamp", "The Dark Lamp"), ("The-Dark-Lamp", "The Dark Lamp"),
    ("Sea-Glass", "Sea-Glass"), ("TheDarkLamp", "The Dark Lamp"), ("McKayAndTheLamp", "McKay And The Lamp"),
    ("Mr. Fox", "Mr. Fox"), ("What Now?", "What Now?"), ("1984", nil), ("2001 Nights", "2001 Nights"),
    ("Seven Days of Rain", "Seven Days of Rain"), ("7 Days of Rain", "7 Days of Rain"), ("Lamp, The", "The Lamp"),
    ("Dark Lamp, The", "The Dark Lamp"), ("It", "It"), ("Œuvre au phare", "Œuvre au phare"), ("守灯塔的老人", "守灯塔的老人"),
    ("Tide - The Return", "Tide - The Return"), ("Step by Step", "Step by Step"),
    ("A Walk by Night", "A Walk by Night"),
    // What copying and editing leave behind.
    ("The Dark Lamp (1)", "The Dark Lamp"), ("The Dark Lamp - Copy", "The Dark Lamp"),
    ("Copy of The Dark Lamp", "The Dark Lamp"),
    ("The Dark Lamp [Complete]", "The Dark Lamp"), ("the_dark_lamp_v2", "The Dark Lamp"),
    ("the_dark_lamp_final", "The Dark Lamp"),
    ("the_dark_lamp_b77f3", "The Dark Lamp"), ("The Dark Lamp-ffnet_1234567", "The Dark Lamp"),
    ("the-dark-lamp-20090314", "The Dark Lamp"),
  ]

  @Test(arguments: titles)
  func titleIsReadWhereAPersonWroteIt(stem: String, title: String?) {
    #expect(FileName(stem: stem.utf8).title == title)
  }

  @Test(arguments: [
    "", "000_b77f3", "11-0", "pg1342", "fic", "story1", "untitled", "New Text Document", "New Text Document (2)",
    "deadbeef01",
    "0xcafe12", "2009-03-14", "20090314", "20090314_153000", "12345", "s1234567", "ffnet_1234567", "ao3_12345678",
    "works_123",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "IMG_0042", "DSCF0042", "doc1", "Document1", "chapter1", "ch01", "part2",
    "1", "001",
    "a", "x1", "tmp", "temp_1", "output", "download (3)", "text", "Unbenannt", "README", "1342-0", "pg84-images",
    "84-h", "b77f3",
    "tdl", "___", "-", "(1)", "final", "draft_2", "new file", "chapter 12 of 30",
  ]) func otherNamesSayNothing(stem: String) {
    let name = FileName(stem: stem.utf8)
    #expect(name.title == nil)
    #expect(name.author == nil)
  }

  @Test(arguments: [
    ("Ines Calloway - The Dark Lamp", "The Dark Lamp", "Ines Calloway"),
    ("Ines Calloway – The Dark Lamp", "The Dark Lamp", "Ines Calloway"),
    ("The Dark Lamp - Ines Calloway", "The Dark Lamp", "Ines Calloway"),
    ("The Dark Lamp by Ines Calloway", "The Dark Lamp", "Ines Calloway"),
    ("The_Dark_Lamp_by_Rosalind", "The Dark Lamp", "Rosalind"),
    ("the_dark_lamp_by_ines_calloway", "The Dark Lamp", "Ines Calloway"),
    ("ines_calloway-the_dark_lamp", "The Dark Lamp", "Ines Calloway"),
    ("Ines_Calloway_-_The_Dark_Lamp", "The Dark Lamp", "Ines Calloway"),
    ("J. K. Marsh - Tide", "Tide", "J. K. Marsh"), ("Tom van der Marsh - Tide", "Tide", "Tom van der Marsh"),
    ("The Dark Lamp by Ines Calloway-Ab4dEf9G", "The Dark Lamp", "Ines Calloway"),
    ("Day by Day by Ines Calloway", "Day by Day", "Ines Calloway"),
    ("Ines Calloway - The Dark Lamp (1)", "The Dark Lamp", "Ines Calloway"),
    ("Инеса Каллоуэй - Маяк", "Маяк", "Инеса Каллоуэй"),
  ]) func authorIsReadBesideTheTitle(stem: String, title: String, author: String) {
    let name = FileName(stem: stem.utf8)
    #expect(name.title == title)
    #expect(name.author?.name == author)
  }

  @Test func authorTurnedRoundKeepsItsSortingForm() {
    let name = FileName(stem: "Calloway, Ines - The Dark Lamp".utf8)
    #expect(name.title == "The Dark Lamp")
    #expect(name.author == Contributor(name: "Ines Calloway", fileAs: "Calloway, Ines"))
  }

  @Test func seriesStandsBetweenAuthorAndTitle() {
    let name = FileName(stem: "Ines Calloway - Harbour Lights 03 - The Dark Lamp".utf8)
    #expect(name.title == "The Dark Lamp")
    #expect(name.author?.name == "Ines Calloway")
    #expect(name.series == Series(name: "Harbour Lights", position: "3"))
  }

  private static let parts: [(String, String?, String?)] = [
    ("tide-ch1", "Tide", "1"), ("Tide 02", "Tide", "2"), ("Tide Part 2", "Tide", "2"), ("tide_chapter_03", "Tide", "3"),
    ("Tide (2 of 3)", "Tide", "2"), ("Tide 2of3", "Tide", "2"), ("tide_pt2", "Tide", "2"),
    ("Tide - Chapter 4", "Tide", "4"),
    ("Tide - 04", "Tide", "4"), ("01 - The Dark Lamp", "The Dark Lamp", "1"),
    ("01_the_dark_lamp", "The Dark Lamp", "1"),
    ("3. The Dark Lamp", "The Dark Lamp", "3"), ("Tide #3", "Tide", "3"), ("Tide Part Two", "Tide", "Two"),
    ("Tide Part IV", "Tide", "IV"), ("dark_tide_01", "Dark Tide", "1"), ("tide-01", "Tide", "1"),
    ("Tide ch. 12", "Tide", "12"),
    ("chapter1", nil, "1"), ("ch01", nil, "1"), ("Tide 2", "Tide 2", nil), ("Apollo 13", "Apollo 13", nil),
  ]

  @Test(arguments: parts)
  func numberOfAPartIsNoTitle(stem: String, title: String?, part: String?) {
    let name = FileName(stem: stem.utf8)
    #expect(name.title == title)
    #expect(name.part == part)
  }

  @Test func namesAreBytes() {
    #expect(FileName(stem: [0x4C, 0x65, 0x20, 0xE9, 0x74, 0xE9]).title == "Le été")
    #expect(FileName(stem: [0xFF, 0xFE, 0x80]).author == nil)
  }

  @Test func anyBytesAreANameWithoutATrap() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0..<24, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : Array("-_. ,()[]#by1of".utf8).randomElement(using: &random)!
      }
      _ = FileName(stem: bytes)
    }
  }
}

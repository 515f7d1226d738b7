import StoryModel
import StoryReading
import Testing

/// How the paragraphs of a text are told apart, and what else its lines are.
@Suite struct BlockTests {
  static let sentences = [
    "The lamp on the quay had been lit since four, and nobody could remember who had lit it or why the keeper had gone.",
    "Marta counted the boats twice. There were eleven, and there ought to have been twelve, and the twelfth was hers.",
    "\"You could wait,\" said the old man, \"or you could go and look. I have done both in my time, and more than once.\"",
    "\"There,\" she said.",
    "Nobody answered, because nobody was there, and the path along the cliff was wet, and far out a light rose and fell.",
  ]

  func read(_ body: String) throws -> Reading {
    try StoryReader().read(Array(("Title: Light\nAuthor: Ana\n\n" + body).utf8), fileName: "light.txt")
  }

  /// Breaks a paragraph into lines of at most some characters.
  func wrapped(_ paragraph: String, _ width: Int, first: String = "") -> [String] {
    var lines: [String] = []
    var line = first
    for word in paragraph.split(separator: " ") {
      if line.count + 1 + word.count > width, !line.isEmpty {
        lines.append(line)
        line = String(word)
      } else {
        line += (line.isEmpty || line == first ? "" : " ") + word
      }
    }
    return lines + [line]
  }

  private func words(_ reading: Reading) -> [String] {
    reading.story.chapters.flatMap(\.blocks).compactMap {
      if case .paragraph(let paragraph) = $0 { paragraph.inlines.plainText } else { nil }
    }
  }

  @Test func theNoteOfAPictureIsAParagraphOfItsOwn() throws {
    let reading = try read(
      """
      \(Self.sentences[0])

      [Picture: The quay at night] \(Self.sentences[1])

      [Illustration] \(Self.sentences[2])

      [Nobody answered.] She said it twice.
      """)
    let heads = words(reading).map { String($0.prefix(20)) }
    let expected = [
      "The lamp on the quay", "[Picture: The quay a", "Marta counted the bo", "[Illustration]",
      "\"You could wait,\" sa",
      "[Nobody answered.] S",
    ]
    #expect(heads == expected)
    #expect(words(reading)[1] == "[Picture: The quay at night]")
  }

  @Test func aForumsCodesAreReadAsWhatTheyMean() throws {
    let text =
      "[center][b]The Long Quay[/b]\n[i]by Ana Pike[/i][/center]\n\n" + Self.sentences.joined(separator: "\n\n")
    let reading = try StoryReader().read(Array(text.utf8), fileName: "quay.txt")
    #expect(reading.story.metadata.title?.value == "The Long Quay")
    #expect(reading.story.metadata.authors.map(\.value.name) == ["Ana Pike"])
    #expect(words(reading).count == 5)
  }

  /// The blocks between two paragraphs of prose.
  func blocks(_ body: String) throws -> ArraySlice<Block> {
    let text = "\(Self.sentences[0])\n\n\(Self.sentences[1])\n\n\(body)\n\n\(Self.sentences[4])\n"
    let reading = try read(text)
    #expect(!reading.diagnostics(in: "light.txt").contains { $0.code == "letters-unaccounted" })
    return reading.story.chapters[0].blocks.dropFirst(2).dropLast()
  }

  /// What each paragraph says, its lines parted by a stroke.
  func lines(_ blocks: some Sequence<Block>) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let paragraph):
        [paragraph.inlines.map { $0 == .lineBreak ? " / " : [$0].plainText }.joined()]
      case .quotation(let quotation): lines(quotation.blocks)
      case .heading, .sceneBreak, .verse, .preformatted, .note, .image, .list: ["?"]
      }
    }
  }

  @Test func aSceneBreakBelowLinesThatStandInIsNoPartOfThem() throws {
    let found = Array(try blocks("    The boats went out,\n    The boats came in.\n\n             *"))
    guard found.count == 2, case .sceneBreak = found[1] else { return #expect(Bool(false), "\(found)") }
  }

  @Test func linesThatStandInByTurnsAreAStanza() throws {
    let stanza =
      "The kettle sings at half past four,\n  the window fogs, the cat\ncomes down and scratches at the door\n"
      + "  and that, my dear, is that."
    let reading = try read(stanza + "\n\n" + stanza)
    guard case .verse(let verse)? = reading.story.chapters[0].blocks.first else {
      return #expect(Bool(false), "\(reading.story.chapters[0].blocks)")
    }
    #expect(verse.stanzas.map(\.count) == [4, 4])
  }

  @Test func messagesThatALineLeadsUpToTakeNoOtherLines() throws {
    let messages = ["She texted her sister:", "    NELL: the boat talks", "    PRI: laughing", "    NELL: it does"]
    let text = Self.sentences + messages + ["Nothing came back."] + Self.sentences
    let story = try read(text.joined(separator: "\n")).story
    let printed = lines(story.chapters[0].blocks)
    #expect(printed.contains("She texted her sister:") && printed.contains("Nothing came back."), "\(printed)")
  }

  @Test func aFewShortLinesMakeNoWrappedText() throws {
    let diary = ["Dear Diary,", "Today a gull looked me in the eye.", "I think it knew."]
    let text = [
      Self.sentences[2], Self.sentences[3], diary.joined(separator: "\n"), Self.sentences[3], Self.sentences[1],
    ]
    let reading = try read(text.joined(separator: "\n\n"))
    #expect(lines(reading.story.chapters[0].blocks)[2] == diary.joined(separator: " / "))
  }

  @Test func linesBehindAnAngleAreQuoted() throws {
    let quoted = try blocks("> Dear Mara,\n>\n> The sea went out\n> this morning.")
    #expect(
      quoted.first
        == .quotation(
          Quotation(
            .passage,
            [
              .paragraph(Paragraph([.text("Dear Mara,")])),
              .paragraph(Paragraph([.text("The sea went out this morning.")])),
            ])))
  }

  @Test func listsAreLists() throws {
    func item(_ words: String) -> [Block] { [.paragraph(Paragraph([.text(words)]))] }
    #expect(
      try blocks("- boats\n- ropes\n- an old man").first
        == .list(List(items: [item("boats"), item("ropes"), item("an old man")])))
  }

  @Test(arguments: ["- Who is there?\n- Nobody.", "1. A lamp.\n2. A wick.", "* * *"])
  func whatLooksLikeAListIsNone(body: String) throws {
    #expect(try !blocks(body).contains { if case .list = $0 { true } else { false } })
  }

  @Test(arguments: [
    "*The lamp is lit, the tide is low,*\n*The boats are on the sand;*\n*And where they went we do not know,*\n*Nor understand.*",
    "    It comes down like a shaken cloth\n        and all the crumbs are light,\n    and it doesn't make any noise at all\n        and it does it in the night.",
  ])
  func stanzasAreVerse(body: String) throws {
    let verse = try blocks(body)
    #expect(verse.count == 1)
    guard case .verse(let stanzas)? = verse.first else {
      Issue.record("no verse")
      return
    }
    #expect(stanzas.stanzas.map(\.count) == [4])
  }

  @Test func aSentenceGoesOnBehindAList() throws {
    let found = try blocks("* lamp oil\n* a wick\n\nand nothing else, because there was nothing else.")
    guard case .paragraph(let paragraph)? = found.last else {
      Issue.record("no paragraph")
      return
    }
    #expect(paragraph.continues)
  }

  @Test func labelsThatSomebodyReadsAloudAreNoNotes() throws {
    let spoken = "“Title: The Boats,” Mara read aloud from the board. “Summary: unknown. Well, that is no help.”"
    for line in [spoken, "\"Disclaimer: none of it is mine,\" said the keeper."] {
      let blocks = try read(line + "\n\n" + Self.sentences.joined(separator: "\n\n")).story.chapters.flatMap(\.blocks)
      #expect(!blocks.contains { if case .note = $0 { true } else { false } })
    }
  }

  private static let text = (0..<4).flatMap { _ in sentences }

  @Test(arguments: [50, 64, 72, 100]) func paragraphsBetweenBlankLinesAreJoined(width: Int) throws {
    let body = Self.text.map { wrapped($0, width).joined(separator: "\n") }.joined(separator: "\n\n")
    #expect(try words(read(body)) == Self.text)
  }

  /// By what stands elsewhere: words that are whole there, words that have their hyphen there, and halves of nothing.
  @Test func wordsThatATypesetterDividedAreWhole() throws {
    let body = """
      The light-
      house stood over the har-
      bour, and the light-house keeper was well-
      known. The harbour was full. Some-
      thing was in the wa-
      ter, and something moved. The fore-
      noon passed in the morn-
      ing mist of one morning. It was a to-
      and-fro of boats, as
      well as known.
      """
    #expect(
      try words(read(body + "\n\n" + wrapped(Self.sentences[0], 50).joined(separator: "\n"))) == [
        "The light-house stood over the harbour, and the light-house keeper was well-known. The harbour was full. "
          + "Something was in the water, and something moved. The forenoon passed in the morning mist of one morning. It was a to-and-fro of boats, "
          + "as well as known.",
        Self.sentences[0],
      ])
  }

  @Test func aCompoundAtALinesEndIsNoDividedWord() throws {
    let body =
      "They came in two- and three-masted boats, long-\nlimbed men, and the sea-\nweed was on them. Seaweed, Tom!"
    let prose = (0..<100).map { _ in wrapped(Self.sentences[4], 50).joined(separator: "\n") }
    #expect(
      try words(read(([body] + prose).joined(separator: "\n\n"))).first
        == "They came in two- and three-masted boats, long-limbed men, and the sea-weed was on them. Seaweed, Tom!")
  }

  @Test func indentedParagraphsAreTold() throws {
    let body = Self.text.map { wrapped($0, 64, first: "    ").joined(separator: "\n") }.joined(separator: "\n")
    let reading = try read(body)
    #expect(words(reading) == Self.text)
    #expect(reading.paragraphing.rule.contains("indented"))
  }

  @Test func everyLineMayBeAParagraph() throws {
    #expect(try words(read(Self.text.joined(separator: "\n"))) == Self.text)
  }

  @Test func doubleSpacingIsNoParagraphing() throws {
    let body = Self.text.map { wrapped($0, 60).joined(separator: "\n\n") }.joined(separator: "\n\n\n")
    let reading = try read(body)
    #expect(words(reading) == Self.text)
    #expect(reading.paragraphing.rule.contains("double spacing"))
  }

  @Test func verseIsKeptLineByLine() throws {
    let prose = wrapped(Self.sentences[0], 72).joined(separator: "\n")
    let verse =
      "The lamp is lit, the tide is low,\nThe boats lie in the bay,\nAnd who shall tell us where they go\nThat went?"
    let blocks = try read("\(prose)\n\n\(prose)\n\n\(verse)\n\n\(prose)\n\n\(prose)\n").story.chapters[0].blocks
    guard case .verse(let found) = blocks[2] else { return #expect(Bool(false)) }
    #expect(found.stanzas.map(\.count) == [4])
  }

  /// However short the story is in which they stand: what is wrapped goes on in small letters.
  @Test(arguments: [[4, 0, 0], [3, 0, 3, 3, 0], [0, 1, 1, 3], [1, 0, 1, 0], [0, 0, 0]])
  func aSongAmongUnwrappedParagraphsKeepsItsLines(order: [Int]) throws {
    let song = "Roses are red and lost are the words\nViolets are blue in the rain\nSo it goes"
    let body = order.map { $0 == 0 ? song : Self.sentences[$0] }.joined(separator: "\n\n")
    let story = try read(body).story
    #expect(try words(read(body)) == order.filter { $0 > 0 }.map { Self.sentences[$0] })
    let stanzas = story.chapters[0].blocks.flatMap { block -> [[Verse.Line]] in
      if case .verse(let verse) = block { verse.stanzas } else { [] }
    }
    #expect(stanzas.map(\.count) == order.filter { $0 == 0 }.map { _ in 3 })
  }

  @Test func dialogueIsNoVerse() throws {
    let lines = ["\"Yes.\"", "\"No.\"", "\"Why not?\"", "\"Because.\"", Self.sentences[0], Self.sentences[1]]
    #expect(try words(read(lines.joined(separator: "\n"))) == lines)
  }

  @Test(arguments: [
    "***", "* * *", "---", "___", "~*~*~", "#", "oOo", "xXx", "-x-x-", "<><><>", "=====", "+++", "•••", "[linebreak]",
    "[line]", "-- scene break --", "~o~O~o~", "<hr>",
  ]) func sceneBreaksOfAllKinds(mark: String) throws {
    let blocks = try read("\(Self.sentences[0])\n\n\(mark)\n\n\(Self.sentences[1])\n").story.chapters[0].blocks
    guard blocks.count == 3, case .sceneBreak = blocks[1] else { return #expect(Bool(false), "\(blocks)") }
  }

  @Test func aWideGapIsASceneBreakWhereTheTextUsesItSo() throws {
    let scene = Self.text.joined(separator: "\n\n")
    let blocks = try read("\(scene)\n\n\n\n\(scene)").story.chapters[0].blocks
    #expect(blocks.filter { $0 == .sceneBreak(SceneBreak(printed: nil)) }.count == 1)
  }

  @Test func authorsNotesAreNoProse() throws {
    let body = """
      Chapter 1

      Disclaimer: Not mine.
      A/N: Thanks to everyone who wrote!

      A/N2: And to the keeper!

      \(Self.sentences[0])

      [Author's note: the keeper is
      somebody I knew.]

      \(Self.sentences[1])
      """
    let blocks = try read(body).story.chapters[0].blocks
    let notes = blocks.compactMap { if case .note(let note) = $0 { note.label } else { nil } }
    #expect(notes == ["Disclaimer", "A/N", "A/N2", "Author's note"])
  }

  @Test func blockTagsOfOldArchivesAreRead() throws {
    let body = """
      <center><b>Chapter 1</b></center>
      <p>The lamp was lit.<p>Marta <laughed> at nobody.
      <hr>
      <p>She looked.<br>The path was wet.</p>
      <h2>Chapter 2</h2>
      <p>Nobody came.</p>
      """
    let story = try read(body).story
    #expect(story.chapters.map(\.label.plainText) == ["Chapter 1", "Chapter 2"])
    #expect(story.chapters[1].evidence.line == 8)
    #expect(try words(read(body)).contains("Marta <laughed> at nobody."))
  }

  @Test func theLicenceGoesToTheBackMatter() throws {
    let text = """
      The Project Gutenberg EBook of The Lamp, by Ana Hale

      Title: The Lamp

      Author: Ana Hale

      *** START OF THIS PROJECT GUTENBERG EBOOK THE LAMP ***

      Produced by Nobody


      CHAPTER I

      \(Self.sentences[0])

      End of the Project Gutenberg EBook of The Lamp, by Ana Hale

      *** END OF THIS PROJECT GUTENBERG EBOOK THE LAMP ***

      Updated editions will replace the previous one.
      """
    let story = try StoryReader().read(Array(text.utf8), fileName: "lamp.txt").story
    #expect(story.chapters.map(\.label.plainText) == ["CHAPTER I"])
    #expect(story.chapters[0].blocks.count == 1)
    #expect(story.backMatter.count == 3)
    #expect(story.backMatter.allSatisfy { $0.kind == .boilerplate })
  }

  @Test func aStoryWithoutATitleTakesTheFilesNameOrItsFirstWords() throws {
    let bytes = Array(Self.sentences[0].utf8)
    let named = try StoryReader().read(bytes, fileName: "the_dark_lamp.txt").story
    #expect(named.metadata.title?.value == "The Dark Lamp")
    let nameless = try StoryReader().read(bytes, fileName: "000_b77f3.txt").story
    #expect(nameless.metadata.title?.value == "The lamp on the quay had been lit since four, and nobody")
  }
}

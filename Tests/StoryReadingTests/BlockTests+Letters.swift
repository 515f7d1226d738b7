import StoryModel
import StoryReading
import Testing

/// Letters within a story: the lines that are theirs.
extension BlockTests {
  @Test func aLetterThatStandsInIsOne() throws {
    let letter = try blocks(
      """
          12 Quay Road
          Penhallow

          Dear Mara,

          The sea went out this morning and has not come back. You
          would not know the harbour.

          Your grandfather,
          T. Quill
      """)
    guard case .quotation(let quotation) = try #require(letter.first) else {
      Issue.record("no quotation")
      return
    }
    #expect(letter.count == 1)
    #expect(quotation.kind == .letter)
    let paragraphs = quotation.blocks.map { if case .paragraph(let words) = $0 { words.inlines.plainText } else { "" } }
    #expect(
      paragraphs == [
        "12 Quay Road Penhallow", "Dear Mara,",
        "The sea went out this morning and has not come back. You would not know the harbour.",
        "Your grandfather, T. Quill",
      ])
  }

  private static let letter = [
    "4 Mill Lane, / Little Ansty / 2nd December", "Dear Ada,", sentences[4], "Yours truly, / Marta Pike",
  ]

  /// A letter in every layout: on its own or below other words, the address, who is addressed, and the signature keep
  /// their lines, and its words are joined.
  @Test(arguments: [(66, 0, "\n\n"), (66, 4, "\n\n"), (66, 4, "\n"), (66, 0, "\n"), (400, 0, "\n\n"), (400, 0, "\n")])
  func aLettersOwnLinesAreKept(width: Int, indent: Int, gap: String) throws {
    let parts = Self.letter.map { part in
      part == Self.letter[2]
        ? wrapped(part, width - indent).joined(separator: "\n") : part.replacing(" / ", with: "\n")
    }
    let body = parts[0] + "\n\n" + parts.dropFirst().joined(separator: gap)
    let letter = body.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
    let prose = Self.sentences.prefix(3).map { wrapped($0, width).joined(separator: "\n") }.joined(separator: "\n\n")
    let story = try read([prose, letter, prose].joined(separator: "\n\n")).story
    #expect(Array(lines(story.chapters[0].blocks).dropFirst(3).dropLast(3)) == Self.letter)
  }

  @Test func anAddressFarToTheRightKeepsItsLines() throws {
    let office = ["Regional Weather Office,", "Station 12, Hob Fell", "6th December"]
    let found = try blocks(office.map { String(repeating: " ", count: 40) + $0 }.joined(separator: "\n"))
    #expect(lines(found) == [office.joined(separator: " / ")])
    guard case .paragraph(let address)? = found.first else { return #expect(Bool(false), "\(found)") }
    #expect(address.setting == .trailing)
  }

  @Test func aNameBelowWordsThatTakeLeaveKeepsItsLine() throws {
    let found = try blocks("Your friend for ever and ever and ever (I know that's too many),\nJonah (aged 9)")
    #expect(lines(found) == ["Your friend for ever and ever and ever (I know that's too many), / Jonah (aged 9)"])
    guard case .paragraph(let signature)? = found.first else { return #expect(Bool(false), "\(found)") }
    #expect(signature.setting == .trailing)
  }

  @Test func whoIsAddressedInVerseOrProsePartsNothing() throws {
    let verse = try blocks(
      "Oh my dear, my dear,\nThe tide has taken all the boats away,\nYour lamp is lit,\nAnd so is mine")
    guard verse.count == 1, case .verse(let found)? = verse.first else { return #expect(Bool(false), "\(verse)") }
    #expect(found.stanzas.map(\.count) == [4])
    let prose = wrapped("“My dear,” said the keeper, “" + Self.sentences[0] + "” " + Self.sentences[4], 60)
    #expect(try lines(blocks(prose.joined(separator: "\n"))) == [prose.joined(separator: " ")])
  }
}

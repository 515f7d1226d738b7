import Foundation
import StoryModel
import Testing

@testable import EPUB

@Suite struct PublicationTests {
  private static let told = [
    SampleBook.chapter("Ebb", "The tide went out."),
    SampleBook.chapter("", "He came at dusk with a rope.", label: "Chapter 2"),
    SampleBook.chapter("Rope", "It held."), SampleBook.chapter("", "At night the lamp stood dark.", label: "Chapter 4"),
    SampleBook.chapter("", "Long after.", kind: .epilogue),
  ]

  private func names(_ chapters: [Chapter]) throws -> [String] {
    try Publication(book: SampleBook.small(chapters: chapters)).items.filter(\.isInSpine).map(\.id)
  }

  @Test func chaptersAreNamedByWhatTheySay() throws {
    #expect(
      try names(Self.told) == ["ebb", "he-came-at-dusk-with-a", "rope", "at-night-the-lamp-stood-dark", "epilogue"])
  }

  @Test(arguments: 0...5)
  func aChapterPutInLeavesAllOtherNames(place: Int) throws {
    var chapters = Self.told
    chapters.insert(SampleBook.chapter("", "A stranger on the quay.", label: "Chapter 9"), at: place)
    var names = try names(chapters)
    #expect(names.remove(at: place) == "a-stranger-on-the-quay")
    #expect(try names == self.names(Self.told))
  }

  @Test func thoseThatWouldShareANameTakeTheirOpeningWords() throws {
    let names = try names([
      SampleBook.chapter("Ebb", "The tide went out."), SampleBook.chapter("Ebb", "It went again."),
      SampleBook.chapter("Cover", "He hid."), SampleBook.chapter("", "Same words."),
      SampleBook.chapter("", "Same words."),
      SampleBook.chapter("第一章", "夜。"), SampleBook.chapter("1984", "It was cold."), SampleBook.chapter("", ""),
    ])
    #expect(names[0] == "ebb-the-tide-went-out" && names[1] == "ebb-it-went-again" && names[2] == "cover-he-hid")
    #expect(names[3].hasPrefix("same-words-") && names[4] == names[3] + "-2")
    #expect(names[5].hasPrefix("x") && names[6] == "n1984" && Set(names).count == names.count)
    #expect(names.allSatisfy { $0.utf8.first!.isASCIILetter })
  }

  @Test func namesAreGivenOnce() {
    var names = UniqueNames(taken: ["nav"])
    #expect(
      ["ebb", "nav", "ebb", "ebb-2", "ebb"].map { names.take($0) } == ["ebb", "nav-2", "ebb-2", "ebb-2-2", "ebb-3"])
  }

  @Test func thousandsOfChaptersOfTheSameWordsAreCounted() throws {
    let chapters = (1...4000).map { SampleBook.chapter("", "The rain came down.", label: "Chapter \($0)") }
    let names = try names(chapters)
    #expect(Set(names).count == 4000)
    #expect(names[0].hasPrefix("the-rain-came-down-x") && names[3999] == names[0] + "-4000")
  }

  @Test(arguments: [
    ("Ebb, and Flow!", "ebb-and-flow"), ("L’été à Œuvre", "lete-a-oeuvre"), ("Straße", "strasse"),
    ("Война и мир", "voyna-i-mir"),
    ("Ἑλλάς", Slug.make("Ἑλλάς")), ("…", ""), ("a\u{301}b", "ab"), ("Don't", "dont"), ("Łódź", "lodz"),
    ("one two three four five six seven eight nine ten eleven", "one-two-three-four-five-six-seven-eight-nine-ten"),
  ])
  func slugsAreASCII(words: String, expected: String) {
    let slug = Slug.make(words)
    #expect(slug == expected && slug.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func aLargeChapterIsSplitBetweenParagraphs() throws {
    let words = String(repeating: "The tide went out again. ", count: 400)
    let blocks = (0..<60).map { Block.paragraph(Paragraph([.text("\($0). \(words)")])) }
    let book = SampleBook.small(chapters: [Chapter(title: [.text("Ebb")], blocks: blocks)])
    let pages = try Publication(book: book).items.filter(\.isInSpine).map(\.path)
    #expect(pages == ["ebb.xhtml", "ebb.2.xhtml", "ebb.3.xhtml"])
    let documents = try pages.map { try document(of: book, at: $0) }
    #expect(documents.allSatisfy { $0.utf8.count < 251_000 })
    #expect(documents.joined().matches(of: /<p>(?:<span class="opening">)?(\d+)\./).map { Int($0.1)! } == Array(0..<60))
    #expect(documents.map { $0.contains("<h1") } == [true, false, false])
    #expect(
      documents[1].contains("class=\"chapter continued\"") && documents[1].contains("<title>Ebb (continued)</title>"))
    #expect(try Publication(book: book).contents.map(\.target) == ["ebb.xhtml"])
  }

  @Test func theContentsAreNestedAndTheNCXMirrorsThem() throws {
    let book = SampleBook.whole()
    let contents = try Publication(book: book).contents
    #expect(
      contents.map(\.title) == [
        "About this story", "For the keeper.…", "It had rained.…", "Part One: Ebb", "Letter 1", "Harbour Tale",
      ] + Array(repeating: "A few words for this place.…", count: 8))
    let part = contents[3]
    #expect(part.children.map(\.title) == ["Chapter 1: Low water", "Chapter 2"])
    #expect(
      part.children[0].children.map(\.target) == ["low-water.xhtml#at-the-quay", "low-water.xhtml#at-the-quay-2"])
    let navigation = try document(of: book, at: "nav.xhtml")
    let ncx = try document(of: book, at: "toc.ncx")
    let map = ncx[..<ncx.range(of: "</navMap>")!.lowerBound]
    let toc = navigation[..<navigation.range(of: "</nav>")!.lowerBound]
    #expect(
      toc.matches(of: /<a href="([^"]*)">([^<]*)</).map { [$0.1, $0.2] }
        == map.matches(of: /<text>([^<]*)<\/text>\n<\/navLabel>\n<content src="([^"]*)"/).map { [$0.2, $0.1] })
    #expect(ncx.contains("<meta name=\"dtb:depth\" content=\"3\"/>"))
    #expect(ncx.contains("<meta name=\"dtb:uid\" content=\"\(book.metadata.identifier)\"/>"))
  }

  @Test func theLandmarksLeadToWhatThereIs() throws {
    let landmarks = try Publication(book: SampleBook.whole()).landmarks
    #expect(landmarks.map(\.type) == ["cover", "titlepage", "toc", "bodymatter"])
    #expect(landmarks.last?.target == "prologue.xhtml")
    #expect(try Publication(book: SampleBook.small()).landmarks.map(\.type) == ["bodymatter"])
  }

  @Test func aStoryInOnePieceIsCalledByItsTitle() throws {
    let contents = try Publication(book: SampleBook.small(chapters: [SampleBook.chapter("", "The tide went out.")]))
      .contents
    #expect(contents == [ContentsEntry(title: "The Harbour Lamp", target: "the-tide-went-out.xhtml", children: [])])
  }
}

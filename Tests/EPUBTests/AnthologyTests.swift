import Foundation
import StoryModel
import Testing

@testable import EPUB

@Suite struct AnthologyTests {
  private static func story(_ title: String, chapters: [Chapter]) -> Book {
    var book = SampleBook.small(title: title, chapters: chapters)
    var opening = TitlePage(title: title, creators: book.metadata.creators)
    opening.header = [HeaderField(term: .summary, label: "Summary", paragraphs: [[.text("About \(title).")]])]
    book.sections.insert(Section(.titlePage(opening)), at: 0)
    book.pictures = ["lamp.gif": SampleBook.picture]
    book.sections.append(
      Section(
        .chapter(Chapter(title: [.text("Plate")], blocks: [.image(Image(source: "lamp.gif", alternative: "A lamp"))]))))
    return book
  }

  static func anthology(_ stories: [PressedStory]) -> Anthology {
    var metadata = SampleBook.small(title: "Harbour Lights").metadata
    metadata.creators = [Contributor(name: "Edda Moor", role: .editor)]
    let works = stories.map { IndexEntry.Work(title: $0.title, folder: $0.folder) }
    return Anthology(
      metadata: metadata,
      front: [
        Section(.titlePage(TitlePage(title: "Harbour Lights", creators: metadata.creators))), Section(.contents),
        Section(.chapter(SampleBook.chapter("Before", "A word.", kind: .introduction))),
      ],
      parts: [
        Anthology.Part(
          opening: Section(.chapter(SampleBook.chapter("Ebb", "Stories of going.", label: "Part One", kind: .part))),
          stories: Array(stories.dropLast())),
        Anthology.Part(stories: stories.suffix(1)),
      ],
      back: [
        Section(.authorIndex([IndexEntry(name: "Calloway, Ines", works: works)])),
        Section(
          .permissions(
            works.map { Permission(work: $0, creators: [Contributor(name: "Ines Calloway")], rights: ["Mine."]) })),
        Section(.colophon(Colophon(generator: "Quire", sources: [], date: "2009"))),
      ], styleSheets: [StyleSheet(name: "plain.css", bytes: [])])
  }

  static func stories(_ packager: Packager, for device: Device = .any) throws -> [PressedStory] {
    try [
      ("The Lamp", [SampleBook.chapter("Ebb", "One."), SampleBook.chapter("Flow", "Two.")]),
      ("A Rope", [SampleBook.chapter("Ebb", "Three.")]), ("Night", [SampleBook.chapter("", "Four.")]),
    ].map { title, chapters in
      try packager.press(story(title, chapters: chapters), folder: StoryFolder.name(for: title), for: device)
    }
  }

  @Test func storiesStandInFoldersOfTheirOwn() throws {
    let packager = try Packager()
    let publication = try Publication(anthology: Self.anthology(Self.stories(packager)))
    #expect(
      publication.items.filter(\.isInSpine).map(\.path) == [
        "title-page.xhtml", "nav.xhtml", "before.xhtml", "ebb.xhtml", "the-lamp/title-page.xhtml", "the-lamp/ebb.xhtml",
        "the-lamp/flow.xhtml", "the-lamp/plate.xhtml", "a-rope/title-page.xhtml", "a-rope/ebb.xhtml",
        "a-rope/plate.xhtml",
        "night/title-page.xhtml", "night/four.xhtml", "night/plate.xhtml", "authors.xhtml", "permissions.xhtml",
        "colophon.xhtml",
      ])
    #expect(Set(publication.items.map(\.id)).count == publication.items.count)
    #expect(
      publication.contents.map(\.title) == ["Before", "Part One: Ebb", "Night", "Index of authors", "Permissions"])
    #expect(publication.contents[1].children.map(\.target) == ["the-lamp/title-page.xhtml", "a-rope/title-page.xhtml"])
    #expect(publication.contents[1].children[0].children.map(\.title) == ["Ebb", "Flow", "Plate"])
    #expect(publication.pictureAccess == .described)
    #expect(publication.landmarks.map(\.type) == ["titlepage", "toc", "bodymatter", "index"])
  }

  @Test func aStoryOpensWithOnePage() throws {
    let packager = try Packager()
    let bytes = try packager.package(Publication(anthology: Self.anthology(Self.stories(packager))))
    let unpacked = try Unpacked(bytes)
    defer { unpacked.remove() }
    let page = try unpacked.text("EPUB/the-lamp/title-page.xhtml")
    #expect(page.contains("<h1 class=\"title\">The Lamp</h1>") && page.contains("About The Lamp."))
    #expect(page.contains("href=\"../css/plain.css\""))
    #expect(try unpacked.text("EPUB/the-lamp/plate.xhtml").contains("src=\"images/lamp-"))
    #expect(try unpacked.text("EPUB/authors.xhtml").contains("<a href=\"the-lamp/title-page.xhtml\">The Lamp</a>"))
    #expect(try unpacked.test())
  }

  @Test func pagesInASpoolAndInAnOlderBookGiveTheSameBytes() throws {
    let packager = try Packager()
    let stories = try Self.stories(packager)
    let folder = FileManager.default.temporaryDirectory
    let fresh = folder.appendingPathComponent("\(UUID().uuidString).epub")
    let spool = folder.appendingPathComponent("\(UUID().uuidString).spool")
    defer {
      try? FileManager.default.removeItem(at: fresh)
      try? FileManager.default.removeItem(at: spool)
    }
    let expected = try packager.package(Publication(anthology: Self.anthology(stories)))
    try Data(expected).write(to: fresh)
    let book = open(fresh.path, O_RDONLY)
    let places = try Self.places(in: book)
    let file = open(spool.path, O_CREAT | O_RDWR, 0o600)
    defer {
      close(book)
      close(file)
    }
    var offset = 0
    var kept = stories
    for story in kept.indices {
      for index in kept[story].resources.indices {
        let resource = kept[story].resources[index]
        guard case .memory(let data) = resource.content else { continue }
        if story == 1 {
          let place = try #require(places["EPUB/\(kept[story].folder)/\(resource.path)"])
          kept[story].resources[index].content = .spooled(place)
        } else {
          try #require(pwrite(file, data.bytes, data.bytes.count, off_t(offset)) == data.bytes.count)
          kept[story].resources[index].content = .spooled(SpooledData(data, descriptor: file, offset: offset))
          offset += data.bytes.count
        }
      }
    }
    #expect(try packager.package(Publication(anthology: Self.anthology(kept))) == expected)
    // Where bytes stand before the first entry, the places would be wrong.
    try Data(Array("moved".utf8) + expected).write(to: fresh)
    let moved = open(fresh.path, O_RDONLY)
    defer { close(moved) }
    #expect(throws: EPUBError.self) { try Self.places(in: moved) }
  }

  /// Where the entries of a book stand, by their names.
  private static func places(in book: Int32) throws -> [String: SpooledData] {
    var places: [String: SpooledData] = [:]
    try ArchiveReader(descriptor: book).forEachEntry { places[String(decoding: $0, as: UTF8.self)] = $1 }
    return places
  }

  @Test func whatABookHoldsCanBeReadAgain() throws {
    var publication = try Publication(book: SampleBook.small())
    publication.addCompanion("quire.state") { Array("one\n".utf8) }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).epub")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(Packager().package(publication)).write(to: file)
    let descriptor = open(file.path, O_RDONLY)
    defer { close(descriptor) }
    let reader = try ArchiveReader(descriptor: descriptor)
    #expect(try reader.content(of: "META-INF/quire.state") == Array("one\n".utf8))
    #expect(try reader.content(of: "META-INF/none") == nil)
    let null = open("/dev/null", O_RDONLY)
    defer { close(null) }
    #expect(throws: EPUBError.self) { try ArchiveReader(descriptor: null) }
  }

  @Test(arguments: [
    ("The Lamp", "the-lamp"), ("…", "story"), ("CSS", "css-story"), ("R", "r-story"), ("1984", "n1984"),
  ])
  func foldersHaveNamesOfTheirOwn(title: String, folder: String) { #expect(StoryFolder.name(for: title) == folder) }
}

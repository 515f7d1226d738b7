import Foundation
import StoryModel
import Testing

@testable import EPUB

@Suite struct PackagerTests {
  @Test func theFirstEntryTellsWhatTheFileIs() throws {
    let bytes = try Packager().package(Publication(book: SampleBook.whole()))
    // Local header: signature, version, flags, method, time, date, CRC, sizes, length of the name, of the extra field.
    #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4])
    #expect(Array(bytes[6..<10]) == [0, 0, 0, 0])
    #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0])
    #expect(Array(bytes[18..<30]) == [20, 0, 0, 0, 20, 0, 0, 0, 8, 0, 0, 0])
    #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
  }

  @Test func everyEntryUnpacksToWhatWasPacked() throws {
    let book = SampleBook.whole()
    let unpacked = try Unpacked(Packager().package(Publication(book: book)))
    defer { unpacked.remove() }
    #expect(unpacked.names.first == "mimetype")
    #expect(unpacked.names.count == Set(unpacked.names).count)
    #expect(unpacked.names.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
    #expect(try unpacked.test())
    #expect(try unpacked.text("EPUB/css/plain.css") == "body { margin: 0; }\n")
    #expect(try unpacked.text("EPUB/package.opf") == document(of: book, at: "package.opf"))
    #expect(try unpacked.text("EPUB/low-water.xhtml") == document(of: book, at: "low-water.xhtml"))
  }

  @Test func picturesAreStoredAndTheRestIsDeflated() throws {
    let unpacked = try Unpacked(Packager().package(Publication(book: SampleBook.whole())))
    defer { unpacked.remove() }
    let stored = try unpacked.methods().filter { $0.value == "stor" }.keys.sorted()
    #expect(stored.count == 3 && stored.contains("mimetype") && stored.contains("EPUB/images/cover.gif"))
  }

  @Test func theSameBookGivesTheSameBytesInAnyTimeZone() throws {
    let publication = try Publication(book: SampleBook.whole())
    let packager = try Packager()
    let first = try packager.package(publication)
    setenv("TZ", "Asia/Tokyo", 1)
    tzset()
    defer {
      unsetenv("TZ")
      tzset()
    }
    #expect(try packager.package(Publication(book: SampleBook.whole())) == first)
    #expect(try Packager().package(publication) == first)
  }

  @Test func pagesPackedOnSeveralThreadsGiveTheSameBytes() throws {
    let publication = try Publication(book: SampleBook.whole())
    let press = PagePress(publication, level: .standard)
    DispatchQueue.concurrentPerform(iterations: 4) { _ in press.run() }
    let pressed = try press.finished()
    #expect(pressed.items.contains { if case .pressed = $0.content { true } else { false } })
    #expect(!pressed.items.contains { if case .page = $0.content { true } else { false } })
    #expect(try Packager().package(pressed) == Packager().package(publication))
  }

  @Test func whatSurroundsStoriesGetsTheSameBytesOnSeveralThreads() throws {
    let packager = try Packager()
    var publication = try Publication(anthology: AnthologyTests.anthology(AnthologyTests.stories(packager)))
    publication.addCompanion("quire.state") { Array("one\n".utf8) }
    let press = PagePress(publication, level: .standard)
    DispatchQueue.concurrentPerform(iterations: 4) { _ in press.run() }
    let pressed = try press.finished()
    #expect(pressed.unlisted.count { if case .packed = $0.content { true } else { false } } == 2)
    #expect(try packager.package(pressed) == packager.package(publication))
  }

  @Test func aFileGetsTheSameBytesAsMemory() throws {
    // Well above the window that the sink keeps in memory, and not compressible.
    var book = SampleBook.whole()
    var random = Random(seed: 1)
    let noise = (0..<1_500_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    book.pictures["noise"] = Picture(mediaType: .jpeg, bytes: noise)
    let publication = try Publication(book: book)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).epub")
    defer { try? FileManager.default.removeItem(at: file) }
    let descriptor = open(file.path, O_CREAT | O_RDWR, 0o600)
    try Packager().package(publication, toFile: descriptor)
    close(descriptor)
    #expect(try [UInt8](Data(contentsOf: file)) == Packager().package(publication))
  }

  @Test func aFullDiskIsAnErrorWithTheSystemsWords() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let error = #expect(throws: EPUBError.self) {
      try Packager().package(Publication(book: SampleBook.small()), toFile: descriptor)
    }
    #expect(error?.code == .archive)
    #expect(error?.message.contains("No space left") == true)
  }

  @Test func aHarderLevelMakesASmallerBook() throws {
    var random = Random(seed: 7)
    let words = (0..<9000).map { _ in "w\(min(random.next() % 900, random.next() % 900))" }.joined(separator: " ")
    let publication = try Publication(book: SampleBook.small(chapters: [SampleBook.chapter("Ebb", words)]))
    let sizes = try [CompressionLevel.fast, .standard, .small].map {
      try Packager(level: $0).package(publication).count
    }
    #expect(sizes == sizes.sorted(by: >))
  }

  @Test func entriesAreMadeWhenTheArchiveIsClosed() throws {
    var archive = try ArchiveWriter()
    let alive = Counter()
    for index in 0..<50 {
      let content = ArchiveEntry.Content.deferred { () throws(EPUBError) in
        alive.made += 1
        return PackedData(method: .stored, crc32: 0xE8B7_BE43, size: 1, bytes: [UInt8(ascii: "a")])
      }
      try archive.add(ArchiveEntry(path: "\(index)", method: .stored, content: content))
    }
    #expect(alive.made == 0)
    _ = try archive.finish()
    #expect(alive.made == 50)
  }

  @Test func theErrorOfAnEntryIsTheErrorOfTheBook() throws {
    var archive = try ArchiveWriter()
    let failure = EPUBError(.markup, "writing a page", "out of memory")
    try archive.add(
      ArchiveEntry(path: "a", method: .deflated, content: .deferred { () throws(EPUBError) in throw failure }))
    #expect(throws: failure) { _ = try archive.finish() }
  }

  private final class Counter { var made = 0 }
}

extension Unpacked {
  /// Whether unzip finds every entry whole.
  func test() throws -> Bool { try run("/usr/bin/env", ["unzip", "-tq", path]).status == 0 }

  /// How each entry is compressed, as zipinfo names it.
  func methods() throws -> [String: String] {
    let lines = String(decoding: try run("/usr/bin/env", ["unzip", "-Zs", path]).output, as: UTF8.self).split(
      separator: "\n")
    var methods: [String: String] = [:]
    for line in lines.dropFirst(2).dropLast() {
      let fields = line.split(separator: " ")
      methods[String(fields.last!)] = String(fields[5])
    }
    return methods
  }
}

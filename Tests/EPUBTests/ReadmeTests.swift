import EPUB
import Foundation
import StoryModel
import Testing

/// The example that the README gives compiles, works, and stands in the README as it stands here.
struct ReadmeTests {
  @Test func `the library in ten lines`() throws {
    // README
    var metadata = BookMetadata(
      identifier: "urn:uuid:2f1a3c1e-5b59-5d0f-9a3e-0c5d7c9b1a11", title: "The Harbour Lamp",
      creators: [Contributor(name: "Ines Calloway")], language: "en", modified: "2009-03-14T08:00:00Z")
    metadata.summary = "A lamp goes out, and a town wakes."
    let ebb = Chapter(title: [.text("Ebb")], blocks: [.paragraph(Paragraph([.text("The tide went out.")]))])
    let book = Book(metadata: metadata, sections: [Section(.chapter(ebb))], styleSheets: [])
    let epub: [UInt8] = try Packager().package(Publication(book: book))
    // end of README
    #expect(epub.starts(with: [0x50, 0x4B, 0x03, 0x04]))

    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let example = try #require(source.firstMatch(of: #/    // README\n((?:    .*\n)+?)    // end of README/#)).1
    let readme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md")
    let printed = example.replacing("\n    ", with: "\n").dropFirst(4)
    #expect(try String(contentsOf: readme, encoding: .utf8).contains(printed))
  }
}

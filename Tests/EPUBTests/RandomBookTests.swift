import Foundation
import StoryModel
import Testing

@testable import EPUB

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Books of random text: whatever the words are, the book is valid and has all of them.
@Suite struct RandomBookTests {
  private static let scraps = [
    "lamp", "The", "<b>", "&amp;", "&", "\"", "'", "]]>", "<!--", "-->", "<?xml", "\u{0}", "\u{1}", "\u{B}", "\u{7F}",
    "\u{85}", "\u{9B}",
    "\u{FFFE}", "\u{FFFF}", "\u{FFFD}", "\u{FEFF}", "🙂", "👩‍👩‍👧", "שלום", "مرحبا", "\u{202E}abc", "日本", "été", "e\u{301}",
    "\u{AD}", "\u{200B}",
    "  ", "\t", "\n", "\r\n", "{}", "%s", "\\", "a_b", "…", "—", "\u{2028}", "\u{10FFFF}", "\u{E001}", "𝔞",
    "１",
  ]

  private static func words(_ random: inout Random, _ count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &random)).map { _ in scraps.randomElement(using: &random)! }.joined(
      separator: [" ", ""].randomElement(using: &random)!)
  }

  private static func inlines(_ random: inout Random, depth: Int = 0) -> [Inline] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      let inner = depth < 3 ? inlines(&random, depth: depth + 1) : []
      return switch Int.random(in: 0...13, using: &random) {
      case 0: .emphasis(inner)
      case 1: .strong(inner)
      case 2: .underline(inner)
      case 3: .strikethrough(inner)
      case 4: .superscript(inner)
      case 5: .subscript(inner)
      case 6: .foreign(language: ["fr", "ja-Latn", words(&random, 1...1)].randomElement(using: &random)!, inner)
      case 7:
        .link(
          target: ["https://example.org/", "mailto:a@", ""].randomElement(using: &random)! + words(&random, 0...3),
          inner)
      case 8: .lineBreak
      case 9: .image(Image(source: words(&random, 0...2), alternative: words(&random, 0...3)))
      case 10: .pageBreak(label: words(&random, 0...2))
      default: .text(words(&random, 0...8))
      }
    }
  }

  private static func blocks(_ random: inout Random, depth: Int = 0) -> [Block] {
    (0..<Int.random(in: 0...8, using: &random)).map { _ in
      let inner = depth < 3 ? blocks(&random, depth: depth + 1) : []
      return switch Int.random(in: 0...14, using: &random) {
      case 0: .heading(level: Int.random(in: 0...8, using: &random), inlines(&random))
      case 1: .sceneBreak(SceneBreak(printed: Bool.random(using: &random) ? words(&random, 1...2) : nil))
      case 2: .quotation(Quotation([.passage, .letter, .inscription, .epigraph].randomElement(using: &random)!, inner))
      case 3: .verse(Verse(stanzas: [[Verse.Line(inlines(&random), indent: 2), Verse.Line(inlines(&random))], []]))
      case 4: .preformatted(words(&random, 0...9))
      case 5: .note(Note(label: words(&random, 0...2), inner))
      case 6: .image(Image(source: words(&random, 0...2), alternative: words(&random, 0...3)))
      case 7: .list(List(start: [nil, 1, 7].randomElement(using: &random)!, items: [inner, []]))
      default:
        .paragraph(
          Paragraph(inlines(&random), setting: [.prose, .centered, .trailing, .closing].randomElement(using: &random)!))
      }
    }
  }

  static func book(seed: UInt64) -> Book {
    var random = Random(seed: seed)
    var metadata = BookMetadata(
      identifier: "urn:uuid:2f1a3c1e-5b59-5d0f-9a3e-0c5d7c9b1a11", title: "x" + words(&random, 1...6),
      creators: (0..<3).map { _ in Contributor(name: words(&random, 0...3)) }, language: "en",
      modified: "2009-03-14T08:00:00Z")
    metadata.rights = [words(&random, 0...9)]
    metadata.summary = words(&random, 0...30)
    metadata.subjects = (0..<5).map { _ in words(&random, 0...3) }
    metadata.series = [Series(name: words(&random, 0...3), position: words(&random, 1...1))]
    metadata.publisher = words(&random, 0...2)
    metadata.source = words(&random, 0...2)
    let fields = HeaderField.Term.allCases.map {
      HeaderField(term: $0, label: words(&random, 0...2), paragraphs: [inlines(&random)])
    }
    var sections = [
      Section(
        .titlePage(
          TitlePage(
            title: metadata.title, creators: metadata.creators, series: metadata.series, publisher: metadata.publisher))
      ),
      Section(.header(fields)), Section(.contents),
    ]
    for kind in Chapter.Kind.allCases {
      let chapter = Chapter(
        kind: kind, label: inlines(&random, depth: 2), title: inlines(&random, depth: 2), blocks: blocks(&random))
      let below = Chapter(title: [.text(words(&random, 0...4))], blocks: blocks(&random))
      sections.append(Section(.chapter(chapter), children: [Section(.chapter(below))]))
    }
    sections.append(
      Section(.colophon(Colophon(generator: words(&random, 0...2), sources: [words(&random, 0...2)], date: ""))))
    var book = Book(metadata: metadata, sections: sections, styleSheets: [], cover: SampleBook.picture)
    book.pictures = ["": SampleBook.picture, "lamp": SampleBook.picture, "&": SampleBook.picture]
    return book
  }

  @Test(arguments: 1...40)
  func everyDocumentIsWellFormed(seed: UInt64) throws {
    let unpacked = try Unpacked(Packager().package(Publication(book: Self.book(seed: seed))))
    defer { unpacked.remove() }
    for name in unpacked.names where [".xhtml", ".opf", ".ncx"].contains(where: name.hasSuffix) {
      let parser = XMLParser(data: Data(try unpacked.text(name).utf8))
      #expect(parser.parse(), "\(name): \(parser.parserError.map { "\($0)" } ?? "")")
    }
  }
}

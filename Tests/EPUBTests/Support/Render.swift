import Foundation
import StoryModel

@testable import EPUB

extension XMLWriter {
  /// The last document as text.
  func text() throws -> String {
    try withBytes { bytes throws(EPUBError) in String(decoding: bytes, as: UTF8.self) }
  }
}

/// A document that holds what `content` writes within an element `x`, without its declaration.
func written(_ content: (XMLWriter) -> Void) throws -> String {
  let xml = try XMLWriter()
  try xml.document { xml.element("x") { content(xml) } }
  return String(try xml.text().split(separator: "\n", maxSplits: 1)[1])
}

/// What a book's page says between `<main>` and `</main>`, without the lines' ends.
func main(of book: Book, at path: String) throws -> String {
  let document = try document(of: book, at: path)
  guard let start = document.range(of: "<main>\n"), let end = document.range(of: "</main>") else { return document }
  return String(document[start.upperBound..<end.lowerBound])
}

/// A document of a book by its path below `EPUB/`.
func document(of book: Book, at path: String) throws -> String {
  let publication = try Publication(book: book)
  let xml = try XMLWriter()
  if path == "package.opf" {
    try xml.package(publication)
    return try xml.text()
  }
  let writer = XHTMLWriter(xml: xml, references: publication.references)
  for item in publication.items where item.path == path {
    switch item.content {
    case .page(let page): try writer.page(page)
    case .navigation: try writer.navigation(of: publication)
    case .ncx: try xml.ncx(of: publication)
    case .bytes, .pressed: return ""
    }
    return try xml.text()
  }
  return ""
}

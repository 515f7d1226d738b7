/// Files that are not plain text, told by their first bytes.
enum FileSignature {
  /// A sort of file that people take for a text: how it starts, what it is and what to do with it.
  private struct Sort {
    let start: [UInt8]
    let name: String
    let remedy: String
  }

  private static let saveAsText = "save it as plain text and convert that"

  private static let sorts: [Sort] = [
    Sort(start: Array("%PDF-".utf8), name: "a PDF document", remedy: "extract its text (pdftotext) and convert that"),
    Sort(start: Array("{\\rtf".utf8), name: "a Rich Text document", remedy: saveAsText),
    Sort(start: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], name: "an old Word document", remedy: saveAsText),
    Sort(start: [0xFF, 0x57, 0x50, 0x43], name: "a WordPerfect document", remedy: saveAsText),
    Sort(start: [0xDB, 0xA5, 0x2D, 0x00], name: "a Word 2 document", remedy: saveAsText),
    Sort(start: [0x31, 0xBE, 0x00, 0x00], name: "a Write document", remedy: saveAsText),
    Sort(start: [0x1F, 0x8B], name: "a gzip archive", remedy: unpack),
    Sort(start: Array("BZh".utf8) + [0x39, 0x31, 0x41, 0x59], name: "a bzip2 archive", remedy: unpack),
    Sort(start: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], name: "an xz archive", remedy: unpack),
    Sort(start: [0x28, 0xB5, 0x2F, 0xFD], name: "a Zstandard archive", remedy: unpack),
    Sort(start: Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C], name: "a 7-Zip archive", remedy: unpack),
    Sort(start: Array("Rar!".utf8) + [0x1A, 0x07], name: "a RAR archive", remedy: unpack),
    Sort(start: [0x89] + Array("PNG\r\n".utf8), name: "a PNG picture", remedy: picture),
    Sort(start: [0xFF, 0xD8, 0xFF], name: "a JPEG picture", remedy: picture),
    Sort(start: Array("GIF87a".utf8), name: "a GIF picture", remedy: picture),
    Sort(start: Array("GIF89a".utf8), name: "a GIF picture", remedy: picture),
    Sort(start: [0x7F] + Array("ELF".utf8), name: "a program", remedy: "leave it out"),
    Sort(start: Array("SQLite format 3".utf8) + [0], name: "a database", remedy: "leave it out"),
    Sort(start: Array("ITSF".utf8) + [3, 0], name: "a help file", remedy: "extract its pages and convert those"),
  ]

  private static let unpack = "unpack it and convert what is inside"
  private static let picture = "give the text of the story instead"

  /// What a file is where it is a sort that is not plain text, and what to do with it.
  static func recognise(_ bytes: [UInt8]) -> (name: String, remedy: String)? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return recogniseZip(bytes) }
    if bytes.count > 68, bytes[60..<68].elementsEqual("BOOKMOBI".utf8) {
      return ("a Kindle book", "convert the text that it was made from")
    }
    return sorts.first { bytes.starts(with: $0.start) }.map { ($0.name, $0.remedy) }
  }

  /// Tells documents in a ZIP archive apart by the name of the first entry and, for an EPUB, what it holds
  /// (EPUB 3.3, section 4.2.6.3; the name starts at byte 30 of a local file header).
  private static func recogniseZip(_ bytes: [UInt8]) -> (name: String, remedy: String) {
    let head = bytes.prefix(2048)
    func holds(_ text: String) -> Bool { head.indices.contains { head[$0...].starts(with: text.utf8) } }
    if holds("application/epub+zip") { return ("an EPUB already", "convert the text that it was made from") }
    if holds("application/vnd.oasis.opendocument") { return ("an OpenDocument text", saveAsText) }
    if holds("[Content_Types].xml") || holds("word/") { return ("a Word document", saveAsText) }
    return ("a ZIP archive", unpack)
  }
}

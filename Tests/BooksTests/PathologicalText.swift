import Foundation
import Testing

/// A text that would take a careless program work that grows with the square of its size: one piece, over and over.
struct PathologicalText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  private let head: String
  private let piece: @Sendable (Int) -> [UInt8]

  private init(_ name: String, head: String = "", _ piece: String) {
    self.init(name, head: head, bytes: Array(piece.utf8))
  }

  private init(_ name: String, head: String = "", bytes: [UInt8]) {
    testDescription = name
    self.head = head
    piece = { _ in bytes }
  }

  /// - Parameter piece: a piece that has its number in it.
  private init(_ name: String, numbered piece: @escaping @Sendable (Int) -> String) {
    testDescription = name
    head = ""
    self.piece = { Array(piece($0).utf8) }
  }

  /// The text of as many whole pieces as make up a size in bytes.
  func text(ofSize size: Int) -> Data {
    var text = Data(head.utf8)
    var number = 0
    while text.count < size {
      number += 1
      text += piece(number)
    }
    return text
  }

  /// Every kind of such text.
  static let all = [
    // Quotes and emphasis that nothing closes.
    Self("quotes", "\"'"), Self("opening quotes", "“a ‘b "), Self("quoted paragraphs", "\"One, she said.\n\n"),
    Self("stars", "*"), Self("open stars", "*a "), Self("open pairs", "**a _b "), Self("underscores", "_a"),
    Self("slashes", "/a "), Self("tildes", "~~a "), Self("stars and underscores", "*_"),
    Self("triple stars", "***a** "),
    Self("backslashes", "\\*"),
    // Markup that nothing closes.
    Self("open tags", "<i>"), Self("crossing tags", "<i><b></i>"), Self("brackets", "<"), Self("square brackets", "["),
    Self("block tags", "<p>"), Self("open links", "<a href=\"x\">"), Self("ampersands", "&"), Self("entities", "&amp;"),
    Self("open references", "&#1"), Self("at signs", "a@"), Self("addresses", "http://a.b/"), Self("colons", "a:/"),
    Self("signs that are escaped", "a & b < c "),
    // Lines.
    Self("no line end", "word "), Self("one word", "a"), Self("empty lines", head: "a", "\n"), Self("CR alone", "a\r"),
    Self("spaces", head: "a", " "), Self("tabs", head: "a", "\t"), Self("indented lines", "   a\n"),
    Self("short lines", "a\n"), Self("page breaks", "a\u{C}\n"), Self("hyphens", "a-\n"), Self("dashes", "--"),
    Self("dots", ". "), Self("a rule of letters", "x"),
    // Headers, headings, breaks.
    Self("header lines", "Title: Tide\n"), Self("header runs", "Rated: T - Genre: Sea "), Self("bare labels", "By:\n"),
    Self("by-lines", "by Ines\n\n"), Self("header values", head: "Summary: x\n", "  more of it\n"),
    Self("a long header value", head: "Title: Tide\nSummary: ", "of the sea "), Self("mail heads", "From: a\n\n"),
    Self("chapters", "Chapter 1\n\n"), Self("numerals", "IV.\n\n"),
    Self("chapters with words", "Chapter 1\n\nThe sea.\n\n"),
    Self("chapters in order", numbered: { "Chapter \($0)\n\nThe lamp was out, and nobody on the quay said why.\n\n" }),
    Self("contents", head: "Contents\n\n", "Chapter 1\n"), Self("capitals", "THE LAMP\n\n"),
    Self("parts", "PART ONE\n\n"), Self("scene breaks", "* * *\n\n"), Self("rules", "a\n\n---\n\n"),
    Self("notes", "A/N: x\n\n"), Self("closing lines", "THE END\n\n"), Self("quoted lines", "> a\n"),
    Self("deep quotes", ">"), Self("list items", "1. a\n"), Self("verse", "  a,\n  b\n\n"),
    Self("archive heads", "*** START OF THE PROJECT GUTENBERG EBOOK TIDE ***\n"),
    // Bytes.
    Self("doubly encoded", "â€™ "), Self("double candidates", "é” "), Self("combining marks", head: "a", "\u{301}"),
    Self("ideographs", "灯台守\n"), Self("windows-1252", bytes: [0x93, 0x61, 0x94, 0x20]),
    Self("C1 controls", "\u{93}a "), Self("marks", head: "a", "\u{FEFF}"),
    Self("cut sequences", bytes: [0x61, 0xE2, 0x80, 0x20]),
    Self("Shift JIS", bytes: [0x82, 0xA0, 0x82, 0xCC, 0x20]),
    Self("escapes", head: "abcdefgh", "\u{1B}$ abcdefghijklmnopqrstuvwxyz"),
  ]
}

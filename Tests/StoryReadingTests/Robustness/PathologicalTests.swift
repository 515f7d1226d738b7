import Foundation
import StoryModel
import StoryReading
import Testing
import Typography

/// Texts that would take a careless reader time that grows with the square of their size.
@Suite struct PathologicalTests {
  /// A piece that is repeated, and what stands before it.
  struct Shape: Sendable, CustomTestStringConvertible {
    let name: String
    let head: String
    let piece: [UInt8]

    init(_ name: String, head: String = "", _ piece: String) {
      self.init(name, head: head, bytes: Array(piece.utf8))
    }

    init(_ name: String, head: String = "", bytes: [UInt8]) {
      self.name = name
      self.head = head
      self.piece = bytes
    }

    var testDescription: String { name }

    func text(_ count: Int) -> [UInt8] {
      var text = Array(head.utf8)
      for _ in 0..<count { text += piece }
      return text
    }
  }

  private static let shapes = [
    // Quotes and emphasis that nothing closes.
    Shape("quotes", "\"'"), Shape("opening quotes", "“a ‘b "), Shape("quoted paragraphs", "\"One\n\n"),
    Shape("stars", "*"),
    Shape("open stars", "*a "), Shape("open pairs", "**a _b "), Shape("underscores", "_a"), Shape("slashes", "/a "),
    Shape("tildes", "~~a "), Shape("stars and underscores", "*_"), Shape("triple stars", "***a** "),
    Shape("backslashes", "\\*"),
    // Markup that nothing closes.
    Shape("open tags", "<i>"), Shape("crossing tags", "<i><b></i>"), Shape("brackets", "<"),
    Shape("square brackets", "["),
    Shape("block tags", "<p>"), Shape("open links", "<a href=\"x\">"), Shape("ampersands", "&"),
    Shape("entities", "&amp;"),
    Shape("open references", "&#1"), Shape("at signs", "a@"), Shape("addresses", "http://a.b/"), Shape("colons", "a:/"),
    // Lines.
    Shape("no line end", "word "), Shape("one word", "a"), Shape("empty lines", head: "a", "\n"),
    Shape("CR alone", "a\r"),
    Shape("spaces", head: "a", " "), Shape("tabs", head: "a", "\t"), Shape("indented lines", "   a\n"),
    Shape("short lines", "a\n"),
    Shape("page breaks", "a\u{C}\n"), Shape("hyphens", "a-\n"), Shape("dashes", "--"), Shape("dots", ". "),
    // Headers, headings, breaks.
    Shape("header lines", "Title: Tide\n"), Shape("header runs", "Rated: T - Genre: Sea "),
    Shape("bare labels", "By:\n"),
    Shape("by-lines", "by Ines\n\n"), Shape("header values", head: "Summary: x\n", "  more of it\n"),
    Shape("mail heads", "From: a\n\n"),
    Shape("chapters", "Chapter 1\n\n"), Shape("numerals", "IV.\n\n"),
    Shape("chapters with words", "Chapter 1\n\nThe sea.\n\n"),
    Shape("contents", head: "Contents\n\n", "Chapter 1\n"), Shape("capitals", "THE LAMP\n\n"),
    Shape("parts", "PART ONE\n\n"),
    Shape("scene breaks", "* * *\n\n"), Shape("rules", "a\n\n---\n\n"), Shape("notes", "A/N: x\n\n"),
    Shape("closing lines", "THE END\n\n"),
    Shape("quoted lines", "> a\n"), Shape("deep quotes", ">"), Shape("list items", "1. a\n"),
    Shape("verse", "  a,\n  b\n\n"),
    Shape("archive heads", "*** START OF THE PROJECT GUTENBERG EBOOK TIDE ***\n"),
    // Bytes.
    Shape("doubly encoded", "â€™ "), Shape("double candidates", "é” "), Shape("combining marks", head: "a", "\u{301}"),
    Shape("ideographs", "灯台守\n"), Shape("windows-1252", bytes: [0x93, 0x61, 0x94, 0x20]),
    Shape("C1 controls", "\u{93}a "),
    Shape("marks", head: "a", "\u{FEFF}"), Shape("cut sequences", bytes: [0x61, 0xE2, 0x80, 0x20]),
    Shape("Shift JIS", bytes: [0x82, 0xA0, 0x82, 0xCC, 0x20]),
    Shape("escapes", head: "abcdefgh", "\u{1B}$ abcdefghijklmnopqrstuvwxyz"),
  ]

  /// Four times the text may take eight times the work; where time grows with the square, it takes sixteen.
  ///
  /// Processor time is the measure, the best of as many tries as it takes: what else the machine does only adds to it.
  @Test(arguments: shapes) func workGrowsWithTheSize(shape: Shape) throws {
    let (small, large) = (shape.text(1_000), shape.text(4_000))
    var once = 1_000_000.0
    var fourTimes = Double.infinity
    for attempt in 0..<8 where attempt == 0 || fourTimes > once * 8 {
      fourTimes = min(fourTimes, try Self.work { try Self.read(large) })
      // The first reading also pays for tables that are made once.
      if attempt == 0 { once = max(once, try Self.work { try Self.read(small) }) }
    }
    #expect(fourTimes <= once * 8, "\(shape.name)")
  }

  private static func read(_ bytes: [UInt8]) throws {
    let reading = try StoryReader().read(bytes, fileName: "tide.txt")
    _ = Typographer(language: "en").set(reading.story)
  }

  /// The processor time that this thread takes for some work, in nanoseconds.
  private static func work(_ body: () throws -> Void) rethrows -> Double {
    let start = processorTime()
    try body()
    return processorTime() - start
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}

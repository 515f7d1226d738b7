import StoryModel
import StoryReading
import Testing

/// Reads stories that nobody wrote: whatever the bytes, reading ends, keeps every letter, and says the same twice.
@Suite struct ReadingFuzzTests {
  /// Pieces of which stories, headers, markup and encodings are made.
  private static let pieces = [
    "\n", "\n", "\n\n", "\r\n", "\r", " ", " ", "  ", "\t", "    ", "\u{C}", "\u{A0}", "word",
    "The ferry was late again.", "a", "I",
    "Title: Tide\n", "BY : Rosalind\n", "Author: Ines & Tom\n", "Disclaimer: not mine, ", "Summary: a\n  b\n",
    "[Rating] PG-13\n",
    "**Fandom:** Harbour\n", "Rated: T - Language: English - Genre: Drama\n", "Chapter 1\n", "CHAPTER THE SECOND\n",
    "II.\n", "3.\n",
    "Part One\n", "Prologue\n", "* * *\n", "---\n", "~*~*~\n", "oOo\n", "THE END\n", "A/N: thanks\n", "Contents\n", "*",
    "_", "**",
    "***", "/", "~~", "\"", "'", "“", "”", "‘", "’", "«", "»", "--", "—", "...", "…", "<i>", "</i>", "<b>", "</b>",
    "<br>", "<p>", "</p>",
    "<center>", "</center>", "<hr>", "<a href=\"http://x.example/y\">", "</a>", "<laughed>", "<3", "[b]", "[/b]",
    "[url=http://z.example]",
    "[/url]", "&amp;", "&eacute;", "&#8217;", "&#x41;", "&bogus;", "&", "<", ">", "http://quay.example/tide",
    "ines@quay.example", "5 * 3",
    "snake_case", "'tis", "'90s", "- 7 -", "été", "Дом", "灯台守", "🙂", "\u{301}", "\u{2028}", "\u{FEFF}", "\u{FFFD}",
    "â€™", "\u{93}",
    "> quoted\n", "1. one\n2. two\n", "   verse line\n   another\n", "From: a@b.example\nSubject: NEW: Tide (1/3)\n",
    "---\ntitle: x\n---\n",
    "*** END OF THE PROJECT GUTENBERG EBOOK TIDE ***\n", "hyphen-\nated",
  ]

  private static func story(_ random: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 1...60, using: &random)).flatMap { _ in pieces.randomElement(using: &random)!.utf8 }
  }

  /// Every letter of the text is in the story: the check itself throws where a line is lost and finds where one is
  /// not accounted for.
  @Test(arguments: 0..<20) func everyLetterIsKept(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let bytes = Self.story(&random)
      do throws(ReadingError) {
        let reading = try StoryReader().read(bytes, fileName: "tide.txt")
        let doubts = reading.diagnostics(in: "x").filter { $0.code == "letters-unaccounted" }
        #expect(doubts == [], "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      } catch {
        #expect(error.diagnostic(in: "x").code == "empty", "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }

  @Test(arguments: 0..<10) func randomBytesAreReadOrRefused(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let count = Int.random(in: 0...400, using: &random)
      let floor = UInt8([0, 0x09, 0x20].randomElement(using: &random)!)
      let bytes = (0..<count).map { _ in UInt8.random(in: floor...255, using: &random) }
      do throws(ReadingError) {
        let reading = try StoryReader().read(bytes, fileName: "x")
        let text = Texts(reading.story)
        #expect(!text.all.contains { $0.unicodeScalars.contains(where: Self.isForbidden) }, "\(bytes)")
      } catch {
        #expect(["empty", "not-text"].contains(error.diagnostic(in: "x").code), "\(bytes)")
      }
    }
  }

  @Test(arguments: 0..<10) func readingTwiceSaysTheSame(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &+ 1_000)
    let bytes = Self.story(&random)
    let first = try? StoryReader().read(bytes, fileName: "tide.txt")
    let second = try? StoryReader().read(bytes, fileName: "tide.txt")
    #expect(first?.story == second?.story)
    #expect(first?.diagnostics(in: "x") == second?.diagnostics(in: "x"))
  }

  @Test(arguments: 0..<10) func linesOfFindingsAreInTheText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &+ 2_000)
    for _ in 0..<20 {
      let bytes = Self.story(&random)
      guard let reading = try? StoryReader().read(bytes, fileName: "tide.txt") else { continue }
      // What was dropped at the very end stood in a line that is no more.
      let lines = try Decoder.decode(bytes).text.lines.count + 1
      for diagnostic in reading.diagnostics(in: "x") {
        if let line = diagnostic.position.line { #expect((1...lines).contains(line), "\(diagnostic)") }
      }
    }
  }

  /// What XML 1.0 forbids, section 2.2, and what a paragraph's text never has.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case ..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// The texts of a story, collected.
  private struct Texts {
    var all: [String] = []

    init(_ story: Story) {
      var all: [String] = []
      story.forEachText { all.append($0) }
      self.all = all
    }
  }
}

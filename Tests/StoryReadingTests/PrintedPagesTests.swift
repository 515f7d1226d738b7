import StoryModel
import StoryReading
import Testing

/// What a text has of its printed pages: numbers and running heads are taken out, and where pages begin is kept.
@Suite struct PrintedPagesTests {
  private static let sentences = [
    "The lamp on the quay had been lit since four, and nobody could remember who had lit it or why the keeper had gone.",
    "Marta counted the boats twice.",
    "There were eleven, and there ought to have been twelve, and the twelfth was hers.",
    "\"You could wait,\" said the old man, \"or you could go and look.\"",
    "Nobody answered, because nobody was there, and the path along the cliff was wet, and far out a light rose and fell.",
  ]

  /// Paragraphs of three to five sentences, no two the same.
  private static let paragraphs: [String] = (0..<30).map { number -> String in
    "It was day \(number)." + (0..<number % 3 + 3).map { " " + sentences[(number + $0) % sentences.count] }.joined()
  }

  private static func wrapped(_ paragraph: String, first: String = "") -> [String] {
    var lines = [first]
    for word in paragraph.split(separator: " ") {
      if lines[lines.count - 1].count + 1 + word.count > 64 { lines.append("") }
      let isFirst = lines[lines.count - 1].allSatisfy { $0 == " " }
      lines[lines.count - 1] += (isFirst ? "" : " ") + word
    }
    return lines
  }

  private static let spaced = paragraphs.map { wrapped($0) + [""] }.flatMap(\.self)
  private static let indented = paragraphs.map { wrapped($0, first: "   ") }.flatMap(\.self)

  /// The lines on pages of 20, with something above and below each.
  private static func paged(
    _ lines: [String], head: (Int) -> [String] = { _ in [] }, foot: (Int) -> [String] = { _ in [] }
  )
    -> String
  {
    stride(from: 0, to: lines.count, by: 20).enumerated().flatMap { index, start in
      (index > 0 ? head(index + 1) : []) + lines[start..<min(start + 20, lines.count)] + foot(index + 1)
    }.joined(separator: "\n")
  }

  private func read(_ body: String) throws -> Reading {
    let reading = try StoryReader().read(
      Array(("Title: Light\nAuthor: Ana Pike\n\n" + body).utf8), fileName: "light.txt")
    #expect(!reading.findings.contains { $0.code == "letters-unaccounted" })
    return reading
  }

  private func paragraphs(_ reading: Reading) -> [[Inline]] {
    reading.story.chapters.flatMap(\.blocks).compactMap {
      if case .paragraph(let paragraph) = $0 { paragraph.inlines } else { nil }
    }
  }

  private func labels(_ reading: Reading) -> [String] {
    func labels(_ inlines: [Inline]) -> [String] {
      inlines.flatMap { inline -> [String] in
        if case .pageBreak(let label) = inline { [label] } else { labels(inline.children) }
      }
    }
    return paragraphs(reading).flatMap(labels)
  }

  private func expectPages(_ body: String, _ range: ClosedRange<Int>, findings: [String] = []) throws {
    let reading = try read(body)
    #expect(paragraphs(reading).map(\.plainText) == Self.paragraphs)
    #expect(labels(reading) == range.map(String.init))
    #expect(reading.findings.map(\.code) == findings)
  }

  @Test func numbersAboveThePagesArePageBreaks() throws {
    try expectPages(Self.paged(Self.spaced, head: { ["", "\($0)", ""] }), 2...11)
    try expectPages(Self.paged(Self.indented, head: { ["", "- \($0) -", ""] }), 2...9)
    try expectPages(Self.paged(Self.spaced, head: { ["Page \($0)"] }), 2...11)
  }

  /// A number at the foot of its page stands where the next page begins.
  @Test func numbersBelowThePagesArePageBreaks() throws {
    try expectPages(Self.paged(Self.spaced, foot: { ["", "[\($0)]", ""] }), 2...11)
    try expectPages(Self.paged(Self.indented, foot: { ["", "\($0)", "\u{C}"] }), 2...9)
  }

  @Test func runningHeadsGoWithTheNumbers() throws {
    try expectPages(
      Self.paged(Self.spaced, head: { $0 % 2 == 0 ? ["", "\($0)    THE LAMP", ""] : ["", "THE BOATS    \($0)", ""] }),
      2...11)
    try expectPages(
      Self.paged(Self.spaced, head: { ["", $0 % 2 == 0 ? "THE LAMP" : "The Boats", ""] }, foot: { ["", "\($0)"] }),
      2...11,
      findings: ["running-heads-left-out"])
  }

  /// Numbers in brackets stand anywhere: between words and within one, at a line's end, on a line of their own.
  @Test(arguments: ["[Pg #]", "[page #]", "{p. #}", "{#}"])
  func numbersInBracketsArePageBreaks(form: String) throws {
    var page = 11
    let marked = Self.paragraphs.enumerated().map { index, paragraph in
      guard index % 2 == 1 else { return paragraph }
      page += 1
      let mark = form.replacing("#", with: "\(page)")
      switch index % 10 {
      case 1: return "\(mark) \(paragraph)"
      case 3: return "\(mark)\n\n\(paragraph)"
      case 5: return paragraph.replacing("the", with: "th\(mark)e", maxReplacements: 1)
      case 7: return paragraph.replacing("was day", with: "was \(mark) day")
      default: return "\(paragraph) \(mark)"
      }
    }
    let body = marked.flatMap { Self.wrapped($0) + [""] }.joined(separator: "\n")
    // The last one stands behind the story's last word, where no page begins.
    try expectPages(body, 12...25)
  }

  @Test func aPageBeginsWhereItsNumberStands() throws {
    let marks = ["It was[Pg 7]", "It w[Pg 8]as", "It was [Pg 9]"]
    let marked = Self.paragraphs.prefix(9).enumerated().map { index, words in
      index % 4 == 0 ? words.replacing("It was", with: marks[index / 4]) : words
    }
    let found = try paragraphs(read(marked.joined(separator: "\n\n")))
    #expect(found.count == 9)
    #expect(found[0].starts(with: [.text("It was"), .pageBreak(label: "7")]))
    #expect(found[4].starts(with: [.text("It w"), .pageBreak(label: "8")]))
    #expect(found[8].starts(with: [.text("It was "), .pageBreak(label: "9")]))
  }

  /// What is no page's number: those of chapters, years, notes, lines of verse, the pages that a list names.
  private static let others: [[String]] = [
    numbered(from: 1), numbered(from: 1914), noted, verse,
    (1...12).map { (number: Int) -> String in "Chapter \(number) [Page \(number * 3)]" } + paragraphs,
    ["[Pg 12]", "{4}", "[p. 9]", "[ ]", "*", "- -"] + paragraphs,
  ]

  private static func numbered(from first: Int) -> [String] {
    (0..<10).map { (index: Int) -> String in
      "\(first + index)\n\n\(paragraphs[index * 3])\n\n\(paragraphs[index * 3 + 1])"
    }
  }

  private static let noted: [String] =
    paragraphs.enumerated().map { (index: Int, words: String) -> String in "\(words) {\(index + 1)}" }
    + (1...30).map { (number: Int) -> String in "{\(number)} See the boats." }

  private static let verse: [String] = (1...40).map { (number: Int) -> String in
    "And the tide went out in the evening" + (number % 5 == 0 ? "        \(number)" : "")
  }

  @Test(arguments: others)
  func otherNumbersStay(parts: [String]) throws {
    let lines: [String] = parts.flatMap { (part: String) -> [String] in Self.wrapped(part) + [""] }
    let reading = try read(lines.joined(separator: "\n"))
    #expect(labels(reading) == [])
    #expect(!reading.findings.contains { $0.code == "running-heads-left-out" })
  }

  /// Lines are those of the file, not of the text that is left.
  @Test func findingsNameTheLinesOfTheFile() throws {
    let body = Self.paged(Self.spaced, head: { ["", "\($0)", ""] }) + "\n\nCHAPTER VII\n\n" + Self.paragraphs[0]
    let chapter = try #require(read(body).story.chapters.last)
    let line = body.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(of: "CHAPTER VII")
    #expect(chapter.evidence.line == line.map { $0 + 4 })
  }
}

import Foundation
import Testing

/// Nothing of a story is lost on its way into the book: judged from outside, on the letters of file and book alone.
struct ConservationTests {
  @Test(arguments: try Shelf.seeds.get().items)
  func `a sample story's words`(item: Shelf.Item) throws {
    let opening = try #require(Self.openings[item.name], "name the first words of \(item.name)'s body in this test")
    try expectAllWords(of: item, bodyOpenings: [opening])
  }

  @Test(
    .enabled(if: Shelf.hasCorpus, Shelf.corpusReason),
    arguments: Shelf.hasCorpus ? try Shelf.corpus.get().items : [])
  func `a novel's words`(item: Shelf.Item) throws {
    let proofed = item.story.deletingPathExtension().appendingPathExtension("gold.jsonl")
    let paragraphs = try String(contentsOf: proofed, encoding: .utf8).split(separator: "\n").compactMap {
      try JSONDecoder().decode(ProofedLine.self, from: Data($0.utf8))
    }.filter { $0.k == "p" }.compactMap(\.text)
    try expectAllWords(of: item, bodyOpenings: paragraphs)
  }

  private struct ProofedLine: Decodable {
    let k: String
    let text: String?
  }

  /// The first words of each sample story's body.
  private static let openings = [
    "000_b77f3": "The foghorn at Penhallow",
    "dragon-tax": "It is generally agreed",
    "letters": "4 Mill Lane",
    "night bus": "It was left on the number nineteen",
    "orchard": "PROLOGUE",
    "reverbere": "Quand on installa",
    "saltby": "The complaint reached the Railway Company",
    "wick_and_ada": "On Monday Ada Thistlewood",
  ]

  /// Expects each line of the body in the book, in order, and each header line's value somewhere in it.
  ///
  /// - Parameter bodyOpenings: how the body begins; where the proofed edition has more than the file, the first that
  ///   the file has counts.
  private func expectAllWords(of item: Shelf.Item, bodyOpenings: [String]) throws {
    let lines = try decoded(item.story).split(whereSeparator: \.isNewline)
    let book = try UnpackedBook(item.book)
    let page = letters(of: try book.words())
    let package = letters(of: UnpackedBook.withoutMarkup(try book.text(book.packageDocument())[...]))

    let bodyStart = try #require(bodyOpenings.lazy.compactMap { start(of: $0, in: lines) }.first)
    for line in lines[..<bodyStart] {
      for value in values(in: line).map(letters(of:)) {
        #expect(
          contains(page, value, from: 0) != nil || contains(package, value, from: 0) != nil, "the header lost: \(line)")
      }
    }
    var at = 0
    for line in lines[bodyStart...] where !isOrnament(line) {
      guard let end = contains(page, letters(of: line), from: at) else {
        Issue.record("the body lost, or moved: \(line)")
        continue
      }
      at = end
    }
  }

  /// What a header line says, without its label: the words after a colon; of a by-line the work and the name; a date
  /// in brackets by itself.
  private func values(in line: Substring) -> [Substring] {
    let value = line.firstIndex(of: ":").map { line[line.index(after: $0)...] } ?? line
    return value.split(whereSeparator: { $0 == "[" || $0 == "]" })
      .flatMap { $0.split(separator: #/(?i)(?:^|\W+)(?:written )?by /#) }
  }

  /// The first line that begins with some words; `nil` where none does.
  private func start(of opening: String, in lines: [Substring]) -> Int? {
    let opening = letters(of: opening).prefix(24)
    return lines.firstIndex {
      let line = letters(of: $0)
      return line.count >= 8 && line.starts(with: opening.prefix(line.count))
    }
  }

  /// Whether a line is a scene break that is made of letters.
  private func isOrnament(_ line: Substring) -> Bool {
    ["oOo", "xXx"].contains(line.trimmingCharacters(in: .whitespaces))
  }

  /// The text of a story's file: UTF-8, else windows-1252, the two that the stories here are in.
  private func decoded(_ file: URL) throws -> String {
    let bytes = try Data(contentsOf: file)
    return try #require(String(data: bytes, encoding: .utf8) ?? String(data: bytes, encoding: .windowsCP1252))
  }

  /// Where the first occurrence of some letters ends, at or after a place; `nil` where there is none.
  private func contains(_ text: [Unicode.Scalar], _ wanted: [Unicode.Scalar], from start: Int) -> Int? {
    guard let first = wanted.first else { return start }
    var at = start
    while let next = text[at...].firstIndex(of: first) {
      if text[next...].starts(with: wanted) { return next + wanted.count }
      at = next + 1
    }
    return nil
  }
}

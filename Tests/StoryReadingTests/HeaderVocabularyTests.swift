import Foundation
import Testing

/// What `resources/labels.txt` must keep to, so that its phrases are found.
@Suite struct HeaderVocabularyTests {
  private let lines: [(list: String, phrases: [String])]

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("resources/labels.txt")
    var list = ""
    var lines: [(String, [String])] = []
    for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("[") {
        list = line
      } else if let colon = line.range(of: ": ") {
        lines.append((list, line[colon.upperBound...].components(separatedBy: ", ")))
      }
    }
    self.lines = lines
  }

  @Test func everyPhraseIsWrittenAsItIsLookedUp() {
    let phrases = lines.flatMap(\.phrases)
    #expect(phrases.count > 2000)
    let wrong = phrases.filter {
      $0.isEmpty || $0 != $0.lowercased() || $0 != $0.trimmingCharacters(in: .whitespaces) || $0.contains("  ")
        || $0.contains("-") || $0.contains("_") || $0.contains(",") || $0.contains("’")
    }
    #expect(wrong == [])
  }

  @Test func noPhraseStandsTwiceInAList() {
    var seen: Set<String> = []
    let twice = lines.flatMap { line in line.phrases.map { "\(line.list) \($0)" } }.filter { !seen.insert($0).inserted }
    #expect(twice == [])
  }
}

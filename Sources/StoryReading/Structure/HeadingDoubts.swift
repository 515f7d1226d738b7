internal import StoryModel

/// What is doubtful about the headings that were found.
enum HeadingDoubts {
  /// The confidence below which a heading deserves a look.
  private static let doubtful = 0.65

  /// The findings: headings told with little confidence, and numbers that are missing in a sequence.
  static func findings(_ headings: [Heading], hasPattern: Bool) -> [Finding] {
    if hasPattern, headings.isEmpty {
      return [
        Finding(.warning, "no-chapter-matches", "no line matches the chapter pattern", remedy: "mend --chapter-pattern")
      ]
    }
    var findings: [Finding] = []
    let doubted = headings.filter { $0.confidence < doubtful }
    if let first = doubted.first {
      findings.append(
        Finding(
          .warning, "chapters-doubtful", line: first.line + 1,
          "\(doubted.count) of \(headings.count) chapter headings are not certain, this one the first",
          remedy: "look at quire inspect, and give --chapter-pattern if they are wrong"))
    }
    if let gap = missing(headings) { findings.append(gap) }
    return findings
  }

  /// The first place where the numbers of the chapters leave one out.
  private static func missing(_ headings: [Heading]) -> Finding? {
    var last: (number: Int, line: Int)?
    for heading in headings {
      guard heading.rank == .chapter else {
        if heading.rank < .chapter { last = nil }
        continue
      }
      guard let number = heading.number else { continue }
      if let last, number > last.number + 1 {
        return Finding(
          .warning, "chapter-missing", line: heading.line + 1,
          "chapter \(number) follows chapter \(last.number) of line \(last.line)",
          remedy: "see whether the text between them is whole")
      }
      last = (number, heading.line + 1)
    }
    return nil
  }
}

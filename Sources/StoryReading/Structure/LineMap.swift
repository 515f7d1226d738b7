internal import StoryModel

/// For each line of a text that was worked on, the line of the file.
struct LineMap: Sendable {
  /// The file's line, counted from 1, by the text's; empty where they are the same.
  private var numbers: [Int] = []

  /// The line of the file for a line of the text, both counted from 1.
  func fileLine(_ line: Int) -> Int { numbers.indices.contains(line - 1) ? numbers[line - 1] : line }

  /// Follows a change of the text.
  ///
  /// - Parameter origins: for each line of the changed text the line that it was before, both counted from 0; empty
  ///   where nothing was changed.
  mutating func follow(_ origins: [Int]) {
    if !origins.isEmpty { numbers = origins.map { fileLine($0 + 1) } }
  }

  /// Gives everything that names a line of the text the line of the file.
  func restore(_ story: inout Story, _ findings: inout [Finding]) {
    guard !numbers.isEmpty else { return }
    for index in findings.indices { findings[index].line = findings[index].line.map(fileLine) }
    restore(&story.metadata.title)
    restore(&story.metadata.language)
    for index in story.metadata.authors.indices { restore(&story.metadata.authors[index].evidence) }
    for index in story.metadata.header.indices { restore(&story.metadata.header[index].evidence) }
    restore(&story.chapters)
    restore(&story.backMatter)
  }

  private func restore(_ value: inout Attested<String>?) {
    if var attested = value {
      restore(&attested.evidence)
      value = attested
    }
  }

  private func restore(_ evidence: inout Evidence) { evidence.line = evidence.line.map(fileLine) }

  private func restore(_ chapters: inout [Chapter]) {
    for index in chapters.indices {
      restore(&chapters[index].evidence)
      restore(&chapters[index].children)
    }
  }
}

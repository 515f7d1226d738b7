internal import Bindery
internal import StoryModel

/// Tells a person, or a program, what became of each story, and of all of them at the end.
struct Reporter: ~Copyable {
  /// How results are printed.
  enum Format {
    /// The name of each book.
    case names
    /// One JSON object a story, failures included.
    case json
  }

  private let format: Format
  private let isQuiet: Bool
  private let reservesOutput: Bool
  private var console = Console()
  private var summary = RunSummary()

  /// Starts a report.
  ///
  /// - Parameter reservesOutput: whether standard output carries a book, so that results can't go there.
  init(format: Format, isQuiet: Bool, reservesOutput: Bool) {
    self.format = format
    self.isQuiet = isQuiet
    self.reservesOutput = reservesOutput
  }

  /// Tells what became of one story.
  mutating func report(_ story: StoryReport) {
    summary.count(story)
    if !reservesOutput { printResult(story) }
    for diagnostic in story.diagnostics where diagnostic.severity == .error || !isQuiet {
      console.printMessage(diagnostic.description)
    }
  }

  /// Tells what became of all of them; returns whether every story has its book and its line.
  mutating func finish() -> Bool {
    if summary.total > 1, !isQuiet { console.printMessage(summaryLine) }
    return console.finish() && summary.isComplete
  }

  private mutating func printResult(_ story: StoryReport) {
    switch format {
    case .json: console.printResult(JSONLine.text(of: StoryRecord(story)))
    case .names:
      if !isQuiet, story.outcome != .failed, let output = story.output { console.printResult(output) }
    }
  }

  private var summaryLine: String {
    var parts: [String] = []
    for outcome in StoryReport.Outcome.allCases {
      guard let count = summary.outcomes[outcome] else { continue }
      let word =
        switch outcome {
        case .made: "made"
        case .unchanged: "up to date"
        case .planned: "would be made"
        case .failed: "failed"
        }
      parts.append("\(count) \(word)")
    }
    let look =
      switch summary.deservingLook {
      case 0: ""
      case 1: "; 1 book deserves a look (quire inspect --doubtful shows it)"
      case let count: "; \(count) books deserve a look (quire inspect --doubtful lists them)"
      }
    return "quire: \(summary.total) stories: " + parts.joined(separator: ", ") + look
  }
}

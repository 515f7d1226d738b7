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
  private var file: ReportFile?
  private let start = ContinuousClock.now

  /// Starts a report.
  ///
  /// - Parameters:
  ///   - reservesOutput: whether standard output carries a book, so that results can't go there.
  ///   - file: where every story's record is kept too; `nil` for nowhere.
  init(format: Format, isQuiet: Bool, reservesOutput: Bool, file: ReportFile? = nil) {
    self.file = file
    self.format = format
    self.isQuiet = isQuiet
    self.reservesOutput = reservesOutput
  }

  /// Tells something about the run.
  mutating func remark(_ words: String) {
    if !isQuiet { console.printMessage("quire: \(words)") }
  }

  /// Shows how far the run has come, on the terminal's last line.
  mutating func show(_ progress: String) {
    console.live = progress
    console.flush()
  }

  /// Tells what became of one story.
  mutating func report(_ story: StoryReport) {
    summary.count(story)
    file?.add(story)
    if !reservesOutput { printResult(story) }
    for diagnostic in story.diagnostics where diagnostic.severity == .error || !isQuiet {
      console.printMessage(diagnostic.description)
    }
  }

  /// Tells what became of all of them; returns whether every story has its book and its line.
  mutating func finish() -> Bool {
    console.live = nil
    if summary.total > 1, !isQuiet {
      for line in SummaryTable(summary, time: ContinuousClock.now - start).lines { console.printMessage(line) }
    }
    let isKept = writeFile()
    return console.finish() && summary.isComplete && isKept
  }

  /// Tells what became of an anthology's books; returns whether they are there, with every story, and all was said.
  mutating func finish(_ anthology: [AnthologyReport]) -> Bool {
    console.live = nil
    for book in anthology {
      switch format {
      case .json: console.printResult(JSONLine.text(of: AnthologyRecord(book)))
      case .names: if !isQuiet { console.printResult(book.output) }
      }
      if isQuiet { continue }
      for diagnostic in book.diagnostics { console.printMessage(diagnostic.description) }
      console.printMessage("quire: \(book.sentence)")
    }
    let isKept = writeFile()
    return console.finish() && anthology.allSatisfy { $0.leftOut == 0 } && isKept
  }

  /// Writes the report's file, where there is one; returns whether that went well.
  private mutating func writeFile() -> Bool {
    do throws(Refusal) {
      try file?.write()
      return true
    } catch {
      console.printMessage(error.diagnostic.description)
      return false
    }
  }

  /// Tells why there is no book.
  mutating func fail(_ diagnostic: Diagnostic) {
    console.live = nil
    if format == .json { console.printResult(JSONLine.text(of: StoryRecord(StoryReport(failure: diagnostic)))) }
    console.printMessage(diagnostic.description)
    _ = writeFile()
    _ = console.finish()
  }

  private mutating func printResult(_ story: StoryReport) {
    switch format {
    case .json: console.printResult(JSONLine.text(of: StoryRecord(story)))
    case .names:
      if !isQuiet, story.outcome != .failed, let output = story.output { console.printResult(output) }
    }
  }
}

extension AnthologyReport {
  /// What became of the book, in a line.
  fileprivate var sentence: String {
    let state =
      switch outcome {
      case .made, .failed: ""
      case .unchanged: ", up to date"
      case .planned: ", would be made"
      }
    let left = leftOut == 0 ? "" : ", \(leftOut.grouped) left out"
    return "\(title): \(stories.grouped) \(stories == 1 ? "story" : "stories"), \(words.grouped) words\(left)\(state)"
  }
}

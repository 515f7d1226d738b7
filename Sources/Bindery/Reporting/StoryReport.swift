public import StoryModel

/// What became of one story.
public struct StoryReport: Sendable, Hashable {
  /// How it ended.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The book was written.
    case made
    /// The book was there already, made from the same.
    case unchanged
    /// The book was made and, as was asked, not written.
    case planned
    /// There is no new book; whatever was there before still is.
    case failed
  }

  /// What is known of the book that was made.
  public struct Summary: Sendable, Hashable {
    /// The title.
    public let title: String
    /// The authors' names.
    public let authors: [String]
    /// The language as a BCP 47 tag.
    public let language: String
    /// How many words the story tells.
    public let words: Int
    /// How many divisions the story has, those below others counted too.
    public let chapters: Int
    /// The size of the book in bytes.
    public let size: Int

    init(_ story: Story, size: Int) {
      title = story.metadata.title?.value ?? ""
      authors = story.metadata.authors.map(\.value.name)
      language = story.metadata.language?.value ?? "en"
      words = story.wordCount
      chapters = story.chapterCount
      self.size = size
    }
  }

  /// The story, as it can be shown.
  public let input: String
  /// The book, as it can be shown; `nil` where it was not settled.
  public let output: String?
  /// How it ended.
  public let outcome: Outcome
  /// What is known of the book; `nil` where none was made.
  public let book: Summary?
  /// What a person should know.
  public let diagnostics: [Diagnostic]
  /// How long the story was worked on, the wait for the disk left out.
  public internal(set) var duration = Duration.zero

  /// Whether the book deserves a look: it was made, with a warning.
  public var deservesLook: Bool {
    outcome != .failed && diagnostics.contains { $0.severity == .warning }
  }

  init(
    input: String, output: String?, outcome: Outcome, book: Summary? = nil, diagnostics: [Diagnostic] = []
  ) {
    self.input = input
    self.output = output
    self.outcome = outcome
    self.book = book
    self.diagnostics = diagnostics
  }

  /// This story's report where something failed after all.
  func failed(_ diagnostic: Diagnostic) -> StoryReport {
    var report = StoryReport(input: input, output: output, outcome: .failed, diagnostics: diagnostics + [diagnostic])
    report.duration = duration
    return report
  }

  /// The report of an input that never became a job.
  public init(failure: Diagnostic) {
    self.init(input: failure.position.file, output: nil, outcome: .failed, diagnostics: [failure])
  }
}

/// What became of a run's stories, in numbers.
public struct RunSummary: Sendable, Hashable {
  /// How many ended each way.
  public private(set) var outcomes: [StoryReport.Outcome: Int] = [:]
  /// How many books deserve a look.
  public private(set) var deservingLook = 0
  /// How many words the books that were made have.
  public private(set) var words = 0
  /// How many bytes they take.
  public private(set) var size = 0
  /// How often there was which error, by its code.
  public private(set) var errors: [String: Int] = [:]
  /// How many books have which warning, by its code.
  public private(set) var warnings: [String: Int] = [:]

  /// Starts with nothing done.
  public init() {}

  /// Counts one story.
  public mutating func count(_ report: StoryReport) {
    outcomes[report.outcome, default: 0] += 1
    if report.deservesLook { deservingLook += 1 }
    words += report.book?.words ?? 0
    size += report.book?.size ?? 0
    if report.diagnostics.isEmpty { return }
    for error in report.diagnostics where error.severity == .error { errors[error.code, default: 0] += 1 }
    guard report.deservesLook else { return }
    for code in Set(report.diagnostics.map(\.code)) { warnings[code, default: 0] += 1 }
  }

  /// How many stories there were.
  public var total: Int { outcomes.values.reduce(0, +) }

  /// Whether every story has its book.
  public var isComplete: Bool { outcomes[.failed, default: 0] == 0 }
}

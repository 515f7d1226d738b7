public import EPUB
public import StoryModel

/// What is to be done, settled before any of it is: which story becomes which book.
public struct ConversionPlan: Sendable {
  /// One story and the book that it becomes.
  public struct Job: Sendable, Hashable {
    /// Where the story comes from.
    public let input: StoryInput
    /// Where the book goes.
    public let output: BookOutput
  }

  /// The stories and their books, in the order of the stories.
  public let jobs: [Job]
  /// The inputs that can't become books, one diagnostic each.
  public let failures: [Diagnostic]

  /// Plans the conversion of inputs, each a file, a folder to walk, or `-` for standard input.
  ///
  /// - Parameter device: what the books are read on, which has a word in their names.
  /// - Throws: what makes the whole plan impossible: several stories for one output, two stories for one book.
  public init(inputs: [FilePath], destination: Destination, device: Device = .any) throws(PlanError) {
    let destination = destination.named(for: device)
    let list = StoryList(inputs, passingOver: destination.folder)
    failures = list.failures
    jobs = list.entries.map { Job(input: $0.input, output: Self.output(for: $0.name, in: destination, device)) }
    guard jobs.count > 1 else { return }
    switch destination {
    case .file(let path): throw .severalStories(count: jobs.count, output: path.display)
    case .standardOutput: throw .severalStories(count: jobs.count, output: "standard output")
    case .folder: try Self.checkForCollisions(jobs)
    }
  }

  private static func output(for story: FilePath, in destination: Destination, _ device: Device) -> BookOutput {
    switch destination {
    case .folder(let folder): .file(folder.appending(story.replacingSuffix(by: device.suffix).bytes))
    case .file(let path): .file(path)
    case .standardOutput: .standardOutput
    }
  }

  private static func checkForCollisions(_ jobs: [Job]) throws(PlanError) {
    var makers: [BookOutput: StoryInput] = [:]
    makers.reserveCapacity(jobs.count)
    for job in jobs {
      if let other = makers.updateValue(job.input, forKey: job.output) {
        throw .collision(other.display, job.input.display, output: job.output.display)
      }
    }
  }
}

/// Where a book goes.
public enum BookOutput: Sendable, Hashable {
  /// Into a file.
  case file(FilePath)
  /// To standard output.
  case standardOutput

  /// The output as it can be shown.
  public var display: String {
    switch self {
    case .file(let path): path.display
    case .standardOutput: "standard output"
    }
  }
}

/// Why nothing was begun.
public enum PlanError: Error, Sendable, Hashable {
  /// Several stories and one output: wrong usage.
  case severalStories(count: Int, output: String)
  /// Two stories that would become the same book.
  case collision(String, String, output: String)

  /// Whether the command was used wrongly: the inputs themselves may be right.
  public var isWrongUsage: Bool {
    switch self {
    case .severalStories: true
    case .collision: false
    }
  }

  /// What is wrong and what to do.
  public var message: String {
    switch self {
    case .severalStories(let count, let output):
      "\(count) stories can't go into \(output); name a folder with -o"
    case .collision(let first, let second, let output) where first == second:
      "\(first) is given twice and would become \(output) twice; name it once"
    case .collision(let first, let second, let output):
      "\(first) and \(second) would both become \(output); convert them into different folders with -o"
    }
  }
}

internal import EPUB
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
  /// What a person should know of the plan.
  public let remarks: [String]

  /// Plans the conversion of inputs, each a file, a folder to walk, or `-` for standard input.
  ///
  /// - Parameters:
  ///   - options: what is said of the books: what they are called and what they are read on count here.
  ///   - workers: how many stories are read at once where that is needed; `nil` for one a processor.
  /// - Throws: what makes the whole plan impossible: several stories for one output, two stories for one book.
  public init(
    inputs: [FilePath], destination: Destination, options: ConversionOptions = .init(), workers: Int? = nil
  ) throws(PlanError) {
    let list = StoryList(inputs, passingOver: destination.folder, options: options)
    failures = list.failures
    let entries = list.entries
    let output: BookOutput
    switch destination.named(for: options.device) {
    case .folder(let folder):
      if let pattern = options.names {
        let names = BookNames(entries, by: pattern, options, workers: workers)
        jobs = zip(entries, names.paths).map { Job(input: $0.input, output: .file(folder.appending($1.bytes))) }
        remarks = list.remarks + names.remarks
      } else {
        jobs = entries.map { entry in
          let name = entry.name.replacingSuffix(by: options.device.suffix)
          return Job(input: entry.input, output: .file(folder.appending(name.bytes)))
        }
        remarks = list.remarks
        try Self.checkForCollisions(jobs)
      }
      return
    case .file(let path): output = .file(path)
    case .standardOutput: output = .standardOutput
    }
    guard entries.count <= 1 else { throw .severalStories(count: entries.count, output: output.display) }
    guard options.names == nil else { throw .nameGivenTwice(output: output.display) }
    jobs = entries.map { Job(input: $0.input, output: output) }
    remarks = list.remarks
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
  /// A pattern for names, and a book that has its name already: wrong usage.
  case nameGivenTwice(output: String)
  /// Two stories that would become the same book.
  case collision(String, String, output: String)

  /// Whether the command was used wrongly: the inputs themselves may be right.
  public var isWrongUsage: Bool {
    switch self {
    case .severalStories, .nameGivenTwice: true
    case .collision: false
    }
  }

  /// What is wrong and what to do.
  public var message: String {
    switch self {
    case .severalStories(let count, let output):
      "\(count) stories can't go into \(output); name a folder with -o"
    case .nameGivenTwice(let output): "--name names books in a folder, and -o names \(output); leave one out"
    case .collision(let first, let second, let output) where first == second:
      "\(first) is given twice and would become \(output) twice; name it once"
    case .collision(let first, let second, let output):
      "\(first) and \(second) would both become \(output); convert them into different folders with -o"
    }
  }
}

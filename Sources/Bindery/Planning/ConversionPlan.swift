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

  /// The stories in order: as given, a folder's in natural order.
  public private(set) var jobs: [Job] = []
  /// The inputs that can't become books, one diagnostic each.
  public private(set) var failures: [Diagnostic] = []

  /// Plans the conversion of inputs, each a file, a folder to walk, or `-` for standard input.
  ///
  /// - Throws: what makes the whole plan impossible: several stories for one output, two stories for one book.
  public init(inputs: [FilePath], destination: Destination) throws(PlanError) {
    for input in inputs { add(input, to: destination) }
    if jobs.count > 1 {
      switch destination {
      case .file(let path): throw .severalStories(count: jobs.count, output: path.display)
      case .standardOutput: throw .severalStories(count: jobs.count, output: "standard output")
      case .folder: try checkForCollisions()
      }
    }
  }

  private mutating func add(_ path: FilePath, to destination: Destination) {
    if path.bytes == Array("-".utf8) {
      jobs.append(Job(input: .standardInput, output: Self.output(for: FilePath("story"), in: destination)))
      return
    }
    do throws(FileError) {
      guard let status = try FileStatus.of(path, for: .read) else { throw FileError.missing(path) }
      switch status.kind {
      case .folder: try addStories(in: path, to: destination)
      case .file, .other: addStory(path, to: destination)
      }
    } catch {
      failures.append(error.diagnostic)
    }
  }

  private mutating func addStory(_ path: FilePath, to destination: Destination) {
    switch StoryFormat.of(path) {
    case .plainText:
      let name = FilePath(bytes: path.name)
      jobs.append(Job(input: .file(path), output: Self.output(for: name, in: destination)))
    case .unread(let format):
      failures.append(
        Diagnostic(
          .error, "format-unread", at: .init(file: path.display), "\(format) files are not read yet",
          remedy: "save it as plain text (.txt)"))
    }
  }

  private mutating func addStories(in folder: FilePath, to destination: Destination) throws(FileError) {
    let walk =
      switch destination {
      case .folder(let output): try FolderWalk(folder, passingOver: output)
      case .file, .standardOutput: try FolderWalk(folder, passingOver: nil)
      }
    for story in walk.stories {
      jobs.append(
        Job(input: .file(folder.appending(story.bytes)), output: Self.output(for: story, in: destination)))
    }
    failures += walk.failures.map(\.diagnostic)
    if walk.stories.isEmpty, walk.failures.isEmpty {
      failures.append(
        Diagnostic(
          .error, "no-stories", at: .init(file: folder.display), "there is no story in this folder",
          remedy: "stories are files that end in .txt"))
    }
  }

  private static func output(for story: FilePath, in destination: Destination) -> BookOutput {
    switch destination {
    case .folder(let folder): .file(folder.appending(story.replacingSuffix(by: "epub").bytes))
    case .file(let path): .file(path)
    case .standardOutput: .standardOutput
    }
  }

  private func checkForCollisions() throws(PlanError) {
    var makers: [BookOutput: StoryInput] = [:]
    makers.reserveCapacity(jobs.count)
    for job in jobs {
      if let other = makers.updateValue(job.input, forKey: job.output) {
        throw .collision(other.display, job.input.display, output: job.output.display)
      }
    }
  }
}

/// Where a story comes from.
public enum StoryInput: Sendable, Hashable {
  /// A file.
  case file(FilePath)
  /// Standard input.
  case standardInput

  /// The input as it can be shown.
  public var display: String {
    switch self {
    case .file(let path): path.display
    case .standardInput: "standard input"
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
      "\(count) stories can't go into \(output); name a folder with -o, or bind them with quire anthology"
    case .collision(let first, let second, let output) where first == second:
      "\(first) is given twice and would become \(output) twice; name it once"
    case .collision(let first, let second, let output):
      "\(first) and \(second) would both become \(output); convert them into different folders with -o"
    }
  }
}

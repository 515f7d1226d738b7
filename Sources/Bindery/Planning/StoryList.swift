public import StoryModel

/// The stories that a command was given: files as named, folders walked.
public struct StoryList: Sendable {
  /// One story.
  public struct Entry: Sendable, Hashable {
    /// Where it comes from.
    public let input: StoryInput
    /// Its name: relative to the folder that was walked, the bare file name otherwise.
    public let name: FilePath
  }

  /// The stories in order: as given, a folder's in natural order.
  public private(set) var entries: [Entry] = []
  /// The inputs that are no stories, one diagnostic each.
  public private(set) var failures: [Diagnostic] = []

  /// Finds the stories.
  ///
  /// - Parameters:
  ///   - inputs: files, folders to walk, `-` for standard input.
  ///   - output: the output folder, passed over where it lies in a folder that is walked; `nil` for none.
  ///   - options: whether numbered parts are one story, and how they are read to tell.
  public init(_ inputs: [FilePath], passingOver output: FilePath? = nil, options: ConversionOptions) {
    for input in inputs {
      if input.bytes.elementsEqual("-".utf8) {
        entries.append(Entry(input: .standardInput, name: FilePath("story")))
        continue
      }
      do throws(FileError) {
        guard let status = try FileStatus.of(input, for: .read) else { throw FileError.missing(input) }
        switch status.kind {
        case .folder: try addStories(in: input, passingOver: output)
        case .file, .other: addStory(input)
        }
      } catch {
        failures.append(error.diagnostic)
      }
    }
    entries = PartJoiner(options).joined(entries)
  }

  /// What a person should know of the list: which files are one story.
  public var remarks: [String] {
    entries.compactMap { entry in
      guard case .parts(let files) = entry.input else { return nil }
      return "\(files.count) files are the parts of one story, \(files[0].display) to "
        + "\(files[files.count - 1].display) (--join never keeps them apart)"
    }
  }

  private mutating func addStory(_ path: FilePath) {
    switch StoryFormat.of(path) {
    case .plainText: entries.append(Entry(input: .file(path), name: FilePath(bytes: path.name)))
    case .unread(let format):
      failures.append(
        Diagnostic(
          .error, "format-unread", at: .init(file: path.display), "\(format) files are not read yet",
          remedy: "save it as plain text (.txt)"))
    }
  }

  private mutating func addStories(in folder: FilePath, passingOver output: FilePath?) throws(FileError) {
    let walk = try FolderWalk(folder, passingOver: output)
    entries += walk.stories.map { Entry(input: .file(folder.appending($0.bytes)), name: $0) }
    failures += walk.failures.map(\.diagnostic)
    if walk.stories.isEmpty, walk.failures.isEmpty {
      failures.append(
        Diagnostic(
          .error, "no-stories", at: .init(file: folder.display), "there is no story in this folder",
          remedy: "stories are files that end in .txt"))
    }
  }
}

/// Where a story comes from.
public enum StoryInput: Sendable, Hashable {
  /// A file.
  case file(FilePath)
  /// Several files that tell one story, in order.
  case parts([FilePath])
  /// Standard input.
  case standardInput

  /// The input as it can be shown.
  public var display: String {
    switch self {
    case .file(let path): path.display
    case .parts(let paths): "\(paths[0].display) and \(paths.count - 1) more"
    case .standardInput: "standard input"
    }
  }

  /// The files that it stands in.
  public var files: [FilePath] {
    switch self {
    case .file(let path): [path]
    case .parts(let paths): paths
    case .standardInput: []
    }
  }
}

internal import StoryModel
internal import Synchronization

/// Names books by what their stories say, each a name of its own.
///
/// Every story is read for it, by as many workers as there are; the names are then given in the order of the stories, so
/// that the same stories get the same names on any machine.
struct BookNames {
  /// The books' paths below their folder, in the order of the stories.
  private(set) var paths: [FilePath] = []
  /// What a person should know: two books that would have had one name.
  private(set) var remarks: [String] = []

  /// Names the books of stories.
  ///
  /// - Parameters:
  ///   - entries: the stories, and the names that their books would have otherwise.
  ///   - pattern: how they are called.
  init(_ entries: [StoryList.Entry], by pattern: NamePattern, _ options: ConversionOptions, workers: Int?) {
    let wanted = Self.wanted(entries, pattern, options, workers: workers)
    var takers: [String: String] = [:]
    for (entry, names) in zip(entries, wanted) {
      let folder = pattern.namesFolders ? FilePath(bytes: []) : entry.name.parent
      let path = names.dropLast().reduce(folder) { $0.appending($1.utf8) }
      let name = names.last ?? "story"
      func key(_ name: String) -> String { SafeName.key(path.appending(name.utf8).display) }
      var unique = name
      var number = 2
      let first = takers[key(name)]
      while takers[key(unique)] != nil {
        unique = "\(name) (\(number))"
        number += 1
      }
      takers[key(unique)] = entry.input.display
      if let first { remarks.append("\(entry.input.display) becomes “\(unique)”: “\(name)” is what \(first) becomes") }
      paths.append(path.appending("\(unique).\(options.device.suffix)".utf8))
    }
  }

  /// What each story says that its book is called. A story that can't be read keeps its file's name, and fails when its
  /// turn comes.
  private static func wanted(
    _ entries: [StoryList.Entry], _ pattern: NamePattern, _ options: ConversionOptions, workers: Int?
  ) -> [[String]] {
    let results = Mutex([[String]](repeating: [], count: entries.count))
    let next = Counter()
    Workers.run(min(workers ?? Workers.processors, max(1, entries.count / 8))) {
      while let range = next.take(16, of: entries.count) {
        let names = entries[range].map { entry in
          pattern.names(
            of: metadata(of: entry, options), stem: FilePath(bytes: entry.name.stem).display)
        }
        results.withLock { $0.replaceSubrange(range, with: names) }
      }
    }
    return results.withLock { $0 }
  }

  private static func metadata(of entry: StoryList.Entry, _ options: ConversionOptions) -> Metadata {
    // What standard input says can be read once only.
    if entry.input == .standardInput { return Metadata() }
    do throws(Refusal) {
      let source = try StorySource.read(entry.input, over: options.overrides, paths: options.pathPattern)
      return try UnderstoodStory(source).story.metadata
    } catch {
      return Metadata()
    }
  }
}

extension FilePath {
  /// The folders of a relative path; empty for a bare name.
  fileprivate var parent: FilePath {
    FilePath(bytes: bytes.lastIndex(of: .slash).map { bytes[..<$0] } ?? [])
  }
}

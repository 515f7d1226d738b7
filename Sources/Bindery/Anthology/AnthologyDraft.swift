public import StoryModel

/// Drafts `anthology.yaml` for a person to edit: the title, the parts, every story by its path.
public struct AnthologyDraft: Sendable {
  /// What was drafted, as YAML in UTF-8.
  private let yaml: [UInt8]
  private let path: FilePath
  /// The stories that can't be read, and those that tell the same as another.
  public let diagnostics: [Diagnostic]
  /// How many stories the draft names.
  public let storyCount: Int

  /// Drafts the file of a plan.
  ///
  /// - Parameters:
  ///   - options: how the stories are read.
  ///   - path: where the file will stand: the stories' paths are relative to it.
  public init(_ plan: AnthologyPlan, _ options: ConversionOptions, for path: FilePath) {
    self.path = path
    var diagnostics = plan.failures
    var seen: [Digest: String] = [:]
    let parts = plan.parts.map { part in
      (
        title: part.title,
        stories: part.stories.compactMap { story -> YAMLNode? in
          guard let file = story.input.files.first else { return nil }
          do throws(Refusal) {
            let understood = try UnderstoodStory(
              StorySource.read(story.input, over: story.overrides(below: Overrides()), paths: options.pathPattern))
            if let other = seen.updateValue(file.display, forKey: understood.likeness) {
              diagnostics.append(.duplicate(file.display, of: other))
            }
          } catch {
            diagnostics.append(error.diagnostic)
            return nil
          }
          let files = story.input.files.map { $0.relative(to: path.folder) }
          if let file = files.first(where: { FilePath($0.display) != $0 }) {
            diagnostics.append(
              Diagnostic(
                .error, "name-unwritable", at: .init(file: file.display), "YAML can't hold this name",
                remedy: "rename the file"))
            return nil
          }
          let names = files.map { YAMLNode(.scalar($0.display)) }
          return names.count == 1 ? names[0] : YAMLNode(.mapping([.init("file", .list(names))]))
        }
      )
    }
    var entries = [YAMLNode.Entry("title", YAMLNode(.scalar(plan.book.title ?? "Anthology")))]
    if !plan.editors.isEmpty {
      entries.append(.init("editors", .list(plan.editors.map { YAMLNode(.scalar($0.name)) })))
    }
    entries.append(.init("order", YAMLNode(.scalar(plan.order.rawValue))))
    for part in parts where part.title == nil { entries.append(.init("stories", .list(part.stories))) }
    let titled = parts.compactMap { part in
      part.title.map { title in
        YAMLNode(.mapping([.init("title", YAMLNode(.scalar(title))), .init("stories", .list(part.stories))]))
      }
    }
    if !titled.isEmpty { entries.append(.init("parts", .list(titled))) }
    storyCount = parts.reduce(0) { $0 + $1.stories.count }
    self.diagnostics = diagnostics
    yaml = YAMLWriter.write(comment: Self.explanation, YAMLNode(.mapping(entries)))
  }

  /// Writes the draft.
  ///
  /// - Parameter force: whether a file that is there is written over.
  public func write(force: Bool) throws(Refusal) {
    let (path, yaml) = (path, yaml)
    if !force, try Refusal.of({ () throws(FileError) in try FileStatus.of(path, for: .write) }) != nil {
      throw Refusal(
        Diagnostic(
          .error, "anthology-exists", at: .init(file: path.display), "there is such a file already",
          remedy: "give --force to write over it"))
    }
    try Refusal.of { () throws(FileError) in try OutputFolder.write(yaml, to: path) }
  }

  private static let explanation = [
    "An anthology for quire: edit it, then run  quire anthology THIS-FILE -o BOOK.epub",
    "Paths are relative to this file and may hold * and ?. A story may be written as",
    "  - file: tide.txt",
    "    title: Low Tide",
    "with any key of a sidecar, and one whose parts stand in several files as",
    "  - file: [ebb.txt, flood.txt]",
    "Further keys: description, language, publisher, subjects, rights, series, published, identifier, cover,",
    "introduction, afterword; a part takes introduction too.",
  ]
}

extension YAMLNode {
  fileprivate static func list(_ nodes: [YAMLNode]) -> YAMLNode { YAMLNode(.sequence(nodes)) }
}

extension FilePath {
  /// The path as it reads from a folder: below it relative, elsewhere absolute.
  fileprivate func relative(to folder: FilePath) -> FilePath {
    guard let here = folder.absolute?.bytes, let target = absolute else { return self }
    let start = here.last == .slash ? here : here + [.slash]
    return target.bytes.starts(with: start) ? FilePath(bytes: target.bytes.dropFirst(start.count)) : target
  }
}

extension Diagnostic {
  /// A story that tells the same as another.
  static func duplicate(_ story: String, of other: String) -> Diagnostic {
    Diagnostic(
      .warning, "duplicate-story", at: .init(file: story), "this tells the same story as \(other)",
      remedy: "leave one of them out")
  }
}

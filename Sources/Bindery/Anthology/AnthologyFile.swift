internal import StoryModel
internal import StoryReading

/// Reads `anthology.yaml`: what the book is called, and which stories stand in it where.
enum AnthologyFile {
  /// What the file may say of the book.
  private enum Key: String, CaseIterable, Hashable {
    case title, editors, authors, description, language, publisher, subjects, rights, series, published, identifier
    case cover, order, introduction, afterword, stories, parts
  }

  /// What it may say of a part.
  private enum PartKey: String, CaseIterable, Hashable {
    case title, introduction, stories
  }

  /// Reads the file; paths are relative to it, and may hold `*`, `?` and `[...]`.
  static func read(_ path: FilePath, _ options: ConversionOptions) throws(Refusal) -> AnthologyPlan {
    let file = try Refusal.of { () throws(FileError) in try InputFile.read(path) }
    return try Refusal.of(path) { () throws(ReadingError) in
      try plan(YAMLReader.read(file.bytes), at: path, options)
    }
  }

  private static func plan(
    _ root: YAMLNode, at path: FilePath, _ options: ConversionOptions
  ) throws(ReadingError) -> AnthologyPlan {
    var plan = AnthologyPlan.empty
    plan.file = path
    plan.sources = [FilePath(bytes: path.name).display]
    plan.book.title = AnthologyPlan.title(of: path.folder)
    var own: [YAMLNode.Entry] = []
    for (key, value) in try root.entries("the anthology", keys: Key.self) {
      switch key {
      case .title, .authors, .language, .publisher, .subjects, .rights, .series, .published, .identifier:
        own.append(YAMLNode.Entry(key.rawValue, line: value.line, value))
      case .description: own.append(YAMLNode.Entry("summary", line: value.line, value))
      case .editors:
        plan.editors = try Sidecar.overrides(from: mapping("authors", value)).authors ?? []
        for index in plan.editors.indices { plan.editors[index].role = .editor }
      case .cover: plan.cover = try file(value, "cover", beside: path)
      case .introduction: plan.introduction = try file(value, "introduction", beside: path)
      case .afterword: plan.afterword = try file(value, "afterword", beside: path)
      case .order:
        let name = try value.text("order") ?? StoryOrder.given.rawValue
        guard let order = StoryOrder(rawValue: name) else {
          throw value.mismatch("order", "one of " + StoryOrder.allCases.map(\.rawValue).joined(separator: ", "))
        }
        plan.order = order
      case .stories: plan.parts.insert(.init(stories: try stories(value, beside: path, options, &plan.failures)), at: 0)
      case .parts:
        for node in value.elements { plan.parts.append(try part(node, beside: path, options, &plan.failures)) }
      }
    }
    let said = try Sidecar.overrides(from: YAMLNode(.mapping(own), line: root.line))
    plan.book = said.over(plan.book)
    return plan
  }

  private static func part(
    _ node: YAMLNode, beside path: FilePath, _ options: ConversionOptions, _ failures: inout [Diagnostic]
  ) throws(ReadingError) -> AnthologyPlan.Part {
    var part = AnthologyPlan.Part()
    for (key, value) in try node.entries("parts", keys: PartKey.self) {
      switch key {
      case .title: part.title = try value.text("title")
      case .introduction: part.introduction = try file(value, "introduction", beside: path)
      case .stories: part.stories = try stories(value, beside: path, options, &failures)
      }
    }
    guard part.title != nil else { throw node.mismatch("parts", "a list of parts, each with a title") }
    return part
  }

  private static func stories(
    _ list: YAMLNode, beside path: FilePath, _ options: ConversionOptions, _ failures: inout [Diagnostic]
  ) throws(ReadingError) -> [AnthologyPlan.Story] {
    var stories: [AnthologyPlan.Story] = []
    for node in list.elements {
      switch node.content {
      case .null: continue
      case .mapping(let entries):
        let names = try entries.first { $0.key == "file" }?.value.verbatims("file") ?? []
        guard let name = names.first else {
          throw node.mismatch("stories", "a list of files, or of “file: NAME” with what is said of the story")
        }
        let said = YAMLNode(.mapping(entries.filter { $0.key != "file" }), line: node.line)
        let overrides = try Sidecar.overrides(from: said)
        let inputs =
          names.count == 1
          ? found(name, node, beside: path, options, &failures)
          : [.parts(names.map { path.folder.resolving(FilePath($0)) })]
        stories += inputs.map { .init(input: $0, overrides: overrides) }
      case .scalar, .sequence:
        guard let name = try node.verbatim("stories") else { continue }
        stories += found(name, node, beside: path, options, &failures).map { .init(input: $0) }
      }
    }
    return stories
  }

  /// The stories that a name, a folder or a pattern stands for.
  private static func found(
    _ name: String, _ node: YAMLNode, beside path: FilePath, _ options: ConversionOptions,
    _ failures: inout [Diagnostic]
  ) -> [StoryInput] {
    let wanted = path.folder.resolving(FilePath(name))
    let paths = wanted.isPattern ? wanted.matches.filter { !StoryFormat.isUnread($0) } : [wanted]
    if paths.isEmpty {
      failures.append(
        Diagnostic(
          .error, "no-stories", at: .init(file: path.display, line: node.line), "no story is called “\(name)”",
          remedy: "correct the pattern"))
    }
    let list = StoryList(paths, options: options)
    failures += list.failures
    return list.entries.map(\.input)
  }

  private static func file(_ node: YAMLNode, _ name: String, beside path: FilePath) throws(ReadingError) -> FilePath? {
    try node.verbatim(name).map { path.folder.resolving(FilePath($0)) }
  }

  private static func mapping(_ key: String, _ value: YAMLNode) -> YAMLNode {
    YAMLNode(.mapping([YAMLNode.Entry(key, line: value.line, value)]), line: value.line)
  }
}

internal import StoryModel

/// The files of an anthology that are no stories: introductions, afterword, cover.
struct AnthologyFiles {
  /// The words that introduce the book.
  private(set) var introduction: Chapter?
  /// The words that close it.
  private(set) var afterword: Chapter?
  /// The words that introduce each part.
  private(set) var partIntroductions: [[Block]] = []
  /// The cover that the anthology's file names.
  private(set) var cover: SuppliedPicture?
  /// What reading them brought up.
  private(set) var diagnostics: [Diagnostic] = []
  /// What tells these files from others.
  private(set) var digest = Digest()
  private var times: [Timestamp]
  private let given: Timestamp?

  /// Reads what a plan names.
  init(_ plan: AnthologyPlan, _ options: ConversionOptions) throws(Refusal) {
    given = options.modified
    times = [options.styleSheet?.modified, options.cover.modified].compactMap { $0 }
    if let file = plan.file {
      times.append(try Refusal.of { () throws(FileError) in try InputFile.read(file).modified })
    }
    introduction = try plan.introduction.map { (path) throws(Refusal) in
      try read(path, as: .introduction, called: "Introduction", options)
    }
    afterword = try plan.afterword.map { (path) throws(Refusal) in
      try read(path, as: .afterword, called: "Afterword", options)
    }
    for part in plan.parts {
      partIntroductions.append(
        try part.introduction.map { (path) throws(Refusal) in
          try read(path, as: .part, called: "", options).blocks
        } ?? [])
    }
    cover = try plan.cover.map { (path) throws(Refusal) in try SuppliedPicture(path) }
    if let cover { times.append(cover.modified) }
    digest.add(cover?.picture.bytes)
  }

  /// When the newest of a book's files changed, or what the person says.
  func modified(with stories: [AnthologyStory]) -> Timestamp {
    given ?? stories.map(\.modified).reduce(times.max() ?? Timestamp(seconds: 0), max)
  }

  /// How many bytes a cover will take at most, or about that many.
  func coverSize(_ choice: CoverChoice) -> Int {
    switch choice {
    case .none: 0
    case .given(let supplied): supplied.picture.bytes.count
    case .drawn: cover?.picture.bytes.count ?? 60_000
    }
  }

  /// Reads words that stand by themselves: their title where the file says one, else the usual name.
  private mutating func read(
    _ path: FilePath, as kind: Chapter.Kind, called name: String, _ options: ConversionOptions
  ) throws(Refusal) -> Chapter {
    var reading = Overrides()
    reading.encoding = options.overrides.encoding
    reading.typography = options.overrides.typography
    let source = try StorySource.read(.file(path), over: reading)
    digest.add(Recipe(source, options, modified: source.modified).digest)
    let understood = try UnderstoodStory(source)
    let story = understood.printed()
    times.append(source.modified)
    // That such words name neither title nor author is as it should be.
    diagnostics += understood.diagnostics.filter { $0.position.line != nil }
    let said = story.metadata.header.first { $0.term == .title }?.paragraphs.first
    let first = story.chapters.first
    return Chapter(
      kind: kind, title: said ?? [.text(name)].filter { _ in !name.isEmpty }, blocks: first?.blocks ?? [],
      children: (first?.children ?? []) + story.chapters.dropFirst())
  }
}

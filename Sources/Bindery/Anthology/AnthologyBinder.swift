internal import EPUB
public import StoryModel
internal import Synchronization

/// Binds the stories of a plan into one book: workers pack the stories' pages, then the book is written page by page.
public struct AnthologyBinder: Sendable {
  private let plan: AnthologyPlan
  private let options: ConversionOptions
  private let keepsGoing: Bool
  private let workers: Int

  /// Makes a binder.
  ///
  /// - Parameters:
  ///   - keepsGoing: whether a story that fails is left out; it stops the book otherwise.
  ///   - workers: how many stories are worked on at once; `nil` for one a processor.
  public init(_ plan: AnthologyPlan, options: ConversionOptions, keepsGoing: Bool, workers: Int? = nil) {
    self.plan = plan
    self.options = options
    self.keepsGoing = keepsGoing
    self.workers = max(1, min(workers ?? Workers.processors, plan.storyCount / 8))
  }

  /// Makes the book.
  ///
  /// - Parameters:
  ///   - progress: called as each story is packed, on the thread that did it.
  ///   - report: called with the report of each story, in the order of the plan.
  /// - Returns: what is to be said of the book as a whole.
  /// - Throws: why there is no book.
  public func bind(
    to output: FilePath, progress: (@Sendable (Progress) -> Void)? = nil,
    report: @escaping @Sendable (StoryReport) -> Void
  ) throws(Refusal) -> AnthologyReport {
    for failure in plan.failures { report(StoryReport(failure: failure)) }
    let target = try Refusal.of { () throws(FileError) in try output.followingLink() }
    let existing = try ExistingBook(at: .file(target))
    if !options.force { try existing.checkReplaceable() }
    let maker = BookMaker(theme: options.theme, styleSheet: options.styleSheet?.bytes)
    let tally = progress.map { Tally(of: plan.storyCount, tell: $0) }
    let pressed = try press(beside: target, maker: maker, tally, report: report)
    let failures = plan.failures.count + pressed.count { $0 == nil }
    guard keepsGoing || failures == 0 else {
      throw refusal(
        output, failures == 1 ? "one of its stories can't be bound" : "\(failures) of its stories can't be bound",
        remedy: "correct that, or give --keep-going to leave out what fails")
    }
    let stories = inOrder(pressed)
    guard stories.contains(where: { !$0.isEmpty }) else {
      throw refusal(output, "there is no story to bind", remedy: "name files that end in .txt, or folders of them")
    }
    let files = try AnthologyFiles(plan, options)
    let pages = AnthologyPages(plan: plan, stories: stories, modified: files.modified(with: stories))
    let size = try write(pages, files, maker.styleSheets, as: target)
    return AnthologyReport(
      output: output.display, title: pages.title, editors: plan.editors.map(\.name), authors: pages.authors.map(\.name),
      stories: stories.reduce(0) { $0 + $1.count }, words: stories.joined().reduce(0) { $0 + $1.words },
      size: size, isWritten: !options.dryRun, leftOut: failures,
      diagnostics: files.diagnostics + duplicates(in: pressed))
  }

  private func refusal(_ output: FilePath, _ message: String, remedy: String) -> Refusal {
    Refusal(Diagnostic(.error, "anthology-incomplete", at: .init(file: output.display), message, remedy: remedy))
  }

  // MARK: - Stories

  /// Packs the pages of every story, in the order of the plan; `nil` for one that failed.
  private func press(
    beside target: FilePath, maker: BookMaker, _ tally: Tally?, report: @escaping @Sendable (StoryReport) -> Void
  ) throws(Refusal) -> [AnthologyStory?] {
    let planned = plan.parts.flatMap(\.stories)
    let options = storyOptions
    let older = options.force ? nil : OlderAnthology(at: target)
    let results = Mutex([AnthologyStory?](repeating: nil, count: planned.count))
    let broken = Mutex<Refusal?>(nil)
    let reports = OrderedReports(deliver: report)
    let next = Counter()
    Workers.run(workers) {
      do throws(Refusal) {
        let press = try AnthologyPress(beside: target, maker: maker, options: options, older: older)
        while let range = next.take(4, of: planned.count) {
          for index in range {
            do throws(Refusal) {
              let story = try press.press(planned[index])
              results.withLock { $0[index] = story }
              reports.add(story.report, at: index)
              tally?.count(story.report.outcome)
            } catch {
              let failed = StoryReport(input: planned[index].input.display, output: nil, outcome: .failed)
              reports.add(failed.failed(error.diagnostic), at: index)
              tally?.count(.failed)
            }
          }
        }
      } catch {
        broken.withLock { $0 = error }
      }
    }
    if let refusal = broken.withLock({ $0 }) { throw refusal }
    return results.withLock { $0 }
  }

  /// What the options say of each story: what they say of the book is not the story's.
  private var storyOptions: ConversionOptions {
    var story = options
    story.overrides = Overrides()
    story.overrides.encoding = options.overrides.encoding
    story.overrides.chapterPattern = options.overrides.chapterPattern
    story.overrides.typography = options.overrides.typography
    story.cover = .none
    return story
  }

  /// The stories that there are, part by part in the book's order, each with a folder of its own.
  private func inOrder(_ pressed: [AnthologyStory?]) -> [[AnthologyStory]] {
    var stories: [[AnthologyStory]] = []
    var start = 0
    for part in plan.parts {
      let end = start + part.stories.count
      stories.append(plan.order.sorted(pressed[start..<end].compactMap { $0 }))
      start = end
    }
    var taken: Set<String> = []
    for part in stories.indices {
      for index in stories[part].indices {
        let name = stories[part][index].pressed.folder
        var unique = name
        var number = 2
        while !taken.insert(unique).inserted {
          unique = "\(name)-\(number)"
          number += 1
        }
        stories[part][index].pressed.folder = unique
      }
    }
    return stories
  }

  /// Stories that tell the same as one before them.
  private func duplicates(in stories: [AnthologyStory?]) -> [Diagnostic] {
    var first: [Digest: String] = [:]
    return stories.compactMap { $0 }.compactMap { story in
      guard let other = first.updateValue(story.report.input, forKey: story.likeness) else { return nil }
      return .duplicate(story.report.input, of: other)
    }
  }

  // MARK: - The book

  /// Writes the book; returns its size in bytes.
  private func write(
    _ pages: AnthologyPages, _ files: AnthologyFiles, _ styleSheets: [StyleSheet], as target: FilePath
  ) throws(Refusal) -> Int {
    let metadata = pages.metadata
    var diagnostics: [Diagnostic] = []
    var shown = Metadata()
    shown.title = Attested(pages.title)
    shown.authors = (plan.editors.isEmpty ? Array(pages.authors.prefix(3)) : plan.editors).map {
      Attested(Contributor(name: $0.name))
    }
    shown.language = Attested(metadata.language)
    let cover = CoverMaker(options.cover).cover(
      for: shown, own: files.cover, identifier: metadata.identifier, at: .init(file: target.display),
      into: &diagnostics)
    let parts = zip(plan.parts, zip(files.partIntroductions, pages.stories)).filter { !$0.1.1.isEmpty }.map {
      Anthology.Part(
        opening: AnthologyPages.opening(of: $0.0, $0.1.0).map { Section(.chapter($0)) }, stories: $0.1.1.map(\.pressed))
    }
    let anthology = Anthology(
      metadata: metadata, front: pages.front(introduction: files.introduction), parts: parts,
      back: pages.back(afterword: files.afterword), styleSheets: styleSheets, cover: cover)
    if options.dryRun { return 0 }
    var publication: Publication
    do throws(EPUBError) {
      publication = try Publication(anthology: anthology, for: options.device)
    } catch {
      throw refusal(target, error.description, remedy: "")
    }
    publication.companions = [AnthologyState.name: AnthologyState.write(pages.stories.joined())]
    let recipe = recipe(of: pages)
    var size = 0
    let folder = try Refusal.of { () throws(FileError) in try OutputFolder(target.folder) }
    let staged = try folder.stage(as: Array(target.name)) { (file) throws(Refusal) in
      do throws(EPUBError) {
        try Packager(level: options.compression).package(publication, toFile: file.number)
      } catch {
        throw refusal(target, error.description, remedy: "")
      }
      do throws(FileError) {
        try BookSeal.seal(file, at: target, recipe: recipe)
        size = try file.status(of: target, for: .write).size
      } catch {
        throw Refusal(error.diagnostic)
      }
    }
    try Refusal.of { () throws(FileError) in
      try folder.place(staged)
      try folder.synchronize()
    }
    return size
  }

  /// What the book is made from: its stories, and all that is said of it.
  private func recipe(of pages: AnthologyPages) -> Digest {
    var digest = Digest()
    digest.add(Quire.generator)
    digest.add(pages.modified.seconds)
    for story in pages.stories.joined() { digest.add(story.recipe.hexadecimal) }
    return digest
  }
}

/// What became of an anthology.
public struct AnthologyReport: Sendable, Hashable {
  /// The book, as it can be shown.
  public let output: String
  /// The title.
  public let title: String
  /// The editors' names.
  public let editors: [String]
  /// The authors' names.
  public let authors: [String]
  /// How many stories the book has.
  public let stories: Int
  /// How many words they have together.
  public let words: Int
  /// The size of the book in bytes; 0 for one that was not written.
  public let size: Int
  /// Whether the book was written.
  public let isWritten: Bool
  /// How many stories failed and were left out.
  public let leftOut: Int
  /// What a person should know of the book as a whole.
  public let diagnostics: [Diagnostic]
}

extension StoryOrder {
  /// Stories in this order; those that are alike in it stay as they were given.
  func sorted(_ stories: [AnthologyStory]) -> [AnthologyStory] {
    switch self {
    case .given: stories
    case .title: Self.sorted(stories) { $0.sortTitle }
    case .author:
      Self.sorted(stories) { story in
        (story.creators.first.map { $0.fileAs ?? SortName.person($0.name) } ?? "").lowercased() + "\u{0}"
          + story.sortTitle
      }
    case .date: Self.sorted(stories) { $0.published ?? "~" }
    case .length: Self.sorted(stories) { $0.words }
    }
  }

  private static func sorted(
    _ stories: [AnthologyStory], by key: (AnthologyStory) -> some Comparable
  ) -> [AnthologyStory] {
    stories.enumerated().map { (key: key($0.element), place: $0.offset, story: $0.element) }
      .sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.story)
  }
}

extension AnthologyStory {
  /// The title as it is sorted.
  fileprivate var sortTitle: String {
    (LanguageTag(language).map { SortName.title(title, language: $0) } ?? title).lowercased()
  }
}

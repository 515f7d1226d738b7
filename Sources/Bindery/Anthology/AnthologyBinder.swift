internal import EPUB
internal import StoryModel
internal import Synchronization

/// Binds the stories of a plan into one book: workers pack the stories' pages, then the book is written page by page.
public struct AnthologyBinder: Sendable {
  private let plan: AnthologyPlan
  private let options: ConversionOptions
  private let keepsGoing: Bool
  private let splitSize: Int?
  private let workers: Int

  /// Makes a binder.
  ///
  /// - Parameters:
  ///   - keepsGoing: whether a story that fails is left out; it stops the book otherwise.
  ///   - splitSize: how many bytes a volume may have; `nil` for one book of any size.
  ///   - workers: how many stories are worked on at once; `nil` for one a processor.
  public init(
    _ plan: AnthologyPlan, options: ConversionOptions, keepsGoing: Bool, splitSize: Int? = nil, workers: Int? = nil
  ) {
    self.plan = plan
    self.options = options
    self.keepsGoing = keepsGoing
    self.splitSize = splitSize
    self.workers = max(1, min(workers ?? Workers.processors, plan.storyCount / 8))
  }

  /// Makes the book, or its volumes.
  ///
  /// - Parameters:
  ///   - progress: called as each story is packed, on the thread that did it.
  ///   - report: called with the report of each story, in the order of the plan.
  /// - Returns: what is to be said of each book as a whole.
  /// - Throws: why there is no book.
  public func bind(
    to output: FilePath, progress: (@Sendable (Progress) -> Void)? = nil,
    report: @escaping @Sendable (StoryReport) -> Void
  ) throws(Refusal) -> [AnthologyReport] {
    FreedMemory.keepForNextStory()
    for failure in plan.failures { report(StoryReport(failure: failure)) }
    let target = try Refusal.of { () throws(FileError) in try output.followingLink() }
    // What would refuse the book at the end is told before all the work.
    var existing = ExistingBooks()
    if splitSize == nil { try checkReplaceable(target, among: &existing) }
    let maker = BookMaker(theme: options.theme, styleSheet: options.styleSheet?.bytes)
    let tally = progress.map { Tally(of: plan.storyCount, tell: $0) }
    let pressed = try press(beside: target, maker: maker, among: &existing, tally, report: report)
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
    let overhead = 20_000 + maker.styleSheets.reduce(0) { $0 + $1.bytes.count / 3 } + files.coverSize(options.cover)
    let volumes = Volume.divide(stories, limit: splitSize, overhead: overhead)
    for volume in volumes { try checkReplaceable(volume.path(for: target), among: &existing) }
    var books: [BoundVolume] = []
    do throws(Refusal) {
      for volume in volumes {
        let modified = files.modified(with: volume.stories.flatMap { $0 })
        let pages = AnthologyPages(plan: plan, volume: volume, modified: modified)
        let path = volume.path(for: target)
        let book = options.force ? nil : try existing.book(at: path)
        books.append(
          try BoundVolume(pages, files, maker.styleSheets, options, as: path, over: book, threads: workers))
      }
    } catch {
      for book in books { book.discard() }
      throw error
    }
    var reports: [AnthologyReport] = []
    for book in books { reports.append(try book.place(shownAs: book.volume.path(for: output))) }
    reports[0].leftOut = failures
    reports[0].diagnostics = files.diagnostics + duplicates(in: pressed) + reports[0].diagnostics
    reports[reports.count - 1].diagnostics += leftovers(of: target, volumes: volumes.count)
    return reports
  }

  private func checkReplaceable(_ path: FilePath, among books: inout ExistingBooks) throws(Refusal) {
    if !options.force { try books.book(at: path).checkReplaceable() }
  }

  /// The books of an older build that are none of this one's: they would be taken for volumes of it.
  private func leftovers(of target: FilePath, volumes: Int) -> [Diagnostic] {
    func isOlder(_ path: FilePath) -> Bool {
      guard let book = try? ExistingBook(at: .file(path)) else { return false }
      return OlderAnthology(book, at: path) != nil
    }
    let first = volumes == 1 ? 1 : volumes + 1
    let numbered = (first...).lazy.map { target.numbered($0) }.prefix { isOlder($0) }
    let whole = volumes > 1 && isOlder(target) ? [target] : []
    return (whole + numbered).map { path in
      Diagnostic(
        .warning, "older-volume", at: .init(file: path.display), "this book is of an older build of the anthology",
        remedy: "remove it")
    }
  }

  private func refusal(_ output: FilePath, _ message: String, remedy: String) -> Refusal {
    Refusal(Diagnostic(.error, "anthology-incomplete", at: .init(file: output.display), message, remedy: remedy))
  }

  // MARK: - Stories

  /// Packs the pages of every story, in the order of the plan; `nil` for one that failed.
  private func press(
    beside target: FilePath, maker: BookMaker, among books: inout ExistingBooks, _ tally: Tally?,
    report: @escaping @Sendable (StoryReport) -> Void
  ) throws(Refusal) -> [AnthologyStory?] {
    let planned = plan.parts.flatMap(\.stories)
    let options = storyOptions
    let older = options.force ? [] : OlderAnthology.all(at: target, among: &books)
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
              let (story, report) = try press.press(planned[index])
              results.withLock { $0[index] = story }
              reports.add(report, at: index)
              tally?.count(report.outcome)
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
    var unique = UniqueNames()
    for part in stories.indices {
      for index in stories[part].indices {
        stories[part][index] = stories[part][index].placed(in: unique.take(stories[part][index].pressed.folder))
      }
    }
    return stories
  }

  /// Stories that tell the same as one before them, in the order of the plan.
  private func duplicates(in stories: [AnthologyStory?]) -> [Diagnostic] {
    let planned = plan.parts.flatMap(\.stories)
    var first: [Digest: Int] = [:]
    return stories.indices.compactMap { index in
      guard let story = stories[index], let other = first.updateValue(index, forKey: story.facts.likeness) else {
        return nil
      }
      return .duplicate(planned[index].input.display, of: planned[other].input.display)
    }
  }
}

internal import EPUB
internal import StoryModel

/// Makes books of stories, one at a time: reads, sets, binds and packs.
///
/// A converter keeps its compressor and its buffers from story to story; each worker has one of its own.
final class Converter {
  private let options: ConversionOptions
  private let maker: BookMaker
  private let covers: CoverMaker
  private let threads: Int
  private var packager: Packager?

  /// Makes a converter.
  ///
  /// - Parameter threads: on how many threads a large story is worked on.
  init(options: ConversionOptions, threads: Int = 1) {
    self.options = options
    self.threads = threads
    maker = BookMaker(theme: options.theme, styleSheet: options.styleSheet?.bytes)
    covers = CoverMaker(options.cover)
  }

  /// Makes a story's book and hands it to be put in its place. Whatever goes wrong is in the report, and leaves what was
  /// there before as it was.
  ///
  /// - Returns: how it ended, but for what the disk may still refuse.
  func convert(
    _ job: ConversionPlan.Job, at index: Int, into group: OutputGroup, _ reports: OrderedReports
  ) -> StoryReport.Outcome {
    let start = ContinuousClock.now
    var diagnostics: [Diagnostic] = []
    func report(
      _ outcome: StoryReport.Outcome, _ book: StoryReport.Summary? = nil
    ) -> StoryReport {
      var report = StoryReport(
        input: job.input.display, output: job.output.display, outcome: outcome, book: book, diagnostics: diagnostics)
      report.duration = ContinuousClock.now - start
      return report
    }
    do throws(Refusal) {
      let source = try StorySource.read(job.input, over: options.overrides, paths: options.pathPattern)
      let modified = options.modified(of: source)
      let recipe = Recipe(source, options, modified: modified).digest
      let existing = try ExistingBook(at: job.output)
      if existing.isUpToDate(recipe), !options.force {
        reports.add(report(.unchanged), at: index)
        return .unchanged
      }
      if !options.force { try existing.checkReplaceable() }
      let (display, ownCover) = (source.display, source.cover)
      let threads = source.file.bytes.count < Self.largeStory ? 1 : threads
      if ownCover == nil { covers.prepare() }
      // What is done with gives its memory back: of a large story each stage would keep as much again.
      let understood = try UnderstoodStory(consume source, by: Workers.crew(threads))
      diagnostics = understood.diagnostics
      let (identifier, names) = (understood.identifier, understood.fileNames)
      let story = (consume understood).printed()
      let cover = covers.cover(
        for: story.metadata, own: ownCover, identifier: identifier, at: .init(file: display), into: &diagnostics)
      let book = maker.book(of: story, identifier: identifier, cover: cover, sources: names, modified: modified)
      var archive = try pack(book, of: job, threads: threads)
      BookSeal.seal(&archive, recipe: recipe)
      let summary = StoryReport.Summary(story, size: archive.count)
      if options.dryRun {
        reports.add(report(.planned, summary), at: index)
        return .planned
      }
      let made = report(.made, summary)
      switch job.output {
      case .file(let path): group.add(archive, to: path, at: index, made)
      case .standardOutput:
        try StandardOutput.write(archive)
        reports.add(made, at: index)
      }
      return .made
    } catch {
      reports.add(report(.failed).failed(error.diagnostic), at: index)
      return .failed
    }
  }

  /// How many bytes a story has that is worth a second thread, which takes 2 to 4 ms to wake.
  private static let largeStory = 1_000_000

  private func pack(_ book: Book, of job: ConversionPlan.Job, threads: Int) throws(Refusal) -> [UInt8] {
    do throws(EPUBError) {
      return try readyPackager().package(
        Publication(book: book, for: options.device).packed(on: threads, level: options.compression))
    } catch {
      throw Refusal(
        Diagnostic(
          .error, "unbindable", at: .init(file: job.input.display), "no book can be made of it: \(error.description)"))
    }
  }

  /// The packager, made when the first book needs it.
  private func readyPackager() throws(EPUBError) -> Packager {
    if let packager { return packager }
    let packager = try Packager(level: options.compression)
    self.packager = packager
    return packager
  }
}

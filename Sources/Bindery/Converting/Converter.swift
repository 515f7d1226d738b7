internal import EPUB
internal import StoryModel

/// Makes books of stories, one at a time: reads, sets, binds, packs, and puts the book in its place.
///
/// A converter keeps its compressor and its buffers from story to story; each worker has one of its own.
public final class Converter {
  private let options: ConversionOptions
  private let maker: BookMaker
  private var packager: Packager?

  /// Makes a converter.
  public init(options: ConversionOptions) {
    self.options = options
    maker = BookMaker(theme: options.theme, styleSheet: options.styleSheet?.bytes)
  }

  /// Makes a story's book. Whatever goes wrong is in the report, and leaves what was there before as it was.
  public func convert(_ job: ConversionPlan.Job) -> StoryReport {
    var diagnostics: [Diagnostic] = []
    do throws(Refusal) {
      let source = try StorySource.read(job.input)
      let modified = options.modified(of: source)
      let recipe = Recipe(source, options, modified: modified).digest
      let existing = try ExistingBook(at: job.output)
      if existing.isUpToDate(recipe), !options.force { return report(job, .unchanged) }
      if !options.force { try existing.checkReplaceable() }
      let understood = try UnderstoodStory(source, over: options.overrides)
      diagnostics = understood.diagnostics
      let story = understood.story
      var archive = try pack(
        maker.book(
          of: story, identifier: understood.identifier, cover: options.cover?.picture, sources: [source.name],
          modified: modified),
        of: job)
      BookSeal.seal(&archive, recipe: recipe)
      if !options.dryRun { try job.output.write(archive) }
      return report(job, options.dryRun ? .planned : .made, .init(story, size: archive.count), diagnostics)
    } catch {
      return report(job, .failed, nil, diagnostics + [error.diagnostic])
    }
  }

  private func pack(_ book: Book, of job: ConversionPlan.Job) throws(Refusal) -> [UInt8] {
    do throws(EPUBError) {
      return try readyPackager().package(Publication(book: book))
    } catch {
      throw Refusal(
        Diagnostic(
          .error, "unbindable", at: .init(file: job.input.display), "no book can be made of it: \(error.description)"))
    }
  }

  /// The packager, made when the first book needs it.
  private func readyPackager() throws(EPUBError) -> Packager {
    if let packager { return packager }
    let packager = try Packager()
    self.packager = packager
    return packager
  }

  private func report(
    _ job: ConversionPlan.Job, _ outcome: StoryReport.Outcome, _ book: StoryReport.Summary? = nil,
    _ diagnostics: [Diagnostic] = []
  ) -> StoryReport {
    StoryReport(
      input: job.input.display, output: job.output.display, outcome: outcome, book: book, diagnostics: diagnostics)
  }
}

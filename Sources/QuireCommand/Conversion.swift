internal import ArgumentParser
internal import Bindery
internal import EPUB

/// What `quire convert` does, once its words are read.
struct Conversion: Equatable {
  /// The stories, and the folders of them.
  var inputs: [FilePath]
  /// What a person said about the books.
  var options: ConversionOptions
  /// What a person said about the run.
  var run: RunChoices

  /// Makes the books.
  ///
  /// - Throws: `PlanError` and `ValidationError` before any work, `ExitCode` where some story failed.
  func perform() throws {
    let plan = try ConversionPlan(
      inputs: inputs, destination: run.destination, options: options, workers: run.workers)
    if options.overrides.title != nil, plan.jobs.count > 1 {
      throw ValidationError("--title names one story, and \(plan.jobs.count) are given")
    }
    let reporter = try run.reporter(on: options.device, reservesOutput: run.destination == .standardOutput)
    for remark in plan.remarks { reporter.withLock { $0.remark(remark) } }
    for failure in plan.failures { reporter.withLock { $0.report(StoryReport(failure: failure)) } }
    Batch(plan, options: options, workers: run.workers)
      .run(progress: reporter.progress) { story in reporter.withLock { $0.report(story) } }
    guard reporter.withLock({ $0.finish() }) else { throw ExitCode.failure }
  }
}

/// What a person may say about a run: where the books go, and what is said about the work.
struct RunChoices: Equatable {
  /// What `--output` names; `nil` for the folder that books go to by default.
  var output: FilePath?
  /// How many stories are worked on at once; `nil` for one a processor.
  var workers: Int?
  /// How results are printed.
  var format = Reporter.Format.names
  /// Whether errors alone are printed.
  var isQuiet = false
  /// The file that every story's record is written to.
  var report: FilePath?

  /// Where the books go.
  var destination: Destination { output.map { Destination($0) } ?? .byDefault }

  /// What tells the person about the run.
  ///
  /// - Parameters:
  ///   - device: what the books are read on, which may want another name for one.
  ///   - reservesOutput: whether standard output carries a book.
  func reporter(on device: Device, reservesOutput: Bool) throws -> SharedReporter {
    let reporter = SharedReporter(
      Reporter(
        format: format, isQuiet: isQuiet, reservesOutput: reservesOutput, file: try report.map { try ReportFile($0) }),
      showsProgress: !isQuiet)
    if case .file(let path) = destination.named(for: device), destination != .file(path) {
      reporter.withLock {
        $0.remark("\(destination.display) becomes \(path.display), the only name by which Kobo's readers know it")
      }
    }
    return reporter
  }
}

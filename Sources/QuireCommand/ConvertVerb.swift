internal import ArgumentParser
internal import Bindery
internal import Synchronization

/// `quire convert`: one book a story.
struct ConvertVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Makes one EPUB of each story.",
    discussion: "A folder stands for the stories below it, '-' for standard input.")

  @Argument(help: .init("A story, a folder of stories, or - for standard input.", valueName: "input"))
  var inputs: [PathArgument]

  @OptionGroup(title: "Reading")
  var reading: ReadingArguments

  @OptionGroup(title: "The books")
  var book: BookArguments

  @OptionGroup(title: "The run")
  var output: OutputArguments

  func run() throws {
    var options = try book.conversionOptions(reading)
    options.force = output.force
    options.dryRun = output.dryRun
    let plan = try ConversionPlan(inputs: inputs.map(\.path), destination: output.destination, device: options.device)
    if book.title != nil, plan.jobs.count > 1 {
      throw ValidationError("--title names one story, and \(plan.jobs.count) are given")
    }
    let reporter = Mutex(
      try Reporter(
        format: output.json ? .json : .names, isQuiet: output.quiet,
        reservesOutput: output.destination == .standardOutput, file: output.reportFile()))
    if let remark = output.remark(on: options.device) { reporter.withLock { $0.remark(remark) } }
    for failure in plan.failures { reporter.withLock { $0.report(StoryReport(failure: failure)) } }
    Batch(plan, options: options, workers: output.jobs?.number).run { story in reporter.withLock { $0.report(story) } }
    guard reporter.withLock({ $0.finish() }) else { throw ExitCode.failure }
  }
}

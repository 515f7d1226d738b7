internal import ArgumentParser
internal import Bindery
internal import StoryReading
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

  @Option(help: .init("What the books are called, such as '{author} - {title}'.", valueName: "pattern"))
  var name: Words?

  @OptionGroup(title: "The run")
  var output: OutputArguments

  func run() throws {
    var options = try book.conversionOptions(reading)
    options.force = output.force
    options.dryRun = output.dryRun
    options.names = try name.map { words in
      try ReadingArguments.understood { () throws(ReadingError) in try NamePattern(words.text) }
    }
    let plan = try ConversionPlan(
      inputs: inputs.map(\.path), destination: output.destination, options: options, workers: output.jobs?.number)
    if book.title != nil, plan.jobs.count > 1 {
      throw ValidationError("--title names one story, and \(plan.jobs.count) are given")
    }
    let reporter = try output.reporter(on: options.device, reservesOutput: output.destination == .standardOutput)
    for remark in plan.remarks { reporter.withLock { $0.remark(remark) } }
    for failure in plan.failures { reporter.withLock { $0.report(StoryReport(failure: failure)) } }
    Batch(plan, options: options, workers: output.jobs?.number)
      .run(progress: reporter.progress) { story in reporter.withLock { $0.report(story) } }
    guard reporter.withLock({ $0.finish() }) else { throw ExitCode.failure }
  }
}

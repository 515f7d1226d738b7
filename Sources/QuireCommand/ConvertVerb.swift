internal import ArgumentParser
internal import Bindery

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
    let plan = try ConversionPlan(inputs: inputs.map(\.path), destination: output.destination)
    if book.title != nil, plan.jobs.count > 1 {
      throw ValidationError("--title names one story, and \(plan.jobs.count) are given")
    }
    var reporter = Reporter(
      format: output.json ? .json : .names, isQuiet: output.quiet, reservesOutput: output.destination == .standardOutput
    )
    for failure in plan.failures { reporter.report(StoryReport(failure: failure)) }
    let converter = Converter(options: options)
    for job in plan.jobs { reporter.report(converter.convert(job)) }
    guard reporter.finish() else { throw ExitCode.failure }
  }
}

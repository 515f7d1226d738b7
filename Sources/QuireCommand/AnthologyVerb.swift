internal import ArgumentParser
internal import Bindery
internal import StoryModel
internal import Synchronization

/// `quire anthology`: many stories in one book.
struct AnthologyVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anthology", abstract: "Binds many stories into one EPUB.",
    discussion: """
      A folder stands for the stories below it, its folders for parts of the book. One anthology.yaml in place of \
      stories says everything; --write drafts it.
      """)

  @Argument(help: .init("A story, a folder of stories, or an anthology.yaml.", valueName: "input"))
  var inputs: [PathArgument]

  @OptionGroup(title: "Reading")
  var reading: ReadingArguments

  @OptionGroup(title: "The book")
  var book: BookArguments

  @Option(help: .init("Who put the book together; several are given one by one.", valueName: "name"))
  var editor: [Words] = []

  @Option(help: .init("The order of the stories: given, title, author, date or length.", valueName: "order"))
  var order: Choice<StoryOrder>?

  @Flag(help: "Leaves out stories that fail.")
  var keepGoing = false

  @Option(help: .init("Divides the book into volumes of at most a size, such as 20MB.", valueName: "size"))
  var split: ByteCount?

  @Option(help: .init("Drafts an anthology.yaml of the stories, to be edited, and makes no book.", valueName: "file"))
  var write: PathArgument?

  @OptionGroup(title: "The run")
  var output: OutputArguments

  func run() throws {
    var options = try book.conversionOptions(reading)
    options.force = output.force
    options.dryRun = output.dryRun
    if inputs.count > 1, let file = inputs.first(where: { ["yaml", "yml"].contains($0.path.suffix) }) {
      throw ValidationError("\(file.path.display) says everything by itself; name it alone")
    }
    var plan = try AnthologyPlan(inputs: inputs.map(\.path), options: options)
    plan.book = options.overrides.over(plan.book)
    if !editor.isEmpty { plan.editors = editor.map { Contributor(name: $0.text, role: .editor) } }
    if let order { plan.order = order.value }
    if let write { return try draft(plan, options, write.path) }
    guard case .file(let path) = output.choices.destination.named(for: options.device) else {
      throw ValidationError("an anthology is one file; name it with -o BOOK.epub")
    }
    try bind(plan, options, to: path)
  }

  private func bind(_ plan: AnthologyPlan, _ options: ConversionOptions, to path: FilePath) throws {
    let reporter = try output.choices.reporter(on: options.device, reservesOutput: false)
    for remark in plan.remarks { reporter.withLock { $0.remark(remark) } }
    let binder = AnthologyBinder(
      plan, options: options, keepsGoing: keepGoing, splitSize: split?.bytes, workers: output.jobs?.number)
    let isWhole: Bool
    do throws(Refusal) {
      let report = try binder.bind(to: path, progress: reporter.progress) { story in
        reporter.withLock { $0.report(story) }
      }
      isWhole = reporter.withLock { $0.finish(report) }
    } catch {
      reporter.withLock { $0.fail(error.diagnostic) }
      isWhole = false
    }
    if !isWhole { throw ExitCode.failure }
  }

  private func draft(_ plan: AnthologyPlan, _ options: ConversionOptions, _ path: FilePath) throws {
    let draft = AnthologyDraft(plan, options, for: path)
    var console = Console()
    for diagnostic in draft.diagnostics { console.printMessage(diagnostic.description) }
    try draft.write(force: output.force)
    console.printResult(path.display)
    if !output.quiet { console.printMessage("quire: \(draft.storyCount.grouped) stories; edit the file, then bind it") }
    if !console.finish() || draft.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
  }
}

internal import ArgumentParser
internal import Bindery
internal import StoryModel

/// `quire inspect`: what was understood of each story, and why.
struct InspectVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Tells what Quire understood of each story, and why; makes no book.",
    discussion: "A folder stands for the stories below it, '-' for standard input.")

  @Argument(help: .init("A story, a folder of stories, or - for standard input.", valueName: "input"))
  var inputs: [PathArgument]

  @OptionGroup(title: "Reading")
  var reading: ReadingArguments

  @Flag(help: "Prints one JSON object a line.")
  var json = false

  @Flag(help: "Shows only the stories that deserve a look.")
  var doubtful = false

  @Flag(help: "Writes what was understood beside each story, as STORY.yaml, to be corrected and read again.")
  var write = false

  @Flag(help: "Writes over sidecars that exist.")
  var force = false

  func run() throws {
    let options = try reading.options
    let list = StoryList(inputs.map(\.path), options: options)
    var console = Console()
    var failures = list.failures.count
    for failure in list.failures { report(failure, to: &console) }
    for entry in list.entries {
      do {
        let inspection = try Inspection(entry.input, overrides: options.overrides, paths: options.pathPattern)
        if doubtful, !inspection.isDoubtful { continue }
        console.printResult(json ? JSONLine.text(of: InspectionRecord(inspection)) : InspectionPage(inspection).text)
        if write { console.printMessage("\(try inspection.writeSidecar(force: force).display): written") }
      } catch {
        failures += 1
        report(error.diagnostic, to: &console)
      }
    }
    if !console.finish() || failures > 0 { throw ExitCode.failure }
  }

  private func report(_ diagnostic: Diagnostic, to console: inout Console) {
    if json { console.printResult(JSONLine.text(of: StoryRecord(StoryReport(failure: diagnostic)))) }
    console.printMessage(diagnostic.description)
  }
}

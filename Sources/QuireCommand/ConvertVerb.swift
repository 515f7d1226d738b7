internal import ArgumentParser
internal import Bindery
internal import StoryReading

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

  /// What the words ask for.
  func conversion() throws -> Conversion {
    var options = try book.conversionOptions(reading)
    options.force = output.force
    options.dryRun = output.dryRun
    options.names = try name.map { words in
      try ReadingArguments.understood { () throws(ReadingError) in try NamePattern(words.text) }
    }
    return Conversion(inputs: inputs.map(\.path), options: options, run: output.choices)
  }

  func run() throws { try conversion().perform() }
}

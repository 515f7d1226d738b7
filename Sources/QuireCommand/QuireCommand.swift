internal import ArgumentParser
internal import Bindery
internal import StoryModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Runs the command with the process's own arguments and ends the process with the exit status that the contract names.
public func runQuire() -> Never {
  holdStandardStreams()
  // A reader that goes away ends nothing: the write fails, and that is said.
  signal(SIGPIPE, SIG_IGN)
  // libzip asks for the local time of every entry. Where no zone is named the C library looks for the machine's each time;
  // nothing in a book depends on the zone.
  setenv("TZ", "UTC0", 1)
  exit(QuireVerbs.run(ArgumentBytes.ofProcess).rawValue)
}

/// Opens the null device for each standard stream that the process was started without, lest a book be given its number
/// and messages be written into it.
private func holdStandardStreams() {
  for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
    _ = open("/dev/null", O_RDWR)
  }
}

/// The command `quire`: its verbs, and what they share.
struct QuireVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quire",
    abstract: "Turns stories into EPUB 3 books.",
    discussion: """
      Stories are plain text files as people have them: with a header such as 'BY : Rosalind', or with none at all.
      """,
    version: Quire.version,
    subcommands: [ConvertVerb.self, AnthologyVerb.self, InspectVerb.self])

  func run() throws {
    throw ValidationError("what is to be done? Say 'quire convert STORY'")
  }

  /// Parses arguments and does what they say; returns how it ended.
  static func run(_ arguments: [String]) -> ExitCode {
    var console = Console()
    defer { console.flush() }
    do {
      if arguments.first == "convert", let conversion = try Conversion(usual: arguments.dropFirst()) {
        try conversion.perform()
        return .success
      }
      var verb = try parseAsRoot(arguments)
      try verb.run()
      return .success
    } catch let code as ExitCode {
      return code
    } catch let refusal as Refusal {
      console.printMessage(refusal.diagnostic.description)
      return .failure
    } catch let error as PlanError {
      console.printMessage("quire: error: \(error.message)")
      return error.isWrongUsage ? .validationFailure : .failure
    } catch  where exitCode(for: error) == .success {
      // Help, the version or a completion script: what was asked for.
      console.printResult(fullMessage(for: error))
      return .success
    } catch {
      let words = message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
      console.printMessage("quire: error: \(ArgumentBytes.shown(words)); see quire help\(verb(of: arguments))")
      return .validationFailure
    }
  }

  /// The verb that arguments begin with, behind a space; nothing where they begin otherwise.
  private static func verb(of arguments: [String]) -> String {
    guard let first = arguments.first else { return "" }
    return configuration.subcommands.contains { $0.configuration.commandName == first } ? " \(first)" : ""
  }
}

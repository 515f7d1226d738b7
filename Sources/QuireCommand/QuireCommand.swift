internal import ArgumentParser

/// Runs the command with the process's own arguments and ends the process with the exit status that the contract names.
public func runQuire() -> Never {
  QuireVerbs.main()
  QuireVerbs.exit()
}

/// The command `quire`: its verbs, and what they share.
struct QuireVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quire", abstract: "Turns stories into EPUB 3 books.")
}

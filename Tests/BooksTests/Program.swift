import Foundation

/// A program that the tests run, and what came of it.
struct Program: Sendable {
  /// What a run of a program ended with.
  struct Outcome: Sendable {
    let status: Int32
    let output: String
    let errors: String
  }

  /// What stands before the arguments of every run.
  let words: [String]

  /// `quire` as `make build` left it, `nil` where `make test` does not name it.
  static let releasedQuire = environment("QUIRE_RELEASE").map { Program(words: [$0]) }

  /// `quire` as it was built together with these tests.
  static let debuggedQuire = Program(words: [built("quire").path])

  /// The program that is judged: the released one where there is one, since it is what people get, and ten times faster.
  static let quire = releasedQuire ?? debuggedQuire

  /// `quire` in a machine that counts its instructions and says how many they were; `nil` where `make test` has not
  /// prepared it.
  static let countedQuire = environment("QUIRE_COUNTED").map {
    Program(words: [
      "/usr/bin/env", "valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", $0,
    ])
  }

  /// EPUBCheck over many books in one Java machine; `nil` where `make test` has not prepared it.
  static let bookChecker = environment("QUIRE_PYTHON").map {
    Program(words: [$0, Place.checkout.appending(path: "scripts/check-books.py").path])
  }

  /// Whether a clock can be wound on for a program (Debian's `faketime`).
  static let canFakeTime = (try? Program(words: ["/usr/bin/env", "faketime", "--version"]).run())?.status == 0

  /// Runs the program and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: its arguments.
  ///   - environment: variables to set over the tests' own.
  ///   - input: what it finds on its standard input.
  func run(
    _ arguments: [String] = [], environment: [String: String] = [:], input: Data = Data()
  ) throws -> Outcome {
    let folder = try Place.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["input", "output", "errors"].map { folder.appending(path: $0) }
    try input.write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }

    let process = Process()
    process.executableURL = URL(filePath: words[0])
    process.arguments = words.dropFirst() + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  /// The same program under a clock that is wound on to a day in the future; files keep their times.
  func woundOn() -> Program {
    Program(words: ["/usr/bin/env", "NO_FAKE_STAT=1", "faketime", "2037-12-31 23:59:50"] + words)
  }

  /// A product of the build that these tests are of; on macOS the tests are a bundle beside it.
  private static func built(_ product: String) -> URL {
    let tests = Bundle(for: Marker.self).bundleURL
    return (tests.pathExtension == "xctest" ? tests.deletingLastPathComponent() : tests).appending(path: product)
  }

  static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  private final class Marker {}
}

/// Where things are.
enum Place {
  /// The top of the checkout.
  static let checkout = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The sample stories.
  static let seeds = checkout.appending(path: "seeds")

  /// Novels that stand beside a checkout where the project is developed, and nowhere else.
  static let corpus = checkout.deletingLastPathComponent().appending(path: "shared/corpus")

  /// The golden books.
  static let golden = checkout.appending(path: "Tests/Golden")

  /// A new folder of its own.
  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quire-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// The files of a folder with a suffix, by name.
  static func files(in folder: URL, suffix: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == suffix }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}

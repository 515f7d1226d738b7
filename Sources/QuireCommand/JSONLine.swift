internal import Bindery
internal import FoundationEssentials
internal import StoryModel

/// Writes records as JSON (RFC 8259), one object a line, keys in alphabetical order.
enum JSONLine {
  /// The line of a record, without its end.
  static func text(of record: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(record), as: UTF8.self)
    } catch {
      // The records hold strings, whole numbers and finite fractions, which all have a form in JSON.
      preconditionFailure("a record that JSON can't hold: \(error)")
    }
  }
}

/// What `convert --json` says of one story; `docs/json.md` documents it.
struct StoryRecord: Encodable {
  let input: String
  let output: String?
  let outcome: String
  let title: String?
  let authors: [String]?
  let language: String?
  let words: Int?
  let chapters: Int?
  let size: Int?
  let diagnostics: [DiagnosticRecord]

  init(_ report: StoryReport) {
    input = report.input
    output = report.output
    outcome = report.outcome.rawValue
    title = report.book?.title
    authors = report.book?.authors
    language = report.book?.language
    words = report.book?.words
    chapters = report.book?.chapters
    size = report.book?.size
    diagnostics = report.diagnostics.map(DiagnosticRecord.init)
  }
}

/// What `anthology --json` says of the book, behind its stories; `docs/json.md` documents it.
struct AnthologyRecord: Encodable {
  let output: String
  let outcome: String
  let title: String
  let editors: [String]
  let authors: [String]
  let stories: Int
  let leftOut: Int
  let words: Int
  let size: Int
  let diagnostics: [DiagnosticRecord]

  init(_ report: AnthologyReport) {
    output = report.output
    outcome = report.outcome.rawValue
    title = report.title
    editors = report.editors
    authors = report.authors
    stories = report.stories
    leftOut = report.leftOut
    words = report.words
    size = report.size
    diagnostics = report.diagnostics.map(DiagnosticRecord.init)
  }
}

/// What a record says of one diagnostic.
struct DiagnosticRecord: Encodable {
  let severity: String
  let code: String
  let file: String
  let line: Int?
  let message: String
  let remedy: String?

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity.rawValue
    code = diagnostic.code
    file = diagnostic.position.file
    line = diagnostic.position.line
    message = diagnostic.message
    remedy = diagnostic.remedy.isEmpty ? nil : diagnostic.remedy
  }
}

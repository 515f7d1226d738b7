internal import ArgumentParser
internal import Bindery
internal import FoundationEssentials
internal import QuireResources

/// The report that `--report` names: every story's record, as JSON or as a page to look through the batch.
struct ReportFile {
  /// What form the report has.
  private enum Form {
    /// An array of records.
    case json
    /// A page that sorts and filters, and needs nothing but itself.
    case page
  }

  private let path: FilePath
  private let form: Form
  private var records: [UInt8] = []

  /// Makes a report that says nothing yet.
  ///
  /// - Throws: `ValidationError` where the path's suffix is neither `.json` nor `.html`.
  init(_ path: FilePath) throws {
    self.path = path
    switch path.suffix {
    case "json": form = .json
    case "html", "htm": form = .page
    default: throw ValidationError("--report makes a file that ends in .json or .html, not \(path.display)")
    }
  }

  /// Adds what became of one story.
  mutating func add(_ report: StoryReport) {
    records += records.isEmpty ? Array("[\n".utf8) : Array(",\n".utf8)
    records += JSONLine.text(of: ReportRecord(report)).utf8
  }

  /// Writes the report.
  func write() throws(Refusal) {
    let array = records.isEmpty ? Array("[]".utf8) : records + Array("\n]".utf8)
    switch form {
    case .json: try OutputFile.write(array + [0x0A], to: path)
    case .page: try OutputFile.write(Self.page(array), to: path)
    }
  }

  /// The page with the records in it. JSON keeps its meaning where `<` is written as an escape, and then can't end the
  /// element that it stands in.
  private static func page(_ records: [UInt8]) -> [UInt8] {
    let template = Resource.report.bytes
    let mark = Array("/*DATA*/".utf8)
    guard let place = (0..<(template.count - mark.count)).first(where: { template[$0...].starts(with: mark) }) else {
      preconditionFailure("resources/report.html has no place for the records")
    }
    var page = Array(template[..<place])
    for byte in records {
      if byte == UInt8(ascii: "<") { page += "\\u003c".utf8 } else { page.append(byte) }
    }
    return page + template[(place + mark.count)...]
  }
}

/// What a report says of one story: what `--json` says, and how long it took.
private struct ReportRecord: Encodable {
  private let story: StoryRecord
  private let milliseconds: Double

  private enum CodingKeys: CodingKey {
    case milliseconds
  }

  init(_ report: StoryReport) {
    story = StoryRecord(report)
    let (seconds, attoseconds) = report.duration.components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    milliseconds = Double(microseconds) / 1000
  }

  func encode(to encoder: any Encoder) throws {
    try story.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(milliseconds, forKey: .milliseconds)
  }
}

internal import Bindery
internal import StoryModel

/// What a run's stories came to, as a person reads it at the end: a sentence, and what it is made of.
struct SummaryTable {
  private let summary: RunSummary
  private let time: Duration

  init(_ summary: RunSummary, time: Duration) {
    self.summary = summary
    self.time = time
  }

  /// The sentence, then the rows.
  var lines: [String] {
    let rows = rows
    let names = rows.map(\.name.count).max() ?? 0
    let counts = rows.map(\.count.count).max() ?? 0
    return [sentence]
      + rows.map { row in
        let count = String(repeating: " ", count: counts - row.count.count) + row.count
        let name = row.name + String(repeating: " ", count: names - row.name.count)
        return "  \(name)  \(count)" + (row.details.isEmpty ? "" : "   \(row.details)")
      }
  }

  private var sentence: String {
    let parts = StoryReport.Outcome.allCases.compactMap { outcome in
      summary.outcomes[outcome].map { "\($0) \(outcome.words)" }
    }
    let look =
      switch summary.deservingLook {
      case 0: ""
      case 1: "; 1 book deserves a look (quire inspect --doubtful shows it)"
      case let count: "; \(count) books deserve a look (quire inspect --doubtful lists them)"
      }
    return "quire: \(summary.total) stories: " + parts.joined(separator: ", ") + look
  }

  private var rows: [(name: String, count: String, details: String)] {
    var rows: [(name: String, count: String, details: String)] = []
    for outcome in StoryReport.Outcome.allCases {
      guard let count = summary.outcomes[outcome] else { continue }
      let details =
        switch outcome {
        case .made, .planned: "\(summary.words.grouped) words, \(Self.size(summary.size))"
        case .unchanged: ""
        case .failed: Self.list(summary.errors)
        }
      rows.append((outcome.words, count.grouped, details))
    }
    if summary.deservingLook > 0 {
      rows.append(("to look at", summary.deservingLook.grouped, Self.list(summary.warnings)))
    }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let speed = Double(summary.total) / max(seconds, 0.001)
    rows.append(
      ("time", "\(seconds.tenths) s", speed >= 10 ? "\(Int(speed).grouped) stories/s" : "\(speed.tenths) stories/s"))
    return rows
  }

  /// How often there was what, the most frequent first.
  private static func list(_ codes: [String: Int]) -> String {
    codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value.grouped) \($0.key)" }
      .joined(separator: ", ")
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((Double(bytes) / 1000).tenths) kB" : "\((Double(bytes) / 1_000_000).tenths) MB"
  }
}

extension StoryReport.Outcome {
  fileprivate var words: String {
    switch self {
    case .made: "made"
    case .unchanged: "up to date"
    case .planned: "would be made"
    case .failed: "failed"
    }
  }
}

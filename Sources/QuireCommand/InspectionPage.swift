internal import Bindery
internal import StoryModel

/// What was understood of a story as a person reads it on a terminal: the facts first, then the header line by line,
/// the chapters, and what to look at.
struct InspectionPage {
  private let inspection: Inspection
  private var lines: [String] = []

  /// Sets out an inspection.
  init(_ inspection: Inspection) {
    self.inspection = inspection
    lines.append(inspection.input)
    addFacts()
    addHeader()
    addChapters()
    addDiagnostics()
    lines.append("")
  }

  /// The page, without the end of its last line.
  var text: String { lines.joined(separator: "\n") }

  private mutating func addFacts() {
    let metadata = inspection.story.metadata
    var facts: [(name: String, value: String, why: String)] = []
    for (index, file) in inspection.files.enumerated() where inspection.files.count > 1 {
      facts.append((index == 0 ? "parts" : "", file, ""))
    }
    facts.append(("title", metadata.title?.value ?? "none", metadata.title?.evidence.summary ?? ""))
    if metadata.authors.isEmpty { facts.append(("author", "none", "")) }
    for author in metadata.authors {
      let name = author.value.role == .author ? "author" : "\(author.value.role)"
      facts.append((name, author.value.name, author.evidence.summary))
    }
    for series in metadata.series {
      facts.append(("series", series.name + (series.position.map { ", \($0)" } ?? ""), ""))
    }
    facts.append(("language", metadata.language?.value ?? "none", metadata.language?.evidence.summary ?? ""))
    if let published = metadata.published { facts.append(("published", published, "")) }
    if let source = metadata.source { facts.append(("source", source, "")) }
    if !metadata.subjects.isEmpty { facts.append(("subjects", metadata.subjects.joined(separator: "; "), "")) }
    facts.append(("encoding", inspection.encoding, ""))
    facts.append(("paragraphs", inspection.paragraphing.rule, inspection.paragraphing.certainty))
    let width = facts.map { min($0.value.count, 40) }.max() ?? 0
    for fact in facts {
      let value = fact.why.isEmpty ? fact.value : fact.value.padded(to: width) + "   " + fact.why
      lines.append("  " + fact.name.padded(to: 12) + value)
    }
  }

  private mutating func addHeader() {
    let fields = inspection.story.metadata.header
    guard !fields.isEmpty else { return }
    lines += ["", "  header"]
    let width = min(fields.map(\.label.count).max() ?? 0, 24)
    for field in fields {
      let value = field.paragraphs.map(\.plainText).joined(separator: " ¶ ")
      lines.append(
        "  " + field.evidence.lineNumber.leftPadded(to: 7) + "  " + field.label.padded(to: width) + "  "
          + value.shortened(to: 96 - width) + field.evidence.certainty.inBrackets)
    }
  }

  private mutating func addChapters() {
    let chapters = inspection.chapters
    let words = inspection.story.wordCount
    let headed = chapters.filter { !$0.chapter.heading.isEmpty }
    lines.append("")
    if headed.isEmpty {
      lines.append("  told in one piece, \(words.grouped) words")
      return
    }
    lines.append(
      "  \(chapters.count.grouped) \(chapters.count == 1 ? "division" : "divisions"), \(words.grouped) words")
    let width = min(chapters.map { $0.chapter.heading.count + 2 * $0.depth }.max() ?? 0, 56)
    for (depth, chapter) in chapters {
      let heading = chapter.heading.isEmpty ? "(no heading)" : chapter.heading
      let indent = String(repeating: " ", count: 2 * depth)
      lines.append(
        "  " + chapter.evidence.lineNumber.leftPadded(to: 7) + "  "
          + (indent + heading.shortened(to: 56 - 2 * depth)).padded(to: width)
          + "\(chapter.wordCount.grouped) words".leftPadded(to: 15) + "   " + chapter.evidence.rule
          + chapter.evidence.certainty.inBrackets)
    }
  }

  private mutating func addDiagnostics() {
    guard !inspection.diagnostics.isEmpty else { return }
    lines += ["", "  to look at"]
    lines += inspection.diagnostics.map { "    \($0)" }
  }
}

extension Evidence {
  /// Line, rule and certainty in one phrase.
  fileprivate var summary: String {
    [line.map { "line \($0)" } ?? "", rule, certainty].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  fileprivate var lineNumber: String { line.map(String.init) ?? "" }

  /// How sure it is in per cent, where it is not quite sure.
  fileprivate var certainty: String {
    confidence >= 0.995 ? "" : "\(Int((confidence * 100).rounded())) % sure"
  }
}

extension Chapter {
  /// Label and title on one line.
  fileprivate var heading: String {
    [label.plainText, title.plainText].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}

extension Int {
  /// The number with its thousands apart: `34,120`.
  var grouped: String {
    var groups: [Substring] = []
    var rest = Substring(String(magnitude))
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return (self < 0 ? "-" : "") + ([rest] + groups).joined(separator: ",")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }

  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }

  /// The text where it is short enough, else its beginning and an ellipsis.
  fileprivate func shortened(to width: Int) -> String { count <= width ? self : prefix(width - 1) + "…" }

  fileprivate var inBrackets: String { isEmpty ? "" : "   (\(self))" }
}

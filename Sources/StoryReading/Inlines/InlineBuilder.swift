internal import StoryModel

/// Makes inlines of a paragraph's text and its marks. Runs that cross are split where they do.
struct InlineBuilder {
  /// How deep runs can be nested; what is opened deeper says nothing more.
  private static let depth = 24

  private struct Run {
    var style: InlineStyle?
    var target: String
    var inlines: [Inline]
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var runs: [Run] = [Run(style: nil, target: "", inlines: [])]
  /// Text that is not yet an inline, where something was left out inside it.
  private var pending = ""

  /// Reads a paragraph whose markup was found.
  static func build(_ text: UnsafeBufferPointer<UInt8>, _ marks: [InlineMark]) -> [Inline] {
    var builder = InlineBuilder(text: text)
    return builder.build(marks)
  }

  private init(text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  private mutating func build(_ marks: [InlineMark]) -> [Inline] {
    var at = 0
    for mark in marks {
      switch mark.action {
      case .none: continue
      case .omit: pending += string(at..<mark.range.lowerBound)
      case .open(let style):
        flush(at..<mark.range.lowerBound)
        open(Run(style: style, target: "", inlines: []))
      case .openLink(let target):
        flush(at..<mark.range.lowerBound)
        open(Run(style: .link, target: string(target), inlines: []))
      case .close(let style):
        flush(at..<mark.range.lowerBound)
        close(style)
      case .pageBreak(let label):
        flush(at..<mark.range.lowerBound)
        runs[runs.count - 1].inlines.append(.pageBreak(label: string(label)))
      case .lineBreak:
        flush(withoutSpace(at..<mark.range.lowerBound))
        breakLine()
      }
      at = mark.range.upperBound
      if case .lineBreak = mark.action, at < text.count, text[at] == 0x20 { at += 1 }
    }
    flush(at..<text.count)
    while runs.count > 1 { closeInnermost() }
    return runs[0].inlines
  }

  private mutating func open(_ run: Run) {
    if runs.count <= Self.depth { runs.append(run) }
  }

  /// Closes the innermost run of a style; those that were opened inside it go on after it.
  private mutating func close(_ style: InlineStyle) {
    guard let place = runs.lastIndex(where: { $0.style == style }) else { return }
    let crossing = runs[(place + 1)...].map { Run(style: $0.style, target: $0.target, inlines: []) }
    while runs.count > place { closeInnermost() }
    runs += crossing
  }

  private mutating func closeInnermost() {
    let run = runs.removeLast()
    guard let style = run.style, !run.inlines.isEmpty else { return }
    let outer = runs.count - 1
    switch style {
    case .emphasis: runs[outer].inlines.append(.emphasis(run.inlines))
    case .strong: runs[outer].inlines.append(.strong(run.inlines))
    case .underline: runs[outer].inlines.append(.underline(run.inlines))
    case .strikethrough: runs[outer].inlines.append(.strikethrough(run.inlines))
    case .superscript: runs[outer].inlines.append(.superscript(run.inlines))
    case .subscript: runs[outer].inlines.append(.subscript(run.inlines))
    case .link where Self.isAbsolute(run.target): runs[outer].inlines.append(.link(target: run.target, run.inlines))
    case .link, .plain: runs[outer].inlines += run.inlines
    }
  }

  private mutating func breakLine() {
    if runs[runs.count - 1].inlines.last == .lineBreak { return }
    if runs.allSatisfy(\.inlines.isEmpty) { return }
    runs[runs.count - 1].inlines.append(.lineBreak)
  }

  private mutating func flush(_ range: Range<Int>) {
    let words = pending.isEmpty ? string(range) : pending + string(range)
    pending = ""
    if !words.isEmpty { runs[runs.count - 1].inlines.append(.text(words)) }
  }

  private func withoutSpace(_ range: Range<Int>) -> Range<Int> {
    range.isEmpty || text[range.upperBound - 1] != 0x20 ? range : range.dropLast()
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
  }

  /// Whether a link leads somewhere by itself.
  private static func isAbsolute(_ target: String) -> Bool {
    ["http://", "https://", "ftp://", "mailto:"].contains { scheme in
      target.utf8.count > scheme.utf8.count && zip(target.utf8, scheme.utf8).allSatisfy { ($0 | 0x20) == ($1 | 0x20) }
    }
  }
}

internal import StoryModel

/// Reads the head of a story into fields, line by line, up to where the telling starts.
///
/// One cursor moves over the lines. At each place the rules are tried in order: a label, a chapter's heading (which ends
/// the header), a title or author without a label, other lines that only a header has, paragraphs above more labels. The
/// first place that no rule takes is the story's first line.
struct HeadReader {
  /// How far beyond the last field a label may stand and still belong to the same header.
  static let reach = (lines: 24, bytes: 2400)

  let lines: HeaderLines
  let wrapWidth: Int?
  /// The next line to be read.
  var at: Int
  /// What was read so far.
  var fields: [RawField] = []
  /// The chapter headings that stand among the header's lines.
  var headings: [Int] = []

  /// - Parameter known: fields read before, from lines above the story.
  init(_ lines: HeaderLines, known: [RawField] = []) {
    self.lines = lines
    fields = known
    wrapWidth = lines.wrapWidth
    at = lines.range.lowerBound
  }

  /// Reads the header.
  ///
  /// - Returns: the story's first line.
  mutating func read() -> Int {
    guard let first = lines.content(from: at) else { return at }
    at = first
    var body = lines.range.lowerBound
    if let matter = FrontMatter(lines: lines).read(first) ?? FrontMatter(lines: lines).read(firstNonBlank)
      ?? MailHead(lines: lines).read(first)
    {
      fields += matter.fields
      at = matter.end
      body = at
    }
    while let line = lines.content(from: at) {
      at = line
      let goesOn = readLine()
      if at > line { body = at }
      guard goesOn else { break }
    }
    if body == lines.range.lowerBound { return body }
    return lines.content(from: body) ?? lines.range.upperBound
  }

  /// The first line that is not blank, be it a rule.
  private var firstNonBlank: Int { lines.range.first { !lines.isBlank($0) } ?? lines.range.lowerBound }

  private mutating func readLine() -> Bool {
    if !fields.isEmpty, lines.isBlank(at - 1), startsLetter(at) { return false }
    if let label = acceptedLabel(at) {
      readFields(label)
      return true
    }
    if !fields.isEmpty, isBeginning(at) {
      at += 1
      fields.append(
        RawField(
          meaning: .other, value: [[lines.text(at - 1).indices]], line: at - 1, rule: "line that opens the story",
          confidence: 0.9))
      return false
    }
    if readLooseLine() { return true }
    if lines.isHeading(at) { return readHeading() || readYear() }
    return readTitle() || readByLine() || readName() || readTitlePage() || readPreamble() || readLastLine()
  }

  mutating func append(_ field: RawField) { fields.append(field) }

  func has(_ meaning: LabelMeaning) -> Bool { fields.contains { $0.meaning == meaning } }
}

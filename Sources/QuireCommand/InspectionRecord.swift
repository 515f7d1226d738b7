internal import Bindery
internal import StoryModel

/// What `inspect --json` says of one story; `docs/json.md` documents it.
struct InspectionRecord: Encodable {
  let input: String
  let parts: [String]?
  let title: AttestedRecord?
  let authors: [AttestedRecord]
  let language: AttestedRecord?
  let series: [SeriesRecord]
  let published: String?
  let source: String?
  let publisher: String?
  let summary: String?
  let rights: [String]
  let subjects: [String]
  let encoding: String
  let paragraphs: EvidenceRecord
  let header: [HeaderRecord]
  let words: Int
  let chapters: [ChapterRecord]
  let diagnostics: [DiagnosticRecord]

  init(_ inspection: Inspection) {
    let metadata = inspection.story.metadata
    input = inspection.input
    parts = inspection.files.count > 1 ? inspection.files : nil
    title = metadata.title.map { AttestedRecord($0.value, evidence: $0.evidence) }
    authors = metadata.authors.map {
      AttestedRecord($0.value.name, role: $0.value.role.rawValue, evidence: $0.evidence)
    }
    language = metadata.language.map { AttestedRecord($0.value, evidence: $0.evidence) }
    series = metadata.series.map { SeriesRecord(name: $0.name, position: $0.position) }
    published = metadata.published
    source = metadata.source
    publisher = metadata.publisher
    summary = metadata.summary
    rights = metadata.rights
    subjects = metadata.subjects
    encoding = inspection.encoding
    paragraphs = EvidenceRecord(inspection.paragraphing)
    header = metadata.header.map(HeaderRecord.init)
    words = inspection.story.wordCount
    chapters = inspection.story.chapters.map(ChapterRecord.init)
    diagnostics = inspection.diagnostics.map(DiagnosticRecord.init)
  }
}

/// Where something was read, by which rule, and how sure that is.
struct EvidenceRecord: Encodable {
  let line: Int?
  let rule: String
  let confidence: Double

  init(_ evidence: Evidence) {
    line = evidence.line
    rule = evidence.rule
    // Two decimals: what lies below them is no knowledge.
    confidence = (evidence.confidence * 100).rounded() / 100
  }
}

/// A value and why it was believed.
struct AttestedRecord: Encodable {
  let value: String
  let role: String?
  let evidence: EvidenceRecord

  init(_ value: String, role: String? = nil, evidence: Evidence) {
    self.value = value
    self.role = role
    self.evidence = EvidenceRecord(evidence)
  }
}

/// A series and the place in it.
struct SeriesRecord: Encodable {
  let name: String
  let position: String?
}

/// One entry of the header.
struct HeaderRecord: Encodable {
  let term: String
  let label: String
  let paragraphs: [String]
  let evidence: EvidenceRecord

  init(_ field: HeaderField) {
    term = field.term.rawValue
    label = field.label
    paragraphs = field.paragraphs.map(\.plainText)
    evidence = EvidenceRecord(field.evidence)
  }
}

/// One division of the story and those below it.
struct ChapterRecord: Encodable {
  let kind: String
  let label: String
  let title: String
  let words: Int
  let evidence: EvidenceRecord
  let chapters: [ChapterRecord]

  init(_ chapter: Chapter) {
    kind = "\(chapter.kind)"
    label = chapter.label.plainText
    title = chapter.title.plainText
    words = chapter.wordCount
    evidence = EvidenceRecord(chapter.evidence)
    chapters = chapter.children.map(ChapterRecord.init)
  }
}

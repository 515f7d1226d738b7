/// What is known about a story: what the package document will say, and the header lines that it was read from.
public struct Metadata: Sendable, Hashable {
  /// The title; `nil` until one is found.
  public var title: Attested<String>?
  /// The authors in the order that the story names them.
  public var authors: [Attested<Contributor>]
  /// The story's language as a BCP 47 tag.
  public var language: Attested<String>?
  /// Disclaimers and licences, one a statement.
  public var rights: [String]
  /// The summary, in plain words.
  public var summary: String?
  /// Fandom, pairing, characters, genre, keywords, tags, warnings and rating, one a subject, in the header's order.
  public var subjects: [String]
  /// The series that the story belongs to.
  public var series: [Series]
  /// The day, month or year of publication as W3CDTF (`2009-03`).
  public var published: String?
  /// Where the story was published: a URL or what the header says of it.
  public var source: String?
  /// Who publishes the book.
  public var publisher: String?
  /// An identifier that the person pinned, as a URI.
  public var identifier: String?
  /// Every header line, in the author's order: the front-matter page shows what the title page does not.
  public var header: [HeaderField]

  /// Makes metadata that says nothing yet.
  public init() {
    authors = []
    rights = []
    subjects = []
    series = []
    header = []
  }
}

/// A value together with why it was believed.
public struct Attested<Value: Sendable & Hashable>: Sendable, Hashable {
  /// What was read.
  public var value: Value
  /// Where and how it was read.
  public var evidence: Evidence

  /// Makes an attested value; without evidence it is one that the person gave.
  public init(_ value: Value, evidence: Evidence = .given) {
    self.value = value
    self.evidence = evidence
  }
}

/// Somebody who had a part in the work.
public struct Contributor: Sendable, Hashable {
  /// A part in the work, by its MARC relator code (EPUB 3.3, section 5.5.3.2.4 and MARC code list for relators).
  public enum Role: String, Sendable, Hashable {
    case author = "aut"
    case editor = "edt"
    case translator = "trl"
    case illustrator = "ill"
  }

  /// The name as it is printed.
  public var name: String
  /// The name as it is sorted (`Calloway, Ines`); `nil` to derive it from the name.
  public var fileAs: String?
  /// The part that the person had.
  public var role: Role

  /// Makes a contributor.
  public init(name: String, fileAs: String? = nil, role: Role = .author) {
    self.name = name
    self.fileAs = fileAs
    self.role = role
  }
}

/// A series and the story's place in it.
public struct Series: Sendable, Hashable {
  /// The name of the series.
  public var name: String
  /// The story's place in it as the header gives it (`3`, `2.5`); `nil` where it has none.
  public var position: String?

  /// Makes a place in a series.
  public init(name: String, position: String? = nil) {
    self.name = name
    self.position = position
  }
}

/// One entry of a story's header: the author's label and what it says.
public struct HeaderField: Sendable, Hashable {
  /// What a label means, whatever word the author used for it.
  public enum Term: String, Sendable, Hashable, CaseIterable {
    case title, author, disclaimer, summary, fandom, relationship, characters, genre, keywords, warning, rating
    case series, published, updated, language, source, translator, editor, publisher, identifier
    case note, dedication, feedback, archive, status, wordCount, chapterCount, category, spoilers, beta, other
  }

  /// What the label means.
  public var term: Term
  /// The label to show, without colon or decoration (`Disclaimer`); empty for a line that has none.
  public var label: String
  /// The value, a paragraph each.
  public var paragraphs: [[Inline]]
  /// The line it came from, the rule and how sure it is.
  public var evidence: Evidence

  /// Makes a header field.
  public init(term: Term, label: String, paragraphs: [[Inline]], evidence: Evidence = .given) {
    self.term = term
    self.label = label
    self.paragraphs = paragraphs
    self.evidence = evidence
  }
}

/// A division of a story: a chapter, a part that holds chapters, a prologue.
public struct Chapter: Sendable, Hashable {
  /// What a division is to its story. Each case is an EPUB structural semantic or has a nearest one
  /// (EPUB 3 Structural Semantics Vocabulary 1.1).
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// One of the story's chapters.
    case chapter
    /// A part, book or volume, which holds chapters.
    case part
    /// A story of its own in a collection; the contents name it by its title, and its number stays on its page.
    case tale
    /// What stands before the first chapter and belongs to the telling.
    case prologue
    /// What stands after the last chapter and belongs to the telling.
    case epilogue
    /// A piece between chapters that has no number.
    case interlude
    case preface
    case foreword
    case introduction
    case afterword
    case appendix
    case dedication
    case epigraph
    /// A letter that counts as a chapter (`Letter 1`).
    case letter
    /// Licences and transcribers' words that came with the file: back matter, never in the contents.
    case boilerplate
  }

  /// What the division is to its story.
  public var kind: Kind
  /// The heading's number or name as the author gave it (`Chapter 1`, `IV`); empty where there is none.
  public var label: [Inline]
  /// The heading's own words (`Ebb`); empty where there are none. A story told in one piece has neither label nor title.
  public var title: [Inline]
  /// What stands in the division before its first sub-division.
  public var blocks: [Block]
  /// The chapters of a part; empty for most.
  public var children: [Chapter]
  /// Where the heading, or else the first line, stands and why it was taken for one.
  public var evidence: Evidence

  /// Makes a division of a story.
  public init(
    kind: Kind = .chapter, label: [Inline] = [], title: [Inline] = [], blocks: [Block] = [], children: [Chapter] = [],
    evidence: Evidence = .given
  ) {
    self.kind = kind
    self.label = label
    self.title = title
    self.blocks = blocks
    self.children = children
    self.evidence = evidence
  }
}

/// Why something was read as it was: the line, the rule and how sure it is.
public struct Evidence: Sendable, Hashable {
  /// The line of the source, counted from 1; `nil` where it did not come from a line.
  public var line: Int?
  /// The rule that read it, as a short phrase (`label “BY”`, `numbered heading, sequence 1–12`).
  public var rule: String
  /// How sure the rule is, from 0 to 1.
  public var confidence: Double

  /// Makes evidence.
  public init(line: Int?, rule: String, confidence: Double) {
    self.line = line
    self.rule = rule
    self.confidence = confidence
  }

  /// Given by the person: an option, a sidecar, or code.
  public static let given = Evidence(line: nil, rule: "given", confidence: 1)
}

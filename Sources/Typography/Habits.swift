/// How a story's own text is marked: what can't be told from one paragraph alone.
struct Habits: Sendable, Hashable {
  /// The marks that stand outside: double, or single in the British way.
  var outer: QuoteMark.Kind
  /// The pair that the outer marks become: the language's first, or its other custom where the story shows that.
  var primary: Convention.Quotes
}

/// Finds a story's habits from as much of its text as it takes.
struct Survey: Sendable {
  /// How many paragraphs must begin with a quote mark to decide by these alone.
  private static let enoughLeads = 6
  /// How much text is looked through for marks inside the paragraphs, in bytes.
  private static let sample = 200_000

  private let convention: Convention
  private var leads = Tally()
  private var marks = Tally()
  /// The language's first pair and its other custom, as they stand in the text already.
  private var customs = Tally()
  private var seen = 0

  /// Two counts against each other.
  private struct Tally: Sendable {
    var first = 0
    var second = 0
  }

  /// A survey of a text in a language with these conventions.
  init(_ convention: Convention) {
    self.convention = convention
  }

  /// What the paragraphs so far show.
  var habits: Habits {
    let tally = leads.first + leads.second >= Self.enoughLeads ? leads : marks
    return Habits(
      outer: tally.second > tally.first ? .single : .double,
      primary: customs.second > customs.first ? convention.alternative ?? convention.primary : convention.primary)
  }

  /// Counts the marks that a paragraph begins with.
  mutating func count(_ lead: QuoteReading.Lead) {
    switch lead.outermost {
    case .double: leads.first += 1
    case .single: leads.second += 1
    case nil: break
    }
  }

  /// Whether the marks inside the paragraphs may be needed too.
  var needsText: Bool {
    seen < Self.sample && (leads.first + leads.second < Self.enoughLeads || convention.alternative != nil)
  }

  /// Looks at the marks inside a paragraph.
  mutating func look(at text: Span<UInt8>) {
    seen += text.count
    var at = Self.nextSign(text, from: 0)
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "\""): if isPlainQuote(text, at) { marks.first += 1 }
      case UInt8(ascii: "'"), UInt8(ascii: "`"): if isPlainQuote(text, at) { marks.second += 1 }
      case 0xC2, 0xE2: countCustom(text, at)
      default: break
      }
      at = Self.nextSign(text, from: at + 1)
    }
  }

  /// The next byte that may be a quote mark's, or the end.
  private static func nextSign(_ text: Span<UInt8>, from start: Int) -> Int {
    let table = areSigns
    let areSigns = table.span
    var at = start
    // An answer for each byte: no index is out of the table.
    while at < text.count, !areSigns[unchecked: Int(text[unchecked: at])] { at += 1 }
    return at
  }

  private static let areSigns: [Bool] = (0..<256).map { [0x22, 0x27, 0x60, 0xC2, 0xE2].contains($0) }

  /// Whether a straight mark is a quote beyond doubt: after a stop and before a gap, or opening a paragraph's speech.
  private func isPlainQuote(_ text: Span<UInt8>, _ at: Int) -> Bool {
    let (left, right) = (Side.before(text, at), Side.after(text, at + 1))
    if left == .stop { return right.isGap }
    return left.isGap && right == .capital && !Elisions.isHeadless(text, at + 1, convention.elisions)
  }

  private mutating func countCustom(_ text: Span<UInt8>, _ at: Int) {
    guard let alternative = convention.alternative else { return }
    if convention.primary.open.stands(in: text, at) { customs.first += 1 }
    if alternative.open.stands(in: text, at) { customs.second += 1 }
  }
}

/// The quote marks that a paragraph begins with.
enum Lead {
  /// How many bytes of a paragraph tell its lead.
  static let reach = 24

  /// Whether a paragraph that begins with a byte can have a lead at all.
  static func canBegin(with byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), 0xE2, 0xC2: true
    default: false
    }
  }

  /// The quotations that the marks at a paragraph's head open; an elided word (`'Tis`) opens none.
  static func of(_ text: Span<UInt8>, _ words: Elisions.Words) -> QuoteReading.State {
    var state = QuoteReading.State.none
    var at = 0
    while at < text.count {
      let kind: QuoteMark.Kind
      var width = 1
      switch text[at] {
      case UInt8(ascii: "\""): kind = .double
      case UInt8(ascii: "'"), UInt8(ascii: "`"):
        if Elisions.isHeadless(text, at + 1, words) { return state }
        kind = .single
      case 0xE2 where at + 2 < text.count && text[at + 1] == 0x80:
        guard let mark = SetQuote(text[at + 2]) else { return state }
        (kind, width) = (mark.kind, 3)
      case 0xC2 where at + 1 < text.count && text[at + 1] == 0xAB:
        (kind, width) = (.double, 2)
      default: return state
      }
      guard let opened = state.opening(kind) else { return state }
      state = opened
      at += width
    }
    return state
  }
}

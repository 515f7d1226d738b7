internal import StoryModel

/// Sets paragraph after paragraph: one pass over each, in which the bytes that may need a change call their rule.
struct Compositor: ~Copyable, Sendable {
  /// What the rules do, by the byte that calls them.
  enum Rule: UInt8, Sendable {
    case none, quote, wide, hyphen, dots, address, colon, high, lowQuote, angle
  }

  /// How the language sets its text.
  let convention: Convention
  /// What the story's own habits are.
  let habits: Habits
  /// What the outer marks and the inner ones become, with the spaces that stand inside them.
  let outerQuotes: Convention.Quotes
  let innerQuotes: Convention.Quotes
  /// The paragraph in work.
  var galley = Galley()
  /// The marks of the paragraph that can be quotes.
  var marks: [QuoteMark] = []
  private var reading = QuoteReading()
  /// The quotations that the paragraph before left open.
  private var open = QuoteReading.State.none
  private let rules: [Rule]

  /// Makes a compositor for one story.
  init(convention: Convention, habits: Habits) {
    self.convention = convention
    self.habits = habits
    self.outerQuotes = convention.spaced(habits.primary)
    self.innerQuotes = convention.spaced(convention.secondary)
    self.rules = Self.rules(for: convention)
  }

  /// Sets one paragraph.
  ///
  /// - Parameters:
  ///   - inlines: the paragraph.
  ///   - next: the quote marks that the next paragraph begins with.
  mutating func set(_ inlines: [Inline], next: QuoteReading.Lead = .none) -> [Inline] {
    galley.lay(inlines)
    marks.removeAll(keepingCapacity: true)
    let laid = galley.text
    setAll(laid.span, next)
    return galley.rebuilt(inlines)
  }

  private mutating func setAll(_ text: Span<UInt8>, _ next: QuoteReading.Lead) {
    let table = rules
    var at = Self.nextCall(text, table.span, from: 0)
    while at < text.count {
      at = Self.nextCall(text, table.span, from: call(table[Int(text[at])], text, at))
    }
    if !marks.isEmpty || open != .none { readQuotes(text, next) }
  }

  /// The next byte that calls a rule, or the end. `rules` has a place for each byte.
  private static func nextCall(_ text: Span<UInt8>, _ rules: Span<Rule>, from start: Int) -> Int {
    var at = start
    while at < text.count, rules[unchecked: Int(text[unchecked: at])] == .none { at += 1 }
    return at
  }

  /// Forgets what the paragraphs so far left open: a chapter, a note, a header value begins.
  mutating func beginPassage() {
    open = .none
  }

  /// Lets a rule look at the place that called it.
  ///
  /// - Returns: where to look on.
  private mutating func call(_ rule: Rule, _ text: Span<UInt8>, _ at: Int) -> Int {
    switch rule {
    case .none: at + 1
    case .quote: noteStraightQuote(text, at)
    case .wide: noteSetQuote(text, at)
    case .hyphen: setHyphens(text, at)
    case .dots: setDots(text, at)
    case .address: protectAddress(text, at)
    case .colon: setColon(text, at)
    case .high: setHighMark(text, at)
    case .lowQuote: setDoubledComma(text, at)
    case .angle: setAngles(text, at)
    }
  }

  private mutating func readQuotes(_ text: Span<UInt8>, _ next: QuoteReading.Lead) {
    open = reading.read(marks, outer: habits.outer, from: open, next: next)
    for index in marks.indices {
      if let edit = marks[index].edit { galley.resolve(edit, glyphs(text, for: marks[index], reading.roles[index])) }
    }
  }

  private static func rules(for convention: Convention) -> [Rule] {
    var rules = [Rule](repeating: .none, count: 256)
    func put(_ rule: Rule, _ bytes: String) {
      for byte in bytes.utf8 { rules[Int(byte)] = rule }
    }
    put(.quote, "\"'`")
    put(.hyphen, "-")
    put(.dots, ".")
    put(.address, "@:")
    rules[0xC2] = .wide
    rules[0xE2] = .wide
    if convention.colonSpace != .none { put(.colon, ":") }
    if convention.highSpace != .none { put(.high, ";!?") }
    if convention.usesLowQuotes { put(.lowQuote, ",") }
    if convention.usesGuillemets { put(.angle, "<>") }
    return rules
  }
}

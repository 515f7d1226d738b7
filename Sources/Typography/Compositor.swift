internal import StoryModel

/// Sets paragraph after paragraph: one pass over each, in which the bytes that may need a change call their rule.
struct Compositor: Sendable {
  /// What the rules do, by the byte that calls them.
  enum Rule: UInt8, Sendable {
    case none, quote, wide, hyphen, dots, address, colon, high, lowQuote, angle
  }

  /// How the language sets its text.
  let convention: Convention
  /// What the story's own habits are.
  let habits: Habits
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
    var at = nextCall(from: 0)
    while at < galley.text.count {
      at = nextCall(from: call(rules[Int(galley.text[at])], at))
    }
    if !marks.isEmpty || open != .none { readQuotes(next) }
    return galley.rebuilt(inlines)
  }

  /// Forgets what the paragraphs so far left open: a chapter, a note, a header value begins.
  mutating func beginPassage() {
    open = .none
  }

  /// Lets a rule look at the place that called it.
  ///
  /// - Returns: where to look on.
  private mutating func call(_ rule: Rule, _ at: Int) -> Int {
    switch rule {
    case .none: at + 1
    case .quote: noteStraightQuote(at)
    case .wide: noteSetQuote(at)
    case .hyphen: setHyphens(at)
    case .dots: setDots(at)
    case .address: protectAddress(at)
    case .colon: setColon(at)
    case .high: setHighMark(at)
    case .lowQuote: setDoubledComma(at)
    case .angle: setAngles(at)
    }
  }

  /// The next byte that calls a rule, or the end.
  private func nextCall(from start: Int) -> Int {
    galley.text.withUnsafeBufferPointer { text in
      rules.withUnsafeBufferPointer { rules in
        var at = start
        while at < text.count, rules[Int(text[at])] == .none { at += 1 }
        return at
      }
    }
  }

  private mutating func readQuotes(_ next: QuoteReading.Lead) {
    open = reading.read(marks, outer: habits.outer, from: open, next: next)
    for (mark, role) in zip(marks, reading.roles) {
      if let edit = mark.edit { galley.resolve(edit, glyphs(for: mark, role)) }
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

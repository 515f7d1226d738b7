/// A mark in the text that may open or close a quotation, or be an apostrophe or a prime, and what each would cost.
///
/// Costs are tenths of a doubt: 0 where the neighbours ask for a reading, 40 and more where only a slip of the typist
/// explains it. `QuoteReading` finds the reading of all the marks of a paragraph that costs least.
struct QuoteMark: Sendable {
  /// Which of the two sorts of marks it is.
  enum Kind: Sendable, Hashable {
    case double, single
  }

  /// What a mark is meant as.
  enum Role: UInt8, Sendable, Hashable, CaseIterable {
    case open, close
    /// An apostrophe, a prime, or a mark that is no quote.
    case plain
  }

  /// What it would cost to read the mark as each role.
  struct Costs: Sendable, Hashable {
    var open: Int
    var close: Int
    var plain: Int
  }

  /// More than any slip costs: this is not how the mark is meant.
  static let never = 1000

  /// Where the mark stands in the text.
  var range: Range<Int>
  /// Which sort it is.
  var kind: Kind
  /// What each reading costs.
  var costs: Costs
  /// The edit kept for the mark; `nil` for one that stays as it is, whatever it turns out to mean.
  var edit: Int?
}

extension QuoteMark.Costs {
  /// The costs of a mark of either kind between two neighbours, quotes beside it looked through.
  static func between(_ left: Side, _ right: Side, kind: QuoteMark.Kind) -> QuoteMark.Costs {
    QuoteMark.Costs(
      open: openLeft(left) + openRight(right), close: closeLeft(left) + closeRight(right), plain: 60)
  }

  private static func openLeft(_ side: Side) -> Int {
    switch side {
    case .edge, .space, .opening, .quote: 0
    case .dash: 4
    case .ellipsis: 15
    case .hyphen, .sign: 20
    case .stop: 40
    case .closing: 50
    case .letter, .capital, .digit: 60
    }
  }

  private static func openRight(_ side: Side) -> Int {
    switch side {
    case .letter, .capital, .digit, .opening, .quote, .sign: 0
    case .ellipsis: 1
    case .dash: 3
    case .hyphen: 20
    case .space, .edge: 50
    case .stop: 60
    case .closing: 80
    }
  }

  private static func closeLeft(_ side: Side) -> Int {
    switch side {
    case .letter, .capital, .digit, .stop, .ellipsis, .closing, .quote: 0
    case .dash: 4
    case .hyphen, .sign: 10
    case .space: 45
    case .opening: 70
    case .edge: 90
    }
  }

  private static func closeRight(_ side: Side) -> Int {
    switch side {
    case .edge, .space, .stop, .closing, .ellipsis, .quote: 0
    case .dash: 2
    case .hyphen: 5
    case .sign: 10
    case .opening: 30
    case .letter, .capital, .digit: 50
    }
  }
}

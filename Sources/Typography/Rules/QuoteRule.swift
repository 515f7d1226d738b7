/// Quotes and apostrophes: each mark is noted with what its neighbours say of it; all are read together at the end of
/// the paragraph (`QuoteReading`).
extension Compositor {
  /// Notes the straight mark at `at`, a backtick, or two of a kind that stand for a double quote.
  ///
  /// - Returns: where the mark ends.
  mutating func noteStraightQuote(_ text: Span<UInt8>, _ at: Int) -> Int {
    let byte = text[at]
    let isDoubled = at + 1 < text.count && text[at + 1] == byte && byte != UInt8(ascii: "\"")
    let isTripled = isDoubled && at + 2 < text.count && text[at + 2] == byte
    let end = at + (isDoubled && !isTripled && !isElided(text, at + 2) ? 2 : 1)
    let (left, right) = (Side.before(text, at), Side.after(text, end))
    if left.isWord, right.isLetter, end == at + 1, byte != UInt8(ascii: "\"") {
      galley.set(at..<end, .apostrophe)
      return end
    }
    let kind: QuoteMark.Kind = byte == UInt8(ascii: "\"") || end == at + 2 ? .double : .single
    var costs = costs(text, of: at..<end, kind, left, right)
    if byte == UInt8(ascii: "`"), !left.isWord { costs.open = max(0, costs.open - 20) }
    note(at..<end, kind, costs)
    return end
  }

  /// Whether the word at `at` is one that hardly stands without an apostrophe: in `''Tis` two marks are two.
  private func isElided(_ text: Span<UInt8>, _ at: Int) -> Bool {
    Side.after(text, at).isLetter && Elisions.isHeadless(text, at, convention.elisions)
  }

  /// Notes a mark that is already curly, an acute accent used as one, or a guillemet.
  mutating func noteSetQuote(_ text: Span<UInt8>, _ at: Int) -> Int {
    if text[at] == 0xC2 { return at + 1 < text.count ? noteLatinQuote(text, at, text[at + 1]) : at + 1 }
    guard at + 2 < text.count, text[at + 1] == 0x80, let mark = SetQuote(text[at + 2]) else { return at + 3 }
    let end = at + 3
    let (left, right) = (Side.before(text, at), Side.after(text, end))
    if mark == .rightSingle, left.isWord, right.isLetter { return end }
    let (opens, closes) = convention.roles(of: mark.glyphs)
    guard opens || closes else { return end }
    var costs = costs(text, of: at..<end, mark.kind, left, right)
    if !opens { costs.open = QuoteMark.never }
    if !closes { costs.close = QuoteMark.never }
    if opens != closes {
      if opens { costs.open = 0 } else if mark != .rightSingle { costs.close = 0 }
      if mark.kind == .double { costs.plain = QuoteMark.never }
    }
    marks.append(QuoteMark(range: at..<end, kind: mark.kind, costs: costs, edit: nil))
    return end
  }

  /// An acute accent that stands for an apostrophe or a quote, or a guillemet.
  private mutating func noteLatinQuote(_ text: Span<UInt8>, _ at: Int, _ second: UInt8) -> Int {
    let end = at + 2
    switch second {
    case 0xB4:
      let (left, right) = (Side.before(text, at), Side.after(text, end))
      if left.isWord, right.isLetter {
        galley.set(at..<end, .apostrophe)
      } else {
        note(at..<end, .single, costs(text, of: at..<end, .single, left, right))
      }
    case 0xAB: spaceGuillemet(text, at, pointsLeft: true)
    case 0xBB: spaceGuillemet(text, at, pointsLeft: false)
    default: break
    }
    return end
  }

  /// Keeps a place for a mark that opens and nothing else.
  mutating func noteOpening(_ range: Range<Int>, _ kind: QuoteMark.Kind) {
    note(range, kind, QuoteMark.Costs(open: 0, close: QuoteMark.never, plain: QuoteMark.never))
  }

  private mutating func note(_ range: Range<Int>, _ kind: QuoteMark.Kind, _ costs: QuoteMark.Costs) {
    marks.append(QuoteMark(range: range, kind: kind, costs: costs, edit: galley.edits.count))
    galley.set(range, .none)
  }

  /// What to set for a mark, now that its role is known.
  func glyphs(_ text: Span<UInt8>, for mark: QuoteMark, _ role: QuoteMark.Role) -> Glyphs {
    let isOuter = convention.ranking == .byMark ? mark.kind == .double : mark.kind == habits.outer
    let pair = isOuter ? outerQuotes : innerQuotes
    switch role {
    case .open: return pair.open
    case .close: return pair.close
    case .plain: return plainGlyphs(text, mark)
    }
  }

  private func plainGlyphs(_ text: Span<UInt8>, _ mark: QuoteMark) -> Glyphs {
    let isAfterFigure = Side.before(text, mark.range.lowerBound) == .digit
    switch mark.kind {
    case .double: return isAfterFigure ? .doublePrime : "\""
    case .single: return isAfterFigure && Primes.isMeasure(text, mark.range) ? .prime : .apostrophe
    }
  }

  /// What a mark costs by its neighbours, quotes beside it looked through.
  private func costs(_ text: Span<UInt8>, of range: Range<Int>, _ kind: QuoteMark.Kind, _ left: Side, _ right: Side)
    -> QuoteMark.Costs
  {
    let (outerLeft, outerRight) = Surroundings.sides(text, range, left, right)
    var costs = QuoteMark.Costs.between(outerLeft, outerRight, kind: kind)
    switch kind {
    case .double:
      if left == .digit { costs.plain = Primes.doubleCost(text, range) }
    case .single:
      if !left.isWord, right.isWord {
        let inSentence = left == .space && range.lowerBound >= 2 && Side.before(text, range.lowerBound - 1).isWord
        if !convention.elisions.isEmpty || right == .digit {
          let head = Elisions.head(text, range.upperBound, convention.elisions, inSentence: inSentence)
          costs.plain = head.plain
          costs.open += head.open
        }
      } else if left.isLetter {
        costs.plain = Elisions.endCost(text, range.lowerBound, convention.cutEnds)
        // A quotation ends with its stop more often than with a word that loses its end anyhow.
        if right == .space, Side.after(text, range.upperBound + 1) == .letter { costs.close += 6 }
        if costs.plain < 10 { costs.close += 6 }
        if !hasOpeningNear(range.lowerBound) { costs.close += 12 }
      } else if left == .digit {
        costs.plain = Primes.isMeasure(text, range) ? 4 : 12
      }
    }
    return costs
  }

  /// Whether a mark that can open stands so near before a place that a few quoted words lie between: without a stop of
  /// its own, hardly a whole speech ends here.
  private func hasOpeningNear(_ place: Int) -> Bool {
    for mark in marks.suffix(6).reversed() where mark.kind == .single && mark.costs.open < 40 {
      return place - mark.range.upperBound < 60
    }
    return false
  }
}

/// The quote marks that Unicode has for setting, by the last byte of their UTF-8.
enum SetQuote: UInt8, Sendable {
  case leftSingle = 0x98
  case rightSingle = 0x99
  case lowSingle = 0x9A
  case leftDouble = 0x9C
  case rightDouble = 0x9D
  case lowDouble = 0x9E
  case leftAngle = 0xB9
  case rightAngle = 0xBA

  init?(_ byte: UInt8) { self.init(rawValue: byte) }

  /// The mark itself.
  var glyphs: Glyphs {
    switch self {
    case .leftSingle: "‘"
    case .rightSingle: "’"
    case .lowSingle: "‚"
    case .leftDouble: "“"
    case .rightDouble: "”"
    case .lowDouble: "„"
    case .leftAngle: "‹"
    case .rightAngle: "›"
    }
  }

  /// Which sort of mark it is.
  var kind: QuoteMark.Kind {
    switch self {
    case .leftDouble, .rightDouble, .lowDouble: .double
    case .leftSingle, .rightSingle, .lowSingle, .leftAngle, .rightAngle: .single
    }
  }
}

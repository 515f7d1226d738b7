/// Reads dates in the forms that people give them, with the precision that they have.
struct Dates {
  /// Which number comes first in `03/14/2009`.
  enum Order: Sendable {
    case dayFirst, monthFirst
  }

  /// A date as far as it is known.
  struct Reading: Equatable, Sendable {
    var year: Int
    var month: Int?
    var day: Int?
    /// Whether day and month stand there, but not which is which.
    var isAmbiguous = false
    /// Whether a day stands there that no calendar has: 30 February.
    var isImpossible = false

    /// The date as W3CDTF.
    var w3cdtf: String {
      func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
      guard let month else { return padded(year, 4) }
      guard let day else { return padded(year, 4) + "-" + padded(month, 2) }
      return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }
  }

  /// How far into a text a date is looked for, in bytes.
  private static let longest = 200

  let vocabulary: Vocabulary
  /// The order that other dates of the same header prove.
  var order: Order?

  init(order: Order? = nil, vocabulary: Vocabulary = .shared) {
    self.order = order
    self.vocabulary = vocabulary
  }

  /// The first date in a text; `nil` where none can be read.
  func read(_ text: String) -> Reading? {
    let tokens = tokens(Bytes(text).prefix(Self.longest))
    var impossible: Reading?
    for at in tokens.indices {
      guard let date = numeric(tokens[at...]) ?? named(tokens[at...]) else { continue }
      if !date.isImpossible { return date }
      impossible = impossible ?? date
    }
    if let impossible { return impossible }
    for token in tokens {
      if case .number(let year, let digits) = token, digits == 4, (1500...2199).contains(year) {
        return Reading(year: year)
      }
    }
    return nil
  }

  /// Which number comes first, if a date in a text proves it.
  func order(in text: String) -> Order? {
    let tokens = tokens(Bytes(text).prefix(Self.longest))
    for at in tokens.indices {
      guard
        case (.number(let a, let n), .mark(let first), .number(let b, let m), .mark(let second), .number)? = five(
          tokens[at...])
      else { continue }
      guard first == second, first == Ascii.slash || first == Ascii.hyphen, n <= 2, m <= 2 else { continue }
      if a > 12, b <= 12, a <= 31 { return .dayFirst }
      if b > 12, a <= 12, b <= 31 { return .monthFirst }
    }
    return nil
  }

  // MARK: Tokens

  private enum Token {
    case number(Int, digits: Int)
    case month(Int)
    case mark(UInt8)
    case word
  }

  private func tokens(_ text: Bytes) -> [Token] {
    var tokens: [Token] = []
    var at = text.startIndex
    while at < text.endIndex {
      let byte = text[at]
      if byte.isDigit {
        let digits = text[at...].prefix(while: \.isDigit)
        at = digits.endIndex
        tokens.append(.number(digits.count <= 8 ? Int(digits.string) ?? 0 : 0, digits: digits.count))
        // `14th`, `1er`; but `14T20:14` is a day and a time.
        let suffix = text[at...].prefix { $0.isLetter || $0.isWide }.folded
        if ["st", "nd", "rd", "th", "er", "e", "º", "ª"].contains(suffix.string) {
          at = text[at...].prefix { $0.isLetter || $0.isWide }.endIndex
        }
      } else if byte.isLetter || byte.isWide {
        let word = text[at...].prefix { $0.isLetter || $0.isWide }
        at = word.endIndex
        if let month = vocabulary.month(word.folded) {
          tokens.append(.month(month))
          if at < text.endIndex, text[at] == Ascii.dot { at += 1 }
        } else if !["of", "de", "del", "di", "the", "le", "den", "der", "am", "al", "à", "on", "г"].contains(
          word.folded.string)
        {
          tokens.append(.word)
        }
      } else {
        if byte == Ascii.hyphen || byte == Ascii.slash || byte == Ascii.dot { tokens.append(.mark(byte)) }
        if byte == Ascii.colon { tokens.append(.mark(byte)) }
        if byte == Ascii.apostrophe { tokens.append(.mark(byte)) }
        at += 1
      }
    }
    return tokens
  }

  private func five(_ tokens: ArraySlice<Token>) -> (Token, Token, Token, Token, Token)? {
    guard tokens.count >= 5 else { return nil }
    let at = tokens.startIndex
    return (tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3], tokens[at + 4])
  }

  // MARK: Forms

  /// `2009-03-14`, `14.03.2009`, `03/14/2009`, `2009-03`.
  private func numeric(_ tokens: ArraySlice<Token>) -> Reading? {
    if case (
      .number(let a, let n), .mark(let first), .number(let b, let m), .mark(let second), .number(let c, let l)
    )? = five(tokens),
      first == second, first != Ascii.colon, first != Ascii.apostrophe
    {
      if n == 4, l <= 2 { return checked(a, b, c) }
      guard l == 4 || l == 2, n <= 2, m <= 2 else { return nil }
      let year = year(c, digits: l)
      switch first {
      case Ascii.dot: return checked(year, b, a)
      default:
        if a > 12 { return checked(year, b, a) }
        if b > 12 { return checked(year, a, b) }
        if a == b { return checked(year, a, b) }
        switch order {
        case .dayFirst: return checked(year, b, a)
        case .monthFirst: return checked(year, a, b)
        case nil: return (1...12).contains(a) && (1...12).contains(b) ? Reading(year: year, isAmbiguous: true) : nil
        }
      }
    }
    guard tokens.count >= 3, case .number(let a, let n) = tokens[tokens.startIndex],
      case .mark(let mark) = tokens[tokens.startIndex + 1],
      mark == Ascii.hyphen || mark == Ascii.slash || mark == Ascii.dot,
      case .number(let b, let m) = tokens[tokens.startIndex + 2]
    else { return nil }
    if n == 4, m == 2, (1...12).contains(b), (1500...2199).contains(a) { return Reading(year: a, month: b) }
    if m == 4, n <= 2, (1...12).contains(a), (1500...2199).contains(b) { return Reading(year: b, month: a) }
    return nil
  }

  /// `March 14, 2009`, `14 March 2009`, `14-Mar-09`, `March 2009`, `Mar '09`.
  private func named(_ tokens: ArraySlice<Token>) -> Reading? {
    var rest = tokens
    var day: Int?
    var month: Int?
    if case .number(let number, let digits)? = rest.first {
      if digits == 4 {
        // `2009 March 14`.
        rest = dropMarks(rest.dropFirst())
        guard case .month(let named)? = rest.first, (1500...2199).contains(number) else { return nil }
        rest = dropMarks(rest.dropFirst())
        if case .number(let day, let digits)? = rest.first, digits <= 2 { return checked(number, named, day) }
        return Reading(year: number, month: named)
      }
      day = number
      rest = dropMarks(rest.dropFirst())
    }
    guard case .month(let named)? = rest.first else { return nil }
    month = named
    rest = rest.dropFirst()
    let isShortYear = if case .mark(Ascii.apostrophe)? = rest.first { true } else { false }
    rest = dropMarks(rest)
    if day == nil, !isShortYear, case .number(let number, let digits)? = rest.first, digits <= 2 {
      day = number
      rest = dropMarks(rest.dropFirst())
      // `Mar 14 20:14:05 2009` has a time before the year.
      while rest.count > 3, case .number(_, let digits)? = rest.first, digits <= 2,
        case .mark(Ascii.colon) = rest[rest.startIndex + 1]
      {
        rest = rest.dropFirst(2)
        if case .number(_, let digits)? = rest.first, digits <= 2,
          !(rest.count > 1 && { if case .mark(Ascii.colon) = rest[rest.startIndex + 1] { true } else { false } }())
        {
          rest = rest.dropFirst()
        }
      }
      if case .word? = rest.first { rest = rest.dropFirst() }
    }
    guard case .number(let number, let digits)? = rest.first, digits == 4 || digits == 2, let month else { return nil }
    let year = year(number, digits: digits)
    if let day { return checked(year, month, day) }
    return (1500...2199).contains(year) ? Reading(year: year, month: month) : nil
  }

  private func dropMarks(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
    tokens.drop { if case .mark(let mark) = $0 { mark != Ascii.colon } else { false } }
  }

  /// A year of two digits is one from 1970 to 2069.
  private func year(_ number: Int, digits: Int) -> Int { digits == 2 ? number + (number < 70 ? 2000 : 1900) : number }

  /// The day of a year and month; of one that no calendar has, as much as there is.
  private func checked(_ year: Int, _ month: Int, _ day: Int) -> Reading? {
    guard (1000...2199).contains(year) else { return nil }
    guard (1...12).contains(month) else { return Reading(year: year, isImpossible: true) }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...days[month - 1]).contains(day) else { return Reading(year: year, month: month, isImpossible: true) }
    return Reading(year: year, month: month, day: day)
  }
}

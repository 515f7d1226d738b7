/// How a language sets its text. One value a language, all of them data.
struct Convention: Sendable {
  /// A pair of quote marks.
  struct Quotes: Sendable, Hashable {
    let open: Glyphs
    let close: Glyphs

    init(_ open: Glyphs, _ close: Glyphs) {
      self.open = open
      self.close = close
    }
  }

  /// How a dash between words is set.
  enum Dash: Sendable, Hashable {
    /// An em dash that touches the words.
    case closedEm
    /// An em dash between spaces.
    case spacedEm
    /// An en dash between spaces.
    case spacedEn
  }

  /// Which pair a straight mark becomes.
  enum Ranking: Sendable, Hashable {
    /// Double marks stay double and single ones single, whichever the author has outside.
    case byMark
    /// The author's outer marks become the outer pair.
    case byLevel
  }

  /// The pair for double marks, or for the outer level.
  var primary: Quotes
  /// The pair for single marks, or for quotes within quotes.
  var secondary: Quotes
  /// Which pair a straight mark becomes.
  var ranking = Ranking.byLevel
  /// The pairs to take instead where the story itself shows that it uses the other custom.
  var alternative: Quotes?
  /// What stands between guillemets and the words inside.
  var guillemetSpace = Glyphs.none
  /// What stands before `;`, `!` and `?`.
  var highSpace = Glyphs.none
  /// What stands before `:`.
  var colonSpace = Glyphs.none
  /// How a dash between words is set.
  var dash = Dash.closedEm
  /// What stands after the dash that opens a speech at a paragraph's start; `nil` where speeches have none.
  var speechDash: Glyphs?
  /// The words that begin with an apostrophe for letters left out (`'tis`); empty where none do.
  var elisions = Elisions.Words()
  /// The words that the story writes with an apostrophe for their ends (`lan'`), found in it.
  var cutEnds = KnownWords<Void>()
}

extension Convention.Quotes {
  /// Whether the pair is guillemets that point outward, which some languages set apart from the words.
  var isGuillemets: Bool { open == "«" }
}

extension Convention {
  /// Whether some quotes open with `„`, which is typed `,,` too.
  var usesLowQuotes: Bool { pairs.contains { $0.open == "„" } }
  /// Whether some quotes are guillemets, which are typed `<<` and `>>` too.
  var usesGuillemets: Bool { pairs.contains { $0.open == "«" || $0.open == "»" } }

  /// Whether a mark opens quotations in this language, and whether it closes them.
  func roles(of mark: Glyphs) -> (opens: Bool, closes: Bool) {
    (
      primary.open == mark || secondary.open == mark || alternative?.open == mark,
      primary.close == mark || secondary.close == mark || alternative?.close == mark
    )
  }

  /// A pair with the spaces that the language sets inside it.
  func spaced(_ pair: Quotes) -> Quotes {
    pair.isGuillemets ? Quotes(pair.open + guillemetSpace, guillemetSpace + pair.close) : pair
  }

  private var pairs: [Quotes] { [primary, secondary] + (alternative.map { [$0] } ?? []) }

  /// The conventions of a language; English ones for a language that is not known.
  ///
  /// - Parameter tag: a BCP 47 tag; a region narrows the language where it has customs of its own.
  static func of(_ tag: String) -> Convention {
    let subtags = tag.lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
    guard let language = subtags.first else { return english }
    for subtag in subtags.dropFirst() {
      if let regional = own("\(language)-\(subtag)") { return regional }
    }
    return own(language) ?? english
  }

  private static let high = Quotes("“", "”")
  private static let highSingle = Quotes("‘", "’")
  private static let low = Quotes("„", "“")
  private static let lowSingle = Quotes("‚", "‘")
  private static let lowHigh = Quotes("„", "”")
  private static let lowHighSingle = Quotes("‚", "’")
  private static let right = Quotes("”", "”")
  private static let rightSingle = Quotes("’", "’")
  private static let guillemets = Quotes("«", "»")
  private static let guillemetsSingle = Quotes("‹", "›")
  private static let inward = Quotes("»", "«")
  private static let inwardSingle = Quotes("›", "‹")

  static let english = Convention(primary: high, secondary: highSingle, ranking: .byMark, elisions: Elisions.english)

  private static let french = Convention(
    primary: guillemets, secondary: high, guillemetSpace: .narrowNoBreakSpace, highSpace: .narrowNoBreakSpace,
    colonSpace: .narrowNoBreakSpace, dash: .spacedEm, speechDash: .noBreakSpace)
  private static let german = Convention(
    primary: low, secondary: lowSingle, alternative: inward, dash: .spacedEn, elisions: Elisions.german)
  private static let swiss = Convention(
    primary: guillemets, secondary: guillemetsSingle, dash: .spacedEn, elisions: Elisions.german)
  private static let russian = Convention(
    primary: guillemets, secondary: low, alternative: high, dash: .spacedEm, speechDash: .noBreakSpace)

  /// The conventions of a language, or of one in a region, that has customs of its own; `nil` where it has none.
  private static func own(_ subtags: String) -> Convention? {
    switch subtags {
    case "en": english
    case "fr": french
    case "fr-ca":
      Convention(
        primary: guillemets, secondary: high, guillemetSpace: .noBreakSpace, colonSpace: .noBreakSpace, dash: .spacedEm,
        speechDash: .noBreakSpace)
    case "fr-ch":
      Convention(
        primary: guillemets, secondary: guillemetsSingle, guillemetSpace: .narrowNoBreakSpace,
        highSpace: .narrowNoBreakSpace, colonSpace: .narrowNoBreakSpace, dash: .spacedEn, speechDash: .noBreakSpace)
    case "de": german
    case "de-ch", "de-li": swiss
    case "es", "ca", "gl":
      Convention(
        primary: guillemets, secondary: high, alternative: high, dash: .spacedEm, speechDash: .some(.none))
    case "it":
      Convention(
        primary: guillemets, secondary: high, alternative: high, dash: .spacedEn, speechDash: .noBreakSpace)
    case "pt":
      Convention(
        primary: high, secondary: highSingle, alternative: guillemets, dash: .spacedEm, speechDash: .noBreakSpace)
    case "pt-pt":
      Convention(
        primary: guillemets, secondary: high, alternative: high, dash: .spacedEm, speechDash: .noBreakSpace)
    case "nl", "af":
      Convention(
        primary: high, secondary: highSingle, ranking: .byMark, dash: .spacedEn, elisions: Elisions.dutch)
    case "ru", "be": russian
    case "uk":
      Convention(
        primary: guillemets, secondary: low, alternative: high, dash: .spacedEm, speechDash: .noBreakSpace)
    case "bg": Convention(primary: low, secondary: highSingle, dash: .spacedEn, speechDash: .noBreakSpace)
    case "sr": Convention(primary: lowHigh, secondary: rightSingle, dash: .spacedEn, speechDash: .noBreakSpace)
    case "hr": Convention(primary: lowHigh, secondary: highSingle, alternative: inward, dash: .spacedEn)
    case "sl": Convention(primary: low, secondary: lowSingle, alternative: inward, dash: .spacedEn)
    case "pl":
      Convention(
        primary: lowHigh, secondary: guillemets, dash: .spacedEm, speechDash: .noBreakSpace)
    case "cs", "sk":
      Convention(
        primary: low, secondary: lowSingle, alternative: inward, dash: .spacedEn, speechDash: .noBreakSpace)
    case "hu": Convention(primary: lowHigh, secondary: inward, dash: .spacedEn, speechDash: .noBreakSpace)
    case "ro": Convention(primary: lowHigh, secondary: guillemets, dash: .spacedEm, speechDash: .noBreakSpace)
    case "sv", "fi": Convention(primary: right, secondary: rightSingle, dash: .spacedEn, speechDash: .noBreakSpace)
    case "da":
      Convention(
        primary: inward, secondary: inwardSingle, alternative: high, dash: .spacedEn, speechDash: .noBreakSpace)
    case "nb", "no", "nn":
      Convention(primary: guillemets, secondary: highSingle, dash: .spacedEn, speechDash: .noBreakSpace)
    case "is": Convention(primary: low, secondary: lowSingle, dash: .spacedEn)
    case "et": Convention(primary: low, secondary: highSingle, dash: .spacedEn)
    case "lt": Convention(primary: low, secondary: lowSingle, dash: .spacedEn)
    case "lv": Convention(primary: high, secondary: highSingle, dash: .spacedEn)
    case "el": Convention(primary: guillemets, secondary: high, dash: .spacedEm, speechDash: .noBreakSpace)
    case "tr": Convention(primary: high, secondary: highSingle, dash: .spacedEm, speechDash: .noBreakSpace)
    case "eo", "la": Convention(primary: high, secondary: highSingle, dash: .spacedEm)
    default: nil
    }
  }
}

import Foundation

/// A story put together at random from what breaks books: markup, marks that never close, control characters, every
/// script, headings and headers in odd places. The same seed makes the same story.
struct RandomStory {
  private var state: UInt64

  /// Makes the story that belongs to a seed.
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// A name for the story's file, without a suffix.
  mutating func fileName() -> String {
    pick([
      "plain", "two words", "naïve", "дом", "a&b", "x<y>", "100%", "#1", "semi;colon", "'quoted'", "日本", "dots...",
      "+plus",
    ])
  }

  /// The whole text.
  mutating func text() -> String {
    let end = pick(["\n", "\n", "\r\n", "\r"])
    var lines: [String] = []
    for _ in 0..<below(6) { lines += headerLines() }
    lines.append("")
    for _ in 0..<(3 + below(40)) { lines += block() + [""] }
    return (below(8) == 0 ? "\u{FEFF}" : "") + lines.joined(separator: end)
  }

  private mutating func headerLines() -> [String] {
    let label = pick([
      "Title", "BY ", "Author", "Disclaimer", "Summary", "Rating", "Pairing", "Fandom", "Series", "Date", "Keywords",
      "Language", "Archive", "A/N", "Warnings", "**Genre**", "Published", "Source", "Odd Label",
    ])
    let value = pick([
      "<&\"]]>", "Rosalind & Co <r@example.org>", sentence(), "PG-13", "2009-03-14", "14 March 2009", "31/02/2009",
      "xx-invalid",
      "http://example.org/s/1?a=1&b=2", "", "\u{202E}reversed", "The Sea, 3", "de", "A, B and C", "1 < 2 > 0",
    ])
    return below(3) == 0 ? ["\(label): \(value)", "  \(sentence())"] : ["\(label): \(value)"]
  }

  private mutating func block() -> [String] {
    switch below(14) {
    case 0:
      [
        pick([
          "Chapter \(below(9))", "CHAPTER \(below(40)): \(sentence())", "IV.", "Prologue", "PART ONE", "- 7 -",
          "Epilogue",
        ])
      ]
    case 1: [pick(["***", "* * *", "---", "~*~*~", "#", "oOo", "=====", "<hr>", "\u{2042}"])]
    case 2: (0..<(2 + below(4))).map { _ in "    " + sentence() }
    case 3: ["Dear \(sentence())", "", "Yours,", "\(word())"]
    case 4: [pick(["THE END", "TBC", "Fin", "[1] \(sentence())", "Author's note: \(sentence())", "> \(sentence())"])]
    case 5: [String(repeating: word(), count: 400)]
    case 6: [pick(["<p>", "</p>", "<center>", "<script>alert(1)</script>", "<!-- gone", "<![CDATA[", "<br/><br/>"])]
    case 7: ["\u{0C}\(sentence())"]
    default: (0..<(1 + below(5))).map { _ in sentence() }
    }
  }

  private mutating func sentence() -> String {
    (0..<(1 + below(14))).map { _ in word() }.joined(separator: pick([" ", " ", " ", "  ", "\t", "\u{A0}", "--"]))
  }

  private mutating func word() -> String {
    switch below(3) {
    case 0:
      pick([
        "<b>bold</b>", "<i>open", "</i>", "&amp;", "&nbsp;", "&#0;", "&#x1F600;", "&bogus;", "&", "<", ">", "]]>",
        "<?pi?>",
        "\u{1}", "\u{0}", "\u{8}x", "\u{FFFE}", "\u{FFFF}", "\u{2028}", "\u{85}", "\u{AD}", "\u{200B}", "\u{FEFF}",
        "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "שלום", "مرحبا", "漢字", "e\u{301}\u{302}\u{303}", "\u{202E}", "ﷺ",
        "*so*", "_so_", "**so**", "*", "_", "**", "/so/", "~~so~~", "***", "_a*b_c*", "\"", "'", "\"'", "--", "---",
        "...",
        "http://example.org/<x>?a=1&b=2", "mailto:a@example.org", "javascript:alert(1)", "a@example.org", "5*3",
        "snake_case",
        "<img src=\"x\" onerror=\"y\">", "<a href=\"http://example.org/ b\">link</a>", "<a href='nowhere'>", "<u>u</u>",
        "<sup>2</sup>", "[^1]", "[Illustration: a cat]", "{=html}", "\\", "`code`",
      ])
    default:
      pick([
        "harbour", "the", "and", "lamp", "Rosalind", "said", "a", "it", "night", "was", "over", "where", "nobody",
        "knew",
      ])
    }
  }

  private mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

  /// A number from 0 up to but not including the bound (SplitMix64).
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}

/// Says how a title or a name is sorted.
package enum SortName {
  /// A title with its article put last (`Dark Lamp, The`).
  package static func title(_ title: String, language: LanguageTag) -> String {
    for article in articles[language.primary] ?? [] {
      guard title.utf8.count > article.utf8.count, title.lowercased().hasPrefix(article) else { continue }
      let rest = title.dropFirst(article.count)
      guard !rest.allSatisfy(\.isWhitespace) else { continue }
      return "\(rest), \(title.prefix(article.count).filter { $0 != " " })"
    }
    return title
  }

  /// A person's name with the family name first (`Calloway, Ines`); a name of one word, one with figures and one that is
  /// sorted already stay as they are.
  package static func person(_ name: String) -> String {
    var words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count > 1, !name.contains(where: { $0 == "," || $0.isNumber || $0 == "_" || $0 == "@" }) else {
      return name
    }
    if leads.contains(words[0].lowercased()) { return name }
    var suffix = ""
    if let last = words.last, suffixes.contains(last.lowercased().filter { $0 != "." }), words.count > 2 {
      suffix = ", " + words.removeLast()
    }
    var family = words.count - 1
    while family > 1, particles.contains(words[family - 1].lowercased()) { family -= 1 }
    words[words.count - 1] += ","
    return [String](words[family...] + words[..<family]).joined(separator: " ") + suffix
  }

  private static let articles: [String: [String]] = [
    "en": ["the ", "an ", "a "],
    "fr": ["les ", "le ", "la ", "l’", "l'", "une ", "un "],
    "de": ["der ", "die ", "das ", "eine ", "ein "],
    "es": ["los ", "las ", "el ", "la ", "una ", "un "],
    "it": ["gli ", "il ", "lo ", "la ", "le ", "i ", "l’", "l'", "una ", "uno ", "un "],
    "pt": ["os ", "as ", "o ", "a ", "uma ", "um "],
    "nl": ["de ", "het ", "een "],
  ]

  /// A name that begins so is a title or a byname and is sorted as it stands.
  private static let leads: Set<String> = ["the", "a", "an", "lady", "lord", "sir", "saint", "st."]

  private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv", "esq"]

  /// What goes with the family name that follows it.
  private static let particles: Set<String> = [
    "de", "del", "della", "der", "den", "des", "di", "da", "dos", "du", "la", "le", "van", "von", "ter", "ten", "zu",
    "zum", "zur", "st.", "saint",
  ]
}

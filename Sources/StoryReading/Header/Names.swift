internal import StoryModel

/// Reads the names of authors from a by-line or the value of a label.
enum Names {
  private static let mostWords = 8
  private static let longestList = 1000

  /// Whether a text can be a name or several: short, without a sentence's marks, its words in capitals but for those
  /// that names have in small letters; or a single word, whatever its letters.
  static func isName(_ text: Bytes, _ vocabulary: Vocabulary) -> Bool {
    guard text.count <= 200 else { return false }
    let name = withoutAlias(withoutAddress(text, vocabulary).trimming { $0.isBlank || $0 == Ascii.comma })
    guard !name.isEmpty else { return text.contains(Ascii.at) }
    let words = name.words
    guard words.count <= mostWords * 2, name.count <= 120 else { return false }
    if name.contains(where: {
      $0 == Ascii.question || $0 == Ascii.quote && words.count > 6 || $0 == Ascii.semicolon && words.count > 8
    }) {
      return false
    }
    if words.count == 1 {
      return !vocabulary.contains(name.folded, in: .notnames)
        && (name.last != Ascii.dot || name.contains(where: \.isCapital)) && name.last != Ascii.comma
    }
    if vocabulary.contains(words[0].folded, in: .notnames),
      words[0].folded.string != "the" || words[0].first?.isCapital != true, words[0].first?.isSmall == true
    {
      return false
    }
    let small = words.filter { word in
      guard let first = word.first(where: { $0.isLetter || $0.isWide || $0.isDigit }) else { return false }
      return first.isSmall && !vocabulary.contains(word.folded, in: .particles)
        && !vocabulary.contains(word.folded, in: .and)
        && !["aka", "a.k.a.", "pseud", "writing", "as"].contains(word.folded.string)
    }
    if name.last == Ascii.dot, words.count > 3, words[words.count - 1].count > 4 { return false }
    if small.isEmpty { return !(words[0].first?.isSmall ?? false) || words.count <= 3 }
    // Handles in small letters: `lamp keeper`.
    return words.count <= 2 && small.count == words.count && name.last != Ascii.dot
  }

  /// The names in a text, in order.
  ///
  /// - Parameters:
  ///   - text: the value, as plain text.
  ///   - mayBeInverted: whether `Calloway, Ines` is one name here and not two.
  static func read(_ text: String, mayBeInverted: Bool, _ vocabulary: Vocabulary = .shared) -> [Contributor] {
    let whole = profile(in: Bytes(text))
    guard whole.count <= longestList else { return [] }
    var value = withoutAddress(withoutDate(whole), vocabulary)
    value = value.trimming {
      $0.isBlank || $0 == Ascii.comma || $0 == Ascii.semicolon || $0 == Ascii.hyphen || $0 == Ascii.colon
        || $0 == Ascii.bar || $0 == Ascii.tilde || $0 == Ascii.star
    }
    if value.isEmpty, let at = whole.firstIndex(of: Ascii.at) {
      // An address and nothing else: its name.
      let local = whole[..<at].reversed().prefix {
        !$0.isBlank && $0 != Ascii.less && $0 != Ascii.open && $0 != Ascii.colon && $0 != Ascii.openSquare
      }
      return [Contributor(name: Array(local.reversed())[...].string)]
    }
    if value.first == Ascii.open, value.last == Ascii.close { value = value.dropFirst().dropLast() }
    if mayBeInverted, let name = inverted(value, vocabulary) { return [name] }
    var names: [Bytes] = []
    for part in parts(value, vocabulary) {
      guard !isAlias(part) else { continue }
      let name = withoutAlias(part).trimming { $0.isBlank || $0 == Ascii.comma || $0 == Ascii.semicolon }
      if name.contains(where: { $0.isLetter || $0.isDigit || $0.isWide }) { names.append(name) }
    }
    return names.map(withoutFullStop).map { Contributor(name: Recasing.name($0, vocabulary).string) }
  }

  // MARK: The parts of a list

  private static func parts(_ value: Bytes, _ vocabulary: Vocabulary) -> [Bytes] {
    var parts: [Bytes] = []
    var start = value.startIndex
    var depth = 0
    var at = value.startIndex
    func close(_ end: Int, next: Int) {
      parts.append(value[start..<end].trimmed)
      start = next
    }
    while at < value.endIndex {
      let byte = value[at]
      switch byte {
      case Ascii.open, Ascii.openSquare: depth += 1
      case Ascii.close, Ascii.closeSquare: depth -= 1
      case Ascii.semicolon where depth == 0: close(at, next: at + 1)
      case Ascii.slash where depth == 0 && at > start && at + 1 < value.endIndex && !value.has("c/o", at: at - 1):
        close(at, next: at + 1)
      case Ascii.comma where depth == 0:
        let word = value[(at + 1)...].trimmed.words.first ?? []
        if !vocabulary.contains(word.trimming { $0 == Ascii.comma }.folded, in: .suffixes) { close(at, next: at + 1) }
      case Ascii.space where depth == 0:
        let word = value[(at + 1)...].prefix { !$0.isBlank }
        let rest = value[word.endIndex...].trimmed
        if vocabulary.contains(word.folded, in: .and), !rest.isEmpty, at > start,
          isJoint(word, rest, value[start..<at], vocabulary)
        {
          close(at, next: word.endIndex)
          at = word.endIndex
          continue
        }
      default: break
      }
      at += 1
    }
    close(value.endIndex, next: value.endIndex)
    // `A, B, and C`: the word that joins heads the last part.
    return parts.map { part in
      guard let first = part.words.first, part.words.count > 1, vocabulary.contains(first.folded, in: .and),
        first.count > 1 || first.first == Ascii.ampersand
      else { return part }
      return part[first.endIndex...].trimmed
    }.map { part in
      // `and the Rev. B. Tully`
      guard let first = part.words.first, first.string == "the", part.words.count > 1 else { return part }
      return part[first.endIndex...].trimmed
    }
  }

  /// Whether a word between names joins two people, and is no part of one name.
  private static func isJoint(_ word: Bytes, _ rest: Bytes, _ before: Bytes, _ vocabulary: Vocabulary) -> Bool {
    let next = rest.words[0]
    if vocabulary.contains(next.folded, in: .suffixes) { return false }
    switch word.folded.string {
    // One letter joins in Spanish, Italian and Portuguese, but may be an initial: capital `E` is none.
    case "y", "e", "и": return word.first.map { !$0.isCapital } ?? false && before.words.count >= 2
    // `con`, `mit`, `with` may be anything in a pen name of small letters.
    default: return !(next.first?.isSmall ?? false) || next.string == "the" || before.words.count == 1
    }
  }

  /// `Calloway, Ines` as one name, sorted as it is written.
  private static func inverted(_ value: Bytes, _ vocabulary: Vocabulary) -> Contributor? {
    let parts = value.split(separator: Ascii.comma).map(\.trimmed)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    guard !vocabulary.contains(parts[1].folded, in: .suffixes) else { return nil }
    let (last, first) = (parts[0].words, parts[1].words)
    guard last.count == 1 || last.dropLast().allSatisfy({ vocabulary.contains($0.folded, in: .particles) }),
      first.count <= 3
    else { return nil }
    guard !first.contains(where: { vocabulary.contains($0.folded, in: .and) }) else { return nil }
    guard
      (last + first).allSatisfy({
        $0.first.map { $0.isCapital || $0.isWide } ?? false || vocabulary.contains($0.folded, in: .particles)
      })
    else { return nil }
    let name = parts[1] + [Ascii.space] + parts[0]
    return Contributor(name: name.string, fileAs: (parts[0] + [Ascii.comma, Ascii.space] + parts[1]).string)
  }

  /// A name without the day on which it was posted.
  static func withoutDate(_ name: Bytes) -> Bytes {
    date(behind: name).map { name[..<$0.startIndex].trimmed } ?? name
  }

  /// The day behind a name, with the word or comma before it: `Wren on 03-14-2009, 10:22 PM`, `Wren Pascoe, March 2009`.
  static func date(behind name: Bytes) -> Bytes? {
    if let comma = name.firstIndex(of: Ascii.comma), isDate(name[(comma + 1)...].trimmed) { return name[comma...] }
    for word in name.words.dropFirst() where ["on", "at", "am", "le", "am:"].contains(word.folded.string) {
      let rest = name[word.endIndex...].trimmed
      if rest.contains(where: \.isDigit), Dates().read(rest.string) != nil { return name[word.startIndex...] }
    }
    return nil
  }

  /// Whether a text is a date and nothing else.
  private static func isDate(_ text: Bytes) -> Bool {
    text.words.count <= 3 && text.words.last.map { $0.count == 4 && $0.allSatisfy(\.isDigit) } ?? false
      && text.words.dropLast().allSatisfy { Dates().vocabulary.month($0.folded) != nil || $0.first?.isDigit ?? false }
  }

  /// A name without the full stop of `By Wren Pascoe.`; an abbreviation keeps its own.
  private static func withoutFullStop(_ name: Bytes) -> Bytes {
    guard name.last == Ascii.dot, let word = name.words.last, word.count > 4, !word.dropLast().contains(Ascii.dot)
    else { return name }
    return name.dropLast()
  }

  // MARK: What is no name

  /// The name that a journal site's mark for a user gives: `<lj user="wren">`, `[personal profile] wren`, `[info]wren`.
  private static func profile(in text: Bytes) -> Bytes {
    if text.first == Ascii.openSquare, let close = text.firstIndex(of: Ascii.closeSquare) {
      let mark = text[(text.startIndex + 1)..<close].folded
      guard mark.string == "info" || mark.suffix(7).elementsEqual("profile".utf8) else { return text }
      return text[(close + 1)...].trimmed
    }
    guard text.first == Ascii.less, let user = text.find("user="), let close = text.firstIndex(of: Ascii.greater),
      user < close
    else { return text }
    return text[(user + 5)..<close].trimming { $0.isBlank || $0 == Ascii.quote || $0 == Ascii.apostrophe }
  }

  /// A text without e-mail and web addresses and the brackets around them, and without what is said behind a name with
  /// its address in brackets: `Rosalind Grey <ros@example.org> with thanks`.
  static func withoutAddress(_ text: Bytes, _ vocabulary: Vocabulary) -> Bytes {
    var kept: [UInt8] = []
    var at = text.startIndex
    while at < text.endIndex {
      if let close = Ascii.closing(text[at]), let end = text[at...].prefix(longestAddress).firstIndex(of: close),
        isAddress(text[at + 1..<end])
      {
        at = kept.contains { !$0.isBlank } ? endOfRemark(text, from: end + 1, vocabulary) : end + 1
        continue
      }
      let word = text[at...].prefix { !$0.isBlank && $0 != Ascii.open && $0 != Ascii.less && $0 != Ascii.openSquare }
      if !word.isEmpty, isAddress(word) {
        at = word.endIndex
      } else if word.isEmpty {
        kept.append(text[at])
        at += 1
      } else {
        kept += word
        at = word.endIndex
      }
    }
    return kept[...].trimming {
      $0.isBlank || $0 == Ascii.hyphen || $0 == Ascii.comma || $0 == Ascii.quote || $0 == Ascii.bar
    }
  }

  /// Where the words from a place on end that name nobody: at the next mark or word that joins names.
  private static func endOfRemark(_ text: Bytes, from start: Int, _ vocabulary: Vocabulary) -> Int {
    var at = start
    while at < text.endIndex {
      switch text[at] {
      case Ascii.comma, Ascii.semicolon, Ascii.slash: return at
      case Ascii.space:
        let word = text[(at + 1)...].prefix { !$0.isBlank }
        let rest = text[word.endIndex...].trimmed
        if vocabulary.contains(word.folded, in: .and), !rest.isEmpty, isJoint(word, rest, text[..<start], vocabulary) {
          return at
        }
      default: break
      }
      at += 1
    }
    return at
  }

  /// How far a bracket that opens an address is looked for its closer: of a line with many that are never closed, each
  /// would be looked for to the end.
  private static let longestAddress = 300

  private static func isAddress(_ text: Bytes) -> Bool {
    if let at = text.firstIndex(of: Ascii.at), at > text.startIndex || text.count > 3, at < text.endIndex - 1 {
      return !text[at...].dropFirst().contains(Ascii.at)
    }
    let folded = text.folded
    return folded.starts(with: "http".utf8) || folded.starts(with: "www.".utf8) || folded.starts(with: "mailto".utf8)
      || folded.find(" at ") != nil && folded.find(" dot ") != nil
  }

  private static let aliasWords: Set = [
    "aka", "a.k.a.", "a.k.a", "alias", "(aka", "(a.k.a.", "(a.k.a", "alias:", "aka:", "(aka:", "alias,",
  ]

  private static func isAlias(_ name: Bytes) -> Bool {
    name.words.first.map { aliasWords.contains($0.folded.string) } ?? false
  }

  /// A name without `aka` and what follows it, or brackets with a remark at its end.
  private static func withoutAlias(_ name: Bytes) -> Bytes {
    let words = name.words
    for word in words.dropFirst() where aliasWords.contains(word.folded.string) {
      return name[..<word.startIndex].trimmed
    }
    if name.last == Ascii.close, let open = name.lastIndex(of: Ascii.open), open > name.startIndex {
      return name[..<open].trimmed
    }
    if name.last == Ascii.closeSquare, let open = name.lastIndex(of: Ascii.openSquare), open > name.startIndex {
      return name[..<open].trimmed
    }
    return name
  }
}

internal import StoryModel

/// The words of one side of a file's name.
struct Words: Sendable, Hashable {
  /// The words in order, as they are written.
  private(set) var tokens: [String]
  /// Whether something other than spaces parted them, as programs and old file systems want it.
  private let isSlug: Bool

  private init(tokens: [String], isSlug: Bool) {
    self.tokens = tokens
    self.isSlug = isSlug
  }

  /// Parts a text at spaces and underscores; at hyphens, full stops, `+` or inner capitals where it has no such.
  init(_ text: String) {
    func parts(_ separator: Character) -> [String] {
      text.split { $0 == separator || $0 == " " || $0 == "_" }.map(String.init)
    }
    let isLower = !text.contains(where: \.isUppercase)
    if text.contains(" ") || text.contains("_") {
      self.init(tokens: parts(" "), isSlug: !text.contains(" "))
    } else if parts("-").count > (isLower ? 1 : 2) || parts("-").last?.isPartMark == true {
      self.init(tokens: parts("-"), isSlug: true)
    } else if parts("+").count > 1 {
      self.init(tokens: parts("+"), isSlug: true)
    } else if parts(".").count > 1, parts(".").allSatisfy({ $0.contains(where: \.isLetter) || parts(".").count > 2 }) {
      self.init(tokens: parts("."), isSlug: true)
    } else {
      self.init(tokens: Self.humps(of: text), isSlug: true)
    }
  }

  var isEmpty: Bool { tokens.isEmpty }
  var text: String { tokens.joined(separator: " ").droppingZeros }

  /// Whether there is nothing but a number.
  var isNumber: Bool { tokens.count == 1 && tokens[0].allSatisfy(\.isNumber) && tokens[0].utf8.count < 4 }

  /// Whether no word in it is one that a person would choose for a title.
  var isMachineMade: Bool { !tokens.contains(where: \.isTelling) }

  // MARK: - Parts of a longer story

  /// Takes off and returns the number of a part that stands last (`ch1`, `Part 2`, `2 of 3`, `02`); `nil` for none.
  mutating func takePart() -> String? {
    var rest = tokens
    guard var last = rest.popLast()?.trimmed("()[]#") else { return nil }
    // `2 of 3`, `(2of3)`: the total goes.
    if last.isNumeral, rest.count >= 2, rest[rest.count - 1].lowercased() == "of",
      rest[rest.count - 2].trimmed("([#").numeralAfterPartWord != nil
    {
      rest.removeLast()
      last = rest.removeLast().trimmed("([#")
    } else if let of = last.lowercased().firstRange(of: "of"), last[..<of.lowerBound].numeralEnd,
      String(last[of.upperBound...]).isNumeral
    {
      last = String(last[..<of.lowerBound])
    }
    if let number = last.numeralAfterPartWord, last.isPartMark {
      tokens = rest
      return number.droppingZeros
    }
    if last.isNumeral || last.isSpelledNumber, let word = rest.last?.trimmed("(["), word.isPartWord {
      tokens = rest.dropLast()
      return last.droppingZeros
    }
    let isPadded = last.count > 1 && last.first == "0" && last.allSatisfy(\.isNumber)
    let wasMarked = rest.count <= tokens.count - 2 || tokens.last != last
    guard isPadded || wasMarked && last.isNumeral, rest.contains(where: \.isTelling) else { return nil }
    tokens = rest
    return last.droppingZeros
  }

  /// Takes off and returns a number that stands first and is no word of the title (`01 The Lamp`, `3. The Lamp`).
  mutating func takeLeadingNumber() -> String? {
    guard tokens.count > 1, let first = tokens.first else { return nil }
    let number = first.trimmed(".)")
    guard number.isNumeral, number.utf8.count < 4, number.first == "0" || number != first else { return nil }
    tokens.removeFirst()
    return number.droppingZeros
  }

  /// The series and the place in it that the words name (`Harbour Lights 03`, `Harbour Lights #3`); `nil` for none.
  var asSeries: Series? {
    var rest = tokens
    guard let last = rest.popLast()?.trimmed("#()[]"), last.isNumeral, !rest.isEmpty else { return nil }
    if let word = rest.last, word.isPartWord { rest.removeLast() }
    guard !rest.isEmpty else { return nil }
    return Series(name: Words(tokens: rest, isSlug: isSlug).asTitle, position: last.droppingZeros)
  }

  // MARK: - Title and author

  /// The words as a title. Ids and serial numbers at their end go; an article at the end (`Lamp, The`) stands first;
  /// where the name has no case of its own, being a slug or all in one case, the title gets its usual one.
  var asTitle: String {
    var words = tokens
    while words.count > 1, let last = words.last, last.isSerial { words.removeLast() }
    if words.count > 1, words[words.count - 2].hasSuffix(","),
      ["the", "a", "an"].contains(words[words.count - 1].lowercased())
    {
      words.insert(words.removeLast(), at: 0)
      words[words.count - 1].removeLast()
    }
    let letters = words.joined().filter(\.isLetter)
    let isLower = letters == letters.lowercased()
    let isUpper = letters == letters.uppercased() && letters.count > 3
    return (isSlug && isLower || isUpper && words.count > 1) ? TitleCase.title(words) : words.joined(separator: " ")
  }

  /// The words as a person's name, `Calloway, Ines` turned round.
  var asPerson: Contributor {
    let isLower = !tokens.joined().contains(where: \.isUppercase)
    var names = tokens.map { isLower ? TitleCase.capitalized($0) : $0 }
    guard let comma = names.firstIndex(where: { $0.hasSuffix(",") }), comma < names.count - 1 else {
      return Contributor(name: names.joined(separator: " "))
    }
    let fileAs = names.joined(separator: " ")
    names[comma].removeLast()
    return Contributor(name: (names[(comma + 1)...] + names[...comma]).joined(separator: " "), fileAs: fileAs)
  }

  /// Whether the words are two to four that may be a person's name: capitalised where the name has capitals at all,
  /// initials and particles among them, no word that only a title has.
  var looksLikePerson: Bool {
    guard (2...4).contains(tokens.count), !tokens.contains(where: { $0.contains(where: \.isNumber) }) else {
      return false
    }
    let hasCapitals = tokens.joined().contains(where: \.isUppercase)
    let names = tokens.filter { !Self.particles.contains($0.lowercased()) }
    return names.count >= 2
      && names.allSatisfy { name in
        guard !TitleCase.minorWords.contains(name.lowercased()), !Self.titleWords.contains(name.lowercased()) else {
          return false
        }
        return hasCapitals ? name.first?.isUppercase == true : name.first?.isLetter == true
      }
  }

  /// The work and its author in `The Dark Lamp by Ines Calloway`; `nil` where `by` means something else.
  func splitAtBy() -> (work: Words, person: Words)? {
    guard let by = tokens.lastIndex(where: { $0.lowercased() == "by" }), by > 0, by < tokens.count - 1 else {
      return nil
    }
    var names = Array(tokens[(by + 1)...])
    while names.count > 1, let last = names.last, last.isSerial { names.removeLast() }
    let work = Words(tokens: Array(tokens[..<by]), isSlug: isSlug)
    let person = Words(tokens: names, isSlug: isSlug)
    if person.looksLikePerson { return (work, person) }
    // A pen name of one word, but not `Day by Day`, `Step by Step`, `A Walk by Night`.
    guard names.count == 1, by >= 2, names[0].isTelling, !Self.afterBy.contains(names[0].lowercased()) else {
      return nil
    }
    return (work, person)
  }

  private static let particles: Set = [
    "de", "la", "le", "du", "des", "di", "da", "del", "van", "von", "der", "den", "bin", "al", "y",
  ]
  private static let titleWords: Set = [
    "my", "your", "his", "her", "our", "their", "this", "that", "is", "was", "not", "no", "chapter", "part", "book",
    "one", "two", "three", "when", "where", "how", "why", "what", "who",
  ]
  private static let afterBy: Set = [
    "me", "you", "us", "them", "him", "night", "day", "moonlight", "starlight", "candlelight", "lamplight", "gaslight",
    "firelight", "daylight", "water", "fire", "sea", "land", "air", "rail", "train", "boat", "hand", "heart", "law",
    "chance", "name", "design", "numbers", "accident", "mistake", "post", "proxy", "morning", "midnight", "dawn",
  ]

  /// The words of a name that only capitals part (`TheDarkLamp`), `McKay` and the like left whole.
  private static func humps(of text: String) -> [String] {
    var humps: [String] = []
    var hump = ""
    for character in text {
      let isStart = character.isUppercase && hump.last?.isLowercase == true && hump != "Mc" && hump != "Mac"
      if isStart {
        humps.append(hump)
        hump = ""
      }
      hump.append(character)
    }
    humps.append(hump)
    // `iPad`, `eBook`: not words run together.
    return humps.allSatisfy({ $0.count > 1 || $0 == "A" || $0 == "I" }) ? humps : [text]
  }
}

internal import StoryModel

/// Reads a series and the place in it: `The Tide (3)`, `Book 2 of The Tide`, `#2 in The Tide`, `The Tide, part 3 of 5`.
struct SeriesReader {
  let vocabulary: Vocabulary

  init(vocabulary: Vocabulary = .shared) { self.vocabulary = vocabulary }

  /// The series in the value of a label; several where each has its own `Part 2 of`.
  func read(_ text: String) -> [Series] {
    let value = Bytes(text).trimming { $0.isBlank || $0 == Ascii.semicolon }
    guard !value.isEmpty, value.count <= 400, !vocabulary.contains(value.folded, in: .nothing) else { return [] }
    let parts = value.split(separator: Ascii.semicolon).map(\.trimmed)
    if parts.count > 1 { return parts.compactMap(one) }
    // `Part 2 of The Tide, Part 1 of Harbour Songs`
    let pieces = value.split(separator: Ascii.comma).map(\.trimmed)
    if pieces.count > 1, pieces.allSatisfy({ leading($0) != nil }) { return pieces.compactMap(one) }
    return one(value).map { [$0] } ?? []
  }

  /// The series in a line without a label, if the line says that it is one: `Book 2 of The Tide`.
  func unlabelled(_ text: Bytes) -> Series? {
    let inner = text.trimming { $0.isBlank || "()[]*_~-=".utf8.contains($0) }
    guard inner.count <= 100, inner.last != Ascii.dot,
      let found = leading(inner, names: .afterJointOnly) ?? ordinal(inner)
        ?? (saysSeries(inner) ? trailing(inner) : nil),
      !found.name.isEmpty, isNamed(found.name)
    else { return nil }
    return series(found)
  }

  /// Whether a name begins as one: with a capital, a quote, or `the` in `the Tide series`.
  private func isNamed(_ name: Bytes) -> Bool {
    let words = name.words
    guard let word = words.first?.string == "the" && saysSeries(name) ? words.dropFirst().first : words.first else {
      return false
    }
    return word.first.map { $0.isCapital || $0.isWide || $0 == Ascii.quote } ?? false
  }

  private typealias Found = (name: Bytes, position: String)

  /// Where the name behind `Book 2` may be the series'.
  private enum NamePlace {
    /// Behind a colon or a dash too: a value that is said to be a series.
    case anywhere
    /// Behind `of` or `in` alone: `Part Two: The Pilot` by itself names the part.
    case afterJointOnly
  }

  private func one(_ value: Bytes) -> Series? {
    if let found = leading(value) ?? ordinal(value) ?? trailing(value) { return series(found) }
    let name = clean(value)
    return name.isEmpty ? nil : Series(name: name.string)
  }

  private func series(_ found: Found) -> Series {
    Series(name: clean(found.name).string, position: found.position)
  }

  private func saysSeries(_ text: Bytes) -> Bool {
    text.words.contains { vocabulary.partWord($0.trimming { !($0.isLetter || $0.isWide) }.folded) == .series }
  }

  // MARK: Shapes

  /// `Book 2 of The Tide`, `#2 in The Tide`, `[2/5] The Tide`, `2. The Tide`.
  private func leading(_ value: Bytes, names: NamePlace = .anywhere) -> Found? {
    var words = value.words[...]
    guard words.count >= 2 else { return nil }
    if words.first.map({ vocabulary.partWord(mark(of: $0)) == .part }) ?? false,
      words.count > 2 || words[0].first == Ascii.hash
    {
      if let number = number(words[0].drop { $0 == Ascii.hash }), words[0].first == Ascii.hash {
        words = words.dropFirst()
        return afterNumber(value, words, number, names)
      }
      words = words.dropFirst()
      guard let number = number(words.first ?? []) else { return nil }
      return afterNumber(value, words.dropFirst(), number, names)
    }
    if words[0].first == Ascii.hash, let number = number(words[0].dropFirst()) {
      return afterNumber(value, words.dropFirst(), number, names)
    }
    if words[0].first == Ascii.openSquare || words[0].first == Ascii.open, let number = number(words[0]) {
      return (value[words[1].startIndex..<value.endIndex], number)
    }
    return nil
  }

  private func mark(of word: Bytes) -> Bytes {
    word.first == Ascii.hash ? Bytes("#") : word.folded
  }

  /// What follows `Book 2`: `of 5 in The Tide`, `of The Tide`, `: The Tide`.
  private func afterNumber(
    _ value: Bytes, _ words: ArraySlice<Bytes>, _ number: String, _ names: NamePlace
  ) -> Found? {
    var words = words
    guard let joint = words.first else { return nil }
    if vocabulary.partWord(joint.folded) == .of {
      words = words.dropFirst()
      if let total = words.first, self.number(total) != nil, total.first?.isDigit ?? false, words.count > 1 {
        words = words.dropFirst()
        if let joint = words.first, vocabulary.partWord(joint.folded) == .of { words = words.dropFirst() }
      }
    } else if names == .afterJointOnly {
      return nil
    } else if !(value[..<joint.startIndex].trimmed.last.map { $0 == Ascii.colon || $0 == Ascii.comma } ?? false),
      joint.first != Ascii.hyphen
    {
      return nil
    }
    words = words.drop { $0.first == Ascii.hyphen || $0.first == Ascii.colon }
    guard let first = words.first else { return nil }
    return (value[first.startIndex..<value.endIndex], number)
  }

  /// `Second in the Tide series`, `The third book of the Tide cycle`, `2nd in Tide`.
  private func ordinal(_ value: Bytes) -> Found? {
    var words = value.words[...]
    if words.first?.folded.string == "the" || words.first?.folded.string == "a" { words = words.dropFirst() }
    guard words.count >= 3, let number = words.first.flatMap({ vocabulary.ordinal($0.folded) }),
      words.first?.first.map({ $0.isLetter || $0.isDigit }) ?? false
    else { return nil }
    words = words.dropFirst()
    if let word = words.first, vocabulary.partWord(word.folded) == .part { words = words.dropFirst() }
    guard let joint = words.first, vocabulary.partWord(joint.folded) == .of else { return nil }
    words = words.dropFirst()
    if words.first?.folded.string == "a", words.count == 2 { return nil }
    guard let first = words.first else { return nil }
    return (value[first.startIndex..<value.endIndex], String(number))
  }

  /// `The Tide (3)`, `The Tide #3`, `The Tide, Book 2`, `The Tide, part 3 of 5`, `The Tide 2/5`, `The Tide - 3`.
  private func trailing(_ value: Bytes) -> Found? {
    var text = value.trimming { $0.isBlank || $0 == Ascii.dot }
    if text.last == Ascii.close || text.last == Ascii.closeSquare,
      let open = text.lastIndex(where: { $0 == Ascii.open || $0 == Ascii.openSquare }), open > text.startIndex
    {
      let inner = text[(open + 1)...].dropLast()
      if let number = numbered(inner) { return (text[..<open], number) }
      text = text[..<open].trimmed
      return trailing(text)
    }
    let words = text.words
    guard words.count >= 2 else { return nil }
    for count in (1...min(5, words.count - 1)).reversed() {
      let tail = text[words[words.count - count].startIndex...]
      let before = text[..<tail.startIndex].trimmed
      let isParted =
        before.last.map { $0 == Ascii.comma || $0 == Ascii.colon || $0 == Ascii.hyphen || $0 == Ascii.semicolon }
        ?? false
      guard let number = numbered(tail),
        isParted || tail.first == Ascii.hash || tail.words.count > 1 || tail.contains(Ascii.slash) || saysSeries(before)
          || tail.first!.isDigit && tail.count <= 2
      else { continue }
      return (before, number)
    }
    return nil
  }

  /// The number of `3`, `#3`, `Book 2`, `part 3 of 5`, `3/5`, `Book Two`.
  private func numbered(_ text: Bytes) -> String? {
    var words = text.trimmed.words[...]
    guard let first = words.first else { return nil }
    if vocabulary.partWord(first.folded) == .part {
      words = words.dropFirst()
      guard let word = words.first, let number = number(word) else { return nil }
      return endsThere(words.dropFirst()) ? number : nil
    }
    let plain = first.drop { $0 == Ascii.hash }
    guard plain.first?.isDigit ?? false || first.first == Ascii.hash, let number = number(plain) else { return nil }
    return endsThere(words.dropFirst()) ? number : nil
  }

  private func endsThere(_ words: ArraySlice<Bytes>) -> Bool {
    guard let first = words.first else { return true }
    return words.count == 2 && vocabulary.partWord(first.folded) == .of && number(words[words.startIndex + 1]) != nil
  }

  /// The number that a word is: `3`, `3.`, `2.5`, `3/5`, `Two`, `II`.
  private func number(_ word: Bytes) -> String? {
    let bare = word.trimming { !($0.isLetter || $0.isDigit) }
    guard let first = bare.first else { return nil }
    if first.isDigit {
      let digits = bare.prefix { $0.isDigit || $0 == Ascii.dot }
      let rest = bare[digits.endIndex...]
      guard rest.isEmpty || rest.first == Ascii.slash || vocabulary.ordinal(bare.folded) != nil, digits.count <= 6
      else { return nil }
      let plain = digits.trimming { $0 == Ascii.dot }.drop { $0 == 0x30 }
      return plain.isEmpty || plain.first == Ascii.dot ? "0" + plain.string : plain.string
    }
    return vocabulary.ordinal(bare.folded).map(String.init)
  }

  /// A series' name without quotes, joints and the word `series` at its end.
  private func clean(_ name: Bytes) -> Bytes {
    var name = name.trimming { $0.isBlank || "\"*_,:;-–([".utf8.contains($0) }
    for quote in ["“", "”"] where name.starts(with: quote.utf8) || name.suffix(3).elementsEqual(quote.utf8) {
      name = name.starts(with: quote.utf8) ? name.dropFirst(3) : name.dropLast(3)
    }
    var words = name.words
    if let last = words.last, words.count > 1,
      ["series", "reihe", "cycle", "saga", "trilogy"].contains(last.folded.string)
    {
      // `the Tide series` is The Tide; `The Tide Trilogy` keeps its name.
      if last.folded.string == "series" || last.first?.isSmall ?? false {
        name = name[..<last.startIndex].trimmed
        words.removeLast()
      }
      if words.count > 1, let first = words.first, first.string == "the" { name = name[words[1].startIndex...] }
    }
    return name.trimming { $0.isBlank || $0 == Ascii.quote || $0 == Ascii.comma }
  }
}

/// Tells the typesetter's hyphens at the ends of lines from those that are part of a word, by what the text says
/// elsewhere: `some-` / `thing` is `something` where that word stands in the text and `some-thing` does not.
struct LineEndHyphens {
  /// Of how many lines one ends with a hyphen where a typesetter divided words; in others only compounds do.
  private static let fewest = 50

  /// Where the hyphens stand that are to be dropped.
  private(set) var dropped: Set<Int> = []

  /// A word that a line end divides.
  private struct Case {
    var hyphen: Int
    var head = WordHash()
    var tail = WordHash()
    var joined: UInt64 = 0
    var hyphenated: UInt64 = 0
  }

  /// Looks through a text whose line ends divide words.
  init(_ text: MeasuredText) {
    let cases = Self.cases(text)
    guard !cases.isEmpty, cases.count * Self.fewest >= text.source.lines.count else { return }
    let times = Self.count(cases, in: text.source)
    var open: [Case] = []
    var kept = 0
    for found in cases {
      let (joined, hyphenated) = (times[found.joined] ?? 0, times[found.hyphenated] ?? 0)
      if joined > hyphenated {
        dropped.insert(found.hyphen)
      } else if hyphenated > 0 {
        kept += 1
      } else {
        open.append(found)
      }
    }
    // Where the typesetter divided words at all, a word that stands nowhere else was divided too, unless its halves are
    // words by themselves.
    guard dropped.count >= 2, dropped.count > kept * 2 else { return }
    for found in open where times[found.head.value] == 0 || times[found.tail.value] == 0 {
      dropped.insert(found.hyphen)
    }
  }

  private static func cases(_ text: MeasuredText) -> [Case] {
    let bytes = text.source.bytes
    return text.features.indices.dropLast().compactMap { line in
      guard text.features[line].last == .hyphen, text.features[line + 1].first == .lowerCase else { return nil }
      let (upper, lower) = (text.source.lines[line].text, text.source.lines[line + 1].text)
      let hyphen = upper.upperBound - 1
      let start = bytes[upper.lowerBound..<hyphen].lastIndex { !isLetter($0) }.map { $0 + 1 } ?? upper.lowerBound
      let tail = bytes[lower].prefix(while: isLetter)
      // `well-to-` / `do` and `to-` / `and-fro` have a hyphen of their own already.
      guard bytes[hyphen] == Ascii.hyphen, start < hyphen,
        start == upper.lowerBound || bytes[start - 1] != Ascii.hyphen,
        tail.endIndex == lower.upperBound || bytes[tail.endIndex] != Ascii.hyphen
      else { return nil }
      var found = Case(hyphen: hyphen)
      found.head.append(bytes[start..<hyphen])
      found.tail.append(tail)
      var joined = found.head
      joined.append(tail)
      found.joined = joined.value
      found.hyphenated = found.head.followed(by: found.tail)
      return found
    }
  }

  /// How often the words of some cases stand elsewhere in the text, counted in one pass: each word, and each two with a
  /// hyphen between them.
  private static func count(_ cases: [Case], in source: SourceText) -> [UInt64: Int] {
    var times: [UInt64: Int] = [:]
    for found in cases {
      (times[found.joined], times[found.hyphenated]) = (0, 0)
      // The halves at the line's end are none of the words elsewhere.
      for half in [found.head.value, found.tail.value] { times[half, default: 0] -= 1 }
    }
    source.bytes.withUnsafeBufferPointer { bytes in
      var before: (word: WordHash, end: Int)?
      var at = 0
      while at < bytes.count {
        guard isLetter(bytes[at]) else {
          at += 1
          continue
        }
        let start = at
        while at < bytes.count, isLetter(bytes[at]) { at += 1 }
        var word = WordHash()
        word.append(UnsafeBufferPointer(rebasing: bytes[start..<at]))
        if let known = times[word.value] { times[word.value] = known + 1 }
        if let before, start == before.end + 1, bytes[before.end] == Ascii.hyphen {
          let pair = before.word.followed(by: word)
          if let known = times[pair] { times[pair] = known + 1 }
        }
        before = (word, at)
      }
    }
    return times
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte.isLetter || byte.isWide }
}

/// FNV-1a over letters, ASCII capitals as small ones.
private struct WordHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func append(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte.isCapital ? byte | 0x20 : byte)) &* 0x100_0000_01B3 }
  }

  /// The number of two words with a hyphen between them.
  func followed(by other: WordHash) -> UInt64 { (value &* 31) ^ other.value &* 0x9E37_79B9_7F4A_7C15 }
}

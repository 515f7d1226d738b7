internal import StoryModel

/// Finds the first line of a text whose letters are not in a story: the slow path of the conservation check.
///
/// Every run of eight letters of the story is known by a number. A line is lost where a stretch of it has no run that
/// the story has; what lies between two known runs is a seam where the story was joined in another order.
struct LossFinder {
  /// How many letters a run has: fewer are in every novel by chance.
  private static let run = 8
  /// How many letters together must be in no known run for a line to be lost; a label's letters beside a seam are fewer.
  private static let loss = 16

  private var known: Set<UInt64> = []

  init(_ story: Story) {
    var letters: [UInt32] = []
    story.forEachText { text in
      for scalar in text.unicodeScalars { Self.append(scalar, to: &letters) }
    }
    known.reserveCapacity(letters.count)
    Self.forEachRun(of: letters) { known.insert($1) }
  }

  /// The first line, counted from 1, with letters that the story does not have.
  ///
  /// Tags and references say nothing themselves, but what looks like one may have stayed text (`<laughed and ran>`): a
  /// line is lost where it is with them and without.
  func firstLoss(in text: SourceText) -> Int? {
    text.lines.indices.first { index in
      let line = text.string(index)
      return isLost(line) && isLost(Self.withoutMarkup(line))
    }.map { $0 + 1 }
  }

  /// Whether a stretch of a line is nowhere in the story.
  private func isLost(_ line: String) -> Bool {
    var letters: [UInt32] = []
    for scalar in line.unicodeScalars { Self.append(scalar, to: &letters) }
    guard letters.count >= Self.loss else { return false }
    var isFound = [Bool](repeating: false, count: letters.count)
    Self.forEachRun(of: letters) { start, number in
      if known.contains(number) { for place in start..<(start + Self.run) { isFound[place] = true } }
    }
    return isFound.split(separator: true).contains { $0.count >= Self.loss }
  }

  private static func forEachRun(of letters: [UInt32], _ body: (Int, UInt64) -> Void) {
    guard letters.count >= run else { return }
    let base: UInt64 = 0x100_0000_01B3
    let top = (1..<run).reduce(1) { power, _ in power &* base }
    var number: UInt64 = 0
    for (index, letter) in letters.enumerated() {
      if index >= run { number &-= UInt64(letters[index - run]) &* top }
      number = number &* base &+ UInt64(letter)
      if index >= run - 1 { body(index - run + 1, number) }
    }
  }

  /// Letters and digits in one case; nothing else counts.
  private static func append(_ scalar: Unicode.Scalar, to letters: inout [UInt32]) {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: letters.append(LetterTally.fold(scalar.value))
    case ..<0xC0: break
    default: if scalar.properties.isAlphabetic { letters.append(LetterTally.fold(scalar.value)) }
    }
  }

  /// A line without what looks like tags and references.
  private static func withoutMarkup(_ line: String) -> String {
    guard line.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "[") })
    else { return line }
    var plain = ""
    var rest = line[...]
    while let start = rest.firstIndex(where: { "<&[".contains($0) }) {
      plain += rest[..<start]
      let end: Character = rest[start] == "<" ? ">" : rest[start] == "&" ? ";" : "]"
      let reach = rest[start...].prefix(end == ">" ? 400 : 12)
      if let close = reach.firstIndex(of: end), !reach[..<close].dropFirst().isEmpty {
        rest = rest[rest.index(after: close)...]
      } else {
        plain.append(rest[start])
        rest = rest[rest.index(after: start)...]
      }
    }
    return plain + rest
  }
}

/// A label found at the head of a piece of text, and where its value stands.
struct LabelledText {
  /// What parts a label from its value.
  enum Separator: Sendable {
    /// `Title: The Dark Lamp`
    case colon
    /// `Title = The Dark Lamp`
    case equals
    /// `Title - The Dark Lamp`
    case dash
    /// `[Title] The Dark Lamp`, `**Title** The Dark Lamp`
    case enclosure
    /// `Title......The Dark Lamp`, or a tab or a wide gap
    case gap
    /// The label is alone on its line.
    case none
  }

  /// What the label means.
  var meaning: LabelMeaning
  /// How far the label can be believed.
  var strength: Strength
  /// Where the label's words stand.
  var label: Range<Int>
  /// Where the value stands; empty where the line has none.
  var value: Range<Int>
  /// What parts the two.
  var separator: Separator
}

/// How far a label can be believed for itself.
enum Strength: Int, Comparable, Sendable {
  /// The vocabulary does not know it.
  case unknown
  /// Its words stand before a colon in ordinary prose too.
  case weak
  /// It is a label wherever it stands.
  case strong

  static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
}

/// Reads one label in any of the syntaxes that people give them.
struct LabelGrammar {
  private static let longestLabel = 64
  private static let mostWords = 6
  /// Meanings that a label has by its last words alone (`Obligatory disclaimer`).
  private static let headNouns: Set<LabelMeaning> = [
    .disclaimer, .summary, .note, .warning, .rating, .relationship, .genre, .spoilers, .feedback, .dedication,
    .characters,
    .keywords, .fandom,
  ]

  let vocabulary: Vocabulary

  /// The label at the head of a piece of text; `nil` where none is.
  ///
  /// - Parameters:
  ///   - bytes: the text around it.
  ///   - range: the piece: a line, or a part of one.
  func read(_ bytes: [UInt8], _ range: Range<Int>) -> LabelledText? {
    let opening = opening(bytes, range)
    let start = opening.end
    guard start < range.upperBound, bytes[start].isLetter || bytes[start].isWide else { return nil }
    var at = start
    var spaces = 0
    var bracket: Int?
    let limit = min(range.upperBound, start + Self.longestLabel)
    while at < limit {
      let byte = bytes[at]
      switch byte {
      case Ascii.colon where bytes[at...].has("://", at: at) || isTime(bytes, at, range): return nil
      case Ascii.colon:
        return finish(bytes, range, opening, start..<at, at + 1, .colon)
      case 0xEF where bytes[at...].has("：", at: at):
        return finish(bytes, range, opening, start..<at, at + 3, .colon)
      case 0xE2 where bytes[at...].has("—", at: at):
        // `Title—The Lamp`: only a label that is known stands so close to its value.
        guard at > start, let found = finish(bytes, range, opening, start..<at, at + 3, .dash),
          found.strength == .strong
        else { return nil }
        return found
      case Ascii.equals where opening.marks.contains(byte):
        return closed(bytes, range, opening, start..<at)
      case Ascii.equals:
        if let found = finish(bytes, range, opening, start..<at, at + 1, .equals) { return found }
        return nil
      case Ascii.tab, Ascii.bar:
        return finish(bytes, range, opening, start..<at, at + 1, .gap)
      case Ascii.space:
        spaces += 1
        if spaces > Self.mostWords { return nil }
        if at + 1 < limit, bytes[at + 1] == Ascii.space, bracket == nil {
          let next = skip(bytes, at, range.upperBound) { $0 == Ascii.space }
          if next < range.upperBound, isSeparator(bytes[next]) {
            at = next
            continue
          }
          return finish(bytes, range, opening, start..<at, next, .gap)
        }
        if let end = dash(bytes, at, range.upperBound),
          let found = finish(bytes, range, opening, start..<at, end, .dash)
        {
          return found
        }
      case Ascii.dot:
        let end = skip(bytes, at, range.upperBound) { $0 == Ascii.dot || $0 == Ascii.space }
        if end - at >= 4, bytes[at + 1] == Ascii.dot || bytes[at + 2] == Ascii.dot {
          let value = end < range.upperBound && bytes[end] == Ascii.colon ? end + 1 : end
          return finish(bytes, range, opening, start..<at, value, .gap)
        }
      case Ascii.open where opening.bracket == nil:
        guard let close = bytes[at..<limit].firstIndex(of: Ascii.close) else { return nil }
        bracket = bracket ?? at
        at = close
      case Ascii.greater where opening.bracket == nil:
        return finish(bytes, range, opening, start..<at, at + 1, .dash)
      case Ascii.closeSquare, Ascii.closeBrace, Ascii.close, Ascii.greater:
        guard byte == opening.bracket else { return nil }
        return closed(bytes, range, opening, start..<at)
      case Ascii.star, Ascii.underscore, Ascii.tilde, Ascii.slash:
        if opening.marks.contains(byte) { return closed(bytes, range, opening, start..<at) }
        if byte != Ascii.underscore, byte != Ascii.slash { return nil }
      case Ascii.less, Ascii.openSquare:
        guard opening.hasTag else { return nil }
        return closed(bytes, range, opening, start..<at)
      case Ascii.quote, Ascii.question, Ascii.exclamation, Ascii.semicolon, Ascii.comma: return nil
      default: break
      }
      at += 1
    }
    guard at == range.upperBound, bracket == nil else { return nil }
    return finish(bytes, range, opening, start..<at, at, .none)
  }
}

// MARK: - The parts of a label

extension LabelGrammar {
  /// Decoration before a label: `**`, `[`, `- `, `<b>`.
  private struct Opening {
    var end: Int
    var marks: [UInt8] = []
    var bracket: UInt8?
    var hasTag = false
  }

  private func opening(_ bytes: [UInt8], _ range: Range<Int>) -> Opening {
    var opening = Opening(end: range.lowerBound)
    while opening.end < range.upperBound, opening.end - range.lowerBound < 24 {
      let byte = bytes[opening.end]
      switch byte {
      case Ascii.space, Ascii.tab: break
      case Ascii.star, Ascii.underscore, Ascii.tilde, Ascii.hash, Ascii.hyphen, Ascii.equals, Ascii.plus, Ascii.greater,
        Ascii.bar, Ascii.colon, Ascii.dot, Ascii.slash, Ascii.semicolon:
        opening.marks.append(byte)
      case Ascii.openSquare:
        if let end = tag(bytes, opening.end, range.upperBound) {
          opening.hasTag = true
          opening.end = end
          continue
        }
        opening.bracket = Ascii.closeSquare
      case Ascii.open: opening.bracket = Ascii.close
      case Ascii.openBrace: opening.bracket = Ascii.closeBrace
      case Ascii.less:
        if let end = tag(bytes, opening.end, range.upperBound) {
          opening.hasTag = true
          opening.end = end
          continue
        }
        opening.bracket = Ascii.greater
      case 0x30...0x39 where opening.end == range.lowerBound:
        // `1. Title: ...`
        let end = skip(bytes, opening.end, range.upperBound, while: \.isDigit)
        guard end - opening.end <= 2, end + 1 < range.upperBound, bytes[end] == Ascii.dot || bytes[end] == Ascii.close,
          bytes[end + 1].isBlank
        else { return opening }
        opening.end = end + 1
        continue
      case 0xE2 where isSymbol(bytes, opening.end):
        opening.end += 3
        continue
      case 0xF0 where opening.end + 4 < range.upperBound && bytes[opening.end + 1] == 0x9F:
        opening.end += 4
        continue
      case 0xEF where bytes[opening.end...].has("\u{FE0F}", at: opening.end):
        opening.end += 3
        continue
      default: return opening
      }
      opening.end += 1
    }
    return opening
  }

  /// A label whose decoration closes behind it: `[Title] x`, `**Title:** x`, `<b>Title</b>: x`.
  private func closed(_ bytes: [UInt8], _ range: Range<Int>, _ opening: Opening, _ label: Range<Int>) -> LabelledText? {
    var at = label.upperBound
    while at < range.upperBound {
      if let end = tag(bytes, at, range.upperBound) {
        at = end
      } else if opening.marks.contains(bytes[at]) || bytes[at] == opening.bracket {
        at += 1
      } else {
        break
      }
    }
    let next = skip(bytes, at, range.upperBound, while: \.isBlank)
    if next < range.upperBound, bytes[next] == Ascii.colon || bytes[next] == Ascii.equals {
      return finish(bytes, range, Opening(end: opening.end), label, next + 1, .colon)
    }
    if let end = dash(bytes, at, range.upperBound) {
      return finish(bytes, range, Opening(end: opening.end), label, end, .enclosure)
    }
    return finish(bytes, range, Opening(end: opening.end), label, next, .enclosure)
  }

  private func finish(
    _ bytes: [UInt8], _ range: Range<Int>, _ opening: Opening, _ label: Range<Int>, _ after: Int,
    _ separator: LabelledText.Separator
  ) -> LabelledText? {
    let words = bytes[label].trimming { $0.isBlank || $0 == Ascii.star || $0 == Ascii.underscore || $0 == Ascii.tilde }
    guard !words.isEmpty else { return nil }
    var value = after
    // What opened before the label and closes behind the colon is no part of the value.
    if !opening.marks.isEmpty || opening.hasTag || opening.bracket != nil {
      while value < range.upperBound {
        if opening.hasTag, let end = tag(bytes, value, range.upperBound), HeaderTag.isClosing(bytes[...], value) {
          value = end
        } else if opening.marks.contains(bytes[value]) || bytes[value] == opening.bracket {
          value += 1
        } else {
          break
        }
      }
    }
    var text = bytes[value..<range.upperBound].trimmed
    if separator == .equals || separator == .colon {
      text = text.drop { $0 == Ascii.greater || $0 == Ascii.equals || $0 == Ascii.colon }.trimmed
    }
    // `<title>The Dark Lamp</title>`
    if text.last == Ascii.greater, bytes[range.lowerBound] == Ascii.less, let end = text.find("</") {
      text = text[..<end]
    }
    if let bracket = opening.bracket, value == after {
      while text.last == bracket { text = text.dropLast().trimmed }
    }
    if !opening.marks.isEmpty, value == after {
      while let last = text.last, opening.marks.contains(last), last != Ascii.dot, last != Ascii.slash,
        !text.dropLast().contains(last) || text.dropLast().last == last
      {
        text = text.dropLast()
      }
      text = text.trimmed
    }
    guard let (meaning, strength) = meaning(of: words, separator) else { return nil }
    return LabelledText(
      meaning: meaning, strength: strength, label: words.startIndex..<words.endIndex,
      value: text.startIndex..<text.endIndex, separator: separator)
  }

  private func meaning(of words: Bytes, _ separator: LabelledText.Separator) -> (LabelMeaning, Strength)? {
    var folded = words.folded
    if let found = vocabulary.label(folded) { return (found.meaning, found.isWeak ? .weak : .strong) }
    // `Warnings (if any)`.
    if let open = folded.firstIndex(of: Ascii.open), open > folded.startIndex {
      folded = folded[..<open].trimmed
      if let found = vocabulary.label(folded) { return (found.meaning, found.isWeak ? .weak : .strong) }
    }
    // `Disclaimer 2`, `A/N #1`.
    let numberless = folded.trimming { $0.isDigit || $0 == Ascii.hash || $0 == Ascii.space }
    if numberless.count < folded.count, let found = vocabulary.label(numberless), found.meaning.isWordy {
      return (found.meaning, found.isWeak ? .weak : .strong)
    }
    guard separator == .colon || separator == .enclosure || separator == .none else { return nil }
    let parts = folded.words
    for first in parts.indices.dropFirst() {
      let tail = folded[parts[first].startIndex..<folded.endIndex]
      if let found = vocabulary.label(tail), !found.isWeak, Self.headNouns.contains(found.meaning) {
        return (found.meaning, .weak)
      }
    }
    return separator == .colon && parts.count <= 4 ? (.other, .unknown) : nil
  }

  // MARK: Small things

  private func isTime(_ bytes: [UInt8], _ at: Int, _ range: Range<Int>) -> Bool {
    at > range.lowerBound && at + 1 < range.upperBound && bytes[at - 1].isDigit && bytes[at + 1].isDigit
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == Ascii.colon || byte == Ascii.equals || byte == Ascii.hyphen || byte == Ascii.bar || byte == Ascii.dot
  }

  /// Where a dash that stands between blanks ends.
  private func dash(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
    guard at + 1 < end, bytes[at] == Ascii.space else { return nil }
    let next = bytes[at + 1]
    guard next == Ascii.hyphen || next == Ascii.greater || next == Ascii.tilde || next == 0xE2 else { return nil }
    let text = bytes[at + 1..<end]
    for (dash, count): (StaticString, Int) in [
      ("-- ", 2), ("- ", 1), ("– ", 3), ("— ", 3), (">>", 2), (">", 1), ("~ ", 1),
    ] {
      if text.has(dash, at: at + 1) { return at + 1 + count }
    }
    return nil
  }

  private func tag(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
    bytes[at] == Ascii.less || bytes[at] == Ascii.openSquare ? HeaderTag.end(bytes[..<end], at) : nil
  }

  /// Whether a bullet, star, heart or other ornament stands at an index (U+2020 to U+2023, U+2190 to U+27BF).
  private func isSymbol(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at + 2 < bytes.count else { return false }
    return bytes[at + 1] == 0x80 ? (0xA0...0xA3).contains(bytes[at + 2]) : (0x86...0xAD).contains(bytes[at + 1])
  }

  private func skip(_ bytes: [UInt8], _ at: Int, _ end: Int, while isSkipped: (UInt8) -> Bool) -> Int {
    var at = at
    while at < end, isSkipped(bytes[at]) { at += 1 }
    return at
  }
}

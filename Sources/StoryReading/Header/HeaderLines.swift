/// What the lines at a story's head look like, each judged when first asked for and cheaply.
struct HeaderLines {
  private static let longestBlock = 64
  /// How long a rule of letters can be, in bytes.
  private static let longestRule = 200

  let source: SourceText
  /// The lines that belong to the story.
  let range: Range<Int>
  let vocabulary: Vocabulary
  let grammar: LabelGrammar

  init(_ source: SourceText, in range: Range<Int>, vocabulary: Vocabulary = .shared) {
    self.source = source
    self.range = range
    self.vocabulary = vocabulary
    grammar = LabelGrammar(vocabulary: vocabulary)
  }

  /// The text of a line, white space and tags at both ends left out.
  func text(_ line: Int) -> Bytes { HeaderTag.without(source.bytes[source.lines[line].text]) }

  /// Whether a line has nothing in it, or does not belong to the story.
  func isBlank(_ line: Int) -> Bool { !range.contains(line) || source.lines[line].isBlank }

  /// The label that a line begins with.
  func label(_ line: Int) -> LabelledText? {
    guard range.contains(line) else { return nil }
    return grammar.read(source.bytes, source.lines[line].text)
  }

  /// The first line at or after another that is neither blank nor a rule.
  func content(from line: Int) -> Int? {
    var line = line
    while line < range.upperBound, isBlank(line) || isRule(line) { line += 1 }
    return line < range.upperBound ? line : nil
  }

  /// The line after the last of the lines without a gap that a line stands in.
  ///
  /// A block of more lines than any header's paragraph has counts as ending there.
  func blockEnd(_ line: Int) -> Int {
    let limit = line + Self.longestBlock
    var line = line
    while line < limit, !isBlank(line) { line += 1 }
    return line
  }

  /// Whether a line is a rule: no letter or digit in it, or `oOo` and the like.
  func isRule(_ line: Int) -> Bool {
    let text = text(line)
    guard !text.isEmpty else { return !isBlank(line) }
    guard text.count >= 2 || text.first == Ascii.star || text.first == Ascii.hash || text.first == Ascii.tilde else {
      return false
    }
    var letters = 0
    for at in text.indices {
      let byte = text[at]
      switch byte {
      case 0x4F, 0x6F, 0x30, 0x58, 0x78: letters += 1
      case _ where byte.isLetter || byte.isDigit: return false
      case Ascii.quote, Ascii.question, Ascii.exclamation, Ascii.comma: return false
      case 0x80...0xBF: break
      // Dashes, bullets, geometric shapes and dingbats; anything else beyond ASCII is a letter.
      case 0xE2: break
      case 0xC2: if at + 1 < text.endIndex, text[at + 1] == 0xAA || text[at + 1] == 0xBA { return false }
      case 0x80...: return false
      default: break
      }
    }
    return letters == 0 || (text.count >= 3 && letters <= text.count && isLettersOfRule(text))
  }

  /// Whether letters make a rule: only `o`, `O`, `0`, `x` and marks, at least three, as in `oOo` and `xXx`.
  private func isLettersOfRule(_ text: Bytes) -> Bool {
    guard text.count <= Self.longestRule else { return false }
    let letters = text.filter(\.isLetter)[...].folded
    guard letters.count >= 3 || letters.count < text.count else { return false }
    return letters.allSatisfy { $0 == letters.first } && text.words.allSatisfy { $0.count != 2 }
  }

  /// Whether a line underlines the one before it: `=` or `-` and the like, about as long.
  func underlines(_ line: Int) -> Bool {
    guard range.contains(line), range.contains(line - 1), !isBlank(line), !isBlank(line - 1) else { return false }
    let rule = text(line)
    guard let first = rule.first, rule.count >= 3, rule.allSatisfy({ $0 == first }) else { return false }
    return [Ascii.equals, Ascii.hyphen, Ascii.tilde, Ascii.star, Ascii.underscore, Ascii.hash, Ascii.plus].contains(
      first)
  }

  /// The width that the head of the text is wrapped at, in bytes; `nil` where its lines are not wrapped.
  var wrapWidth: Int? {
    var widths: [Int] = []
    for line in range.prefix(120) where !source.lines[line].isBlank {
      let count = source.lines[line].text.count + Int(source.lines[line].indent)
      if count > 100 { return nil }
      widths.append(count)
    }
    guard let widest = widths.max(), widest >= 40 else { return nil }
    return widths.count(where: { $0 + 14 > widest }) >= 3 ? widest : nil
  }

  /// Whether a line is a chapter's heading by its wording.
  func isHeading(_ line: Int) -> Bool {
    isWordedAsHeading(line) && (label(line).map { $0.strength < .strong || $0.separator != .colon } ?? true)
  }

  private func isWordedAsHeading(_ line: Int) -> Bool {
    let text = text(line).trimming { !($0.isLetter || $0.isDigit || $0.isWide) }
    guard !text.isEmpty, text.count <= 80 else { return false }
    // No phrase that is a heading by itself has more than eight words: of such a line the first two tell.
    let count = text.wordCount
    let words = text.split(maxSplits: count <= 8 ? count : 2, whereSeparator: \.isBlank)
    let first = words[0].trimming { !($0.isLetter || $0.isWide || $0.isDigit) }
    if words.count == 1, first.allSatisfy(\.isDigit) || isRoman(first) { return text.count <= 6 }
    if count <= 8, vocabulary.headingWord(text.folded) == .alone { return true }
    if words.count > 1, words[0].last == Ascii.dot || words[0].last == Ascii.colon {
      // `IV. The Lamp`, `3. Ebb`.
      if first.allSatisfy(\.isDigit) || isRoman(first) { return self.text(line).first != Ascii.open }
    }
    switch vocabulary.headingWord(first.folded) {
    case .alone:
      return words[0].last == Ascii.colon || words.count > 1 && words[1].count == 1 && words[1].first == Ascii.hyphen
    case .numbered: return words.count > 1 && isNumber(words[1])
    case nil: break
    }
    // `First Chapter`, `The Second Part`.
    guard count <= 3 else { return false }
    let tail = words.drop { $0.folded.string == "the" }
    return tail.count == 2 && vocabulary.ordinal(tail[tail.startIndex].folded) != nil
      && vocabulary.headingWord(tail[tail.startIndex + 1].folded) == .numbered
  }

  private func isNumber(_ word: Bytes) -> Bool {
    let bare = word.trimming { !($0.isLetter || $0.isDigit || $0.isWide) }
    guard let first = bare.first else { return false }
    return first.isDigit || isRoman(bare) || vocabulary.ordinal(bare.folded) != nil || bare.folded.string == "the"
  }

  private func isRoman(_ word: Bytes) -> Bool {
    // A letter by itself above ten is an initial: `L. Frank Baum`.
    !word.isEmpty && word.count <= 7 && word.allSatisfy { (word.count == 1 ? "IVX" : "IVXLC").utf8.contains($0) }
  }
}

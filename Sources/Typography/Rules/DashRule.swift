/// Dashes: runs of hyphens, and single hyphens that stand where a dash belongs.
extension Compositor {
  /// Sets the run of hyphens that starts at `at`.
  ///
  /// - Returns: where to look on.
  mutating func setHyphens(_ text: Span<UInt8>, _ at: Int) -> Int {
    var end = at + 1
    while end < text.count, text[end] == UInt8(ascii: "-") { end += 1 }
    let (left, right) = (Side.before(text, at), Side.after(text, end))
    if left == .edge, right == .edge { return end }  // a rule, or a line of hyphens
    if left == .sign && text[at - 1] == UInt8(ascii: "<") || right == .sign && text[end] == UInt8(ascii: ">") {
      return end  // an arrow
    }
    switch end - at {
    case 1: setSingleHyphen(text, at, left, right)
    case 2, 3:
      if left == .digit, right == .digit {
        galley.set(at..<end, .enDash)
      } else if left == .edge, let space = convention.speechDash {
        setSpeechDash(text, at..<end, space)
      } else {
        setDash(text, at..<end, left, right)
      }
    case 4...6: setLongDash(text, at..<end, left, right)
    default: break
    }
    return max(end, galley.edited)
  }

  private mutating func setSingleHyphen(_ text: Span<UInt8>, _ at: Int, _ left: Side, _ right: Side) {
    let range = at..<at + 1
    switch (left, right) {
    case (.digit, .digit):
      if Figures.isRange(text, hyphen: at) { galley.set(range, .enDash) }
    case (.edge, .space), (.edge, .letter), (.edge, .capital):
      if let space = convention.speechDash { setSpeechDash(text, range, space) }
    case (.space, .space):
      let (before, after) = (Side.before(text, at - 1), Side.after(text, at + 2))
      if before == .digit, after == .digit {
        galley.set(range, .enDash)
      } else if !before.isGap, !after.isGap {
        setDash(text, range, left, right)
      }
    case (.letter, .quote), (.capital, .quote), (.stop, .quote):
      // "But-" he said.
      let beyond = Surroundings.after(text, at + 1)
      if !beyond.isWord { setDash(text, range, left, right) }
    case (.quote, .letter), (.quote, .capital):
      if Surroundings.before(text, at).isGap { setDash(text, range, left, right) }
    case (.letter, .edge): setDash(text, range, left, right)
    case (.space, .letter), (.space, .capital), (.letter, .stop), (.stop, .space):
      // -Ven -dijo ella-. Es tarde.
      if convention.speechDash == Glyphs.none, Self.isSpeech(text) { galley.set(range, .emDash) }
    case (.letter, .space):
      if convention.speechDash == Glyphs.none, Self.isSpeech(text) {
        galley.set(range, .emDash)
      } else if convention.dash == .closedEm, Side.after(text, at + 2).isLetter, !Figures.isHanging(text, at + 2) {
        setDash(text, range, left, right)
      }
    default: break
    }
  }

  /// Sets a dash between words, with the spaces about it that the language wants.
  private mutating func setDash(_ text: Span<UInt8>, _ range: Range<Int>, _ left: Side, _ right: Side) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > galley.edited, text[start - 1] == 0x20 { start -= 1 }
    while end < text.count, text[end] == 0x20 { end += 1 }
    switch convention.dash {
    case .closedEm:
      // A signature or a speaker's name after a full sentence keeps its distance: `Fair winds. --Ines`.
      let isSignature = left == .space && right == .capital && Self.endsSentence(Side.before(text, start))
      galley.set((isSignature ? range.lowerBound : start)..<end, .emDash)
    case .spacedEm, .spacedEn:
      let dash: Glyphs = convention.dash == .spacedEm ? .emDash : .enDash
      let opensLeft = start == 0 || left == .opening || left == .quote && Surroundings.before(text, start).isGap
      let closesRight =
        end == text.count || right == .stop || right == .closing
        || right == .quote && !Surroundings.after(text, end).isWord
      galley.set(start..<end, (opensLeft ? .none : .noBreakSpace) + dash + (closesRight ? .none : " "))
    }
  }

  /// Whether the paragraph is a speech that a dash opens.
  private static func isSpeech(_ text: Span<UInt8>) -> Bool {
    return Side.after(text, 0) == .dash || Side.after(text, 0) == .hyphen
  }

  private static func endsSentence(_ side: Side) -> Bool { side == .stop || side == .quote || side == .ellipsis }

  /// Sets the dash that opens a speech, and the space after it.
  private mutating func setSpeechDash(_ text: Span<UInt8>, _ range: Range<Int>, _ space: Glyphs) {
    var end = range.upperBound
    while end < text.count, text[end] == 0x20 { end += 1 }
    galley.set(range.lowerBound..<end, (convention.dash == .spacedEn ? .enDash : .emDash) + space)
  }

  /// Sets a long dash: for a name left out wholly or in part, as long as it was printed; else as any dash.
  private mutating func setLongDash(_ text: Span<UInt8>, _ range: Range<Int>, _ left: Side, _ right: Side) {
    let isPart = left == .capital || left == .digit || left.isGap && right == .letter
    let isWhole = left == .space && (right.isGap || right == .stop || right == .closing)
    if isPart {
      galley.set(range, "——")
    } else if isWhole {
      galley.set(range, .emDash + .emDash)
    } else {
      setDash(text, range, left, right)
    }
  }
}

/// Figures and words about a hyphen, which tell what it is for.
enum Figures {
  /// Whether the hyphen between two figures stands for `to`: `1914-18`, `10-12`; not in `555-1234`, `2009-03-14`, `1-0`.
  static func isRange(_ text: Span<UInt8>, hyphen at: Int) -> Bool {
    var start = at
    while start > 0, at - start < 5, isDigit(text[start - 1]) { start -= 1 }
    var end = at + 1
    while end < text.count, end - at < 6, isDigit(text[end]) { end += 1 }
    if Side.before(text, start).isWord || Side.after(text, end).isWord { return false }
    if start > 0,
      text[start - 1] == UInt8(ascii: "-") || text[start - 1] == UInt8(ascii: "/")
        || text[start - 1] == UInt8(ascii: ".")
    {
      return false
    }
    if end < text.count, text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: "/") { return false }
    let (first, second) = (number(text, start..<at), number(text, at + 1..<end))
    switch (at - start, end - at - 1) {
    case (4, 2): return second > first % 100
    case (3, 1...2): return second > first % (end - at == 2 ? 10 : 100)
    case (1...3, 1...3), (4, 4): return second > first && text[at + 1] != UInt8(ascii: "0")
    default: return false
    }
  }

  /// Whether the word at `at` goes on with a compound that hangs: `two- or three-masted`.
  static func isHanging(_ text: Span<UInt8>, _ at: Int) -> Bool {
    let words: [StaticString] = ["and", "or", "to", "nor", "but", "through", "versus"]
    return words.contains { word in
      let end = at + word.utf8CodeUnitCount
      return end < text.count && text[end] == 0x20
        && (0..<word.utf8CodeUnitCount).allSatisfy { text[at + $0] == word.utf8Start[$0] }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    range.reduce(0) { $0 * 10 + Int(text[$1] - 0x30) }
  }
}

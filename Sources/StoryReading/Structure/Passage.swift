/// Lines that belong together: a paragraph, a heading, a stanza, a line by itself.
struct Passage: Sendable, Hashable {
  /// The indexes of the lines.
  var lines: Range<Int>
  /// How many blank lines stand before it.
  var gap: Int
}

extension Paragraphing {
  /// Cuts some lines of a text into passages.
  ///
  /// - Parameter standsAlone: whether a line is a passage of its own whatever stands next to it: a heading, a rule.
  func passages(
    of text: MeasuredText, _ range: Range<Int>, standsAlone: (Int) -> Bool
  ) -> [Passage] {
    var passages: [Passage] = []
    passages.reserveCapacity(range.count / 3)
    var start: Int?
    var last = range.lowerBound
    // What opens the telling stands apart from what is above it, whatever that is.
    var gap = max(3, blankLines(above: range.lowerBound, in: text))
    var startGap = 0
    func close() {
      if let first = start { passages.append(Passage(lines: first..<last + 1, gap: startGap)) }
      start = nil
    }
    var afterAlone = false
    for line in range {
      guard text.features[line].length > 0 else {
        gap += 1
        continue
      }
      let alone = standsAlone(line)
      if start != nil, alone || afterAlone || ends(text, last, line) { close() }
      if start == nil {
        start = line
        startGap = rule == .doubleSpacing ? max(gap - 1, 0) : gap
      }
      afterAlone = alone
      last = line
      gap = 0
    }
    close()
    return passages
  }

  private func blankLines(above line: Int, in text: MeasuredText) -> Int {
    var first = line
    while first > 0, line - first < 9, text.isBlank(first - 1) { first -= 1 }
    return line - first
  }

  /// Whether a paragraph ends between two text lines that stand next to each other, blank lines aside.
  private func ends(_ text: MeasuredText, _ above: Int, _ below: Int) -> Bool {
    let gap = below - above - 1
    switch rule {
    case .blankLines:
      guard gap == 0 else { return true }
      return endsUnwrapped(text, above, below) || LetterLines(text: text).part(above, from: below, width: width)
    case .lines:
      return true
    case .indents:
      guard gap == 0 else { return true }
      let indent = Int(text.source.lines[below].indent)
      return indent > margin && indent <= margin + 12
    case .doubleSpacing:
      guard gap < 2 else { return true }
      return Int(text.source.lines[below].indent) > margin || isShort(text, above, below)
    case .shortLines:
      guard gap == 0 else { return true }
      return isShort(text, above, below)
    }
  }

  /// Whether a line ends a sentence and had room for the next line's first word.
  private func isShort(_ text: MeasuredText, _ above: Int, _ below: Int) -> Bool {
    let features = text.features[above]
    guard let width, !features.isOpen, text.features[below].first != .lowerCase else { return false }
    return Int(features.length) + 1 + Int(text.features[below].firstWord) < width - 6
  }

  /// Whether two adjacent lines are paragraphs, although others are told by blank lines: where a line runs beyond the
  /// width, or nothing is wrapped, only a short line can be one of several that belong together.
  private func endsUnwrapped(_ text: MeasuredText, _ above: Int, _ below: Int) -> Bool {
    let limit = width.map { $0 + 20 } ?? 66
    let longest = max(text.features[above].length, text.features[below].length)
    guard Int(longest) > limit else { return false }
    return !text.features[above].isOpen && text.features[below].first != .lowerCase
  }
}

internal import StoryModel

/// How a text shows where its paragraphs are, found by measuring the whole of it.
struct Paragraphing: Sendable, Hashable {
  /// What stands between two paragraphs.
  enum Rule: String, Sendable {
    /// A blank line.
    case blankLines = "a blank line between paragraphs"
    /// The first line of each stands in.
    case indents = "an indented first line"
    /// Every line is a paragraph.
    case lines = "every line a paragraph"
    /// A blank line stands after every line, so that only a wider gap, an indent or a short line ends a paragraph.
    case doubleSpacing = "double spacing, a wider gap or a short line between paragraphs"
    /// Nothing but the short last line of each.
    case shortLines = "a short last line"
  }

  /// What stands between two paragraphs.
  var rule: Rule
  /// The width in characters that the lines are wrapped at; `nil` where a line ends only because the author ended it.
  var width: Int?
  /// How many columns the body of the text stands in.
  var margin: Int
  /// How many columns a paragraph's first line stands in as a habit; equals `margin` where it does not.
  var firstLineIndent: Int
  /// How many blank lines stand between two paragraphs as a rule.
  var gap: Int
  /// What was measured, in words.
  var evidence: Evidence

  /// Measures some lines of a text.
  init(_ text: MeasuredText, _ range: Range<Int>) {
    let census = LineCensus(text, range)
    margin = census.margin
    firstLineIndent = census.firstLineIndent
    let isWrapped = census.isWrapped
    let width = census.isDoubleSpaced ? census.acrossWidth : census.width
    if census.isDoubleSpaced {
      rule = .doubleSpacing
    } else if !isWrapped {
      let areLines = census.innerShare >= 0.3 && census.innerCharacterShare >= 0.5
      rule = areLines && !census.runsOn ? .lines : .blankLines
    } else if census.isIndented {
      rule = .indents
    } else if census.meanRun > 25, census.necessaryShare > 0.5, census.runs * 60 < census.textLines {
      rule = .shortLines
    } else {
      rule = .blankLines
    }
    self.width = isWrapped || rule == .doubleSpacing ? width : nil
    gap = rule == .blankLines ? census.commonGap : 0
    let wrapping = self.width.map { "lines wrapped at \($0)" } ?? "lines not wrapped"
    evidence = Evidence(line: nil, rule: "\(rule.rawValue); \(wrapping)", confidence: census.confidence(of: rule))
  }
}

/// The counts that paragraphing is decided from.
private struct LineCensus {
  var textLines = 0
  var runs = 0
  var margin = 0
  var firstLineIndent = 0
  var width = 0
  /// The width of lines that a blank line follows, where most are such.
  var acrossWidth = 0
  var commonGap = 1
  /// Pairs of text lines with nothing between them, and how many of those go on in mid-sentence.
  private var innerPairs = 0, continuingInner = 0, necessaryInner = 0
  /// Pairs whose upper line ends within a sentence, and how many of those go on in small letters.
  private var openPairs = 0, smallBehindOpen = 0
  /// Pairs with one blank line between them, and how many of those go on in mid-sentence.
  private var singleGaps = 0, continuingAcross = 0
  private var indentedInner = 0, indentedRuns = 0
  private var longCharacters = 0, characters = 0
  /// How many characters stand in lines that go beyond the width, which wrapped lines don't.
  private var charactersBeyond = 0
  /// How many characters stand in lines with another right above them.
  private var innerCharacters = 0

  init(_ text: MeasuredText, _ range: Range<Int>) {
    measureMargins(text, range)
    measurePairs(text, range)
  }

  /// The share of line ends within runs of lines.
  var innerShare: Double { ratio(innerPairs, textLines - 1) }
  /// The share of the text in runs of lines: verse and letters among paragraphs are many lines and few words.
  var innerCharacterShare: Double { ratio(innerCharacters, characters) }
  var meanRun: Double { ratio(textLines, runs) }
  var necessaryShare: Double { ratio(necessaryInner, innerPairs) }

  /// Whether line ends are where the line was full: many stand in mid-sentence, and lines keep to a width.
  var isWrapped: Bool {
    guard innerPairs > 0, !isCapitalised else { return false }
    let continuing = ratio(continuingInner, innerPairs)
    let long = ratio(longCharacters, characters)
    if long > 0.3, innerShare < 0.2 { return false }
    if ratio(charactersBeyond, characters) > 0.25 { return false }
    return continuing >= 0.5 || continuing >= 0.25 && necessaryShare >= 0.4
  }

  /// Whether lines begin with capitals in mid-sentence, as those of verse do.
  private var isCapitalised: Bool { openPairs >= 2 && ratio(smallBehindOpen, openPairs) < 0.25 }

  /// Whether sentences go over the ends of lines.
  var runsOn: Bool { ratio(continuingInner, innerPairs) >= 0.5 }

  var isDoubleSpaced: Bool {
    singleGaps >= 4 && ratio(singleGaps, textLines - 1) > 0.4 && ratio(continuingAcross, singleGaps) > 0.25
  }

  var isIndented: Bool {
    let share = ratio(indentedInner, innerPairs)
    return share >= 0.03 && (ratio(indentedRuns, runs) >= 0.5 || meanRun > 12 && share * meanRun > 0.8)
  }

  func confidence(of rule: Paragraphing.Rule) -> Double {
    switch rule {
    case .blankLines, .lines: textLines < 4 ? 0.6 : 0.95
    case .indents, .doubleSpacing: 0.85
    case .shortLines: 0.6
    }
  }

  private mutating func measureMargins(_ text: MeasuredText, _ range: Range<Int>) {
    var weight = [Int](repeating: 0, count: 64)
    var starts = [Int](repeating: 0, count: 64)
    var lengths = [Int](repeating: 0, count: 512)
    var gaps = [Int](repeating: 0, count: 8)
    var acrossLengths = lengths
    var gap = 0
    for line in range {
      let features = text.features[line]
      guard features.length > 0 else {
        gap += 1
        continue
      }
      let indent = min(Int(text.source.lines[line].indent), 63)
      let length = Int(features.length)
      if textLines == 0 || gap > 0 {
        // Where the next line stands in as far, it is no first line's indent.
        let isAlone = line + 1 >= range.upperBound || text.isBlank(line + 1)
        if isAlone || Int(text.source.lines[line + 1].indent) < indent || indent == 0 { starts[indent] += 1 }
        runs += 1
        if textLines > 0 {
          gaps[min(gap, 7)] += 1
          if gap == 1 { acrossLengths[min(Int(text.features[line - 2].length), 511)] += 1 }
        }
      } else {
        let above = text.features[line - 1]
        lengths[min(Int(above.length), 511)] += 1
      }
      textLines += 1
      characters += length
      if length > 132 { longCharacters += length }
      weight[indent] += length
      gap = 0
    }
    margin = weight.firstIndex { $0 * 100 >= characters * 15 } ?? 0
    commonGap = max(1, gaps.indices.max { gaps[$0] < gaps[$1] } ?? 1)
    let habit = starts.indices.max { starts[$0] < starts[$1] } ?? margin
    firstLineIndent = habit > margin && starts[habit] * 10 >= runs * 4 ? habit : margin
    // Of the lines that another follows at once; a stray long line does not count.
    if lengths.reduce(0, +) * 4 < acrossLengths.reduce(0, +) { acrossWidth = Self.width(acrossLengths) }
    width = Self.width(lengths)
  }

  /// Nearly the longest of some lines, counted by their lengths.
  private static func width(_ lengths: [Int]) -> Int {
    var beyond = lengths.reduce(0, +) / 50
    return lengths.indices.last { length in
      beyond -= lengths[length]
      return beyond < 0
    } ?? 0
  }

  private mutating func measurePairs(_ text: MeasuredText, _ range: Range<Int>) {
    var above: Int?
    for line in range where text.features[line].length > 0 {
      defer { above = line }
      let features = text.features[line]
      if Int(features.length) > width + 20 { charactersBeyond += Int(features.length) }
      let indent = Int(text.source.lines[line].indent)
      // Where the next line stands in as far, all of them do.
      let isSetIn = line + 1 < range.upperBound && Int(text.source.lines[line + 1].indent) >= indent
      let isIndented = indent > margin && indent <= margin + 12
      let opensRun = isIndented && !(isSetIn && text.features[line + 1].length > 0)
      guard let above, line - above <= 2 else {
        if opensRun { indentedRuns += 1 }
        continue
      }
      let previous = text.features[above]
      let goesOn = previous.isOpen && previous.last != .comma || features.first == .lowerCase
      if line - above == 1 {
        innerPairs += 1
        innerCharacters += Int(features.length)
        if goesOn || previous.last == .comma { continuingInner += 1 }
        if previous.last == .lowerCase || previous.last == .comma, features.lowerCase > 0,
          features.first == .lowerCase || features.first == .upperCase
        {
          openPairs += 1
          if features.first == .lowerCase { smallBehindOpen += 1 }
        }
        if Int(previous.length) + 1 + Int(features.firstWord) > width - 4 { necessaryInner += 1 }
        if isIndented, !goesOn, previous.last != .comma { indentedInner += 1 }
      } else {
        singleGaps += 1
        if opensRun { indentedRuns += 1 }
        if previous.isOpen, features.first == .lowerCase { continuingAcross += 1 }
      }
    }
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}

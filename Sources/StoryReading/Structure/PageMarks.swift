/// A number that the source may have from the pages that it was printed on.
struct PageMark: Sendable {
  /// How it stands in the text.
  enum Form: Sendable, Hashable {
    /// In brackets, with a word that says what it is: `[Pg 12]`, `{p. 12}`.
    case named
    /// In braces alone: `{12}`.
    case braced
    /// On a line of its own, or of a running head's: `12`, `- 12 -`, `Page 12`, `THE LAMP   12`.
    case line
  }

  /// What is not the story's: the brackets and all in them, or the whole line.
  var range: Range<Int>
  /// The number as it is printed.
  var label: Range<Int>
  var number: Int
  var isRoman: Bool
  var form: Form
  /// The line, counted from 0, where nothing else stands in it.
  var line: Int?
}

/// Finds the numbers of pages: those that run, as far apart as pages are.
struct PageMarkFinder {
  /// How many a run has at least.
  private static let fewest = 3
  /// How many bytes a page has at least, on average.
  private static let smallestPage = 400
  /// By how much a number is higher than the one before it: pages without one lie between.
  private static let widestStep = 4
  /// How long a line can be that is a page's number or running head, in bytes.
  static let longestLine = 60

  let text: SourceText

  /// The marks of all runs in the order of the text.
  func marks() -> [PageMark] {
    let marks = bracketed() + lines()
    guard marks.count >= Self.fewest else { return [] }
    return Dictionary(grouping: marks, by: \.form).values.flatMap(runs).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
  }

  // MARK: Runs

  /// The marks of one form that belong to a run. Other numbers may stand between them, those of chapters among pages'.
  private func runs(_ marks: [PageMark]) -> [PageMark] {
    var open: [[PageMark]] = []
    var closed: [[PageMark]] = []
    for mark in marks {
      let run = open.lastIndex { run in
        run[0].isRoman == mark.isRoman && (1...Self.widestStep).contains(mark.number - run[run.count - 1].number)
      }
      if let run {
        open[run].append(mark)
      } else {
        open.append([mark])
        if open.count > 8 { closed.append(open.removeFirst()) }
      }
    }
    let runs = (closed + open).filter(areAsFarApartAsPages)
    let found = runs.flatMap(\.self)
    switch marks[0].form {
    case .named: return found
    // A number that stands in braces again is a note's.
    case .braced: return found.count * 10 >= marks.count * 9 ? found : []
    case .line: return runs.filter(standWithinSentences).flatMap(\.self)
    }
  }

  private func areAsFarApartAsPages(_ run: [PageMark]) -> Bool {
    guard run.count >= Self.fewest, let first = run.first, let last = run.last else { return false }
    return last.range.lowerBound - first.range.lowerBound >= (run.count - 1) * Self.smallestPage
  }

  /// Whether sentences go on around some of the numbers, as they never do around those of chapters: where people talk
  /// much, most pages end with a sentence.
  private func standWithinSentences(_ run: [PageMark]) -> Bool {
    let within = run.count { mark in
      guard let line = mark.line, let above = textLine(from: line, by: -1), var below = textLine(from: line, by: 1)
      else { return false }
      // A running head stands between the number and the text.
      if !startsSmall(below), let next = textLine(from: below, by: 1) { below = next }
      return !endsSentence(above) && startsSmall(below)
    }
    return within >= 2 && within * 6 >= run.count
  }

  /// The next line with words in it, a few blank ones away.
  func textLine(from line: Int, by step: Int) -> Int? {
    for distance in 1...6 {
      let next = line + distance * step
      guard text.lines.indices.contains(next) else { return nil }
      if !text.lines[next].isBlank { return next }
    }
    return nil
  }

  /// Whether a line begins with a small letter.
  func startsSmall(_ line: Int) -> Bool { text.bytes[Int(text.lines[line].textStart)].isSmall }

  /// Whether a line ends with a full stop and what closes behind it.
  func endsSentence(_ line: Int) -> Bool {
    let last = text.bytes[text.lines[line].text].last { !"\"')]*_".utf8.contains($0) && $0 < 0x80 } ?? Ascii.dot
    return [Ascii.dot, Ascii.exclamation, Ascii.question, Ascii.colon].contains(last)
  }

  // MARK: Numbers in brackets

  private func bracketed() -> [PageMark] {
    text.bytes.withUnsafeBufferPointer { bytes in
      var marks: [PageMark] = []
      for opener in [Ascii.openSquare, Ascii.openBrace] {
        var at = SourceText.next(opener, in: bytes, from: 0)
        while at < bytes.count {
          if let mark = bracketed(bytes, at) { marks.append(mark) }
          at = SourceText.next(opener, in: bytes, from: at + 1)
        }
      }
      return marks.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
  }

  /// The mark that opens at a bracket: `[Pg 12]`, `[page xii]`, `{12}`.
  private func bracketed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> PageMark? {
    let limit = min(bytes.count, start + 16)
    guard let close = Ascii.closing(bytes[start]),
      let end = (start + 1..<limit).first(where: { bytes[$0] == close })
    else { return nil }
    let word = (start + 1..<end).prefix { bytes[$0].isLetter }
    let isNamed = Self.isPage(text.bytes[word])
    guard isNamed || word.isEmpty && bytes[start] == Ascii.openBrace else { return nil }
    let label = (word.endIndex..<end).drop { bytes[$0] == Ascii.dot || bytes[$0].isBlank }
    guard let (number, isRoman) = Self.number(text.bytes[label]) else { return nil }
    let line = text.line(at: start)
    return PageMark(
      range: start..<end + 1, label: label, number: number, isRoman: isRoman, form: isNamed ? .named : .braced,
      line: text.lines[line].text == start..<end + 1 ? line : nil)
  }

  private static func isPage(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 6 && ["page", "pages", "pg", "p", "pag", "seite", "s", "pagina"].contains(word.folded.string)
  }

  private static func number(_ word: ArraySlice<UInt8>) -> (Int, isRoman: Bool)? {
    guard !word.isEmpty else { return nil }
    return RomanNumeral.arabic(word).map { ($0, false) } ?? RomanNumeral.value(word).map { ($0, true) }
  }

  // MARK: Numbers on lines

  private func lines() -> [PageMark] {
    var marks: [PageMark] = []
    for (index, line) in text.lines.enumerated() where line.text.count <= Self.longestLine && !line.isBlank {
      guard
        Self.mayEdgeNumber(text.bytes[Int(line.textStart)]) || Self.mayEdgeNumber(text.bytes[Int(line.textEnd) - 1]),
        let label = pageNumber(line.text), let (number, isRoman) = Self.number(text.bytes[label])
      else { continue }
      marks.append(
        PageMark(range: line.text, label: label, number: number, isRoman: isRoman, form: .line, line: index))
    }
    return marks
  }

  private static func mayEdgeNumber(_ byte: UInt8) -> Bool { byte.isDigit || isMark(byte) }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case Ascii.space, Ascii.tab, Ascii.hyphen, Ascii.openSquare, Ascii.closeSquare, Ascii.open, Ascii.close,
      Ascii.openBrace, Ascii.closeBrace, Ascii.tilde, Ascii.star, Ascii.dot, Ascii.bar:
      true
    default: false
    }
  }

  /// Where the number stands that all of a line is, or that a running head has before or behind it: `12`, `- 12 -`,
  /// `Page 12`, `12   THE LAMP`.
  private func pageNumber(_ line: Range<Int>) -> Range<Int>? {
    let bytes = text.bytes
    guard let start = line.first(where: { !Self.isMark(bytes[$0]) }),
      let last = line.last(where: { !Self.isMark(bytes[$0]) })
    else { return nil }
    let end = last + 1
    let leading = (start..<end).prefix { bytes[$0].isDigit }
    if !leading.isEmpty {
      return leading.upperBound == end || isHead(leading.upperBound..<line.upperBound) ? leading : nil
    }
    let tail = bytes[start..<end].reversed().prefix(while: \.isDigit).count
    guard tail > 0 else { return nil }
    let word = bytes[start..<end - tail].trimming(Self.isMark)
    return Self.isPage(word) || isHead(line.lowerBound..<end - tail) ? end - tail..<end : nil
  }

  /// Whether words are a running head that shares its line with the number: set off by a wide space.
  private func isHead(_ words: Range<Int>) -> Bool {
    let words = text.bytes[words]
    return (words.starts(with: "  ".utf8) || words.suffix(2).elementsEqual("  ".utf8))
      && words.contains { $0.isLetter || $0.isWide }
  }
}

extension SourceText {
  /// The line, counted from 0, that a byte stands in.
  func line(at offset: Int) -> Int { max(0, lines.indices.firstSorted { lines[$0].start > offset } - 1) }
}

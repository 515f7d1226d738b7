internal import StoryModel

/// Takes out of a text what it has of its printed pages, and remembers where each page begins.
///
/// What the numbers stood between is joined again; running heads go with them. The text that remains is that of the
/// story, so that no later stage sees a page's end.
struct PrintedPages: Sendable {
  /// The text without them.
  private(set) var text: SourceText
  /// Where pages begin in that text, in order.
  private(set) var breaks: [PageBreak] = []
  /// The bytes that were taken out.
  private(set) var removed: [UInt8] = []
  /// For each line of the text the line that it was before, both counted from 0; empty where nothing was taken out.
  private(set) var origins: [Int] = []
  /// What the person should know; its line is one of the text as it was.
  private(set) var finding: Finding?

  /// What gives way to line ends, and the pages that begin behind it.
  private struct Cut {
    var range: Range<Int>
    var lineEnds = 0
    var labels: [String]
    /// How many blank lines are among them.
    var blanks = 0
    /// The widest gap among them where a sentence ends above and none goes on below; else 0.
    var gap = 0
  }

  /// Reads a text's pages.
  init(_ text: SourceText) {
    self.text = text
    let finder = PageMarkFinder(text: text)
    let marks = finder.marks()
    guard !marks.isEmpty else { return }
    let heads = Self.runningHeads(marks, finder)
    let cuts = Self.cuts(marks, heads, finder)
    apply(cuts, to: text)
    if let first = heads.min() {
      finding = Finding(
        .warning, "running-heads-left-out", line: first + 1,
        "\(heads.count) lines that stand beside page numbers again and again were taken for running heads and left out",
        remedy: "see that no words of the story are among them")
    }
  }

  // MARK: What is cut

  /// The lines beside page numbers that come again in the same words.
  private static func runningHeads(_ marks: [PageMark], _ finder: PageMarkFinder) -> Set<Int> {
    var beside: [UInt64: Set<Int>] = [:]
    let numbers = Set(marks.compactMap(\.line))
    for line in numbers {
      for step in [-1, 1] {
        guard let other = finder.textLine(from: line, by: step), !numbers.contains(other),
          finder.text.lines[other].text.count <= PageMarkFinder.longestLine, !finder.startsSmall(other),
          !finder.endsSentence(other)
        else { continue }
        var hash = FoldedHash()
        hash.append(contentsOf: finder.text.bytes[finder.text.lines[other].text])
        beside[hash.value, default: []].insert(other)
      }
    }
    return beside.values.filter { $0.count >= 3 }.reduce(into: []) { $0.formUnion($1) }
  }

  private static func cuts(_ marks: [PageMark], _ heads: Set<Int>, _ finder: PageMarkFinder) -> [Cut] {
    let text = finder.text
    let isFooter = areFooters(marks, text)
    var cuts: [Cut] = []
    let furniture = heads.union(marks.compactMap(\.line))
    for (index, mark) in marks.enumerated() {
      // A number at the foot of its page stands where the next one begins.
      let named = isFooter && mark.form == .line ? marks[(index + 1)...].first { $0.form == .line } : mark
      let labels = named.map { [text.string($0.label)] } ?? []
      guard let line = mark.line else {
        cuts.append(Cut(range: withSpace(mark.range, text), labels: labels))
        continue
      }
      if let last = cuts.indices.last, cuts[last].range.upperBound > mark.range.lowerBound {
        cuts[last].labels += labels
        continue
      }
      var (above, below) = (line - 1, line + 1)
      while above >= 0, text.lines[above].isBlank || furniture.contains(above) { above -= 1 }
      while below < text.lines.count, text.lines[below].isBlank || furniture.contains(below) { below += 1 }
      let start = above >= 0 ? Int(text.lines[above].end) : 0
      let end = below < text.lines.count ? Int(text.lines[below].start) : text.bytes.count
      let isBetween = above >= 0 && below < text.lines.count
      var cut = Cut(range: start..<end, lineEnds: isBetween ? 1 : 0, labels: labels)
      cut.blanks = text.lines[above + 1..<below].count(where: \.isBlank)
      if isBetween, finder.endsSentence(above), !finder.startsSmall(below) { cut.gap = gap(above + 1..<below, text) }
      cuts.append(cut)
    }
    // Where paragraphs are told by blank lines, one may end with its page.
    let blanks = text.lines.count(where: \.isBlank) - cuts.reduce(0) { $0 + $1.blanks }
    guard blanks * 20 > text.lines.count else { return cuts }
    for index in cuts.indices { cuts[index].lineEnds += cuts[index].gap }
    return cuts
  }

  /// Whether the numbers on lines stand below their pages: a page is over before the first, or a form feed follows.
  private static func areFooters(_ marks: [PageMark], _ text: SourceText) -> Bool {
    let lines = marks.filter { $0.form == .line }
    guard let first = lines.first, let last = lines.last, lines.count > 1 else { return false }
    let feeds = lines.count { mark in
      mark.line.map { line in
        text.lines[line..<min(line + 3, text.lines.count)].contains {
          $0.hasPageBreak && Int($0.textStart) >= mark.range.upperBound
        }
      } ?? false
    }
    if feeds * 2 > lines.count { return true }
    let page = (last.range.lowerBound - first.range.lowerBound) / (lines.count - 1)
    return first.number == 1 && first.range.lowerBound * 2 > page
  }

  /// How many blank lines stand together among some lines.
  private static func gap(_ lines: Range<Int>, _ text: SourceText) -> Int {
    lines.split { !text.lines[$0].isBlank }.map(\.count).max() ?? 0
  }

  /// A mark within a line, with the space that it parted from the words behind or, at the line's end, before it.
  private static func withSpace(_ mark: Range<Int>, _ text: SourceText) -> Range<Int> {
    let line = text.lines[text.line(at: mark.lowerBound)]
    var (start, end) = (mark.lowerBound, mark.upperBound)
    if start == Int(line.textStart) || text.bytes[start - 1].isBlank {
      while end < Int(line.textEnd), text.bytes[end].isBlank { end += 1 }
    }
    if end == Int(line.textEnd) { while start > Int(line.textStart), text.bytes[start - 1].isBlank { start -= 1 } }
    return start..<end
  }

  // MARK: Cutting

  private mutating func apply(_ cuts: [Cut], to old: SourceText) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(old.bytes.count)
    var places: [(offset: Int, label: String)] = []
    /// For each piece that stays, where it starts now and where it did.
    var pieces: [(new: Int, old: Int)] = [(0, 0)]
    var at = 0
    for cut in cuts where cut.range.lowerBound >= at {
      bytes += old.bytes[at..<cut.range.lowerBound]
      removed += old.bytes[cut.range]
      bytes += repeatElement(Ascii.newline, count: cut.lineEnds)
      at = cut.range.upperBound
      pieces.append((bytes.count, at))
      places += cut.labels.map { (bytes.count, $0) }
    }
    bytes += old.bytes[at...]
    text = SourceText(utf8: bytes)
    origins = Self.origins(of: text, in: old, pieces)
    breaks = places.compactMap { place in
      text.words(from: place.offset).map { PageBreak(offset: $0, label: place.label) }
    }
  }

  /// The lines of the old text that those of the new one were.
  private static func origins(of new: SourceText, in old: SourceText, _ pieces: [(new: Int, old: Int)]) -> [Int] {
    var (piece, line) = (0, 0)
    return new.lines.map { changed in
      let start = Int(changed.start)
      while piece + 1 < pieces.count, pieces[piece + 1].new <= start { piece += 1 }
      let offset = start - pieces[piece].new + pieces[piece].old
      while line + 1 < old.lines.count, old.lines[line + 1].start <= offset { line += 1 }
      return line
    }
  }
}

/// Where a page of the printed source begins.
struct PageBreak: Sendable, Hashable {
  /// The first byte of the page's words.
  var offset: Int
  /// The page's number as it is printed.
  var label: String
}

extension SourceText {
  /// The place itself where it is within a line's text, else where the next line begins that has a letter or digit.
  fileprivate func words(from offset: Int) -> Int? {
    guard !lines.isEmpty else { return nil }
    var line = line(at: offset)
    if offset > lines[line].textStart, offset < lines[line].textEnd { return offset }
    if offset >= lines[line].textEnd { line += 1 }
    return lines[line...].first { bytes[$0.text].contains { $0.isLetter || $0.isDigit || $0.isWide } }.map {
      Int($0.textStart)
    }
  }
}

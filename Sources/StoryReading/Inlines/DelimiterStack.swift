/// Runs of `*`, `_`, `/` and `~` that may open emphasis and have found no closer yet.
///
/// An opener is pushed with places for its marks kept free; a closer takes the innermost opener of its sign, and what
/// was opened in between stays text. Nothing is read twice: a closer that no opener waits for costs one look at a
/// counter, and each opener is popped once. At most `depth` openers wait; the oldest give way.
struct DelimiterStack: Sendable {
  private struct Opener {
    var sign: Sign
    /// How many signs are not used up yet, 1 to 3.
    var count: Int
    /// Where the first sign stands in the text.
    var start: Int
    /// Where the run's places among the marks begin; a run of three has two, the outer one first.
    var slot: Int
    /// How many runs of the sign stood before it.
    var ordinal: Int

    /// Whether a closer of `closing` signs can use this opener: three close whatever they meet, two only two, one only one.
    func fits(_ closing: Int) -> Bool { closing == 3 || (closing == 2 ? count >= 2 : count != 2) }
  }

  /// The signs that mark emphasis.
  private enum Sign: Int, CaseIterable {
    case asterisk, underscore, slash, tilde

    init?(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "*"): self = .asterisk
      case UInt8(ascii: "_"): self = .underscore
      case UInt8(ascii: "/"): self = .slash
      case UInt8(ascii: "~"): self = .tilde
      default: return nil
      }
    }

    /// How long a run is when it means something.
    var counts: ClosedRange<Int> {
      switch self {
      case .asterisk, .underscore: 1...3
      case .slash: 1...1
      case .tilde: 2...2
      }
    }
  }

  private static let depth = 64
  /// How many signs and openers have been looked at since the stack was made: a measure for tests of linearity.
  private(set) var work = 0
  private var openers: [Opener] = []
  /// How many openers wait for a closer of one sign, and of two; by sign.
  private var singles = [Int](repeating: 0, count: Sign.allCases.count)
  private var doubles = [Int](repeating: 0, count: Sign.allCases.count)
  /// How many runs have been read; by sign.
  private var runs = [Int](repeating: 0, count: Sign.allCases.count)

  /// Forgets the paragraph, keeps the buffers.
  mutating func clear() {
    openers.removeAll(keepingCapacity: true)
    for sign in Sign.allCases.indices { (singles[sign], doubles[sign], runs[sign]) = (0, 0, 0) }
  }

  /// Reads the run of equal signs that starts at `start`: closes what it can close, opens otherwise.
  ///
  /// - Returns: where the run ends.
  mutating func read(_ text: Span<UInt8>, at start: Int, into marks: inout [InlineMark]) -> Int {
    var end = start + 1
    while end < text.count, text[end] == text[start] { end += 1 }
    work += end - start
    guard let sign = Sign(text[start]) else { return end }
    runs[sign.rawValue] += 1
    let isInAddress = end < text.count && text[end] == UInt8(ascii: "@")
    guard sign.counts.contains(end - start), !isInAddress else { return end }

    let before = Neighbour.before(text, start)
    let after = Neighbour.after(text, end)
    let isInsideWord = before == .word && after == .word
    if sign == .slash, isInsideWord || Self.isPath(text, start, end) { return end }
    if before == .word || before == .closing || before == .either,
      isInsideWord ? WordRun.canClose(text, start..<end) : after != .word,
      close(sign, start..<end, text, &marks)
    {
      return end
    }
    if after == .word || after == .opening || after == .either,
      isInsideWord ? WordRun.canOpen(text, start..<end) : before != .word
    {
      open(sign, start..<end, &marks)
    }
    return end
  }

  /// Takes back the openers that stand at or after `start`: an address turned out to stand there.
  mutating func forget(from start: Int) {
    while let last = openers.last, last.start >= start { _ = pop() }
  }

  private mutating func open(_ sign: Sign, _ range: Range<Int>, _ marks: inout [InlineMark]) {
    if openers.count == Self.depth {
      for opener in openers.prefix(Self.depth / 2) { count(opener, -1) }
      openers.removeFirst(Self.depth / 2)
    }
    push(
      Opener(
        sign: sign, count: range.count, start: range.lowerBound, slot: marks.count, ordinal: runs[sign.rawValue]))
    let place = InlineMark(range: range.lowerBound..<range.lowerBound, action: .none)
    marks.append(place)
    if range.count == 3 { marks.append(place) }
  }

  /// Closes the openers that a run of signs fits, innermost first.
  private mutating func close(
    _ sign: Sign, _ range: Range<Int>, _ text: Span<UInt8>, _ marks: inout [InlineMark]
  ) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound, isAwaited(sign, range.upperBound - at) {
      let left = range.upperBound - at
      while let opener = openers.last, opener.sign != sign || !opener.fits(left) { _ = pop() }
      guard var opener = pop() else { break }
      let content = opener.start + opener.count..<range.lowerBound
      guard Self.hasWord(text, content), sign != .slash || opener.ordinal + 1 == runs[sign.rawValue] else { break }

      let used = left == 3 ? opener.count : min(left, opener.count)
      let opening = content.lowerBound - used..<content.lowerBound
      if used == 3 {
        marks[opener.slot] = InlineMark(range: opening.prefix(1), action: .open(.emphasis))
        marks[opener.slot + 1] = InlineMark(range: opening.dropFirst(), action: .open(.strong))
        marks.append(InlineMark(range: at..<at + 2, action: .close(.strong)))
        marks.append(InlineMark(range: at + 2..<at + 3, action: .close(.emphasis)))
      } else {
        let style: InlineStyle = sign == .tilde ? .strikethrough : used == 2 ? .strong : .emphasis
        marks[opener.count == 3 ? opener.slot + 1 : opener.slot] = InlineMark(range: opening, action: .open(style))
        marks.append(InlineMark(range: at..<at + used, action: .close(style)))
        opener.count -= used
        if opener.count > 0 { push(opener) }
      }
      at += used
    }
    return at > range.lowerBound
  }

  private func isAwaited(_ sign: Sign, _ closing: Int) -> Bool {
    switch closing {
    case 1: singles[sign.rawValue] > 0
    case 2: doubles[sign.rawValue] > 0
    default: singles[sign.rawValue] + doubles[sign.rawValue] > 0
    }
  }

  private mutating func push(_ opener: Opener) {
    openers.append(opener)
    count(opener, 1)
  }

  private mutating func pop() -> Opener? {
    work += 1
    guard let opener = openers.popLast() else { return nil }
    count(opener, -1)
    return opener
  }

  private mutating func count(_ opener: Opener, _ change: Int) {
    if opener.count != 2 { singles[opener.sign.rawValue] += change }
    if opener.count >= 2 { doubles[opener.sign.rawValue] += change }
  }

  /// Whether a letter or digit stands among the first bytes of what would be emphasised; `*_*` is a face.
  private static func hasWord(_ text: Span<UInt8>, _ content: Range<Int>) -> Bool {
    content.count > 16 || content.contains { WordRun.isLetter(text[$0]) || (0x30...0x39).contains(text[$0]) }
  }

  /// Whether the slash belongs to a path: `./`, `~/`, `//`, or one of the folders that every system has.
  private static func isPath(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    if start > 0,
      [UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ":")].contains(text[start - 1]),
      end < text.count, text[end] > 0x20
    {
      return true
    }
    let folders: [StaticString] = ["bin", "dev", "etc", "home", "mnt", "opt", "root", "tmp", "usr", "var"]
    return folders.contains { name in
      let close = end + name.utf8CodeUnitCount
      return close < text.count && text[close] == UInt8(ascii: "/")
        && (0..<name.utf8CodeUnitCount).allSatisfy { text[end + $0] == name.utf8Start[$0] }
    }
  }
}

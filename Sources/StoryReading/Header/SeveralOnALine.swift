/// Finds the further labels of a line that holds several fields: `Rated: T - Language: English - Genre: Humor`.
enum SeveralOnALine {
  /// How far into a line another label may stand, in bytes.
  private static let reach = 1000

  /// The next label on the line, and where the value before it ends.
  static func next(
    after first: LabelledText, before end: Int, _ lines: HeaderLines
  ) -> (label: LabelledText, valueEnd: Range<Int>)? {
    let bytes = lines.source.bytes
    let end = min(end, first.value.lowerBound + Self.reach)
    var at = first.value.lowerBound
    // `Stats: Published: 2014-03-02 Words: 1234`
    if first.meaning == .other, at < end, let label = lines.grammar.read(bytes, at..<end), label.separator == .colon,
      label.strength == .strong
    {
      return (label, at..<at)
    }
    while at < end {
      guard let gap = gap(bytes, at, end) else {
        at += 1
        continue
      }
      let rest = bytes[gap.upperBound..<end].trimmed
      if let label = lines.grammar.read(bytes, rest.startIndex..<end),
        label.separator == .colon || label.separator == .equals,
        accepts(
          label, after: first, value: bytes[first.value.lowerBound..<max(gap.lowerBound, first.value.lowerBound)],
          gap: bytes[gap], bytes)
      {
        let value = bytes[first.value.lowerBound..<max(gap.lowerBound, first.value.lowerBound)].trimmed
        return (label, value.startIndex..<value.endIndex)
      }
      at = max(gap.upperBound, at + 1)
    }
    return nil
  }

  /// What parts two fields, if something that can do so stands at an index.
  private static func gap(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Range<Int>? {
    switch bytes[at] {
    case Ascii.space, Ascii.tab:
      var next = at
      while next < end, bytes[next].isBlank { next += 1 }
      guard next < end else { return nil }
      if [Ascii.hyphen, Ascii.bar, Ascii.slash, Ascii.tilde, Ascii.star, Ascii.plus].contains(bytes[next]) {
        var after = next
        while after < end, bytes[after] == bytes[next] { after += 1 }
        return after < end && bytes[after].isBlank ? at..<after + 1 : nil
      }
      if bytes[next] == 0xE2 || bytes[next] == 0xC2 {
        let width = bytes[next] == 0xE2 ? 3 : 2
        if next + width < end, bytes[next + width].isBlank { return at..<next + width }
      }
      return at..<next
    case Ascii.bar: return at..<at + 1
    case Ascii.comma, Ascii.semicolon, Ascii.dot:
      return at + 1 < end && bytes[at + 1].isBlank ? at..<at + 2 : nil
    case Ascii.closeSquare, Ascii.close:
      return at + 1 < end ? at..<at + 1 : nil
    default: return nil
    }
  }

  /// Whether a label in the middle of a line is one: the surer what parts it from the value before, the less must speak
  /// for it otherwise.
  private static func accepts(
    _ label: LabelledText, after first: LabelledText, value: Bytes, gap: Bytes, _ bytes: [UInt8]
  ) -> Bool {
    let isBare = gap.allSatisfy { $0 == Ascii.space }
    let isPunctuation = gap.first == Ascii.comma || gap.first == Ascii.dot
    if gap.first == Ascii.tab || gap.first == Ascii.bar { return label.strength > .unknown }
    if isBare, gap.count >= 3 { return label.strength > .unknown }
    let isNumber = !value.isEmpty && value.allSatisfy { $0.isDigit || $0 == Ascii.comma || $0 == Ascii.dot }
    guard !first.meaning.isWordy || isNumber || (!isBare && !isPunctuation) else {
      // A label within running text is a word like any other, unless it begins with a capital after a full stop.
      return gap.first == Ascii.dot && label.strength == .strong && bytes[label.label.lowerBound].isCapital
        && !label.meaning.isWordy
    }
    if isBare || isPunctuation { return label.strength == .strong && !bytes[label.label.lowerBound].isSmall }
    return label.strength == .strong || (label.strength == .weak && !first.meaning.isWordy)
  }
}

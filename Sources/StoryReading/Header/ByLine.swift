/// A line that names the author after a word for it: `by Rosalind Ames`, `Written by Ana`, `von Ines`.
struct ByLine {
  /// What the line was read as, and where the next line to be read is.
  var field: RawField
  var end: Int

  /// The words before a name, and the name, where a text has that shape.
  ///
  /// - Returns: how much the words before the name say, where they stand, and where the name stands.
  static func read(
    _ text: Bytes, _ vocabulary: Vocabulary
  ) -> (kind: Vocabulary.ByLine, label: Range<Int>, name: Range<Int>)? {
    guard text.count <= 200 else { return nil }
    let inner = text.undecorated
    let words = inner.words
    guard words.count >= 2, words.count <= 16 else { return nil }
    // The longest phrase first: `a story by` before `by`.
    for count in (1...min(4, words.count - 1)).reversed() {
      let label = inner[words[0].startIndex..<words[count - 1].endIndex]
      guard let kind = vocabulary.byLine(label.trimming { $0 == Ascii.colon }.folded) else { continue }
      let name = inner[words[count].startIndex..<inner.endIndex].trimming { $0.isBlank || $0 == Ascii.colon }
        .undecorated
      guard Names.isName(Names.withoutDate(name), vocabulary) else { return nil }
      return (kind, label.startIndex..<label.endIndex, name.startIndex..<name.endIndex)
    }
    return readStoryBy(inner, words, vocabulary)
  }

  /// `A Harbour Lights fan fiction by Ana`, `Eine Kurzgeschichte von Ana`, `Une histoire d'Odile Régnier`.
  private static func readStoryBy(
    _ text: Bytes, _ words: [Bytes], _ vocabulary: Vocabulary
  ) -> (kind: Vocabulary.ByLine, label: Range<Int>, name: Range<Int>)? {
    guard vocabulary.contains(words[0].folded, in: .articles),
      let story = words.indices.prefix(9).dropFirst().last(where: {
        vocabulary.contains(words[$0].folded, in: .stories)
      }), story + 1 < words.count
    else { return nil }
    let joint = words[story + 1]
    var start = story + 2 < words.count ? words[story + 2].startIndex : text.endIndex
    switch joint.folded.string {
    case "by", "von", "par", "por", "di", "door":
      let name = text[start..<text.endIndex]
      guard Names.isName(name, vocabulary) else { return nil }
      return (.alone, text.startIndex..<joint.endIndex, name.indices)
    case "de": break
    case let word where word.hasPrefix("d'"): start = joint.startIndex + (joint[joint.startIndex + 1] < 0x80 ? 2 : 4)
    default: return nil
    }
    // `Un conte de Noël` is a title: here a whole name must stand.
    let name = text[start..<text.endIndex]
    guard name.words.count > 1, name.words.allSatisfy({ $0.first?.isSmall == false }), Names.isName(name, vocabulary)
    else { return nil }
    return (.by, text.startIndex..<start, name.indices)
  }

  /// The by-line at a line, on one line or with the name on the next.
  ///
  /// - Parameter afterTitle: whether a title is known already, so that `by` alone says enough.
  static func read(_ lines: HeaderLines, _ line: Int, afterTitle: Bool) -> ByLine? {
    if let found = read(lines.text(line), lines.vocabulary) {
      guard afterTitle || found.kind != .by || isAloneByLine(lines, line, found) else { return nil }
      let more = moreNames(lines, line + 1)
      return ByLine(
        field: RawField(
          meaning: found.kind == .note ? .other : .author, label: found.label, value: [[found.name] + more.pieces],
          line: line,
          rule: "by-line", confidence: afterTitle ? 0.95 : 0.8),
        end: more.end)
    }
    // `by`, and the name on the next line.
    let text = lines.text(line).undecorated.trimming { $0 == Ascii.colon }
    guard let kind = lines.vocabulary.byLine(text.folded), kind != .note, afterTitle || kind == .alone,
      let next = lines.content(from: line + 1), next - line <= 4, !lines.isHeading(next)
    else { return nil }
    let name = lines.text(next).undecorated
    guard Names.isName(name, lines.vocabulary) else { return nil }
    let more = moreNames(lines, next + 1)
    return ByLine(
      field: RawField(
        meaning: .author, label: text.indices, value: [[name.indices] + more.pieces], line: line,
        rule: "by-line over two lines",
        confidence: 0.9),
      end: more.end)
  }

  /// The names on the lines below one, each joined by `and` or `&` on a line of its own or at the head of the name's.
  private static func moreNames(_ lines: HeaderLines, _ line: Int) -> (pieces: [Range<Int>], end: Int) {
    var (pieces, end): ([Range<Int>], Int) = ([], line)
    while let joint = lines.content(from: end), joint - end <= 2 {
      let text = lines.text(joint).undecorated
      let words = text.words
      guard let first = words.first, lines.vocabulary.contains(first.folded, in: .and), words.count <= 6 else { break }
      if words.count == 1 {
        guard let next = lines.content(from: joint + 1), next - joint <= 3 else { break }
        let name = lines.text(next).undecorated
        guard Names.isName(name, lines.vocabulary) else { break }
        pieces += [text.indices, name.indices]
        end = next + 1
      } else {
        guard Names.isName(text[words[1].startIndex...], lines.vocabulary) else { break }
        pieces.append(text.indices)
        end = joint + 1
      }
    }
    return (pieces, end)
  }

  /// Whether a by-line without a title above it stands by itself and names somebody beyond doubt.
  private static func isAloneByLine(
    _ lines: HeaderLines, _ line: Int, _ found: (kind: Vocabulary.ByLine, label: Range<Int>, name: Range<Int>)
  ) -> Bool {
    guard ["by", "von", "par", "por", "door"].contains(lines.source.bytes[found.label].folded.string) else {
      return false
    }
    let isEnd = lines.isBlank(line + 1) || lines.isRule(line + 1) || (lines.label(line + 1)?.strength == .strong)
    let name = lines.source.bytes[found.name]
    return isEnd && (name.words.count > 1 || !lines.vocabulary.contains(name.folded, in: .notnames))
  }
}

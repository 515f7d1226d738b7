/// How a passage stands on the page, told from its lines alone.
enum PassageShape: Sendable, Hashable {
  /// Running text: its lines are joined.
  case prose
  /// Running text set in from the margin on every line.
  case indentedProse
  /// Lines of verse.
  case verse
  /// Lines that the author ended: an address, a signature, an inscription.
  case lines
  /// A line, or several, in the middle of the page.
  case centered
  /// A line, or several, at the right of the page.
  case trailing
}

/// Tells how passages stand on the page.
struct PassageShaper {
  let text: MeasuredText
  let paragraphing: Paragraphing

  private var letter: LetterLines { LetterLines(text: text) }

  /// The shape of a passage.
  func shape(_ passage: Passage) -> PassageShape {
    // Most passages begin at the margin with a full line, and are prose beyond doubt.
    let first = passage.lines.lowerBound
    let indent = Int(text.source.lines[first].indent)
    guard passage.lines.count > 1 else { return single(first, indent) }
    if endsItsLines(passage, paragraphing.width ?? 66) || isAddress(passage) { return kindOfLines(passage) }
    if alternates(passage) { return .verse }
    if letter.areSignature(passage.lines) { return .trailing }
    if letter.endWithName(passage.lines) { return .lines }
    return isSetIn(passage) ? .indentedProse : .prose
  }

  private func single(_ line: Int, _ indent: Int) -> PassageShape {
    guard indent > paragraphing.firstLineIndent + 7, indent > paragraphing.margin + 7 else { return .prose }
    let length = Int(text.features[line].length)
    let width = max(paragraphing.width ?? 0, 60)
    guard length * 4 < width * 3 else { return .prose }
    // Where no line is full, the middle of the page is that of a typewriter's.
    guard paragraphing.width != nil else { return indent * 2 + length > 84 ? .trailing : .centered }
    let right = width - indent - length
    return right < indent / 2 ? .trailing : .centered
  }

  /// Whether the lines of a passage end where the author ended them: the next line's first word would have fitted.
  private func endsItsLines(_ passage: Passage, _ width: Int) -> Bool {
    var breaks = 0
    var meant = 0
    var above: Int?
    for line in passage.lines where !text.isBlank(line) {
      defer { above = line }
      let features = text.features[line]
      guard let above else { continue }
      let before = text.features[above]
      let end = Int(before.length) + Int(text.source.lines[above].indent) - paragraphing.margin
      breaks += 1
      if end + 1 + Int(features.firstWord) + 5 < width { meant += 1 }
    }
    guard breaks > 0, meant * 10 >= breaks * 9 else { return false }
    return isZigzag(passage) || !isNarrowProse(passage)
  }

  /// Whether lines are short ones far from the margin, as those above a letter are, each a beginning.
  private func isAddress(_ passage: Passage) -> Bool {
    passage.lines.count <= 6
      && passage.lines.allSatisfy {
        let features = text.features[$0]
        return Int(text.source.lines[$0].indent) > paragraphing.margin + 11 && features.length <= 30
          && features.first != .lowerCase
      }
  }

  /// Whether lines stand in by turns, as those of a stanza do; prose has at most its first line in.
  private func isZigzag(_ passage: Passage) -> Bool {
    let indents = passage.lines.filter { !text.isBlank($0) }.map { Int(text.source.lines[$0].indent) }
    return zip(indents.dropFirst(), indents.dropFirst(2)).contains { abs($0 - $1) >= 2 }
  }

  /// Whether lines stand in and out again by turns from first to last: a stanza, even where its lines are full.
  private func alternates(_ passage: Passage) -> Bool {
    guard passage.lines.count >= 4, passage.lines.allSatisfy({ text.features[$0].length <= 60 }) else { return false }
    let lines = passage.lines.filter { !text.isBlank($0) }
    guard lines.count >= 4 else { return false }
    let indents = lines.map { Int(text.source.lines[$0].indent) }
    let turns = zip(indents, indents.dropFirst()).map { $1 - $0 }
    return zip(turns, turns.dropFirst()).allSatisfy { abs($0) >= 2 && abs($1) >= 2 && ($0 > 0) != ($1 > 0) }
  }

  /// Whether lines that could be longer are full all the same: prose wrapped narrower than the rest.
  private func isNarrowProse(_ passage: Passage) -> Bool {
    let reach = { (line: Int) in Int(text.features[line].length) + Int(text.source.lines[line].indent) }
    let lines = passage.lines.filter { !text.isBlank($0) }
    let margin = lines.map { Int(text.source.lines[$0].indent) }.min() ?? 0
    let widest = lines.map(reach).max() ?? 0
    guard passage.lines.count >= 3, widest - margin >= 30 else { return false }
    var breaks = 0
    var full = 0
    var continuing = 0
    for line in passage.lines.dropLast() where !text.isBlank(line) && !text.isBlank(line + 1) {
      let next = text.features[line + 1]
      breaks += 1
      if reach(line) + 1 + Int(next.firstWord) > widest - 2 { full += 1 }
      if next.first == .lowerCase || next.first == .digit { continuing += 1 }
    }
    return breaks > 0 && full * 10 >= breaks * 7 && continuing * 2 >= breaks
  }

  /// What lines are that the author ended.
  private func kindOfLines(_ passage: Passage) -> PassageShape {
    var lines = 0
    var capitals = 0
    var marked = 0
    var longest = 0
    var characters = 0
    var indents = (least: Int.max, most: 0)
    var rights = 0
    let width = max(paragraphing.width ?? 0, 60)
    for line in passage.lines where !text.isBlank(line) {
      let features = text.features[line]
      let indent = Int(text.source.lines[line].indent)
      lines += 1
      switch features.first {
      case .upperCase, .quote, .dash: capitals += 1
      // `*And where they went we do not know,*`
      case .mark where Self.isEmphasised(text.source.bytes[text.source.lines[line].text]): capitals += 1
      case .none, .lowerCase, .otherLetter, .digit, .stop, .comma, .hyphen, .mark: break
      }
      if features.digits > 1 || features.isCapitals { marked += 1 }
      longest = max(longest, Int(features.length))
      characters += Int(features.length)
      indents = (min(indents.least, indent), max(indents.most, indent))
      if width - indent - Int(features.length) < indent / 2 { rights += 1 }
    }
    // Short lines far from the margin, at different distances, stand in the middle of the page or at its right.
    if indents.least > paragraphing.margin + 11, longest * 2 < width { return rights == lines ? .trailing : .centered }
    if lines >= 3, longest <= 66, marked * 3 <= lines, isZigzag(passage) { return .verse }
    if lines >= 3 || lines == 2 && indents.least > paragraphing.margin + 1, capitals * 10 >= lines * 7,
      marked * 3 <= lines,
      longest <= 66, lines > 4 || characters >= lines * 22
    {
      return .verse
    }
    return letter.areSignature(passage.lines) ? .trailing : .lines
  }

  private static func isEmphasised(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == line.last && (line.first == 0x2A || line.first == 0x5F || line.first == 0x2F)
  }

  /// Whether every line stands in from the margin.
  func isSetIn(_ passage: Passage) -> Bool {
    passage.lines.allSatisfy {
      text.isBlank($0)
        || Int(text.source.lines[$0].indent) >= max(paragraphing.margin, paragraphing.firstLineIndent) + 2
    }
  }
}

/// How far the value of a field goes: over wrapped lines, the lines below a label alone, further paragraphs.
extension HeadReader {
  /// Takes the lines that a field's value goes on over.
  mutating func takeValue(of field: inout RawField, from line: Int) {
    var value = field.value
    var previous = line
    if value.isEmpty {
      guard let next = firstLineOfValue(below: line, for: field.meaning) else { return }
      value = [[quoted(next)]]
      previous = next
    }
    while true {
      while continues(previous, field) {
        previous += 1
        value[value.count - 1].append(quoted(previous))
      }
      field.value = value
      guard field.meaning.isWordy, let next = nextParagraph(after: previous, of: field) else { break }
      previous = next
      value.append([quoted(next)])
    }
    field.value = value
    at = previous + 1
    makeItems(&field, below: line)
  }

  /// The text of a line of a value without the mark of a quoted line before it: `> When the sea leaves.`
  private func quoted(_ line: Int) -> Range<Int> {
    let text = lines.text(line)
    guard text.first == Ascii.greater, text.count > 2, text[text.startIndex + 1].isBlank else { return text.indices }
    return text.dropFirst(2).trimmed.indices
  }

  /// Takes the lines of a list for its items, where each stands on a line of its own below the label.
  func makeItems(_ field: inout RawField, below line: Int) {
    guard field.meaning.isList || field.meaning == .author, field.value.count == 1, field.value[0].count > 1,
      !lines.source.lines[line].text.contains(field.value[0][0].lowerBound)
    else { return }
    let items = field.value[0].map {
      lines.source.bytes[$0].trimming { $0.isBlank || $0 == Ascii.hyphen || $0 == Ascii.star }
    }
    guard items.allSatisfy({ $0.last != Ascii.comma && $0.count <= 60 }) else { return }
    field.value = items.map { [$0.indices] }
    field.isList = true
  }

  /// The line below a label alone on its line that is its value.
  func firstLineOfValue(below line: Int, for meaning: LabelMeaning) -> Int? {
    guard let next = lines.content(from: line + 1), next - line <= 3 else { return nil }
    let isIndented = next == line + 1 && lines.source.lines[next].indent > lines.source.lines[line].indent + 1
    if isIndented, lines.label(next) == nil || acceptedLabel(next) == nil { return next }
    guard !lines.isHeading(next) else { return nil }
    if let label = lines.label(next), label.strength > .unknown || label.separator == .none {
      if label.separator != .none || next > line + 1 || acceptedLabel(next) != nil { return nil }
    }
    let isShort = lines.text(next).count <= 100
    if next == line + 1 { return meaning.isWordy || meaning.isList || isShort ? next : nil }
    // Beyond a blank line: running text, or a short line that is not the story's first.
    guard meaning.isWordy else {
      return isShort && (isFollowedByMore(next) || meaning == .title || meaning == .author) ? next : nil
    }
    if isFollowedByMore(next) || Voice(lines, next).isAuthor { return next }
    // A label by itself announces something, unless this header leaves others empty too.
    let isAnnounced = meaning == .summary || meaning == .disclaimer || meaning == .note
    let block = lines.source.lines[lines.blockEnd(next) - 1].text.upperBound - lines.text(next).startIndex
    return isAnnounced && block <= 600 && lines.content(from: lines.blockEnd(next)) != nil
      && !fields.contains { $0.value.isEmpty && $0.line < line && $0.meaning.isWordy } ? next : nil
  }

  /// Whether something of the header, or the end of it, stands below the block that a line is in.
  func isFollowedByMore(_ line: Int) -> Bool {
    guard let next = lines.content(from: lines.blockEnd(line)) else { return false }
    if lines.isHeading(next) || isBeginning(next) { return true }
    if let label = lines.label(next), label.strength == .strong { return true }
    return (lines.blockEnd(line)..<next).contains { lines.isRule($0) && !lines.isBlank($0) }
  }

  /// Whether the line below another goes on with the same value.
  func continues(_ line: Int, _ field: RawField) -> Bool {
    let next = line + 1
    let meaning = field.meaning
    guard !lines.isBlank(next), !lines.isRule(next), !lines.isHeading(next) || meaning.isWordy else { return false }
    if let label = lines.label(next),
      label.separator == .colon || label.separator == .equals || label.separator == .enclosure
    {
      if label.strength == .strong || acceptedLabel(next) != nil { return false }
    }
    let (upper, lower) = (lines.source.lines[line], lines.source.lines[next])
    if lower.indent > upper.indent + 1 { return true }
    if line > field.line, lower.indent == upper.indent, lower.indent > lines.source.lines[field.line].indent + 1 {
      return true
    }
    if lower.indent > 1, lower.indent == upper.indent, line > 0, meaning.isWordy { return true }
    if ByLine.read(lines.text(next), lines.vocabulary) != nil, !meaning.isWordy { return false }
    // A block apart from its label belongs to it as a whole, where more of the header stands below.
    if meaning.isWordy, line > field.line + 1, lines.isBlank(field.line + 1), isFollowedByMore(next) { return true }
    let above = lines.text(line)
    let below = lines.text(next)
    if let width = wrapWidth, !meaning.isFact {
      let word = below.prefix { !$0.isBlank }.count
      if above.count + Int(upper.indent) + 1 + word > width { return true }
    }
    guard meaning.isWordy || meaning.isList else { return false }
    // What fills up the block above the first chapter's heading can be no part of a chapter.
    let end = lines.blockEnd(next)
    if meaning.isWordy, end - next <= 6, let heading = lines.content(from: end), lines.isHeading(heading) {
      return true
    }
    if let first = below.first, first.isSmall { return true }
    guard let last = above.last else { return false }
    let isOpen =
      !(last == Ascii.dot || last == Ascii.exclamation || last == Ascii.question || last == Ascii.quote
      || last == Ascii.close || last == Ascii.star || last == Ascii.closeSquare || last.isWide)
    if isOpen, above.count >= 40 || last == Ascii.comma || last == Ascii.semicolon { return true }
    return labelStands(below: next)
  }

  /// Whether a strong label stands further down in the block that a line is in.
  func labelStands(below line: Int) -> Bool {
    let end = lines.blockEnd(line + 1)
    var line = line + 1
    while line < end, !lines.isRule(line) {
      if let label = lines.label(line), label.strength == .strong,
        label.separator == .colon || label.separator == .equals
      {
        return true
      }
      line += 1
    }
    return false
  }

  /// The first line of a further paragraph of a field's value, beyond a blank line.
  func nextParagraph(after line: Int, of field: RawField) -> Int? {
    guard lines.isBlank(line + 1), let next = lines.content(from: line + 1), next - line <= 3 else { return nil }
    guard !(line + 1..<next).contains(where: { !lines.isBlank($0) }) else { return nil }
    guard acceptedLabel(next) == nil, !lines.isHeading(next), !isBeginning(next) else { return nil }
    // A further paragraph stands in as far as the one above it; what stands in further is the story's.
    if line > field.line, lines.source.lines[next].indent == lines.source.lines[line].indent,
      lines.source.lines[next].indent > lines.source.lines[field.line].indent + 1, isIndentedBlock(next),
      !isIndentedAfter(next)
    {
      return next
    }
    if field.meaning == .note || field.meaning == .disclaimer || field.meaning == .dedication,
      Voice(lines, next).isAuthor
    {
      return next
    }
    guard [.note, .summary, .disclaimer, .dedication, .warning, .spoilers].contains(field.meaning),
      !field.value.isEmpty,
      isProse(next)
    else { return nil }
    return labelAhead(of: next) ? next : nil
  }

  /// Whether the block at a line looks like running text, by its length or its last mark.
  func isProse(_ line: Int) -> Bool {
    let last = lines.text(lines.blockEnd(line) - 1)
    return lines.blockEnd(line) > line + 2 || lines.text(line).count > 60
      || [Ascii.dot, Ascii.exclamation, Ascii.question, Ascii.close].contains(last.last ?? 0)
  }

  func isIndentedBlock(_ line: Int) -> Bool {
    (line..<lines.blockEnd(line)).allSatisfy { lines.source.lines[$0].indent >= 2 }
  }

  /// Whether the blocks that follow are indented too, so that indentation says nothing.
  func isIndentedAfter(_ line: Int) -> Bool {
    var line = line
    for _ in 0..<6 {
      guard let next = lines.content(from: lines.blockEnd(line)) else { return true }
      if lines.source.lines[next].indent == 0 { return false }
      line = next
    }
    return true
  }
}

/// Reads fenced front matter: YAML between `---`, TOML between `+++`; and pandoc's three `%` lines.
struct FrontMatter {
  private static let mostLines = 120

  let lines: HeaderLines

  /// The fields of front matter that begins at a line, and the line after it; `nil` where none does.
  func read(_ line: Int) -> (fields: [RawField], end: Int)? {
    if lines.text(line).first == 0x25 { return readPercentLines(line) }
    let fence = lines.text(line)
    let isBraced = fence.elementsEqual("{".utf8)
    guard isBraced || fence.elementsEqual("---".utf8) || fence.elementsEqual("+++".utf8) else { return nil }
    guard
      let end = (line + 1..<min(line + Self.mostLines, lines.range.upperBound)).first(where: { at in
        isBraced
          ? lines.text(at).elementsEqual("}".utf8)
          : lines.text(at).elementsEqual(fence) || lines.text(at).elementsEqual("...".utf8)
      }), end > line + 1
    else { return nil }
    var fields: [RawField] = []
    // The table that the entries below `[series]` belong to.
    var table: LabelMeaning?
    var at = line + 1
    while at < end {
      if lines.isBlank(at) || lines.text(at).first == Ascii.hash {
        if !lines.isBlank(at) { fields.append(comment(lines.text(at), at)) }
        at += 1
        continue
      }
      guard let entry = entry(at) else {
        // A table's name, or something that is no front matter after all.
        guard lines.text(at).first == Ascii.openSquare else { return nil }
        let name = lines.text(at).trimming { $0 == Ascii.openSquare || $0 == Ascii.closeSquare }
        table = meaning(name.indices).0
        at += 1
        continue
      }
      if entry.value.isEmpty, let nested = nested(entry.key, at, end) {
        fields += nested.fields
        at = nested.end
        continue
      }
      let (inline, remark) = withoutComment(entry.value)
      let (value, isList, next) = self.value(inline, at, end, &fields)
      if let remark { fields.append(comment(remark, at)) }
      let (meaning, isKnown) = table.map { (self.meaning(entry.key, within: $0), true) } ?? meaning(entry.key)
      fields.append(
        RawField(
          meaning: meaning, label: entry.key, value: value, line: at,
          rule: "front matter “\(lines.source.string(entry.key))”", confidence: isKnown ? 0.99 : 0.9, isList: isList))
      at = next
    }
    return fields.isEmpty ? nil : (fields, end + 1)
  }

  /// `% The Ledger`, `% Odile Marsh`, `% March 2009`.
  private func readPercentLines(_ line: Int) -> (fields: [RawField], end: Int)? {
    var fields: [RawField] = []
    var at = line
    for meaning in [LabelMeaning.title, .author, .published] {
      guard !lines.isBlank(at), lines.text(at).first == 0x25 else { break }
      let value = lines.text(at).dropFirst().trimmed
      if !value.isEmpty {
        fields.append(
          RawField(
            meaning: meaning, value: [[value.indices]], line: at, rule: "title block", confidence: 0.95, isMail: false))
      }
      at += 1
    }
    return fields.isEmpty || !(lines.isBlank(at)) ? nil : (fields, at)
  }

  // MARK: Entries

  /// The key and the value of `key: value` or `key = value`.
  private func entry(_ line: Int) -> (key: Range<Int>, value: Range<Int>)? {
    let text = lines.text(line)
    guard let mark = text.firstIndex(where: { $0 == Ascii.colon || $0 == Ascii.equals }), mark > text.startIndex else {
      return nil
    }
    let key = text[..<mark].trimming { $0.isBlank || $0 == Ascii.quote }
    guard key.allSatisfy({ $0.isLetter || $0.isDigit || $0.isWide || " _-.".utf8.contains($0) }) else { return nil }
    var value = text[(mark + 1)...].trimmed
    if value.last == Ascii.comma { value = value.dropLast().trimmed }
    return (key.indices, value.indices)
  }

  /// The fields of a table in a value: `author:` with `name:` below it.
  private func nested(_ key: Range<Int>, _ line: Int, _ end: Int) -> (fields: [RawField], end: Int)? {
    let outer = meaning(key)
    let indent = lines.source.lines[line].indent
    var fields: [RawField] = []
    var at = line + 1
    while at < end, !lines.isBlank(at), lines.source.lines[at].indent > indent {
      guard lines.text(at).first != Ascii.hyphen, let entry = entry(at), !entry.value.isEmpty else { return nil }
      let name = lines.source.bytes[entry.key].folded.string
      let meaning = self.meaning(entry.key, within: outer.0)
      fields.append(
        RawField(
          meaning: meaning, label: fields.isEmpty ? key : entry.key,
          value: [
            (fields.isEmpty && meaning != outer.0 ? [entry.key] : []) + [Self.unquoted(lines.source.bytes, entry.value)]
          ],
          line: at, rule: "front matter “\(lines.source.string(key)).\(name)”", confidence: 0.95))
      at += 1
    }
    return fields.isEmpty ? nil : (fields, at)
  }

  /// What a key means within a table: the `name` of a `series` names it.
  private func meaning(_ key: Range<Int>, within outer: LabelMeaning) -> LabelMeaning {
    switch lines.source.bytes[key].folded.string {
    case "name", "title": outer
    case "index", "position", "number", "part": outer == .series ? .position : .other
    default: meaning(key).0
    }
  }

  private func comment(_ text: Bytes, _ line: Int) -> RawField {
    let words = text.drop { $0 == Ascii.hash || $0.isBlank }
    return RawField(
      meaning: .other, value: words.isEmpty ? [] : [[words.indices]], line: line, rule: "remark in front matter",
      confidence: 0.9)
  }

  /// A scalar and the remark behind ` #`.
  private func withoutComment(_ value: Range<Int>) -> (value: Range<Int>, remark: Bytes?) {
    let text = lines.source.bytes[value]
    guard text.first != Ascii.quote, text.first != Ascii.apostrophe, text.first != Ascii.openSquare,
      let hash = text.find(" # ")
    else {
      return (value, nil)
    }
    return (value.lowerBound..<hash, text[(hash + 1)...])
  }

  private func meaning(_ key: Range<Int>) -> (LabelMeaning, isKnown: Bool) {
    guard let label = lines.vocabulary.label(lines.source.bytes[key].folded) else { return (.other, false) }
    return (label.meaning, true)
  }

  /// A value with the lines that it takes: a scalar, `[a, b]`, a block after `|` or `>`, or items after `-`.
  ///
  /// - Parameter asides: takes what a list says of its items besides their names.
  private func value(_ inline: Range<Int>, _ line: Int, _ end: Int, _ asides: inout [RawField]) -> (
    paragraphs: [[Range<Int>]], isList: Bool, next: Int
  ) {
    let bytes = lines.source.bytes
    let indent = lines.source.lines[line].indent
    var next = line + 1
    let isBlock =
      !inline.isEmpty && (bytes[inline.lowerBound] == Ascii.bar || bytes[inline.lowerBound] == Ascii.greater)
    if !inline.isEmpty, !isBlock {
      if let items = Self.items(bytes, inline) { return (items.map { [$0] }, true, next) }
      var pieces = [Self.unquoted(bytes, inline)]
      while next < end, !lines.isBlank(next), lines.source.lines[next].indent > indent,
        lines.text(next).first != Ascii.hyphen
      {
        pieces.append(lines.text(next).indices)
        next += 1
      }
      return ([pieces], false, next)
    }
    var paragraphs: [[Range<Int>]] = []
    var isList = false
    var startsNew = true
    while next < end {
      if lines.isBlank(next) {
        startsNew = true
        next += 1
        continue
      }
      let text = lines.text(next)
      if text.first == Ascii.hyphen, text.count > 1, text[text.startIndex + 1].isBlank, !isBlock {
        isList = true
        let item = text.dropFirst().trimmed
        // `- name: Odile Marsh`
        let isEntry = entry(next) != nil && item.contains(Ascii.colon) && !item.contains(Ascii.quote)
        let value =
          isEntry ? item[(item.firstIndex(of: Ascii.colon) ?? item.startIndex)...].dropFirst().trimmed : item
        paragraphs.append([Self.unquoted(bytes, value.indices)])
        // `- role: author` / `  text: Odile Marsh`: the name is the item, and what else is said of it goes before.
        if isEntry, let name = name(inMapBelow: next, end) {
          paragraphs[paragraphs.count - 1] = [Self.unquoted(bytes, name.value)]
          asides.append(
            RawField(meaning: .other, value: [[item.indices]], line: next, rule: "front matter", confidence: 0.9))
          next = name.line
        }
      } else if lines.source.lines[next].indent > indent {
        if startsNew || paragraphs.isEmpty {
          paragraphs.append([text.indices])
        } else {
          paragraphs[paragraphs.count - 1].append(text.indices)
        }
      } else {
        break
      }
      startsNew = false
      next += 1
    }
    return (paragraphs, isList, next)
  }

  /// The name in a map of a list, where it is the entry below the first.
  private func name(inMapBelow line: Int, _ end: Int) -> (value: Range<Int>, line: Int)? {
    let next = line + 1
    guard next < end, !lines.isBlank(next), lines.text(next).first != Ascii.hyphen,
      lines.source.lines[next].indent > lines.source.lines[line].indent, let entry = entry(next),
      ["name", "text", "title"].contains(lines.source.bytes[entry.key].folded.string)
    else { return nil }
    return (entry.value, next)
  }

  // MARK: Scalars

  /// The items of `[a, "b"]`; `nil` for anything else.
  static func items(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>]? {
    let text = bytes[range]
    guard text.first == Ascii.openSquare, text.last == Ascii.closeSquare, text.count > 1 else { return nil }
    var items: [Range<Int>] = []
    var start = text.startIndex + 1
    var quote: UInt8?
    for at in text.indices.dropFirst() {
      if let open = quote {
        if text[at] == open { quote = nil }
      } else if text[at] == Ascii.quote || text[at] == Ascii.apostrophe && text[start..<at].trimmed.isEmpty {
        quote = text[at]
      } else if text[at] == Ascii.comma || at == text.endIndex - 1 {
        let item = text[start..<at].trimmed
        if !item.isEmpty { items.append(unquoted(bytes, item.indices)) }
        start = at + 1
      }
    }
    return items
  }

  /// A scalar without its quotes.
  static func unquoted(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let text = bytes[range]
    guard text.count > 1, let first = text.first, first == Ascii.quote || first == Ascii.apostrophe, text.last == first
    else { return range }
    return text.startIndex + 1..<text.endIndex - 1
  }
}

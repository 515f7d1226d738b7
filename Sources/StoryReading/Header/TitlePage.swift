/// The other lines of a printed title page, and a title that stands there again below its label.
extension UnlabelledTitle {
  /// What stands on a title page between the title and the author: `A NOVEL`.
  func readSubtitle(_ line: Int) -> RawField? {
    guard !lines.isHeading(line), labelAt(line) == nil, lines.text(line).count <= 80,
      ByLine.read(lines, line, afterTitle: true) == nil,
      byLineFollows(line + 1), !endsSentence(lines.text(line))
    else { return nil }
    let text = lines.text(line).undecorated
    return RawField(
      meaning: .subtitle, value: [[text.indices]], line: line, rule: "between title and author", confidence: 0.8)
  }

  /// A line of the imprint below the author's name: in capitals or a year, with a chapter's heading not far below.
  func readImprint(_ line: Int) -> RawField? {
    var next = line
    for _ in 0..<8 {
      guard let content = lines.content(from: next) else { return nil }
      if lines.isHeading(content) {
        guard content > line else { return nil }
        return RawField(
          meaning: .other, value: [[lines.text(line).indices]], line: line, rule: "line of the title page",
          confidence: 0.7)
      }
      let text = lines.text(content)
      guard text.count <= 60, !text.contains(where: \.isSmall), text.first != Ascii.quote else { return nil }
      next = content + 1
    }
    return nil
  }

  /// The title's and the author's own lines, where a label gave both before.
  func readRepeated(_ line: Int, _ title: Bytes) -> (fields: [RawField], end: Int)? {
    let bare = title.bare
    var joined: [UInt8] = []
    var pieces: [Range<Int>] = []
    var next = line
    for _ in 0..<3 {
      guard let content = lines.content(from: next), content - next <= 2 else { break }
      let text = lines.text(content).undecorated
      guard text.count <= 200 else { break }
      joined += (joined.isEmpty ? [] : [Ascii.space]) + text.bare
      pieces.append(text.indices)
      next = content + 1
      let isSame =
        joined[...] == bare
        || joined.count > 8 && bare.starts(with: joined) && bare.dropFirst(joined.count).first == Ascii.space
          && byLineFollows(next)
      if isSame {
        return (
          [RawField(meaning: .title, value: [pieces], line: line, rule: "the title again", confidence: 0.95)], next
        )
      }
      guard bare.starts(with: joined) else { break }
    }
    // `The Time Machine, by H. G. Wells [1898]`.
    if let both = readTitleByName(line), let piece = both.fields[0].value.first?.first,
      lines.source.bytes[piece].bare == bare
    {
      return both
    }
    guard lines.text(line).count <= 200 else { return nil }
    let first = lines.text(line).bare
    if first.starts(with: bare), let by = lines.text(line).folded.find(" by "), by >= lines.text(line).startIndex,
      lines.text(line).count <= 120, lines.isBlank(line + 1)
    {
      return (
        [
          RawField(
            meaning: .title, value: [[lines.text(line).indices]], line: line, rule: "the title again", confidence: 0.9)
        ], line + 1
      )
    }
    return nil
  }
}

/// Emphasis that is opened in one paragraph and closed in a later one: a letter in italics, `<i>` over a whole scene.
struct RunningEmphasis: Sendable, Hashable {
  /// What the markup means.
  var style: InlineStyle
  /// The signs or the tag that open it, and those that a paragraph in between repeats at its head.
  var openers: [Range<Int>]
  /// The signs or the tag that close it.
  var closer: Range<Int>

  /// The bytes between the first opener and the closer.
  var inside: Range<Int> { openers[0].upperBound..<closer.lowerBound }
}

/// Finds emphasis that runs over paragraphs, in one pass over those that have unpaired markup.
struct RunningEmphasisFinder {
  /// How many paragraphs emphasis by tags can run over, by underscores, and by asterisks, which mark notes too.
  private enum Reach {
    static let tags = 40
    static let underscores = 12
    static let asterisks = 3
  }

  private let source: SourceText
  /// The byte ranges of the paragraphs.
  private let paragraphs: [Range<Int>]

  /// A finder for paragraphs of a text.
  ///
  /// - Parameter paragraphs: their lines, in order.
  init(_ source: SourceText, _ paragraphs: [Range<Int>]) {
    self.source = source
    self.paragraphs = paragraphs.map { lines in
      source.lines[lines.lowerBound].text.lowerBound..<source.lines[lines.upperBound - 1].text.upperBound
    }
  }

  /// All emphasis that runs over paragraphs, in the order of the text.
  func find() -> [RunningEmphasis] {
    (findSigns() + findTags()).sorted { $0.openers[0].lowerBound < $1.openers[0].lowerBound }
  }

  // MARK: Signs

  private func findSigns() -> [RunningEmphasis] {
    var found: [RunningEmphasis] = []
    var index = 0
    while index < paragraphs.count {
      if let (emphasis, last) = signs(from: index) {
        found.append(emphasis)
        index = last
      }
      index += 1
    }
    return found
  }

  /// The emphasis that the signs at the head of a paragraph open, and the paragraph that closes it.
  private func signs(from first: Int) -> (RunningEmphasis, last: Int)? {
    guard let opener = leadingSigns(paragraphs[first]), count(opener, in: paragraphs[first]) == opener.count else {
      return nil
    }
    let isUnderscore = source.bytes[opener.lowerBound] == UInt8(ascii: "_")
    var openers = [opener]
    for index in (first + 1)..<min(paragraphs.count, first + 1 + (isUnderscore ? Reach.underscores : Reach.asterisks)) {
      let paragraph = paragraphs[index]
      let total = count(opener, in: paragraph)
      if total == 0 { continue }
      var left = total
      if let repeated = leadingSigns(paragraph), isUnderscore, same(repeated, opener) {
        openers.append(repeated)
        left -= opener.count
      }
      if left == 0 { continue }
      guard left == opener.count, let closer = trailingSigns(paragraph), same(closer, opener) else { return nil }
      return (RunningEmphasis(style: opener.count == 2 ? .strong : .emphasis, openers: openers, closer: closer), index)
    }
    return nil
  }

  /// One or two signs at a paragraph's head, a quote mark before them looked over.
  private func leadingSigns(_ paragraph: Range<Int>) -> Range<Int>? {
    var start = paragraph.lowerBound
    if start < paragraph.upperBound, isQuote(source.bytes[start]) { start += 1 }
    var end = start
    while end < paragraph.upperBound, isSign(source.bytes[end]), source.bytes[end] == source.bytes[start] { end += 1 }
    guard (1...2).contains(end - start), end < paragraph.upperBound, source.bytes[end] > 0x20 else { return nil }
    return start..<end
  }

  /// One or two signs at a paragraph's end, a stop and a quote mark after them looked over.
  private func trailingSigns(_ paragraph: Range<Int>) -> Range<Int>? {
    var end = paragraph.upperBound
    while end > paragraph.lowerBound, paragraph.upperBound - end < 2,
      isQuote(source.bytes[end - 1]) || ".,;!?".utf8.contains(source.bytes[end - 1])
    {
      end -= 1
    }
    var start = end
    while start > paragraph.lowerBound, isSign(source.bytes[start - 1]),
      source.bytes[start - 1] == source.bytes[end - 1]
    {
      start -= 1
    }
    return (1...2).contains(end - start) ? start..<end : nil
  }

  private func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") || byte == UInt8(ascii: "*") }
  private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  private func same(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count && source.bytes[left.lowerBound] == source.bytes[right.lowerBound]
  }

  /// How often the sign of an opener stands in a paragraph.
  private func count(_ opener: Range<Int>, in paragraph: Range<Int>) -> Int {
    let sign = source.bytes[opener.lowerBound]
    return source.bytes[paragraph].reduce(0) { $0 + ($1 == sign ? 1 : 0) }
  }

  // MARK: Tags

  /// A tag without a partner in its own paragraph.
  private struct LooseTag {
    var tag: EmphasisTag
    var paragraph: Int
  }

  private func findTags() -> [RunningEmphasis] {
    var found: [RunningEmphasis] = []
    var waiting: [LooseTag] = []
    for index in paragraphs.indices where hasBrackets(paragraphs[index]) {
      for tag in looseTags(paragraphs[index]) {
        if !tag.isCloser {
          if waiting.count == EmphasisTag.depth { waiting.removeFirst() }
          waiting.append(LooseTag(tag: tag, paragraph: index))
        } else if let place = waiting.lastIndex(where: { $0.tag.name == tag.name }) {
          let opener = waiting[place]
          waiting.removeSubrange(place...)
          guard index - opener.paragraph <= Reach.tags else { continue }
          found.append(RunningEmphasis(style: tag.style, openers: [opener.tag.range], closer: tag.range))
        }
      }
    }
    return found
  }

  /// Whether a tag can stand in a paragraph. Each byte is looked at without a branch, so that many are at once.
  private func hasBrackets(_ paragraph: Range<Int>) -> Bool {
    source.bytes.withUnsafeBufferPointer { bytes in
      var found: UInt8 = 0
      for byte in UnsafeBufferPointer(rebasing: bytes[paragraph]) {
        found |= (byte == UInt8(ascii: "<") ? 1 : 0) | (byte == UInt8(ascii: "[") ? 1 : 0)
      }
      return found != 0
    }
  }

  /// The tags of a paragraph that find no partner in it.
  private func looseTags(_ paragraph: Range<Int>) -> [EmphasisTag] {
    var loose: [EmphasisTag] = []
    for at in paragraph where source.bytes[at] == UInt8(ascii: "<") || source.bytes[at] == UInt8(ascii: "[") {
      guard let tag = EmphasisTag(source.bytes, at, paragraph.upperBound) else { continue }
      let partner = tag.isCloser ? loose.lastIndex { !$0.isCloser && $0.name == tag.name } : nil
      if let partner { loose.remove(at: partner) } else if loose.count < EmphasisTag.depth { loose.append(tag) }
    }
    return loose
  }
}

/// A tag for emphasis, without attributes: `<i>`, `</EM>`, `[b]`.
private struct EmphasisTag {
  /// How many tags can wait for their closers.
  static let depth = 8

  var name: String
  var style: InlineStyle
  var isCloser: Bool
  var range: Range<Int>

  /// Reads the tag that starts at `start`.
  init?(_ bytes: [UInt8], _ start: Int, _ limit: Int) {
    let close = bytes[start] == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "]")
    guard let end = (start + 1..<min(limit, start + 10)).first(where: { bytes[$0] == close }) else { return nil }
    isCloser = bytes[start + 1] == UInt8(ascii: "/")
    let letters = bytes[(start + (isCloser ? 2 : 1))..<end]
    name = String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
    switch name {
    case "i", "em": style = .emphasis
    case "b", "strong": style = .strong
    case "u": style = .underline
    default: return nil
    }
    range = start..<end + 1
  }
}

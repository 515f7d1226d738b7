/// A run of signs between two letters, which marks emphasis only together with another in the same word:
/// `_every_body`, `un*believable*`, `fan*blooming*tastic`; not `snake_case`, `f*ck`, `5*3*2`.
enum WordRun {
  /// How far a partner is looked for, in bytes.
  private static let reach = 40

  /// Whether the run at a range of the text closes emphasis that was opened in the same word.
  static func canClose(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let sign = text[range.lowerBound]
    let start = lettersStart(text, range.lowerBound)
    guard start < range.lowerBound, start >= range.count, (start - range.count..<start).allSatisfy({ text[$0] == sign })
    else { return false }
    return isPair(text, start - range.count..<start, range)
  }

  /// Whether the run at a range of the text opens emphasis that is closed in the same word.
  static func canOpen(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let sign = text[range.lowerBound]
    let end = lettersEnd(text, range.upperBound)
    guard end > range.upperBound, end + range.count <= text.count,
      (end..<end + range.count).allSatisfy({ text[$0] == sign })
    else { return false }
    return isPair(text, range, end..<end + range.count)
  }

  /// Whether two runs with nothing but letters between them mark emphasis: one at the word's edge or, with asterisks,
  /// both inside it with so many letters about them that they stand for no letter left out.
  private static func isPair(_ text: Span<UInt8>, _ open: Range<Int>, _ close: Range<Int>) -> Bool {
    let sign = text[open.lowerBound]
    let before = lettersStart(text, open.lowerBound)
    let after = lettersEnd(text, close.upperBound)
    if before > 0 && text[before - 1] == sign || after < text.count && text[after] == sign { return false }
    let (left, right) = (open.lowerBound - before, after - close.upperBound)
    if left == 0 || right == 0 { return close.lowerBound - open.upperBound >= 2 && left != 1 }
    return sign == UInt8(ascii: "*") && left >= 2 && right >= 2 && close.lowerBound - open.upperBound >= 3
  }

  /// Whether a byte is part of a letter: an ASCII letter, or of any sequence of several bytes.
  static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

  private static func lettersStart(_ text: Span<UInt8>, _ end: Int) -> Int {
    var at = end
    while at > 0, end - at < reach, isLetter(text[at - 1]) { at -= 1 }
    return at
  }

  private static func lettersEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < text.count, at - start < reach, isLetter(text[at]) { at += 1 }
    return at
  }
}

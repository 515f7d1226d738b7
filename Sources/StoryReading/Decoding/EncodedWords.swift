/// Reads the encoded words in the head of a mail or a news article: `=?ISO-8859-1?Q?Andr=E9?=` (RFC 2047, section 2).
enum EncodedWords {
  /// How far into a text a mail's head goes, in bytes.
  private static let reach = 8192
  private static let longest = 512

  /// A text with the encoded words near its beginning in plain letters; a word in no known encoding stays as it is.
  ///
  /// White space between two of them is none (section 6.2). A line end in it is put before the first, where a folded
  /// line may begin as well, so that every line keeps its number.
  ///
  /// - Parameter text: valid UTF-8.
  static func decoded(_ text: consuming [UInt8]) -> [UInt8] {
    guard var word = next(in: text, from: 0) else { return text }
    var plain: [UInt8] = []
    var copied = 0
    while true {
      plain += text[copied..<word.range.lowerBound]
      var letters = word.letters
      copied = word.range.upperBound
      let following = next(in: text, from: copied)
      guard let following else { return plain + letters + text[copied...] }
      let gap = text[copied..<following.range.lowerBound]
      if gap.allSatisfy({ $0.isBlank || $0 == 0x0A || $0 == 0x0D }) {
        if gap.contains(0x0A) { plain += gap }
        letters += following.letters
        copied = following.range.upperBound
        word = (copied..<copied, letters)
      } else {
        plain += letters
        word = following
      }
    }
  }

  private typealias Word = (range: Range<Int>, letters: [UInt8])

  /// The next encoded word at or after an index.
  private static func next(in text: [UInt8], from start: Int) -> Word? {
    let end = min(text.count, reach)
    var at = start
    while true {
      let mark = text.withUnsafeBufferPointer {
        SourceText.next(Ascii.equals, in: UnsafeBufferPointer(rebasing: $0[..<end]), from: at)
      }
      guard mark < end else { return nil }
      if let word = word(in: text, at: mark) { return word }
      at = mark + 1
    }
  }

  /// The encoded word that begins at an index: `=?`, its charset, `?`, `B` or `Q`, `?`, its text, `?=`.
  private static func word(in text: [UInt8], at start: Int) -> Word? {
    guard start + 1 < text.count, text[start + 1] == Ascii.question else { return nil }
    let parts = text[(start + 2)..<min(text.count, start + longest)].split(
      separator: Ascii.question, maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].first == Ascii.equals, parts[1].count == 1, !parts[0].isEmpty,
      !parts[2].isEmpty, parts[0...2].allSatisfy({ $0.allSatisfy { $0 > 0x20 && $0 < 0x7F } })
    else { return nil }
    let bytes: [UInt8]? =
      switch parts[1].first.map({ $0 | 0x20 }) {
      case UInt8(ascii: "b"): base64(parts[2])
      case UInt8(ascii: "q"): quotedPrintable(parts[2])
      default: nil
      }
    // A language may follow the charset (RFC 2231, section 5).
    let charset = String(decoding: parts[0].prefix { $0 != Ascii.star }, as: UTF8.self)
    guard let bytes, let known = try? Decoder.converter(charset), var converter = Converter(from: known.iconvName)
    else {
      return nil
    }
    let converted = bytes.withUnsafeBytes { converter.convert($0) }
    guard converted.malformed == 0, converted.bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    return (start..<parts[3].startIndex + 1, converted.bytes)
  }

  /// The bytes that the B encoding stands for (RFC 4648, section 4).
  private static func base64(_ text: Bytes) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.prefix(while: { $0 != Ascii.equals }) {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case Ascii.plus: value = 62
      case Ascii.slash: value = 63
      default: return nil
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  /// The bytes that the Q encoding stands for (RFC 2047, section 4.2).
  private static func quotedPrintable(_ text: Bytes) -> [UInt8]? {
    var bytes: [UInt8] = []
    var at = text.startIndex
    while at < text.endIndex {
      switch text[at] {
      case Ascii.underscore: bytes.append(Ascii.space)
      case Ascii.equals:
        guard at + 2 < text.endIndex,
          let byte = UInt8(String(decoding: text[at + 1...at + 2], as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(byte)
        at += 2
      default: bytes.append(text[at])
      }
      at += 1
    }
    return bytes
  }
}

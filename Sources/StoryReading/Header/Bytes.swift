/// A piece of UTF-8 text.
typealias Bytes = ArraySlice<UInt8>

/// Bytes that header lines are read by.
enum Ascii {
  static let tab: UInt8 = 0x09
  static let newline: UInt8 = 0x0A
  static let space: UInt8 = 0x20
  static let exclamation: UInt8 = 0x21
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let ampersand: UInt8 = 0x26
  static let apostrophe: UInt8 = 0x27
  static let open: UInt8 = 0x28
  static let close: UInt8 = 0x29
  static let star: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let comma: UInt8 = 0x2C
  static let hyphen: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let less: UInt8 = 0x3C
  static let equals: UInt8 = 0x3D
  static let greater: UInt8 = 0x3E
  static let question: UInt8 = 0x3F
  static let at: UInt8 = 0x40
  static let openSquare: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let closeSquare: UInt8 = 0x5D
  static let underscore: UInt8 = 0x5F
  static let openBrace: UInt8 = 0x7B
  static let bar: UInt8 = 0x7C
  static let closeBrace: UInt8 = 0x7D
  static let tilde: UInt8 = 0x7E

  /// The bracket that closes another.
  static func closing(_ open: UInt8) -> UInt8? {
    switch open {
    case Ascii.open: Ascii.close
    case less: greater
    case openSquare: closeSquare
    case openBrace: closeBrace
    default: nil
    }
  }
}

extension UInt8 {
  /// Whether it is an ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// Whether it is an ASCII capital.
  var isCapital: Bool { self >= 0x41 && self <= 0x5A }
  /// Whether it is an ASCII small letter.
  var isSmall: Bool { self >= 0x61 && self <= 0x7A }
  /// Whether it is an ASCII letter.
  var isLetter: Bool { isCapital || isSmall }
  /// Whether it begins or continues a character beyond ASCII.
  var isWide: Bool { self >= 0x80 }
  /// Whether it is a space or a tab.
  var isBlank: Bool { self == Ascii.space || self == Ascii.tab }
}

extension ArraySlice where Element == UInt8 {
  /// Makes a piece of text from a string.
  init(_ string: String) { self = Array(string.utf8)[...] }

  /// The text as a string.
  var string: String { String(decoding: self, as: UTF8.self) }

  /// The text without blanks at its ends.
  var trimmed: Bytes { trimming(\.isBlank) }

  /// The text without certain bytes at its ends.
  func trimming(_ isDropped: (UInt8) -> Bool) -> Bytes {
    var (start, end) = (startIndex, endIndex)
    while start < end, isDropped(self[start]) { start += 1 }
    while start < end, isDropped(self[end - 1]) { end -= 1 }
    return self[start..<end]
  }

  /// The text without what people put around a title or a name: stars, tildes, rules, and brackets that close again.
  var undecorated: Bytes {
    var text = self
    for _ in 0..<4 {
      let marks = text.trimming { $0.isBlank || "*_~#=-+|/\\^".utf8.contains($0) }
      guard let first = marks.first, let last = marks.last, marks.count > 2,
        let close = Ascii.closing(first), close == last,
        marks.dropFirst().dropLast().allSatisfy({ $0 != close || close == first })
          || Ascii.greater == last
      else { return marks }
      text = marks.dropFirst().dropLast()
    }
    return text
  }

  /// The text without blanks, no-break spaces and commas at its ends.
  private var withoutHardSpaces: Bytes {
    var text = trimming { $0.isBlank || $0 == Ascii.comma }
    for space in ["\u{A0}", "\u{202F}"] {
      if text.starts(with: space.utf8) { text = text.dropFirst(space.utf8.count) }
      if text.suffix(space.utf8.count).elementsEqual(space.utf8) { text = text.dropLast(space.utf8.count) }
    }
    return text
  }

  /// The text without the quote marks of any language that stand around all of it, and the comma that goes with them.
  var withoutQuotes: Bytes {
    let text = trimming { $0.isBlank || $0 == Ascii.comma }
    for (open, close) in [("\"", "\""), ("“", "”"), ("«", "»"), ("»", "«"), ("„", "“"), ("„", "”"), ("‘", "’")]
    where text.count > open.utf8.count + close.utf8.count && text.starts(with: open.utf8)
      && text.suffix(close.utf8.count).elementsEqual(close.utf8)
    {
      let inner = text.dropFirst(open.utf8.count).dropLast(close.utf8.count)
      // `"Ebb" and "Flood"` is quoted twice, and not as a whole.
      return open == "\"" && inner.contains(Ascii.quote) ? self : inner.withoutHardSpaces
    }
    return self
  }

  /// A text printed with a space between all its letters, without them: `L O W   W A T E R`; `nil` for any other.
  var withoutLetterSpacing: Bytes? {
    guard words.count >= 4, words.allSatisfy({ $0.count == 1 && ($0.first?.isLetter ?? false) }) else { return nil }
    var closed: [UInt8] = []
    var blanks = 0
    for byte in self {
      if !byte.isBlank {
        if blanks > 1 { closed.append(Ascii.space) }
        closed.append(byte)
      }
      blanks = byte.isBlank ? blanks + 1 : 0
    }
    return closed[...]
  }

  /// How many capitals and small letters it has, in Latin and Cyrillic.
  var letterCases: (capital: Int, small: Int) {
    var cases = (capital: 0, small: 0)
    for at in indices {
      let byte = self[at]
      let next = at + 1 < endIndex ? self[at + 1] : 0
      switch (byte, next) {
      case (0x41...0x5A, _), (0xC3, 0x80...0x9E), (0xD0, 0x81...0xAF): cases.capital += 1
      case (0x61...0x7A, _), (0xC3, _), (0xD0, 0xB0...0xBF), (0xD1, _): cases.small += 1
      // Latin Extended-A: capital and small letters by turns, or nearly so.
      case (0xC4...0xC5, _): if next & 1 == 0 { cases.capital += 1 } else { cases.small += 1 }
      default: break
      }
    }
    return cases
  }

  /// How many words stand between blanks.
  var wordCount: Int {
    var count = 0
    var isBetween = true
    for byte in self {
      if isBetween, !byte.isBlank { count += 1 }
      isBetween = byte.isBlank
    }
    return count
  }

  /// The words between blanks, in order.
  var words: [Bytes] {
    var words: [Bytes] = []
    var start = startIndex
    for at in indices where self[at].isBlank {
      if start < at { words.append(self[start..<at]) }
      start = at + 1
    }
    if start < endIndex { words.append(self[start...]) }
    return words
  }

  /// Whether a text is found here at an index.
  func has(_ text: StaticString, at index: Int) -> Bool {
    guard index >= startIndex, endIndex - index >= text.utf8CodeUnitCount else { return false }
    for i in 0..<text.utf8CodeUnitCount where self[index + i] != text.utf8Start[i] { return false }
    return true
  }

  /// Where a text is found first at or after an index.
  func find(_ text: StaticString, from index: Int? = nil) -> Int? {
    var at = index ?? startIndex
    while at + text.utf8CodeUnitCount <= endIndex {
      if has(text, at: at) { return at }
      at += 1
    }
    return nil
  }

  /// The text as the vocabulary has it: lower case in Latin and Cyrillic, hyphens, underscores and line ends as spaces,
  /// single spaces, straight apostrophes, without `(s)`.
  var folded: Bytes {
    withUnsafeBufferPointer { text in
      // No character becomes longer.
      Array(unsafeUninitializedCapacity: text.count) { buffer, count in
        var folding = Folding(text, into: buffer)
        count = folding.run()
      }
    }[...]
  }

  /// The folded text without anything but letters, digits and single spaces: for telling whether two say the same.
  var bare: Bytes {
    var bare: [UInt8] = []
    for byte in folded {
      if byte.isSmall || byte.isDigit || byte.isWide {
        bare.append(byte)
      } else if byte != Ascii.apostrophe, let last = bare.last, last != Ascii.space {
        bare.append(Ascii.space)
      }
    }
    while bare.last == Ascii.space { bare.removeLast() }
    return bare[...]
  }
}

/// A text as a code page has it, and how well that reads.
struct CodePageReading {
  /// What a character is to the words around it.
  private enum Shape: UInt8 {
    case space, lower, upper, caseless, digit
    case apostrophe, opening, closing, guillemet, dash, punctuation
    case symbol, drawing, undefined
  }

  private enum Script: UInt8 {
    case none, latin, cyrillic, greek, hebrew, arabic, thai
  }

  private let text: [UInt8]
  private let scalars: [UInt32]
  /// What each byte of the text is; those that do not occur are not looked up.
  private var shapes = [Shape](repeating: .undefined, count: 256)
  private var scripts = [Script](repeating: .none, count: 256)

  /// Reads a text by a page.
  ///
  /// - Parameter text: lines, each with a line feed.
  init(_ text: [UInt8], by page: CodePage) {
    self.text = text
    scalars = page.scalars
    var isSeen = [Bool](repeating: false, count: 256)
    for byte in text where !isSeen[Int(byte)] {
      isSeen[Int(byte)] = true
      shapes[Int(byte)] = Self.shape(scalars[Int(byte)])
      scripts[Int(byte)] = Self.script(scalars[Int(byte)])
    }
  }

  /// How well the text reads, as a mean over the characters outside ASCII: 2 where all is as in good prose, below 0
  /// where it is gibberish.
  var score: Double {
    let language = language
    let alphabet = language.map { Alphabet.letters(of: $0.tag) } ?? []
    let isKnown = language.map { $0.confidence >= 0.8 } ?? false
    return mean { alphabet.contains($0) } + (isKnown ? Self.knownLanguage : 0)
  }

  /// What the score can be at most, whatever language the text turns out to be in, which takes longest to find out.
  var greatestScore: Double { mean { _ in true } + Self.knownLanguage }

  /// What it adds to a score that the text is surely in some language.
  private static let knownLanguage = 0.25

  /// The mean of what the characters outside ASCII score.
  private func mean(_ isOfAlphabet: (UInt32) -> Bool) -> Double {
    var total = 0.0
    var count = 0
    for at in text.indices where text[at] >= 0x80 {
      let byte = Int(text[at])
      let before = at > 0 ? Int(text[at - 1]) : 0x0A
      let after = at + 1 < text.count ? Int(text[at + 1]) : 0x0A
      count += 1
      total += score(byte, before: before, after: after, isOfAlphabet)
    }
    return total / Double(max(count, 1))
  }

  private func score(_ byte: Int, before: Int, after: Int, _ isOfAlphabet: (UInt32) -> Bool) -> Double {
    let isInWord = isLetter(before) && isLetter(after)
    switch shapes[byte] {
    case .lower, .upper, .caseless:
      // A letter by itself may be a word or a sign misread; other scripts' letters come in company.
      guard isLetter(before) || isLetter(after) else { return 0 }
      var score = scripts[byte] != .latin || isOfAlphabet(scalars[byte]) ? 2.0 : -1
      if isLetter(before), scripts[before] != scripts[byte] { score -= 3 }
      if isLetter(after), scripts[after] != scripts[byte] { score -= 3 }
      if shapes[byte] == .upper, shapes[before] == .lower { score -= 3 }
      if shapes[byte] == .lower, shapes[before] == .upper, shapes[after] == .upper { score -= 2 }
      return score
    case .apostrophe: return isLetter(before) || isLetter(after) ? 2 : 0
    case .opening: return isLetter(before) ? -2 : isLetter(after) ? 2 : 1
    case .closing: return shapes[before] == .space ? -1 : isInWord ? -2 : 2
    case .guillemet: return isInWord ? -3 : 1
    case .dash: return 1
    case .space: return 0.5
    case .punctuation: return isInWord ? -2 : 0.5
    case .digit, .symbol: return isInWord ? -3 : 0
    case .drawing: return -2
    case .undefined: return -5
    }
  }

  private func isLetter(_ byte: Int) -> Bool {
    switch shapes[byte] {
    case .lower, .upper, .caseless: true
    default: false
    }
  }

  /// The language that the text seems to be in.
  private var language: LanguageDetector.Guess? {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(text.count * 2)
    for byte in text.prefix(1 << 12) { UTF8Sequence.append(scalars[Int(byte)], to: &utf8) }
    return utf8.withUnsafeBufferPointer(LanguageDetector.detect)
  }

  private static func shape(_ value: UInt32) -> Shape {
    switch value {
    case 0x2019: return .apostrophe
    case 0xFFFD, 0x80...0x9F: return .undefined
    case 0x2500...0x25FF, 0x2320...0x2321: return .drawing
    case 0xAB, 0xBB, 0x2039, 0x203A: return .guillemet
    case 0xA1, 0xBF: return .opening
    case 0xAA, 0xBA, 0xB5, 0x192, 0x2C6: return .symbol
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return .undefined }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter: return .lower
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark: return .caseless
    case .decimalNumber: return .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .control: return value == 0x09 || value == 0x0A || value == 0x0D ? .space : .undefined
    case .initialPunctuation, .openPunctuation: return .opening
    case .finalPunctuation, .closePunctuation: return .closing
    case .dashPunctuation: return .dash
    case .otherPunctuation: return value == 0x2026 ? .dash : .punctuation
    case .unassigned, .privateUse, .surrogate: return .undefined
    default: return .symbol
    }
  }

  private static func script(_ value: UInt32) -> Script {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: .latin
    case 0x370...0x3FF: .greek
    case 0x400...0x52F: .cyrillic
    case 0x590...0x5FF: .hebrew
    case 0x600...0x6FF: .arabic
    case 0xE00...0xE7F: .thai
    default: .none
    }
  }
}

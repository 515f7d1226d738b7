/// What one line looks like, measured once; whatever judges lines looks here first.
///
/// Counts are taken from a line's first 1,024 bytes: a longer line is a paragraph whatever else it is.
struct LineFeatures: Sendable, Hashable {
  /// What a line begins or ends with, as far as it tells paragraphs and headings apart.
  enum Edge: UInt8, Sendable {
    /// A blank line has no edge.
    case none
    case lowerCase
    case upperCase
    /// A letter of a script without case, or of one whose case is not told here.
    case otherLetter
    case digit
    /// `.`, `!`, `?`, `…`, `。`, with any closing quote or bracket after it.
    case stop
    /// `,`, `;`, `:`, with any closing quote after it.
    case comma
    case hyphen
    /// `--`, `–`, `—`.
    case dash
    /// A quote mark, or a bracket.
    case quote
    /// Anything else.
    case mark
  }

  /// How many characters the line's text has, white space at both ends left out.
  var length: UInt16 = 0
  /// How many characters the first word has.
  var firstWord: UInt16 = 0
  /// How many words stand in the line.
  var words: UInt16 = 0
  /// How many letters in lower case.
  var lowerCase: UInt16 = 0
  /// How many letters in upper case.
  var upperCase: UInt16 = 0
  /// How many letters whose case is not told.
  var otherLetters: UInt16 = 0
  /// How many digits.
  var digits: UInt16 = 0
  /// What the line begins with.
  var first: Edge = .none
  /// What the line ends with.
  var last: Edge = .none

  /// How many letters.
  var letters: Int { Int(lowerCase) + Int(upperCase) + Int(otherLetters) }
  /// Whether nothing but marks stands in the line.
  var isOrnament: Bool { length > 0 && letters == 0 && digits == 0 }
  /// Whether the line's letters are capitals, two or more.
  var isCapitals: Bool { upperCase >= 2 && lowerCase == 0 && otherLetters == 0 }
  /// Whether a sentence may go on after the line's end.
  var isOpen: Bool { last != .stop && last != .quote }
}

/// A text and what each of its lines looks like.
struct MeasuredText: Sendable {
  /// The text.
  let source: SourceText
  /// The features of each of the text's lines, by the same index.
  let features: [LineFeatures]

  /// Measures every line of a text.
  init(_ source: SourceText) {
    self.source = source
    features = source.bytes.withUnsafeBufferPointer { bytes in
      source.lines.map { line in
        line.isBlank ? LineFeatures() : LineFeatures(UnsafeBufferPointer(rebasing: bytes[line.text]))
      }
    }
  }

  /// Whether a line is blank.
  func isBlank(_ line: Int) -> Bool { source.lines[line].isBlank }
}

extension LineFeatures {
  /// Measures the text of one line.
  ///
  /// - Parameter text: valid UTF-8 that begins and ends with something other than white space.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    let end = min(text.count, 1024)
    let counts = Counts(text, end)
    lowerCase = UInt16(counts.lowerCase)
    upperCase = UInt16(counts.upperCase)
    digits = UInt16(counts.digits)
    otherLetters = UInt16(counts.otherLetters)
    // Where spaces are many, some stand side by side: between columns, before a page number.
    words = UInt16(counts.spaces * 4 > end ? Self.countWords(text) : counts.spaces + 1)
    length = UInt16(clamping: text.count - counts.continuations)
    let firstSpace = text.prefix(1024).firstIndex(of: 0x20)
    firstWord = firstSpace.map { UInt16($0) } ?? length
    first = Self.firstEdge(text)
    last = Self.lastEdge(text)
  }

  /// How many characters of each sort a line has.
  private struct Counts {
    var lowerCase = 0
    var upperCase = 0
    var otherLetters = 0
    var digits = 0
    var spaces = 0
    /// How many bytes continue a character.
    var continuations = 0

    /// Counts a line up to `end`: eight bytes at a time by a table while they are ASCII, character by character elsewhere.
    init(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) {
      let raw = UnsafeRawBufferPointer(text)
      let table = Self.weights
      let weights = table.span
      // Two sums, so that an addition need not wait for the one before it.
      var (even, odd) = (UInt64(0), UInt64(0))
      var at = 0
      while at < end {
        if at &+ 8 <= end {
          let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          if word & 0x8080_8080_8080_8080 == 0 {
            // A weight for each byte of ASCII: no index is out of the table.
            even &+= weights[unchecked: Int(text[at])] &+ weights[unchecked: Int(text[at &+ 2])]
            odd &+= weights[unchecked: Int(text[at &+ 1])] &+ weights[unchecked: Int(text[at &+ 3])]
            even &+= weights[unchecked: Int(text[at &+ 4])] &+ weights[unchecked: Int(text[at &+ 6])]
            odd &+= weights[unchecked: Int(text[at &+ 5])] &+ weights[unchecked: Int(text[at &+ 7])]
            at &+= 8
            continue
          }
        }
        let byte = text[at]
        if byte < 0x80 {
          even &+= weights[unchecked: Int(byte)]
          at &+= 1
        } else {
          at &+= count(text, at)
        }
      }
      let sum = even &+ odd
      lowerCase += Int(sum & 0xFFFF)
      upperCase += Int(sum >> 16 & 0xFFFF)
      digits += Int(sum >> 32 & 0xFFFF)
      spaces += Int(sum >> 48)
    }

    /// Counts the character outside ASCII at a place; gives how many bytes it has.
    private mutating func count(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
      let (kind, width) = LineFeatures.letter(text, at)
      switch kind {
      case .lowerCase: lowerCase += 1
      case .upperCase: upperCase += 1
      case .otherLetter: otherLetters += 1
      case .none, .digit, .stop, .comma, .hyphen, .dash, .quote, .mark: break
      }
      continuations += width - 1
      return width
    }

    /// What each ASCII byte adds to four of the counts: lower case, upper case, digits, spaces, 16 bits each.
    private static let weights: [UInt64] = (0..<128).map { byte in
      switch byte {
      case 0x61...0x7A: 1
      case 0x41...0x5A: 1 << 16
      case 0x30...0x39: 1 << 32
      case 0x20, 0x09: 1 << 48
      default: 0
      }
    }
  }

  private static func countWords(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var words = 0
    var isBetween = true
    for byte in text.prefix(1024) {
      let isSpace = byte == 0x20 || byte == 0x09
      if isBetween, !isSpace { words += 1 }
      isBetween = isSpace
    }
    return words
  }

  /// What the character outside ASCII at `at` is, and how many bytes it has.
  private static func letter(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Edge, width: Int) {
    let lead = text[at]
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let next = at + 1 < text.count ? text[at + 1] : 0x80
    switch lead {
    case 0xC2: return (next == 0xAB || next == 0xBB ? .quote : .mark, width)
    case 0xC3: return (next == 0x97 || next == 0xB7 ? .mark : next < 0x9F ? .upperCase : .lowerCase, width)
    // Latin Extended-A: capital and small letters by turns, with a few exceptions that do no harm here.
    case 0xC4, 0xC5: return (next & 1 == 0 ? .upperCase : .lowerCase, width)
    case 0xCE: return (next < 0xAC ? .upperCase : .lowerCase, width)
    case 0xCF: return (.lowerCase, width)
    case 0xD0: return (next < 0xB0 ? .upperCase : .lowerCase, width)
    case 0xD1: return (.lowerCase, width)
    case 0xE2:
      guard next == 0x80, at + 2 < text.count else { return (.mark, width) }
      switch text[at + 2] {
      case 0x98...0x9F, 0xB9, 0xBA: return (.quote, width)
      case 0x90, 0x91: return (.hyphen, width)
      case 0x93...0x95: return (.dash, width)
      case 0xA6: return (.stop, width)
      default: return (.mark, width)
      }
    case 0xE3:
      return (next == 0x80 ? (at + 2 < text.count && text[at + 2] == 0x82 ? .stop : .mark) : .otherLetter, width)
    default: return (lead == 0xEF ? .mark : lead < 0xF0 ? .otherLetter : .mark, width)
    }
  }

  private static func firstEdge(_ text: UnsafeBufferPointer<UInt8>) -> Edge {
    switch text[0] {
    case 0x61...0x7A: .lowerCase
    case 0x41...0x5A: .upperCase
    case 0x30...0x39: .digit
    case 0x22, 0x27, 0x60, 0x28, 0x5B: .quote
    case 0x2D: text.count > 1 && text[1] == 0x2D ? .dash : .hyphen
    case ..<0x80: .mark
    default: letter(text, 0).0
    }
  }

  private static func lastEdge(_ text: UnsafeBufferPointer<UInt8>) -> Edge {
    var end = text.count
    var closing = false
    while end > 0 {
      var start = end - 1
      while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
      let edge: Edge
      switch text[start] {
      case 0x61...0x7A: edge = .lowerCase
      case 0x41...0x5A: edge = .upperCase
      case 0x30...0x39: edge = .digit
      case 0x2E, 0x21, 0x3F: edge = .stop
      case 0x2C, 0x3B, 0x3A: edge = .comma
      case 0x2D: edge = start > 0 && text[start - 1] == 0x2D ? .dash : .hyphen
      case 0x22, 0x27, 0x60, 0x29, 0x5D: edge = .quote
      // Marks of emphasis close after the stop that they follow.
      case 0x2A, 0x5F: edge = .quote
      case ..<0x80: edge = .mark
      default: edge = letter(text, start).0
      }
      guard edge == .quote else { return closing && (edge != .stop && edge != .comma) ? .quote : edge }
      closing = true
      end = start
    }
    return .quote
  }
}

/// What one pass over the bytes of a file finds out about them as UTF-8.
struct UTF8Survey: Sendable, Equatable {
  /// Things in well-formed UTF-8 that a later stage must look at; most texts have none.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8

    /// A character that XML 1.0 forbids (section 2.2), form feed left out: it is a page break.
    static let forbidden = Traits(rawValue: 1)
    /// A C1 control character: windows-1252 that passed for ISO-8859-1 on its way to UTF-8.
    static let c1 = Traits(rawValue: 2)
    /// A byte-order mark inside the text.
    static let strayMark = Traits(rawValue: 4)
    /// A line end that is neither LF nor CR: vertical tab, U+2028, U+2029.
    static let otherLineEnd = Traits(rawValue: 8)
    /// A sequence that UTF-8 read as windows-1252 and encoded again begins with.
    static let doubled = Traits(rawValue: 16)
    /// U+FFFD: characters were lost before the file came here.
    static let replacement = Traits(rawValue: 32)
  }

  /// Where the first malformed sequence starts; the survey ends there. `nil` where all is well-formed.
  private(set) var malformed: Int?
  /// What was met on the way.
  private(set) var traits: Traits = []
  /// Where the first byte outside ASCII stands.
  private(set) var firstNonASCII: Int?

  /// Surveys bytes: a stretch at a time while they are ASCII of a text, one character at a time elsewhere.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < bytes.count {
      let stop = min(at &+ Self.stretch, bytes.count)
      if Self.isPlain(bytes, at, stop) {
        at = stop
        continue
      }
      while at < stop {
        let byte = bytes[at]
        if byte < 0x80 {
          if byte < 0x20 { note(control: byte) }
          at &+= 1
        } else {
          let length = UTF8Sequence.length(in: bytes, at: at)
          guard length > 0 else {
            malformed = at
            firstNonASCII = firstNonASCII ?? at
            return
          }
          if firstNonASCII == nil { firstNonASCII = at }
          note(bytes, at)
          at &+= length
        }
      }
    }
  }

  /// How many bytes are looked at together.
  private static let stretch = 128

  /// Whether a stretch is ASCII, of its control characters only tab, line ends and form feed. Each byte is looked at
  /// without a branch, so that the compiler takes sixteen at once.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var found: UInt8 = 0
    for at in start..<end {
      let byte = bytes[at]
      let isControl: UInt8 = (byte < 0x20 ? 1 : 0) & (byte &- 0x09 < 2 ? 0 : 1) & (byte &- 0x0C < 2 ? 0 : 1)
      found |= isControl | byte & 0x80
    }
    return found == 0
  }

  private mutating func note(control: UInt8) {
    switch control {
    case 0x09, 0x0A, 0x0C, 0x0D: break
    case 0x0B: traits.insert(.otherLineEnd)
    default: traits.insert(.forbidden)
    }
  }

  /// Notes what a well-formed sequence outside ASCII tells.
  @inline(__always)
  private mutating func note(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
    switch bytes[at] {
    case 0xC2:
      if bytes[at + 1] < 0xA0 { traits.insert(.c1) }
    case 0xC3:
      if MisreadUTF8.mayStart(bytes, at) { traits.insert(.doubled) }
    case 0xE2:
      if bytes[at + 1] == 0x80, bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9 { traits.insert(.otherLineEnd) }
    case 0xEF:
      switch (bytes[at + 1], bytes[at + 2]) {
      case (0xBB, 0xBF): traits.insert(.strayMark)
      case (0xBF, 0xBD): traits.insert(.replacement)
      case (0xBF, 0xBE), (0xBF, 0xBF): traits.insert(.forbidden)
      default: break
      }
    default: break
    }
  }
}

internal import StoryModel

/// UTF-8 with bytes of another encoding in it, as it comes of pasting one file into another.
struct MixedUTF8 {
  private var foreign = 0
  private var firstForeign: Int?
  private var cutOff: Int?
  private var surrogates = 0
  private var firstSurrogate: Int?

  init() {}

  /// Whether a text that is not well-formed is UTF-8 for the most part: no other encoding makes characters of several
  /// bytes that are well-formed UTF-8 as often as it makes bytes that are not.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var formed = 0
      var malformed = 0
      var at = 0
      while true {
        at = UTF8Sequence.endOfASCII(in: bytes, from: at)
        guard at < bytes.count else { break }
        let length = UTF8Sequence.length(in: bytes, at: at)
        if length > 0 {
          formed += 1
          at += length
        } else if surrogatePair(bytes, at) != nil {
          at += 6
        } else if UTF8Sequence.isCutOff(bytes, at: at) {
          return formed > malformed
        } else {
          malformed += 1
          at += 1
        }
      }
      return formed >= malformed
    }
  }

  /// Makes the text well-formed: each byte that belongs to no sequence is read as windows-1252, surrogates that were
  /// encoded one by one (CESU-8) are joined, a sequence that the end of the file cuts off becomes U+FFFD.
  mutating func repair(_ bytes: [UInt8]) -> [UInt8] {
    var repaired: [UInt8] = []
    repaired.reserveCapacity(bytes.count + bytes.count / 8)
    bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      while true {
        let start = at
        at = UTF8Sequence.endOfASCII(in: bytes, from: start)
        repaired.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<at]))
        guard at < bytes.count else { break }
        let length = UTF8Sequence.length(in: bytes, at: at)
        if length > 0 {
          repaired.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[at..<(at + length)]))
          at += length
        } else if let scalar = Self.surrogatePair(bytes, at) {
          firstSurrogate = firstSurrogate ?? repaired.count
          surrogates += 1
          UTF8Sequence.append(scalar, to: &repaired)
          at += 6
        } else if UTF8Sequence.isCutOff(bytes, at: at), foreign == 0 {
          cutOff = repaired.count
          UTF8Sequence.append(0xFFFD, to: &repaired)
          at = bytes.count
        } else {
          firstForeign = firstForeign ?? repaired.count
          foreign += 1
          UTF8Sequence.append(Windows1252.scalar(of: bytes[at]), to: &repaired)
          at += 1
        }
      }
    }
    return repaired
  }

  /// What was repaired, with its lines in the repaired text.
  func findings(in repaired: [UInt8]) -> [Finding] {
    var findings: [Finding] = []
    if let firstForeign {
      findings.append(
        Finding(
          .warning, "encoding-repaired", line: LineEnds.line(at: firstForeign, in: repaired),
          "UTF-8 with \(foreign == 1 ? "a byte" : "\(foreign) bytes") of another encoding, read as windows-1252",
          remedy: "look at the line"))
    }
    if let firstSurrogate {
      findings.append(
        Finding(
          .warning, "encoding-repaired", line: LineEnds.line(at: firstSurrogate, in: repaired),
          "\(surrogates == 1 ? "a character" : "\(surrogates) characters") encoded as two surrogates, joined"))
    }
    if let cutOff {
      findings.append(
        Finding(
          .warning, "file-cut-off", line: LineEnds.line(at: cutOff, in: repaired),
          "the file ends in the middle of a character", remedy: "see whether the story's end is missing"))
    }
    return findings
  }

  /// The scalar of a pair of surrogates that were encoded as three bytes each (Unicode Technical Report 26).
  private static func surrogatePair(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt32? {
    guard at + 6 <= bytes.count, bytes[at] == 0xED, bytes[at + 3] == 0xED else { return nil }
    guard (0xA0...0xAF).contains(bytes[at + 1]), (0xB0...0xBF).contains(bytes[at + 4]) else { return nil }
    guard bytes[at + 2] & 0xC0 == 0x80, bytes[at + 5] & 0xC0 == 0x80 else { return nil }
    let high = UInt32(bytes[at + 1] & 0x0F) << 6 | UInt32(bytes[at + 2] & 0x3F)
    let low = UInt32(bytes[at + 4] & 0x0F) << 6 | UInt32(bytes[at + 5] & 0x3F)
    return 0x10000 + (high << 10 | low)
  }
}

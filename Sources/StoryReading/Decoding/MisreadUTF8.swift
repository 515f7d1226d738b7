/// UTF-8 that was read as windows-1252 and encoded again (`â€™` for `’`), and how to undo it.
///
/// Each pair, triple or quadruple of characters whose windows-1252 bytes are a well-formed UTF-8 sequence is a
/// candidate. Such characters may also meet by chance (`CAFÉ”`, `né »`): a candidate is repaired where no text could
/// have meant it, and every candidate is where hardly any other character outside ASCII stands in the text.
struct MisreadUTF8 {
  /// A sequence of characters that may be one character misread.
  private struct Candidate {
    let range: Range<Int>
    let scalar: UInt32
    let verdict: Verdict
  }

  private enum Verdict {
    /// No text could have meant the characters.
    case certain
    /// An accented Latin letter misread (`Ã‰`), in a surrounding that leaves a doubt.
    case probable
    /// Anything else.
    case possible
  }

  /// How many times the whole text was gone through: what was misread twice is undone in two.
  private(set) var passes = 0
  /// How many characters were put right.
  private(set) var count = 0
  /// Where in the bytes the first of them stands.
  private(set) var first: Int?

  /// Whether the sequence at `at`, which starts with C3, may be the first character of a misread sequence.
  @inline(__always)
  static func mayStart(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    let lead = bytes[at + 1] + 0x40
    guard (0xC2...0xF4).contains(lead), at + 2 < bytes.count, bytes[at + 2] >= 0xC2 else { return false }
    guard lead >= 0xE0 else { return true }
    let next = at + 2 + (bytes[at + 2] < 0xE0 ? 2 : 3)
    return next < bytes.count && bytes[next] >= 0xC2
  }

  /// Undoes the misreading in well-formed UTF-8; `nil` where there is nothing to undo.
  mutating func repair(_ bytes: [UInt8]) -> [UInt8]? {
    let (candidates, others) = bytes.withUnsafeBufferPointer(Self.candidates)
    let covered = candidates.reduce(0) { $0 + ($1.scalar < 0x800 ? 2 : $1.scalar < 0x10000 ? 3 : 4) }
    let isWhollyMisread = candidates.count >= 3 && covered >= others * 9
    let isCertainSomewhere = candidates.contains { $0.verdict == .certain }
    let chosen = candidates.filter {
      switch $0.verdict {
      case .certain: true
      case .probable: isCertainSomewhere || isWhollyMisread
      case .possible: isWhollyMisread
      }
    }
    guard let start = chosen.first?.range.lowerBound else { return nil }
    first = first ?? start
    passes += 1
    count += chosen.count

    var repaired: [UInt8] = []
    repaired.reserveCapacity(bytes.count)
    var at = 0
    for candidate in chosen {
      repaired += bytes[at..<candidate.range.lowerBound]
      UTF8Sequence.append(candidate.scalar, to: &repaired)
      at = candidate.range.upperBound
    }
    repaired += bytes[at...]
    return repaired
  }

  /// The candidates of a text and how many characters outside ASCII are in none.
  private static func candidates(_ bytes: UnsafeBufferPointer<UInt8>) -> ([Candidate], others: Int) {
    var candidates: [Candidate] = []
    var others = 0
    var at = 0
    while true {
      at = UTF8Sequence.endOfASCII(in: bytes, from: at)
      guard at < bytes.count else { break }
      if let candidate = candidate(bytes, at) {
        candidates.append(candidate)
        at = candidate.range.upperBound
      } else {
        others += 1
        at += UTF8Sequence.length(in: bytes, at: at)
      }
    }
    return (candidates, others)
  }

  private static func candidate(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Candidate? {
    guard bytes[start] == 0xC3, mayStart(bytes, start) else { return nil }
    let lead = bytes[start + 1] + 0x40
    let wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var misread: (UInt8, UInt8, UInt8, UInt8) = (lead, 0, 0, 0)
    var at = start + 2
    for index in 1..<wanted {
      guard at < bytes.count, bytes[at] >= 0xC2 else { return nil }
      let length = UTF8Sequence.length(in: bytes, at: at)
      guard let byte = Windows1252.byte(of: UTF8Sequence.scalar(in: bytes, at: at, length: length)) else { return nil }
      switch index {
      case 1: misread.1 = byte
      case 2: misread.2 = byte
      default: misread.3 = byte
      }
      at += length
    }
    let scalar: UInt32? = withUnsafeBytes(of: misread) {
      let sequence = UnsafeBufferPointer(rebasing: $0.assumingMemoryBound(to: UInt8.self)[..<wanted])
      guard UTF8Sequence.length(in: sequence, at: 0) == wanted else { return nil }
      return UTF8Sequence.scalar(in: sequence, at: 0, length: wanted)
    }
    guard let scalar else { return nil }
    let before = start > 0 ? bytes[start - 1] : 0x20
    let after = at < bytes.count ? bytes[at] : 0x20
    return Candidate(range: start..<at, scalar: scalar, verdict: verdict(scalar, before: before, after: after))
  }

  private static func verdict(_ scalar: UInt32, before: UInt8, after: UInt8) -> Verdict {
    switch scalar {
    // General punctuation (`â€™`), the euro, the trade mark, emoji: `â€`, `â‚¬`, `â„¢`, `ðŸ` are in no text.
    case 0x2010...0x203F, 0x20AC, 0x2122, 0x1F000...0x1FAFF: .certain
    // `Ã©` and `Â£`: a capital of its own kind in or before lower case, or `Â` in no word, is in no text.
    case 0xA0...0xFF where isLower(before): .certain
    case 0xA0...0xBF where !isUpper(before): .certain
    case 0xC0...0xFF where !isUpper(before) && isLower(after): .certain
    case 0xA0...0xFF: .probable
    default: .possible
    }
  }

  private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}

internal import StoryModel

/// Takes out of a text what no book may contain, and puts right what stands for something else.
///
/// - XML 1.0 forbids most control characters, U+FFFE and U+FFFF (section 2.2): they go. Form feed stays, a page break.
/// - C1 controls are windows-1252 that passed for ISO-8859-1: they become the characters they stood for.
/// - A byte-order mark inside the text goes: it is where two files were joined.
/// - Vertical tab, U+2028 and U+2029 end a line and become LF.
struct Scrubber {
  private var forbidden = Tally()
  private var c1 = Tally()
  private var marks = Tally()
  private var replacements = Tally()

  private struct Tally {
    var count = 0
    /// Where in the scrubbed text the first stands, or stood.
    var first = 0

    mutating func note(at offset: Int) {
      if count == 0 { first = offset }
      count += 1
    }
  }

  /// Scrubs a well-formed text; what was done is in `findings`.
  mutating func scrub(_ bytes: [UInt8]) -> [UInt8] {
    var scrubbed: [UInt8] = []
    scrubbed.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      while at < bytes.count {
        let length = max(1, UTF8Sequence.length(in: bytes, at: at))
        let scalar = UTF8Sequence.scalar(in: bytes, at: at, length: length)
        switch scalar {
        case 0x0B, 0x2028, 0x2029: scrubbed.append(0x0A)
        case 0x1A where at + 1 == bytes.count: break  // the end of a file under DOS
        case 0x00...0x08, 0x0E...0x1F, 0xFFFE, 0xFFFF: forbidden.note(at: scrubbed.count)
        case 0x80...0x9F:
          let meant = Windows1252.scalar(of: UInt8(scalar))
          if meant == scalar {
            forbidden.note(at: scrubbed.count)
          } else {
            c1.note(at: scrubbed.count)
            UTF8Sequence.append(meant, to: &scrubbed)
          }
        case 0xFEFF: marks.note(at: scrubbed.count)
        default:
          if scalar == 0xFFFD { replacements.note(at: scrubbed.count) }
          for index in at..<(at + length) { scrubbed.append(bytes[index]) }
        }
        at += length
      }
    }
    return scrubbed
  }

  /// What was done, one finding a sort.
  ///
  /// - Parameter scrubbed: the text as `scrub` returned it.
  func findings(in scrubbed: [UInt8]) -> [Finding] {
    var findings: [Finding] = []
    func add(_ tally: Tally, _ code: String, _ message: String, _ remedy: String) {
      guard tally.count > 0 else { return }
      findings.append(
        Finding(.warning, code, line: LineEnds.line(at: tally.first, in: scrubbed), message, remedy: remedy))
    }
    add(
      forbidden, "characters-dropped",
      "\(count(forbidden, "control character")) that no book can contain, left out", "look at the line in an editor")
    add(
      c1, "characters-repaired", "\(count(c1, "C1 control character")), read as windows-1252",
      "give --encoding if quotes or dashes look wrong")
    add(
      marks, "mark-dropped", "\(count(marks, "byte-order mark")) inside the text, left out", "")
    add(
      replacements, "characters-lost",
      "\(count(replacements, "replacement character")) (U+FFFD) where letters were lost",
      "put the letters back by hand, or convert an older copy")
    return findings
  }

  private func count(_ tally: Tally, _ noun: String) -> String {
    tally.count == 1 ? "a \(noun)" : "\(tally.count) \(noun)s"
  }
}

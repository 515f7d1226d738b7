#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A decoded story: its text as UTF-8 and where its lines are. Every stage of reading works on this one value.
package struct SourceText: Sendable {
  /// One line of the text, without its end.
  package struct Line: Sendable, Hashable {
    /// Where the line starts in `bytes`.
    package let start: UInt32
    /// Where the line ends in `bytes`, its CR, LF or CRLF left out.
    package let end: UInt32
    /// Where the first byte that is not white space stands; equals `textEnd` on a blank line.
    package let textStart: UInt32
    /// Where the last byte that is not white space ends.
    package let textEnd: UInt32
    /// How many columns the text stands in; a tab goes on to the next multiple of 8.
    package let indent: UInt16
    /// Whether a form feed stands in the line's white space.
    package let hasPageBreak: Bool

    /// Whether nothing but white space stands in the line.
    package var isBlank: Bool { textStart == textEnd }
    /// The range of the line's text in `bytes`, white space at both ends left out.
    package var text: Range<Int> { Int(textStart)..<Int(textEnd) }
    /// The range of the whole line in `bytes`, its end left out.
    package var whole: Range<Int> { Int(start)..<Int(end) }
  }

  /// The text as UTF-8, valid, without a byte-order mark.
  package let bytes: [UInt8]
  /// The lines in order; line number n (from 1) is `lines[n - 1]`.
  package let lines: [Line]

  /// Finds the lines of a text. Lines end with LF, CR or CRLF; white space is space, tab, form feed, vertical tab,
  /// U+00A0, U+2000 to U+200A, U+202F, U+3000 and a stray U+FEFF.
  ///
  /// - Parameter utf8: valid UTF-8 of less than 4 GiB.
  package init(utf8: consuming [UInt8]) {
    let bytes = utf8
    self.lines = Self.findLines(bytes.span)
    self.bytes = bytes
  }

  /// The text of a line (counted from 0) as a string, white space at both ends left out.
  package func string(_ index: Int) -> String { string(lines[index].text) }

  /// A range of the bytes as a string.
  package func string(_ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
  }

  /// Finds the ends of lines by the C library's vector search, each kind of end once through the text.
  private static func findLines(_ bytes: Span<UInt8>) -> [Line] {
    bytes.withUnsafeBufferPointer { buffer in
      var lines: [Line] = []
      lines.reserveCapacity(buffer.count / 48)
      var nextLF = next(0x0A, in: buffer, from: 0)
      var nextCR = next(0x0D, in: buffer, from: 0)
      var start = 0
      while start < buffer.count {
        let end = min(nextLF, nextCR)
        lines.append(measure(bytes, start, end))
        start = end + 1
        if end == nextCR {
          nextCR = next(0x0D, in: buffer, from: start)
          if end + 1 == nextLF { start += 1 }
        }
        if nextLF < start { nextLF = next(0x0A, in: buffer, from: start) }
      }
      return lines
    }
  }

  /// Where a byte stands next; the end of the text where it does not.
  static func next(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func measure(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Line {
    var at = start
    var indent = 0
    var hasPageBreak = false
    while at < end, let width = whiteSpace(bytes, at, end) {
      switch bytes[at] {
      case 0x09: indent += 8 - indent % 8
      case 0x0C: hasPageBreak = true
      default: indent += 1
      }
      at += width
    }
    var last = end
    while last > at {
      if bytes[last - 1] < 0x80 {
        guard whiteSpace(bytes, last - 1, last) != nil else { break }
        hasPageBreak = hasPageBreak || bytes[last - 1] == 0x0C
        last -= 1
      } else {
        var lead = last - 1
        while lead > at, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
        guard whiteSpace(bytes, lead, last) == last - lead else { break }
        last = lead
      }
    }
    return Line(
      start: UInt32(start), end: UInt32(end), textStart: UInt32(at), textEnd: UInt32(last),
      indent: UInt16(clamping: indent), hasPageBreak: hasPageBreak)
  }

  /// The length of the white space that starts at `at`; `nil` where none does.
  private static func whiteSpace(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Int? {
    switch bytes[at] {
    case 0x20, 0x09, 0x0B, 0x0C: return 1
    case 0xC2: return at + 1 < end && bytes[at + 1] == 0xA0 ? 2 : nil
    case 0xE2:
      guard at + 2 < end, bytes[at + 1] == 0x80 else { return nil }
      return (0x80...0x8A).contains(bytes[at + 2]) || bytes[at + 2] == 0xAF ? 3 : nil
    case 0xE3: return at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80 ? 3 : nil
    case 0xEF: return at + 2 < end && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF ? 3 : nil
    default: return nil
    }
  }
}

/// The marks around a line's words: `**`, `##`, `[ ]`, `~*~`.
struct Marks {
  /// The words without the marks around them.
  var inner: Range<Int>
  /// The level that `#` gives the line as Markdown; 0 where it is none.
  var level = 0
  /// The first mark; 0 where there is none.
  var mark: UInt8 = 0

  /// Whether inline tags stand around the words.
  var hasTags = false

  /// Finds the marks around some text.
  init(_ bytes: [UInt8], _ text: Range<Int>) {
    let tagless = Self.withoutTags(bytes, text)
    hasTags = tagless != text
    var start = tagless.lowerBound
    var end = tagless.upperBound
    while start < end, Self.isMark(bytes[start]) || bytes[start] == 0x20 {
      if mark == 0, bytes[start] != 0x20 { mark = bytes[start] }
      if bytes[start] == 0x23, start - tagless.lowerBound == level { level += 1 }
      start += 1
    }
    if level > 0, level > 6 || start < end && bytes[tagless.lowerBound + level] != 0x20 { level = 0 }
    let opened = bytes[tagless.lowerBound..<start]
    while end > start,
      Self.isClosing(bytes[end - 1], of: opened) || bytes[end - 1] == 0x20
        || bytes[end - 1] == 0x2E && Self.endsOnce(bytes, start, end)
    {
      end -= 1
    }
    inner = start..<end
  }

  /// Some text without the inline tags (`<b>`, `<i>`, `<font ...>`) around it.
  private static func withoutTags(_ bytes: [UInt8], _ text: Range<Int>) -> Range<Int> {
    var start = text.lowerBound
    var end = text.upperBound
    while start < end, bytes[start] == 0x3C, start + 1 < end, bytes[start + 1] | 0x20 >= 0x61,
      bytes[start + 1] | 0x20 <= 0x7A,
      let close = bytes[start..<min(end, start + 60)].firstIndex(of: 0x3E)
    {
      start = close + 1
    }
    while end - 3 > start, bytes[end - 1] == 0x3E, let open = bytes[max(start, end - 12)..<end].lastIndex(of: 0x3C),
      bytes[open + 1] == 0x2F
    {
      end = open
    }
    return start < end && start > text.lowerBound && end < text.upperBound ? start..<end : text
  }

  /// Whether a mark at the end of the words is theirs to lose: one that closes what stands before them, or any rule.
  private static func isClosing(_ byte: UInt8, of opened: ArraySlice<UInt8>) -> Bool {
    switch byte {
    case 0x2A, 0x5F, 0x7E: opened.contains(byte)
    case 0x5D: opened.contains(0x5B)
    case 0x29: opened.contains(0x28)
    case 0x3E: opened.contains(0x3C)
    case 0x7D: opened.contains(0x7B)
    default: isMark(byte)
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2A, 0x5F, 0x7E, 0x3D, 0x23, 0x2D, 0x2B, 0x3C, 0x3E, 0x5B, 0x5D, 0x28, 0x29, 0x7B, 0x7D, 0x7C, 0x3A, 0x5E:
      true
    default: false
    }
  }

  /// Whether the full stop that ends some text stands alone, and so is no ellipsis.
  private static func endsOnce(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    end - 2 >= start && bytes[end - 2] != 0x2E
  }
}

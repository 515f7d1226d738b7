/// What transcribers write where a printed book had a picture: `[Illustration: The quay at night]`.
enum PictureNote {
  private static let words: [StaticString] = ["[Illustration", "[Picture", "[ILLUSTRATION", "[PICTURE"]

  /// Whether a line begins with such a note.
  static func begins(_ text: MeasuredText, _ line: Int) -> Bool {
    let range = text.source.lines[line].text
    guard text.features[line].first == .quote, text.source.bytes[range.lowerBound] == 0x5B else { return false }
    return words.contains {
      text.source.bytes[range].starts(with: UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount))
    }
  }

  /// The note that some lines begin with; `nil` where none does.
  static func range(in text: MeasuredText, _ lines: Range<Int>) -> Range<Int>? {
    guard begins(text, lines.lowerBound) else { return nil }
    let start = text.source.lines[lines.lowerBound].text.lowerBound
    let end = text.source.lines[lines.upperBound - 1].text.upperBound
    return text.source.bytes[start..<end].firstIndex(of: 0x5D).map { start..<$0 + 1 }
  }
}

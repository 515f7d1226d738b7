/// Finds where sentences end.
enum Sentences {
  /// Divides text into sentences, each with the white space behind it; together they are the text.
  ///
  /// A sentence ends with its mark, the quotes and brackets that close behind it, and white space; in Chinese and
  /// Japanese the mark is enough.
  static func split(_ text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    var state = State.within
    for index in text.unicodeScalars.indices {
      let kind = Kind(text.unicodeScalars[index])
      if state == .spaced && kind != .space || state == .endedWide && (kind == .other || kind == .end) {
        sentences.append(text[start..<index])
        start = index
        state = .within
      }
      switch kind {
      case .end: state = .ended
      case .wideEnd: state = .endedWide
      case .closing: break
      case .space: state = state == .within ? .within : .spaced
      case .other: state = .within
      }
    }
    if start < text.endIndex { sentences.append(text[start...]) }
    return sentences
  }

  private enum State {
    case within
    /// Behind the mark and what closes with it.
    case ended
    /// The same, where no white space is needed.
    case endedWide
    /// In the white space behind the mark.
    case spaced
  }

  private enum Kind {
    case end, wideEnd, closing, space, other

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case ".", "!", "?": self = .end
      case "。", "！", "？": self = .wideEnd
      case "'", "\"", "’", "”", "»", "›", ")", "]", "…", "」", "』", "）": self = .closing
      case " ", "\t", "\n", "\r": self = .space
      default: self = .other
      }
    }
  }
}

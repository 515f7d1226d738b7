/// A meaning that markup lays over a run of text, before it becomes an `Inline`.
enum InlineStyle: UInt8, Sendable, CaseIterable {
  case emphasis, strong, underline, strikethrough, superscript, `subscript`, link
  /// A pair of tags that says nothing of the text's meaning (`<span>`, `<font>`).
  case plain
}

/// Something that the scanner found in a paragraph's text. Marks stand in the order of the text.
struct InlineMark: Sendable {
  /// What the mark does.
  enum Action: Sendable {
    /// Nothing: an opener that found no closer. Its bytes are text.
    case none
    /// Opens a run.
    case open(InlineStyle)
    /// Opens a link to the address at a range of the text.
    case openLink(Range<Int>)
    /// Closes the innermost run of this style.
    case close(InlineStyle)
    /// Ends a line.
    case lineBreak
    /// A page of the printed source begins, whose number is a range of the text.
    case pageBreak(Range<Int>)
    /// Is left out: a backslash before a sign.
    case omit
  }

  /// The bytes of the mark itself, which are not text.
  var range: Range<Int>
  /// What the mark does.
  var action: Action

  /// Whether letters were read as markup here: only tags are longer than two signs.
  var isTag: Bool {
    switch action {
    case .none, .pageBreak: false
    case .open, .openLink, .close, .lineBreak, .omit: range.count > 2
    }
  }
}

/// A run within a paragraph: text, or text with a meaning laid over it.
public enum Inline: Sendable, Hashable {
  /// Plain text, free of markup; white space is single spaces, control characters are gone.
  case text(String)
  /// Stressed words (`*so*`, `_so_`, `<i>`); HTML `em`.
  case emphasis([Inline])
  /// Important words (`**so**`, `<b>`); HTML `strong`.
  case strong([Inline])
  /// Underlined words (`<u>`); HTML `u`.
  case underline([Inline])
  /// Words struck out (`<s>`, `~~so~~`); HTML `s`.
  case strikethrough([Inline])
  /// Raised text (`<sup>`); HTML `sup`.
  case superscript([Inline])
  /// Lowered text (`<sub>`); HTML `sub`.
  case `subscript`([Inline])
  /// A passage in another language than the story's, where the source marks it; `language` is a BCP 47 tag.
  case foreign(language: String, [Inline])
  /// A link; `target` is an absolute URL as the source wrote it.
  case link(target: String, [Inline])
  /// A line's end that the author meant.
  case lineBreak
  /// A picture in the line.
  case image(Image)
  /// Where a page of the printed source begins; `label` is its number as printed (`12`, `xiv`).
  case pageBreak(label: String)
}

/// A picture that the story shows.
public struct Image: Sendable, Hashable {
  /// Where the picture is: a path relative to the story, or a URL.
  public var source: String
  /// What the picture shows, for those who can't see it; empty where it is only decoration.
  public var alternative: String

  /// Makes a picture from where it is and what it shows.
  public init(source: String, alternative: String) {
    self.source = source
    self.alternative = alternative
  }
}

extension Inline {
  /// The inlines that this one holds; none for text, a line break, an image and a page break.
  public var children: [Inline] {
    switch self {
    case .text, .lineBreak, .image, .pageBreak: []
    case .emphasis(let inlines), .strong(let inlines), .underline(let inlines), .strikethrough(let inlines),
      .superscript(let inlines), .subscript(let inlines), .foreign(_, let inlines), .link(_, let inlines):
      inlines
    }
  }
}

extension [Inline] {
  /// The words alone: markup and page breaks dropped, a line break as one space, an image as its alternative text.
  public var plainText: String {
    var text = ""
    appendPlainText(to: &text)
    return text
  }

  private func appendPlainText(to text: inout String) {
    for inline in self {
      switch inline {
      case .text(let words): if text.isEmpty { text = words } else { text += words }
      case .lineBreak: text += " "
      case .image(let image): text += image.alternative
      case .pageBreak: break
      case .emphasis, .strong, .underline, .strikethrough, .superscript, .subscript, .foreign, .link:
        inline.children.appendPlainText(to: &text)
      }
    }
  }
}

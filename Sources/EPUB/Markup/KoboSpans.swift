/// The spans that Kobo's readers keep places, notes and highlights by: one a sentence, numbered by paragraph and sentence.
final class KoboSpans {
  /// The rule that Kobo's own books carry for the frame around a page.
  static let style = "div#book-inner { margin-top: 0; margin-bottom: 0; }"

  private var paragraph = 0
  private var sentence = 0
  private var isAtStart = true

  /// Begins a paragraph; it counts when something stands in it.
  func beginParagraph() { isAtStart = true }

  /// The identifier of the next span.
  func next() -> String {
    if isAtStart {
      paragraph += 1
      sentence = 0
      isAtStart = false
    }
    sentence += 1
    return "kobo.\(paragraph).\(sentence)"
  }
}

extension XHTMLWriter {
  /// Writes text, with a span a sentence where a Kobo reader will look for it.
  func text(_ words: String) {
    guard koboSpans != nil else { return xml.text(words) }
    for sentence in Sentences.split(words) {
      spanned { xml.text(String(sentence)) }
    }
  }

  /// Writes a paragraph.
  func paragraph(_ attributes: [Attribute] = [], content: () -> Void) {
    koboSpans?.beginParagraph()
    xml.line("p", attributes, content: content)
  }

  /// Writes a list's element.
  func listing(_ name: StaticString, _ attributes: [Attribute] = [], content: () -> Void) {
    koboSpans?.beginParagraph()
    xml.container(name, attributes, content: content)
  }

  /// Writes something in a span of its own where a Kobo reader will look for it.
  func spanned(_ content: () -> Void) {
    guard let koboSpans else { return content() }
    xml.element("span", [.class("koboSpan"), .id(koboSpans.next())], content: content)
  }

  /// Writes the two boxes that a Kobo reader lays a page out in.
  func koboFrame(_ content: () -> Void) {
    guard koboSpans != nil else { return content() }
    xml.container("div", [.id("book-columns")]) {
      xml.container("div", [.id("book-inner")], content: content)
    }
  }
}

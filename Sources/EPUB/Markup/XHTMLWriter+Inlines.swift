internal import StoryModel

extension XHTMLWriter {
  /// Writes inlines in their order.
  ///
  /// - Parameter inLink: whether they stand in a link already; XHTML has no links within links.
  func inlines(_ inlines: [Inline], inLink: Bool = false) {
    for inline in inlines { self.inline(inline, inLink: inLink) }
  }

  private func inline(_ inline: Inline, inLink: Bool) {
    switch inline {
    case .text(let words): text(words)
    case .emphasis(let inner): xml.element("em") { inlines(inner, inLink: inLink) }
    case .strong(let inner): xml.element("strong") { inlines(inner, inLink: inLink) }
    case .underline(let inner): xml.element("u") { inlines(inner, inLink: inLink) }
    case .strikethrough(let inner): xml.element("s") { inlines(inner, inLink: inLink) }
    case .superscript(let inner): xml.element("sup") { inlines(inner, inLink: inLink) }
    case .subscript(let inner): xml.element("sub") { inlines(inner, inLink: inLink) }
    case .foreign(let language, let inner):
      xml.element("span", .language(LanguageTag(language))) { inlines(inner, inLink: inLink) }
    case .link(let target, let inner):
      guard !inLink, let address = WebAddress(target) else { return inlines(inner, inLink: inLink) }
      xml.element("a", [Attribute("href", address.value)]) { inlines(inner, inLink: true) }
    case .lineBreak: xml.empty("br")
    case .image(let image): picture(image)
    case .pageBreak(let label): pageBreak(label)
    }
  }

  /// Writes the place where a page of the printed source begins; its number is said and not shown.
  private func pageBreak(_ label: String) {
    guard !label.isBlank else { return }
    xml.element(
      "span", [.id(pageBreaks.identifier(for: label)), .type("pagebreak"), .role("doc-pagebreak"), .label(label)]
    ) {}
  }

  /// Writes a picture, or in words what it shows where the book does not hold it.
  func picture(_ image: Image) {
    if let path = references.pictures[image.source] {
      koboSpans?.beginParagraph()
      spanned { xml.empty("img", [Attribute("src", path), Attribute("alt", image.alternative)]) }
    } else {
      text(image.alternative.isBlank ? image.source : image.alternative)
    }
  }
}

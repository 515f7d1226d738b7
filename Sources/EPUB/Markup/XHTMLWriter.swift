internal import StoryModel

/// Writes the XHTML content documents of a book: the frame that every page has, and the blocks and inlines of a story.
package struct XHTMLWriter {
  /// The writer beneath.
  let xml: XMLWriter
  /// What the page that is being written may refer to.
  let references: PageReferences
  /// The places that a Kobo reader remembers; `nil` for other devices.
  let koboSpans: KoboSpans?
  /// The pages of the printed source that begin in the document.
  let pageBreaks = PageBreakNames()

  /// Writes one document with `xml`, which may have written others before.
  init(xml: XMLWriter, references: PageReferences, device: Device = .any) {
    self.xml = xml
    self.references = references
    koboSpans = device == .kobo ? KoboSpans() : nil
  }

  /// Writes a whole document: head, body and the one `main` that holds what `content` writes.
  func document(_ frame: PageFrame, content: () -> Void) throws(EPUBError) {
    try xml.document(type: "html") {
      xml.container("html", frame.rootAttributes) {
        xml.container("head") {
          xml.line("title", text: frame.title)
          if koboSpans != nil {
            xml.line("style", [Attribute("type", "text/css"), .class("kobostylehacks")], text: KoboSpans.style)
          }
          for sheet in references.styleSheets {
            xml.emptyLine(
              "link", [Attribute("rel", "stylesheet"), Attribute("type", "text/css"), Attribute("href", sheet)])
          }
        }
        xml.container("body", [.type(frame.matter?.rawValue), .class(frame.bodyClass)]) {
          koboFrame { xml.container("main", content: content) }
        }
      }
    }
  }
}

/// The devices that a book can be made for, by the names that a person gives them.
public enum Device: String, Sendable, Hashable, CaseIterable {
  /// Every reader of EPUB 3.
  case any = "epub"
  /// Kobo's readers, which keep places and notes by the sentence (`.kepub.epub`).
  case kobo
  /// Amazon's Kindle, by way of Send to Kindle.
  case kindle
}

/// What a page refers to outside itself, as paths relative to the page.
package struct PageReferences: Sendable, Hashable {
  /// The style sheets in order.
  package var styleSheets: [String]
  /// The pictures by the source that the story names them with.
  package var pictures: [String: String]
  /// The words that the page says of itself.
  package var wording: Wording
}

/// What surrounds the content of a page.
package struct PageFrame: Sendable, Hashable {
  /// Where in the book a page stands (EPUB 3 Structural Semantics Vocabulary 1.1, section 2.1).
  package enum Matter: String, Sendable, Hashable {
    case front = "frontmatter"
    case body = "bodymatter"
    case back = "backmatter"
  }

  /// The document's title, never blank.
  package var title: String
  /// The language.
  package var language: LanguageTag
  /// Where in the book the page stands; `nil` for the cover and the navigation document.
  package var matter: Matter?
  /// The body's class; `nil` for none.
  package var bodyClass: String?

  /// Makes a frame.
  package init(
    title: String, language: LanguageTag, matter: Matter? = nil, bodyClass: String? = nil
  ) {
    self.title = title
    self.language = language
    self.matter = matter
    self.bodyClass = bodyClass
  }

  fileprivate var rootAttributes: [Attribute] {
    [
      Attribute("xmlns", "http://www.w3.org/1999/xhtml"), Attribute("xmlns:epub", "http://www.idpf.org/2007/ops"),
      Attribute("dir", language.isRightToLeft ? "rtl" : nil),
    ] + .language(language)
  }
}

extension Attribute {
  /// A class of the vocabulary that the style sheets know (docs/decisions/0010).
  package static func `class`(_ value: String?) -> Attribute { Attribute("class", value) }
  /// An identifier, unique in its document.
  package static func id(_ value: String?) -> Attribute { Attribute("id", value) }
  /// A structural semantic (EPUB 3.3, section 6.2).
  package static func type(_ value: String?) -> Attribute { Attribute("epub:type", value) }
  /// A role of WAI-ARIA or DPUB-ARIA.
  package static func role(_ value: String?) -> Attribute { Attribute("role", value) }
  /// The words that assistive technology says for an element.
  package static func label(_ value: String?) -> Attribute { Attribute("aria-label", value) }
  /// The element whose words name this one.
  package static func labelledBy(_ value: String?) -> Attribute { Attribute("aria-labelledby", value) }
}

extension [Attribute] {
  /// The language of what the element holds, in the two attributes that XHTML has for it; none where it is not known.
  static func language(_ tag: LanguageTag?) -> [Attribute] {
    [Attribute("lang", tag?.value), Attribute("xml:lang", tag?.value)]
  }
}

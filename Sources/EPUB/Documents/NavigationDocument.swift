extension XHTMLWriter {
  /// Writes the navigation document (EPUB 3.3, section 7): the contents, the landmarks, and the pages of the
  /// printed source where it tells them.
  func navigation(of publication: Publication) throws(EPUBError) {
    let wording = publication.wording
    let frame = PageFrame(title: wording[.contents], language: publication.language, bodyClass: "contents")
    try document(frame) {
      xml.container("nav", [.type("toc"), .role("doc-toc"), .id("toc"), .labelledBy("heading")]) {
        heading(1, [.id("heading")]) { text(wording[.contents]) }
        entries(publication.contents)
      }
      // A list of places for software to offer, not for the page.
      xml.container(
        "nav", [.type("landmarks"), .id("landmarks"), .label(wording[.landmarks]), Attribute("hidden", "hidden")]
      ) {
        listing("ol") {
          for landmark in publication.landmarks {
            xml.line("li") { link(landmark.target, landmark.title, type: landmark.type) }
          }
        }
      }
      guard !publication.pageList.isEmpty else { return }
      xml.container(
        "nav",
        [
          .type("page-list"), .role("doc-pagelist"), .id("page-list"), .label(wording[.pageList]),
          Attribute("hidden", "hidden"),
        ]
      ) {
        entries(publication.pageList)
      }
    }
  }

  private func entries(_ entries: [ContentsEntry]) {
    listing("ol") {
      for entry in entries {
        xml.line("li") {
          link(entry.target, entry.title)
          if !entry.children.isEmpty { self.entries(entry.children) }
        }
      }
    }
  }

  private func link(_ target: String, _ title: String, type: String? = nil) {
    xml.element("a", [.type(type), Attribute("href", target)]) { text(title) }
  }
}

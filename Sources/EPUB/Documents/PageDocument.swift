internal import StoryModel

extension XHTMLWriter {
  /// Writes a page of the book.
  func page(_ page: Page) throws(EPUBError) {
    try document(page.frame) {
      switch page.body {
      case .cover(let picture): cover(picture, title: page.frame.title)
      case .titlePage(let titlePage): self.titlePage(titlePage)
      case .header(let fields): header(fields)
      case .chapter(let chapter): self.chapter(chapter, title: page.frame.title)
      case .authorIndex(let entries): authorIndex(entries)
      case .permissions(let permissions): self.permissions(permissions)
      case .colophon(let colophon): self.colophon(colophon)
      }
    }
  }

  private func cover(_ picture: String, title: String) {
    xml.container("section", [.type("cover"), .label(title)]) {
      koboSpans?.beginParagraph()
      spanned { xml.empty("img", [.role("doc-cover"), Attribute("src", picture), Attribute("alt", title)]) }
    }
  }

  private func titlePage(_ page: TitlePage) {
    xml.container("section", [.class("title-page"), .type("titlepage")]) {
      heading(1, [.class("title")]) { text(page.title) }
      for creator in page.creators where !creator.name.isBlank { self.creator(creator) }
      for series in page.series where !series.name.isBlank {
        paragraph([.class("series")]) {
          text(series.name)
          if let position = series.position { text(", \(position)") }
        }
      }
      if let publisher = page.publisher, !publisher.isBlank {
        paragraph([.class("publisher")]) { text(publisher) }
      }
      fields(page.header)
    }
  }

  /// An author's name speaks for itself; another's part in the work is said.
  private func creator(_ creator: Contributor) {
    guard creator.role != .author else { return paragraph([.class("author")]) { text(creator.name) } }
    paragraph([.class("contributor")]) {
      xml.element("span", [.class("role")]) { text(references.wording[creator.role]) }
      text(" ")
      xml.element("span", [.class("name")]) { text(creator.name) }
    }
  }

  private func header(_ fields: [HeaderField]) {
    xml.container("section", [.class("header"), .labelledBy("heading")]) {
      heading(1, [.id("heading")]) { text(references.wording[.header]) }
      self.fields(fields)
    }
  }

  private func fields(_ fields: [HeaderField]) {
    definitions(
      fields.map { field in
        (field.label.isBlank ? references.wording[field.term] : field.label, field.paragraphs)
      })
  }

  private func authorIndex(_ entries: [IndexEntry]) {
    xml.container("section", [.class("author-index"), .role("doc-index"), .labelledBy("heading")]) {
      heading(1, [.id("heading")]) { text(references.wording[.authorIndex]) }
      listing("ul") {
        for entry in entries {
          xml.container("li") {
            xml.line("span", [.class("name")]) { text(entry.name) }
            listing("ul") {
              for work in entry.works { xml.line("li") { self.work(work) } }
            }
          }
        }
      }
    }
  }

  private func permissions(_ permissions: [Permission]) {
    xml.container("section", [.class("permissions"), .labelledBy("heading")]) {
      heading(1, [.id("heading")]) { text(references.wording[.permissions]) }
      guard !permissions.isEmpty else { return }
      xml.container("dl") {
        for permission in permissions {
          xml.line("dt") {
            work(permission.work)
            let names = permission.creators.map(\.name).filter { !$0.isBlank }
            if !names.isEmpty { text(" — " + names.joined(separator: ", ")) }
          }
          xml.container("dd") {
            for statement in permission.rights { paragraph { text(statement) } }
          }
        }
      }
    }
  }

  private func work(_ work: IndexEntry.Work) {
    xml.element("a", [Attribute("href", "\(work.folder)/\(FixedPage.titlePage.path)")]) { text(work.title) }
  }

  private func colophon(_ colophon: Colophon) {
    let lines = [
      (Wording.Key.madeWith, [colophon.generator]), (.madeFrom, colophon.sources), (.lastChanged, [colophon.date]),
    ]
    xml.container("section", [.class("colophon"), .type("colophon"), .role("doc-colophon"), .labelledBy("heading")]) {
      heading(1, [.id("heading")]) { text(references.wording[.colophon]) }
      definitions(
        lines.map { key, values in
          (references.wording[key], values.filter { !$0.isBlank }.map { [.text($0)] })
        })
    }
  }

  /// Writes a definition list; a label without anything to say is left without its definition.
  private func definitions(_ list: [(label: String, paragraphs: [[Inline]])]) {
    guard !list.isEmpty else { return }
    xml.container("dl") {
      for (label, paragraphs) in list {
        xml.line("dt") { text(label) }
        xml.container("dd") {
          for paragraph in paragraphs { self.paragraph { inlines(paragraph) } }
        }
      }
    }
  }
}

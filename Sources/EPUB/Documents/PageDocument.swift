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
      xml.emptyLine("img", [.role("doc-cover"), Attribute("src", picture), Attribute("alt", title)])
    }
  }

  private func titlePage(_ page: TitlePage) {
    xml.container("section", [.class("title-page"), .type("titlepage")]) {
      heading(1, [.class("title")]) { xml.text(page.title) }
      for creator in page.creators where !creator.name.isBlank { self.creator(creator) }
      for series in page.series where !series.name.isBlank {
        xml.line("p", [.class("series")]) {
          xml.text(series.name)
          if let position = series.position { xml.text(", \(position)") }
        }
      }
      if let publisher = page.publisher, !publisher.isBlank {
        xml.line("p", [.class("publisher")], text: publisher)
      }
      fields(page.header)
    }
  }

  /// An author's name speaks for itself; another's part in the work is said.
  private func creator(_ creator: Contributor) {
    guard creator.role != .author else { return xml.line("p", [.class("author")], text: creator.name) }
    xml.line("p", [.class("contributor")]) {
      xml.element("span", [.class("role")]) { xml.text(references.wording[creator.role]) }
      xml.text(" ")
      xml.element("span", [.class("name")]) { xml.text(creator.name) }
    }
  }

  private func header(_ fields: [HeaderField]) {
    xml.container("section", [.class("header"), .labelledBy("heading")]) {
      heading(1, [.id("heading")]) { xml.text(references.wording[.header]) }
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
      heading(1, [.id("heading")]) { xml.text(references.wording[.authorIndex]) }
      xml.container("ul") {
        for entry in entries {
          xml.container("li") {
            xml.line("span", [.class("name")], text: entry.name)
            xml.container("ul") {
              for work in entry.works { xml.line("li") { self.work(work) } }
            }
          }
        }
      }
    }
  }

  private func permissions(_ permissions: [Permission]) {
    xml.container("section", [.class("permissions"), .labelledBy("heading")]) {
      heading(1, [.id("heading")]) { xml.text(references.wording[.permissions]) }
      guard !permissions.isEmpty else { return }
      xml.container("dl") {
        for permission in permissions {
          xml.line("dt") {
            work(permission.work)
            let names = permission.creators.map(\.name).filter { !$0.isBlank }
            if !names.isEmpty { xml.text(" — " + names.joined(separator: ", ")) }
          }
          xml.container("dd") {
            for statement in permission.rights { xml.line("p", text: statement) }
          }
        }
      }
    }
  }

  private func work(_ work: IndexEntry.Work) {
    xml.element("a", [Attribute("href", "\(work.folder)/\(FixedPage.titlePage.path)")]) { xml.text(work.title) }
  }

  private func colophon(_ colophon: Colophon) {
    let lines = [
      (Wording.Key.madeWith, [colophon.generator]), (.madeFrom, colophon.sources), (.lastChanged, [colophon.date]),
    ]
    xml.container("section", [.class("colophon"), .type("colophon"), .role("doc-colophon"), .labelledBy("heading")]) {
      heading(1, [.id("heading")]) { xml.text(references.wording[.colophon]) }
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
        xml.line("dt", text: label)
        xml.container("dd") {
          for paragraph in paragraphs { xml.line("p") { inlines(paragraph) } }
        }
      }
    }
  }
}

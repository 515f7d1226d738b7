internal import StoryModel

extension XMLWriter {
  /// Writes the package document (EPUB 3.3, section 5).
  func package(_ publication: Publication) throws(EPUBError) {
    try document {
      container(
        "package",
        [
          Attribute("xmlns", "http://www.idpf.org/2007/opf"), Attribute("version", "3.0"),
          Attribute("unique-identifier", "pub_id"), Attribute("xml:lang", publication.language.value),
          Attribute("dir", publication.language.isRightToLeft ? "rtl" : nil),
        ]
      ) {
        metadata(of: publication)
        container("manifest") {
          for item in publication.items {
            emptyLine(
              "item",
              [
                .id(item.id), Attribute("href", item.path), Attribute("media-type", item.mediaType),
                Attribute("properties", item.properties),
              ])
          }
        }
        container(
          "spine",
          [
            Attribute("toc", "ncx"),
            Attribute("page-progression-direction", publication.language.isRightToLeft ? "rtl" : nil),
          ]
        ) {
          for id in publication.spine { emptyLine("itemref", [Attribute("idref", id)]) }
        }
      }
    }
  }

  /// Writes the file that says where the package document is (EPUB 3.3, section 4.2.6.3.1).
  func containerFile(package path: String) throws(EPUBError) {
    try document {
      container(
        "container",
        [Attribute("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container"), Attribute("version", "1.0")]
      ) {
        container("rootfiles") {
          emptyLine(
            "rootfile",
            [Attribute("full-path", path), Attribute("media-type", "application/oebps-package+xml")])
        }
      }
    }
  }

  private func metadata(of publication: Publication) {
    let book = publication.metadata
    container("metadata", [Attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")]) {
      line("dc:identifier", [.id("pub_id")], text: book.identifier)
      line("dc:title", [.id("title_main")], text: book.title)
      refine("title_main", "title-type", "main")
      refine("title_main", "file-as", SortName.title(book.title, language: publication.language))
      contributors(book)
      line("dc:language", text: publication.device == .kindle ? publication.language.forKindle : book.language)
      for statement in book.rights where !statement.isBlank { line("dc:rights", text: statement) }
      if let summary = book.summary, !summary.isBlank { line("dc:description", text: summary) }
      for subject in book.subjects where !subject.isBlank { line("dc:subject", text: subject) }
      if let published = book.published { line("dc:date", text: published) }
      if let publisher = book.publisher, !publisher.isBlank { line("dc:publisher", text: publisher) }
      if let source = book.source, !source.isBlank { line("dc:source", text: source) }
      property("dcterms:modified", book.modified)
      collections(book.series)
      accessibility(of: publication)
      if publication.hasCover { legacy("cover", "cover-image") }
    }
  }

  private func contributors(_ book: BookMetadata) {
    for (index, creator) in book.creators.enumerated() where !creator.name.isBlank {
      let id = "creator_\(index + 1)"
      line("dc:creator", [.id(id)], text: creator.name)
      person(id, creator)
    }
    for (index, contributor) in book.contributors.enumerated() where !contributor.name.isBlank {
      let id = "contributor_\(index + 1)"
      line("dc:contributor", [.id(id)], text: contributor.name)
      person(id, contributor)
    }
  }

  private func person(_ id: String, _ person: Contributor) {
    line(
      "meta",
      [Attribute("refines", "#" + id), Attribute("property", "role"), Attribute("scheme", "marc:relators")],
      text: person.role.rawValue)
    refine(id, "file-as", person.fileAs ?? SortName.person(person.name))
  }

  private func collections(_ series: [Series]) {
    for (index, series) in series.enumerated() where !series.name.isBlank {
      let id = "collection_\(index + 1)"
      line("meta", [.id(id), Attribute("property", "belongs-to-collection")], text: series.name)
      refine(id, "collection-type", "series")
      // A group-position is whole numbers separated by full stops (EPUB 3.3, appendix D.3.6).
      let position = series.position.flatMap { Self.isPosition($0) ? $0 : nil }
      if let position { refine(id, "group-position", position) }
      // Calibre and what reads its books know a series by these two, and only one.
      if index == 0 {
        legacy("calibre:series", series.name)
        if let position { legacy("calibre:series_index", position) }
      }
    }
  }

  private static func isPosition(_ text: String) -> Bool {
    let numbers = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return (1...2).contains(numbers.count) && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
  }

  /// Writes what the book is to those who can't see it (EPUB Accessibility 1.1, section 2), from what is really in it.
  ///
  /// There is no claim of conformance: somebody has to look at a book to make one.
  private func accessibility(of publication: Publication) {
    property("schema:accessMode", "textual")
    if publication.pictureAccess != .none { property("schema:accessMode", "visual") }
    if publication.pictureAccess != .bare { property("schema:accessModeSufficient", "textual") }
    if publication.pictureAccess != .none { property("schema:accessModeSufficient", "textual,visual") }
    for feature in ["ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"] {
      property("schema:accessibilityFeature", feature)
    }
    if publication.landmarks.contains(where: { $0.type == "index" }) {
      property("schema:accessibilityFeature", "index")
    }
    if publication.pictureAccess == .described { property("schema:accessibilityFeature", "alternativeText") }
    if !publication.pageList.isEmpty {
      property("schema:accessibilityFeature", "pageBreakMarkers")
      property("schema:accessibilityFeature", "pageNavigation")
      let source = publication.metadata.source.flatMap { $0.isBlank ? nil : $0 }
      property("pageBreakSource", source ?? publication.metadata.title)
    }
    property("schema:accessibilityHazard", "none")
    let wording = publication.wording
    let pictures: String? =
      switch publication.pictureAccess {
      case .none: nil
      case .described: wording[.accessibilityPictures]
      case .bare: wording[.accessibilityBarePictures]
      }
    property(
      "schema:accessibilitySummary", [wording[.accessibility], pictures].compactMap(\.self).joined(separator: " "))
  }

  private func property(_ name: String, _ value: String) {
    line("meta", [Attribute("property", name)], text: value)
  }

  private func refine(_ id: String, _ name: String, _ value: String) {
    line("meta", [Attribute("refines", "#" + id), Attribute("property", name)], text: value)
  }

  /// Writes a `meta` of EPUB 2, which older software reads.
  private func legacy(_ name: String, _ content: String) {
    emptyLine("meta", [Attribute("name", name), Attribute("content", content)])
  }
}

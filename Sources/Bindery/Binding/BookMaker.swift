package import StoryModel

/// Makes a book of a story: what the package document says, and the pages in order.
package struct BookMaker: Sendable {
  /// The style sheets of every book, in the order that they are linked.
  package var styleSheets: [StyleSheet]

  /// Makes a book maker.
  ///
  /// - Parameters:
  ///   - theme: how the pages look.
  ///   - styleSheet: a person's own style sheet, linked after the theme's; `nil` for the theme alone.
  package init(theme: Theme, styleSheet: [UInt8]?) {
    styleSheets = [theme.styleSheet]
    if let styleSheet { styleSheets.append(StyleSheet(name: "own.css", bytes: styleSheet)) }
  }

  /// The book of one story.
  ///
  /// - Parameters:
  ///   - story: the story, set as it is to be printed.
  ///   - identifier: what the book is known by.
  ///   - cover: the cover's picture; `nil` for none.
  ///   - sources: the names of the files that it is made from, as they can be shown.
  ///   - modified: when the newest of them changed.
  package func book(
    of story: consuming Story, identifier: String, cover: Picture?, sources: [String], modified: Timestamp
  ) -> Book {
    let page = Self.titlePage(of: story.metadata)
    let header = HeaderPage.fields(of: story.metadata, below: page)
    var sections = [Section(.titlePage(page))]
    if !header.isEmpty { sections.append(Section(.header(header))) }
    sections += (story.chapters + story.backMatter).map { Section(.chapter($0)) }
    sections.append(
      Section(.colophon(Colophon(generator: Quire.generator, sources: sources, date: modified.day))))
    return Book(
      metadata: Self.metadata(of: story.metadata, title: page.title, identifier: identifier, modified: modified),
      sections: sections, styleSheets: styleSheets, cover: cover)
  }

  /// The pages of one story that stands in an anthology: it opens with one page, title and header together, and what
  /// made the book is said at the book's end.
  package func pages(of story: consuming Story, identifier: String, modified: Timestamp) -> Book {
    var page = Self.titlePage(of: story.metadata)
    page.header = HeaderPage.fields(of: story.metadata, below: page)
    return Book(
      metadata: Self.metadata(of: story.metadata, title: page.title, identifier: identifier, modified: modified),
      sections: [Section(.titlePage(page))] + (story.chapters + story.backMatter).map { Section(.chapter($0)) },
      styleSheets: styleSheets)
  }

  private static func titlePage(of story: Metadata) -> TitlePage {
    TitlePage(
      title: story.title?.value ?? "Untitled", creators: story.authors.map(\.value), series: story.series,
      publisher: story.publisher)
  }

  private static func metadata(
    of story: Metadata, title: String, identifier: String, modified: Timestamp
  ) -> BookMetadata {
    let people = story.authors.map(\.value)
    var metadata = BookMetadata(
      identifier: identifier, title: title, creators: people.filter { $0.role == .author },
      language: story.language?.value ?? "en", modified: modified.w3cDateTime)
    metadata.contributors = people.filter { $0.role != .author }
    metadata.rights = story.rights
    metadata.summary = story.summary
    metadata.subjects = story.subjects
    metadata.series = story.series
    metadata.published = story.published
    metadata.publisher = story.publisher
    metadata.source = story.source
    return metadata
  }
}

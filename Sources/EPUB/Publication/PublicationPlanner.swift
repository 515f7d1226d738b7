internal import StoryModel

/// Lays out a book as the resources of a publication.
struct PublicationPlanner {
  /// Above this many bytes of markup a chapter is split; some readers are slow with larger pages.
  static let pageLimit = 250_000

  var publication: Publication
  private var names: [String] = []
  private var nextChapter = 0
  private var isSinglePiece = false

  /// Starts a plan.
  init(_ metadata: BookMetadata, _ device: Device) throws(EPUBError) {
    publication = try Publication(metadata: metadata, device: device)
  }

  /// Adds the style sheets, to be linked from every page.
  mutating func add(styleSheets: [StyleSheet]) {
    for sheet in styleSheets {
      let path = "css/\(sheet.name)"
      publication.references.styleSheets.append(path)
      add(path, "text/css", .bytes(sheet.bytes, .deflated))
    }
  }

  /// Adds the pictures that the pages show.
  mutating func add(pictures: [String: Picture]) throws(EPUBError) {
    // Dictionaries have no order of their own.
    for (source, picture) in pictures.sorted(by: { $0.key < $1.key }) {
      try check(picture, source)
      let name = Slug.make(source.split(separator: "/").last?.split(separator: ".").first ?? "")
      let path = "images/\(name.isEmpty ? "image" : name)-\(Slug.hash(source.utf8)).\(picture.mediaType.suffix)"
      publication.references.pictures[source] = path
      add(path, picture.mediaType.rawValue, .bytes(picture.bytes, picture.mediaType.method))
    }
  }

  /// Adds the cover's picture and its page.
  mutating func add(cover: Picture) throws(EPUBError) {
    try check(cover, "the cover")
    let path = "images/cover.\(cover.mediaType.suffix)"
    let content = ManifestItem.Content.bytes(cover.bytes, cover.mediaType.method)
    add(path, cover.mediaType.rawValue, content, id: "cover-image", properties: "cover-image")
    publication.hasCover = true
    // Kindle shows the picture by itself and a page with it would be a second cover.
    guard publication.device != .kindle else { return }
    let title = publication.wording[.cover]
    let frame = PageFrame(title: title, language: publication.language, bodyClass: "cover")
    addPage(FixedPage.cover.rawValue, Page(frame: frame, body: .cover(picture: path)))
    addLandmark("cover", title, FixedPage.cover.path)
  }

  private func check(_ picture: Picture, _ name: String) throws(EPUBError) {
    guard publication.device == .kindle, picture.mediaType == .webp else { return }
    throw EPUBError(.invalidBook, "adding the picture \(name)", "Kindle shows no WebP pictures; JPEG and PNG serve")
  }

  /// Names all chapters of the publication, before any of its pages is added.
  mutating func nameChapters(of sections: [Section]) {
    let chapters = sections.flatMap(\.chapters)
    var namer = ChapterNames(reserved: Self.fixedNames)
    names = namer.names(for: chapters)
    isSinglePiece = chapters.count(where: { $0.kind != .boilerplate }) == 1
    publication.pictureAccess = PictureAccess(of: chapters, shown: publication.references.pictures)
  }

  private static let fixedNames = Set(FixedPage.allCases.map(\.rawValue))

  /// Adds the pages of sections, and their entries to the contents.
  mutating func add(_ sections: [Section], level: Int) {
    publication.contents += entries(of: sections, level: level)
  }

  /// Adds a part of an anthology with its stories.
  mutating func add(_ part: Anthology.Part) {
    if let opening = part.opening { add([opening], level: 1) }
    var stories: [ContentsEntry] = []
    for story in part.stories { stories.append(add(story)) }
    if part.opening == nil || publication.contents.isEmpty {
      publication.contents += stories
    } else {
      publication.contents[publication.contents.count - 1].children += stories
    }
  }

  /// Adds a story's resources and returns its entry in the contents.
  private mutating func add(_ story: PressedStory) -> ContentsEntry {
    publication.sources.append(.story(story))
    publication.pictureAccess = publication.pictureAccess.joined(with: story.pictureAccess)
    let entry = ContentsEntry(
      title: story.title, target: story.resources.first { $0.isPage }?.path ?? "", children: story.contents
    ).within(story.folder)
    addLandmark("bodymatter", publication.wording[.bodymatter], entry.target)
    return entry
  }

  /// Adds a landmark unless there is one of its kind before it.
  private mutating func addLandmark(_ type: String, _ title: String, _ target: String) {
    guard !publication.landmarks.contains(where: { $0.type == type }) else { return }
    publication.landmarks.append(Landmark(type: type, title: title, target: target))
  }

  /// Puts the navigation document among the pages.
  private mutating func addContentsPage() {
    let path = FixedPage.contents.path
    add(path, "application/xhtml+xml", .navigation, id: "nav", properties: "nav", isInSpine: true)
    addLandmark("toc", publication.wording[.contents], path + "#toc")
  }

  /// Adds the navigation document, where it is none of the pages, and the NCX.
  mutating func addNavigation() {
    if publication.items.contains(where: { $0.properties == "nav" }) {
      // It is one of the pages.
    } else if publication.device == .kindle {
      // Kindle wants the contents among the pages too.
      addContentsPage()
    } else {
      add(FixedPage.contents.path, "application/xhtml+xml", .navigation, id: "nav", properties: "nav")
    }
    add("toc.ncx", "application/x-dtbncx+xml", .ncx, id: "ncx")
  }

  /// Adds the pages of sections and returns their entries in the contents.
  private mutating func entries(of sections: [Section], level: Int) -> [ContentsEntry] {
    var entries: [ContentsEntry] = []
    for section in sections {
      switch section.content {
      case .titlePage(let titlePage):
        let matter: PageFrame.Matter = level == 1 ? .front : .body
        addFixedPage(.titlePage, title: titlePage.title, matter, .titlePage(titlePage))
        addLandmark("titlepage", publication.wording[.titlePage], FixedPage.titlePage.path)
      case .header(let fields):
        let title = publication.wording[.header]
        addFixedPage(.header, title: title, .front, .header(fields))
        entries.append(ContentsEntry(title: title, target: FixedPage.header.path))
      case .contents: addContentsPage()
      case .authorIndex(let index):
        let title = publication.wording[.authorIndex]
        addFixedPage(.authorIndex, title: title, .back, .authorIndex(index))
        addLandmark("index", title, FixedPage.authorIndex.path)
        entries.append(ContentsEntry(title: title, target: FixedPage.authorIndex.path))
      case .permissions(let permissions):
        let title = publication.wording[.permissions]
        addFixedPage(.permissions, title: title, .back, .permissions(permissions))
        entries.append(ContentsEntry(title: title, target: FixedPage.permissions.path))
      case .colophon(let colophon):
        addFixedPage(.colophon, title: publication.wording[.colophon], .back, .colophon(colophon))
      case .chapter(let chapter):
        var entry = addChapter(chapter, level: level)
        let below = chapter.children.map { Section(.chapter($0)) } + section.children
        entry.children += self.entries(of: below, level: level + 1)
        if chapter.kind != .boilerplate { entries.append(entry) }
      }
      if case .chapter = section.content { continue }
      entries += self.entries(of: section.children, level: level)
    }
    return entries
  }

  private mutating func addChapter(_ chapter: Chapter, level: Int) -> ContentsEntry {
    let name = names[nextChapter]
    nextChapter += 1
    let matter = chapter.kind.matter
    let title = contentsTitle(of: chapter)
    var sections: [ContentsEntry] = []
    for (piece, range) in pieces(of: chapter.blocks).enumerated() {
      let pageName = piece == 0 ? name : "\(name).\(piece + 1)"
      var frame = PageFrame(title: title, language: publication.language, matter: matter)
      if piece > 0 { frame.title += " (\(publication.wording[.continued]))" }
      let headings = headings(in: chapter.blocks[range])
      sections += headings.compactMap { id, words in
        id.map { ContentsEntry(title: words, target: "\(pageName).xhtml#\($0)", children: []) }
      }
      let page = ChapterPage(
        chapter: chapter, blocks: range, piece: piece, headingLevel: level, headingIDs: headings.map(\.id))
      let names = PageBreakNames()
      publication.pageList += page.pageBreaks.map {
        ContentsEntry(title: $0, target: "\(pageName).xhtml#\(names.identifier(for: $0))")
      }
      addPage(pageName, Page(frame: frame, body: .chapter(page)))
    }
    let path = "\(name).xhtml"
    if matter == .body { addLandmark("bodymatter", publication.wording[.bodymatter], path) }
    return ContentsEntry(title: title, target: path, children: sections)
  }

  /// The headings among blocks with their words; those directly below the chapter's own have an identifier, for they are
  /// in the contents too.
  private func headings(in blocks: ArraySlice<Block>) -> [(id: String?, words: String)] {
    var headings: [(id: String?, words: String)] = []
    var unique = UniqueNames(taken: ["heading"])
    for block in blocks {
      guard case .heading(let level, let inlines) = block else { continue }
      let words = inlines.plainText
      guard level <= 1, !words.isBlank else {
        headings.append((nil, words))
        continue
      }
      let name = Slug.make(words)
      headings.append((unique.take(name.isEmpty ? "section" : name), words))
    }
    return headings
  }

  /// What the contents call a chapter: its number and title; the book's title for a story told in one piece, the opening
  /// words for a chapter without any.
  private func contentsTitle(of chapter: Chapter) -> String {
    let label = chapter.label.plainText
    let title = chapter.title.plainText
    switch (label.isBlank, title.isBlank) {
    case (false, false): return chapter.kind == .tale ? title : "\(label): \(title)"
    case (false, true): return label
    case (true, false): return title
    case (true, true):
      if isSinglePiece { return publication.metadata.title }
      if chapter.kind == .boilerplate { return publication.wording[.licence] }
      let opening = chapter.opening(words: 6)
      return opening.isEmpty ? publication.metadata.title : opening + "…"
    }
  }

  /// Divides blocks into runs of no more than the limit, of one block at least.
  private func pieces(of blocks: [Block]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    var size = 0
    for (index, block) in blocks.enumerated() {
      let weight = block.weight
      if size + weight > Self.pageLimit, index > start {
        pieces.append(start..<index)
        start = index
        size = 0
      }
      size += weight
    }
    return pieces + [start..<blocks.count]
  }

  private mutating func addFixedPage(
    _ page: FixedPage, title: String, _ matter: PageFrame.Matter, _ body: Page.Body
  ) {
    let frame = PageFrame(title: title, language: publication.language, matter: matter)
    addPage(page.rawValue, Page(frame: frame, body: body))
  }

  private mutating func addPage(_ name: String, _ page: Page) {
    add("\(name).xhtml", "application/xhtml+xml", .page(page), id: name, isInSpine: true)
  }

  private mutating func add(
    _ path: String, _ mediaType: String, _ content: ManifestItem.Content, id: String? = nil, properties: String? = nil,
    isInSpine: Bool = false
  ) {
    // A path has a full stop or a slash, which no name has: an identifier made from it meets no other.
    let id = id ?? "r." + ManifestItem.identifier(path)
    let item = ManifestItem(
      path: path, id: id, mediaType: mediaType, properties: properties, isInSpine: isInSpine, content: content)
    publication.sources.append(.item(item))
  }
}

/// The pages whose names say what they are.
enum FixedPage: String, CaseIterable {
  case cover
  case titlePage = "title-page"
  case header = "about"
  case contents = "nav"
  case authorIndex = "authors"
  case permissions
  case colophon
  /// Not pages, but identifiers that are spoken for.
  case ncx, coverImage = "cover-image"

  /// The page's path, relative to the package document.
  var path: String { rawValue + ".xhtml" }
}

extension Section {
  /// The chapters of the section and below, in reading order.
  fileprivate var chapters: [Chapter] {
    guard case .chapter(let chapter) = content else { return children.flatMap(\.chapters) }
    return chapter.withDescendants + children.flatMap(\.chapters)
  }
}

extension Chapter {
  fileprivate var withDescendants: [Chapter] { [self] + children.flatMap(\.withDescendants) }
}

extension Chapter.Kind {
  /// Where in the book a chapter of this kind stands.
  var matter: PageFrame.Matter {
    switch self {
    case .chapter, .part, .tale, .prologue, .epilogue, .interlude, .letter: .body
    case .preface, .foreword, .introduction, .dedication, .epigraph: .front
    case .afterword, .appendix, .boilerplate: .back
    }
  }
}

extension Picture.MediaType {
  /// The end of a file's name.
  var suffix: String {
    switch self {
    case .jpeg: "jpg"
    case .png: "png"
    case .gif: "gif"
    case .svg: "svg"
    case .webp: "webp"
    }
  }

  /// Pictures are compressed already, but for drawings.
  var method: PackedData.Method { self == .svg ? .deflated : .stored }
}

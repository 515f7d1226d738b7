internal import StoryModel

/// Lays out a book as the resources of a publication.
struct PublicationPlanner {
  /// Above this many bytes of markup a chapter is split; some readers are slow with larger pages.
  static let pageLimit = 250_000

  private(set) var publication: Publication
  private var names: [String] = []
  private var nextChapter = 0
  private var ids: Set<String> = []

  init(publication: Publication) {
    self.publication = publication
  }

  /// Adds everything that a book holds.
  mutating func add(_ book: Book) {
    addResources(of: book)
    var chapters = ChapterNames(reserved: Set(FixedPage.allCases.map(\.rawValue)))
    let all = book.sections.flatMap(\.chapters)
    names = chapters.names(for: all)
    publication.pictureAccess = PictureAccess(of: all, shown: publication.pictures)
    if book.cover != nil { addCover(book) }
    let isSinglePiece = all.count(where: { $0.kind != .boilerplate }) == 1
    publication.contents = entries(of: book.sections, level: 1, isSinglePiece: isSinglePiece)
    addNavigation()
  }

  private mutating func addResources(of book: Book) {
    for sheet in book.styleSheets {
      let path = "css/\(sheet.name)"
      publication.styleSheets.append(path)
      add(path, "text/css", .bytes(sheet.bytes, .deflated))
    }
    // Dictionaries have no order of their own.
    for (source, picture) in book.pictures.sorted(by: { $0.key < $1.key }) {
      let name = Slug.make(source.split(separator: "/").last?.split(separator: ".").first ?? "")
      let path = "images/\(name.isEmpty ? "image" : name)-\(Slug.hash(source.utf8)).\(picture.mediaType.suffix)"
      publication.pictures[source] = path
      add(path, picture.mediaType.rawValue, .bytes(picture.bytes, picture.mediaType.method))
    }
    if let cover = book.cover {
      let path = "images/cover.\(cover.mediaType.suffix)"
      add(
        path, cover.mediaType.rawValue, .bytes(cover.bytes, cover.mediaType.method), id: "cover-image",
        properties: "cover-image")
    }
  }

  private mutating func addCover(_ book: Book) {
    let picture = "images/cover.\(book.cover!.mediaType.suffix)"
    let frame = PageFrame(title: publication.wording[.cover], language: publication.language, bodyClass: "cover")
    addPage(FixedPage.cover.rawValue, Page(frame: frame, body: .cover(picture: picture)))
    publication.landmarks.append(
      Landmark(type: "cover", title: publication.wording[.cover], target: FixedPage.cover.path))
  }

  /// Puts the navigation document among the pages.
  private mutating func addContentsPage() {
    let path = FixedPage.contents.path
    add(path, "application/xhtml+xml", .navigation, id: "nav", properties: "nav", isInSpine: true)
    publication.landmarks.append(Landmark(type: "toc", title: publication.wording[.contents], target: path + "#toc"))
  }

  private mutating func addNavigation() {
    if !publication.items.contains(where: { $0.properties == "nav" }) {
      add(FixedPage.contents.path, "application/xhtml+xml", .navigation, id: "nav", properties: "nav")
    }
    add("toc.ncx", "application/x-dtbncx+xml", .ncx, id: "ncx")
  }

  /// Adds the pages of sections and returns their entries in the contents.
  private mutating func entries(of sections: [Section], level: Int, isSinglePiece: Bool) -> [ContentsEntry] {
    var entries: [ContentsEntry] = []
    for section in sections {
      switch section.content {
      case .titlePage(let titlePage):
        let title = publication.wording[.titlePage]
        let frame = PageFrame(title: titlePage.title, language: publication.language, matter: .front)
        addPage(FixedPage.titlePage.rawValue, Page(frame: frame, body: .titlePage(titlePage)))
        publication.landmarks.append(Landmark(type: "titlepage", title: title, target: FixedPage.titlePage.path))
      case .header(let fields):
        let title = publication.wording[.header]
        let frame = PageFrame(title: title, language: publication.language, matter: .front)
        addPage(FixedPage.header.rawValue, Page(frame: frame, body: .header(fields)))
        entries.append(ContentsEntry(title: title, target: FixedPage.header.path, children: []))
      case .contents: addContentsPage()
      case .colophon(let colophon):
        let frame = PageFrame(
          title: publication.wording[.colophon], language: publication.language, matter: .back)
        addPage(FixedPage.colophon.rawValue, Page(frame: frame, body: .colophon(colophon)))
      case .chapter(let chapter):
        var entry = addChapter(chapter, level: level, isSinglePiece: isSinglePiece)
        let below = chapter.children.map { Section(.chapter($0)) } + section.children
        entry.children += self.entries(of: below, level: level + 1, isSinglePiece: false)
        if chapter.kind != .boilerplate { entries.append(entry) }
      }
      if case .chapter = section.content { continue }
      entries += self.entries(of: section.children, level: level, isSinglePiece: isSinglePiece)
    }
    return entries
  }

  private mutating func addChapter(_ chapter: Chapter, level: Int, isSinglePiece: Bool) -> ContentsEntry {
    let name = names[nextChapter]
    nextChapter += 1
    let matter = chapter.kind.matter
    let title = contentsTitle(of: chapter, isSinglePiece: isSinglePiece)
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
      addPage(pageName, Page(frame: frame, body: .chapter(page)))
    }
    let path = "\(name).xhtml"
    if matter == .body, !publication.landmarks.contains(where: { $0.type == "bodymatter" }) {
      publication.landmarks.append(
        Landmark(type: "bodymatter", title: publication.wording[.bodymatter], target: path))
    }
    return ContentsEntry(title: title, target: path, children: sections)
  }

  /// The headings among blocks with their words; those directly below the chapter's own have an identifier, for they are
  /// in the contents too.
  private func headings(in blocks: ArraySlice<Block>) -> [(id: String?, words: String)] {
    var headings: [(id: String?, words: String)] = []
    var taken: Set<String> = ["heading"]
    for block in blocks {
      guard case .heading(let level, let inlines) = block else { continue }
      let words = inlines.plainText
      guard level <= 1, !words.isBlank else {
        headings.append((nil, words))
        continue
      }
      let name = Slug.make(words)
      let base = name.isEmpty ? "section" : name
      var id = base
      var count = 1
      while !taken.insert(id).inserted {
        count += 1
        id = "\(base)-\(count)"
      }
      headings.append((id, words))
    }
    return headings
  }

  /// What the contents call a chapter: its number and title; the book's title for a story told in one piece, the opening
  /// words for a chapter without any.
  private func contentsTitle(of chapter: Chapter, isSinglePiece: Bool) -> String {
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

  private mutating func addPage(_ name: String, _ page: Page) {
    add("\(name).xhtml", "application/xhtml+xml", .page(page), id: name, isInSpine: true)
  }

  private mutating func add(
    _ path: String, _ mediaType: String, _ content: ManifestItem.Content, id: String? = nil, properties: String? = nil,
    isInSpine: Bool = false
  ) {
    // A path has a full stop or a slash, which no name has: an identifier made from it meets no other.
    let id = id ?? "r." + path.map { $0 == "/" ? "." : $0 }
    publication.items.append(
      ManifestItem(
        path: path, id: id, mediaType: mediaType, properties: properties, isInSpine: isInSpine, content: content))
  }
}

/// The pages whose names say what they are.
enum FixedPage: String, CaseIterable {
  case cover
  case titlePage = "title-page"
  case header = "about"
  case contents = "nav"
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

public import StoryModel

/// The plan of one EPUB: its resources with their names, the contents, the landmarks. Pages are written when it is packed.
public struct Publication: Sendable {
  /// What the package document says about the book.
  package let metadata: BookMetadata
  /// The device that the book is made for.
  package let device: Device
  /// The book's language.
  package let language: LanguageTag
  /// What pages refer to outside themselves, as paths relative to where they stand.
  package internal(set) var references: PageReferences
  /// What the resources come from, in their order.
  package internal(set) var sources: [ResourceSource] = []
  /// The contents, as the navigation document and the NCX show them.
  package internal(set) var contents: [ContentsEntry] = []
  /// The places that a reader's menu may offer.
  package internal(set) var landmarks: [Landmark] = []
  /// The pages of the printed source, in their order.
  package internal(set) var pageList: [ContentsEntry] = []
  /// What the book's pictures mean to those who can't see them.
  package internal(set) var pictureAccess = PictureAccess.none
  /// Whether there is a picture on the cover.
  package internal(set) var hasCover = false
  /// The files of the archive that the manifest does not list, in their order, before all that it lists.
  package internal(set) var unlisted = UnlistedFile.usual

  /// Plans the publication of a book.
  ///
  /// - Throws: `EPUBError` with the code `invalidBook` where no valid EPUB can say what the metadata says.
  public init(book: Book, for device: Device = .any) throws(EPUBError) {
    var planner = try PublicationPlanner(book.metadata, device)
    planner.add(styleSheets: book.styleSheets)
    try planner.add(pictures: book.pictures)
    planner.nameChapters(of: book.sections)
    if let cover = book.cover { try planner.add(cover: cover) }
    planner.add(book.sections, level: 1)
    planner.addNavigation()
    self = planner.publication
  }

  /// Plans the pages of a story that will stand in a folder of an anthology: without cover and navigation, and with the
  /// anthology's style sheets.
  init(story: Book, for device: Device) throws(EPUBError) {
    var planner = try PublicationPlanner(story.metadata, device)
    planner.publication.references.styleSheets = story.styleSheets.map { "../css/\($0.name)" }
    try planner.add(pictures: story.pictures)
    planner.nameChapters(of: story.sections)
    planner.add(story.sections, level: 2)
    self = planner.publication
  }

  /// Plans the publication of an anthology.
  ///
  /// - Throws: `EPUBError` with the code `invalidBook` where no valid EPUB can say what the metadata says.
  public init(anthology: Anthology, for device: Device = .any) throws(EPUBError) {
    var planner = try PublicationPlanner(anthology.metadata, device)
    planner.add(styleSheets: anthology.styleSheets)
    planner.nameChapters(of: anthology.front + anthology.parts.compactMap(\.opening) + anthology.back)
    if let cover = anthology.cover { try planner.add(cover: cover) }
    planner.add(anthology.front, level: 1)
    for part in anthology.parts { planner.add(part) }
    planner.add(anthology.back, level: 1)
    planner.addNavigation()
    self = planner.publication
  }

  /// Starts the publication of something that has this metadata.
  init(metadata: BookMetadata, device: Device) throws(EPUBError) {
    self.metadata = metadata
    self.device = device
    language = try metadata.validated()
    references = PageReferences(styleSheets: [], pictures: [:], wording: Wording(language: language))
  }

  /// The resources: the pages are in reading order, the rest in an order of its own. Those of an anthology's stories are
  /// listed one story at a time.
  package var items: some Collection<ManifestItem> { sources.lazy.flatMap(\.items) }

  /// The identifiers of the pages, in reading order.
  var spine: some Sequence<String> { sources.lazy.flatMap(\.spine) }

  /// Adds a file beside the publication, in `META-INF/`: it belongs to whoever made the book.
  ///
  /// - Parameters:
  ///   - name: the file's name.
  ///   - content: gives its bytes when the book is packed.
  public mutating func addCompanion(_ name: String, content: @escaping @Sendable () -> [UInt8]) {
    let file = UnlistedFile(path: "META-INF/" + name, content: .companion(content))
    // The package document is the last of these files.
    unlisted.insert(file, at: unlisted.count - 1)
  }

  /// The words that the book says of itself.
  package var wording: Wording { references.wording }
}

extension BookMetadata {
  /// Checks what EPUB demands of a package document's metadata, and returns the language.
  fileprivate func validated() throws(EPUBError) -> LanguageTag {
    func require(_ holds: Bool, _ context: String, _ message: String) throws(EPUBError) {
      if !holds { throw EPUBError(.invalidBook, context, message) }
    }
    try require(!title.isBlank, "reading the title", "it is blank")
    try require(!identifier.isBlank, "reading the identifier", "it is blank")
    try require(
      W3CDate(modified)?.isUTCSecond == true, "reading the time of modification",
      "“\(modified)” is not of the form CCYY-MM-DDThh:mm:ssZ")
    if let published {
      try require(W3CDate(published) != nil, "reading the date of publication", "“\(published)” is no W3CDTF date")
    }
    guard let language = LanguageTag(language) else {
      throw EPUBError(.invalidBook, "reading the language", "“\(language)” is no language tag (BCP 47)")
    }
    return language
  }
}

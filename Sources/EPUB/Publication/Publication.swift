public import StoryModel

/// The plan of one EPUB: its resources with their names, the contents, the landmarks. Pages are written when it is packed.
public struct Publication: Sendable {
  /// What the package document says about the book.
  package let metadata: BookMetadata
  /// The book's language.
  package let language: LanguageTag
  /// The words that the book says of itself.
  package let wording: Wording
  /// The resources: the navigation document and the pages in reading order, then what they refer to.
  package internal(set) var items: [ManifestItem] = []
  /// The contents, as the navigation document and the NCX show them.
  package internal(set) var contents: [ContentsEntry] = []
  /// The places that a reader's menu may offer.
  package internal(set) var landmarks: [Landmark] = []
  /// The paths of the style sheets, relative to the package document.
  package internal(set) var styleSheets: [String] = []
  /// The paths of the pictures, relative to the package document, by the source that the story names them with.
  package internal(set) var pictures: [String: String] = [:]
  /// What the book's pictures mean to those who can't see them.
  package internal(set) var pictureAccess = PictureAccess.none

  /// Plans the publication of a book.
  ///
  /// - Throws: `EPUBError` with the code `invalidBook` where no valid EPUB can say what the metadata says.
  public init(book: Book) throws(EPUBError) {
    let language = try book.metadata.validated()
    var planner = PublicationPlanner(publication: Publication(metadata: book.metadata, language: language))
    planner.add(book)
    self = planner.publication
  }

  private init(metadata: BookMetadata, language: LanguageTag) {
    self.metadata = metadata
    self.language = language
    wording = Wording(language: language)
  }
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

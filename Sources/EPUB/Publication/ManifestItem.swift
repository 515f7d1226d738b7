package import StoryModel

/// One resource of a publication (EPUB 3.3, section 5.6.2): what the manifest says of it, and where its bytes come from.
package struct ManifestItem: Sendable {
  /// Where a resource's bytes come from.
  package enum Content: Sendable {
    /// An XHTML page, written when the book is packed.
    indirect case page(Page)
    /// The navigation document.
    case navigation
    /// The NCX of EPUB 2, for old readers.
    case ncx
    /// Bytes as they are: a style sheet, a picture.
    case bytes([UInt8], PackedData.Method)
    /// A page or picture of a story that is packed already.
    case pressed(PressedContent)
  }

  /// The path, relative to the package document; ASCII.
  package var path: String
  /// The identifier in the package document.
  package var id: String
  /// The media type.
  package var mediaType: String
  /// The manifest properties (`nav`, `cover-image`), separated by spaces; `nil` for none.
  package var properties: String?
  /// Whether the resource is one of the pages that are read in order.
  package var isInSpine: Bool
  /// Where the bytes come from.
  package var content: Content
}

/// What one or several of a publication's resources come from.
package indirect enum ResourceSource: Sendable {
  /// A resource by itself.
  case item(ManifestItem)
  /// A story of an anthology: what the manifest says of its resources is made when it is written, for thousands of
  /// stories are kept until then.
  case story(PressedStory)

  /// The resources.
  var items: [ManifestItem] {
    switch self {
    case .item(let item): [item]
    case .story(let story): story.resources.map { ManifestItem($0, in: story.folder) }
    }
  }

  /// The identifiers of the resources that are pages, in reading order.
  var spine: [String] {
    switch self {
    case .item(let item): item.isInSpine ? [item.id] : []
    case .story(let story): story.resources.filter(\.isPage).map { $0.identifier(in: story.folder) }
    }
  }
}

extension ManifestItem {
  /// The resource of a story in an anthology, by the story's folder.
  init(_ resource: PressedStory.Resource, in folder: String) {
    path = resource.path(in: folder)
    id = resource.identifier(in: folder)
    mediaType = resource.mediaType
    isInSpine = resource.isPage
    content = .pressed(resource.content)
  }

  /// A path as an identifier.
  static func identifier(_ path: String) -> String {
    if !path.utf8.contains(UInt8(ascii: "/")) { return path }
    return String(decoding: path.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
  }
}

extension PressedStory.Resource {
  /// The path in the anthology, relative to the package document.
  func path(in folder: String) -> String { folder.followed(by: path[...], behind: "/") }

  /// The identifier in the anthology's package document: a page's has the page's name without the suffix.
  func identifier(in folder: String) -> String {
    let name = ManifestItem.identifier(path)
    return isPage
      ? folder.followed(by: Substring(name.utf8.dropLast(".xhtml".utf8.count)), behind: ".")
      : folder.followed(by: name[...], behind: ".r.")
  }
}

extension String {
  /// The string with another behind a separator, in memory that is asked for once.
  func followed(by other: Substring, behind separator: String) -> String {
    var whole = ""
    whole.reserveCapacity(utf8.count + separator.utf8.count + other.utf8.count)
    whole += self
    whole += separator
    whole += other
    return whole
  }
}

/// One XHTML page of a book.
package struct Page: Sendable, Hashable {
  /// What is on the page.
  package enum Body: Sendable, Hashable {
    /// The cover's picture, by its path relative to the page.
    case cover(picture: String)
    case titlePage(TitlePage)
    case header([HeaderField])
    case chapter(ChapterPage)
    case authorIndex([IndexEntry])
    case permissions([Permission])
    case colophon(Colophon)
  }

  /// What surrounds the content.
  package var frame: PageFrame
  /// What is on the page.
  package var body: Body
}

/// A chapter, or a piece of a chapter too large for one page.
package struct ChapterPage: Sendable, Hashable {
  /// The chapter.
  package var chapter: Chapter
  /// The blocks of the chapter that stand on this page, by their indexes.
  package var blocks: Range<Int>
  /// How many pages of the chapter come before this one.
  package var piece: Int
  /// The level of the chapter's heading, from 1.
  package var headingLevel: Int
  /// The identifiers of the headings among the blocks, in order; `nil` for one that the contents don't name.
  package var headingIDs: [String?]
}

/// One of the places that a reader's menu may offer (EPUB 3.3, section 7.4.3).
package struct Landmark: Sendable, Hashable {
  /// What stands there, as a structural semantic.
  package var type: String
  /// The words for it.
  package var title: String
  /// The path of the page, relative to the package document.
  package var target: String
}

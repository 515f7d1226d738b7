/// What is bound: everything that the pages and the package document of one EPUB say.
public struct Book: Sendable, Hashable {
  /// What the package document says about the book.
  public var metadata: BookMetadata
  /// The pages in reading order; a section's children follow it and stand below it in the contents.
  public var sections: [Section]
  /// The style sheets, linked from every page in this order.
  public var styleSheets: [StyleSheet]
  /// The cover's picture; `nil` for a book without one.
  public var cover: Picture?
  /// The pictures that the pages show, by the source that an `Image` names; one that is missing is shown as its words.
  public var pictures: [String: Picture] = [:]

  /// Makes a book; its pictures are set afterwards.
  public init(metadata: BookMetadata, sections: [Section], styleSheets: [StyleSheet], cover: Picture? = nil) {
    self.metadata = metadata
    self.sections = sections
    self.styleSheets = styleSheets
    self.cover = cover
  }
}

/// What a package document says about its book (EPUB 3.3, section 5.5).
public struct BookMetadata: Sendable, Hashable {
  /// The unique identifier, a URI (`urn:uuid:...`).
  public var identifier: String
  /// The title.
  public var title: String
  /// Who made it, in order; each with a role.
  public var creators: [Contributor]
  /// Who else had a part in it.
  public var contributors: [Contributor] = []
  /// The language as a BCP 47 tag.
  public var language: String
  /// Statements of rights, disclaimers among them.
  public var rights: [String] = []
  /// What the book is about.
  public var summary: String?
  /// Subjects, one each.
  public var subjects: [String] = []
  /// The series or sets that the book belongs to.
  public var series: [Series] = []
  /// The date of publication as W3CDTF.
  public var published: String?
  /// When the book's content last changed, as `CCYY-MM-DDThh:mm:ssZ` (EPUB 3.3, section 5.5.6).
  public var modified: String
  /// Who publishes it.
  public var publisher: String?
  /// What it was made from: a URL or a description.
  public var source: String?

  /// Makes what a package document must say; the rest is set afterwards.
  public init(identifier: String, title: String, creators: [Contributor], language: String, modified: String) {
    self.identifier = identifier
    self.title = title
    self.creators = creators
    self.language = language
    self.modified = modified
  }
}

/// A page of the book, or several that belong together.
public struct Section: Sendable, Hashable {
  /// What is on the page.
  public enum Content: Sendable, Hashable {
    /// The title, the authors, the series.
    case titlePage(TitlePage)
    /// The story's header lines that the title page does not show: disclaimer, summary, notes, tags.
    case header([HeaderField])
    /// The table of contents as one of the pages; without it the contents are in the reader's menu alone.
    case contents
    /// A division of the story with its heading; its children are sections of their own.
    case chapter(Chapter)
    /// Who wrote what: the authors of an anthology in alphabetical order.
    case authorIndex([IndexEntry])
    /// What the stories of an anthology say of their rights.
    case permissions([Permission])
    /// What made the book, from which file and when.
    case colophon(Colophon)
  }

  /// What is on the page.
  public var content: Content
  /// The sections below this one, in reading order.
  public var children: [Section]

  /// Makes a section.
  public init(_ content: Content, children: [Section] = []) {
    self.content = content
    self.children = children
  }
}

/// What a title page shows; also the opening page of a story in an anthology.
public struct TitlePage: Sendable, Hashable {
  /// The title.
  public var title: String
  /// Who made it, with their roles.
  public var creators: [Contributor]
  /// The series and the place in it.
  public var series: [Series]
  /// Who publishes it.
  public var publisher: String?
  /// Header lines to show below: a story of an anthology opens with one page.
  public var header: [HeaderField] = []

  /// Makes a title page; its header lines are set afterwards.
  public init(title: String, creators: [Contributor], series: [Series] = [], publisher: String? = nil) {
    self.title = title
    self.creators = creators
    self.series = series
    self.publisher = publisher
  }
}

/// One author of an anthology, and what the author wrote.
public struct IndexEntry: Sendable, Hashable {
  /// A story of the anthology.
  public struct Work: Sendable, Hashable {
    /// The story's title.
    public var title: String
    /// The story's folder in the book.
    public var folder: String

    /// Makes a reference to a story.
    public init(title: String, folder: String) {
      self.title = title
      self.folder = folder
    }
  }

  /// The author's name as it is sorted.
  public var name: String
  /// What the author wrote, in the book's order.
  public var works: [Work]

  /// Makes an entry.
  public init(name: String, works: [Work]) {
    self.name = name
    self.works = works
  }
}

/// What a story of an anthology says of its rights.
public struct Permission: Sendable, Hashable {
  /// The story.
  public var work: IndexEntry.Work
  /// Who made it.
  public var creators: [Contributor]
  /// Statements of rights, disclaimers among them.
  public var rights: [String]

  /// Makes the statement of one story.
  public init(work: IndexEntry.Work, creators: [Contributor], rights: [String]) {
    self.work = work
    self.creators = creators
    self.rights = rights
  }
}

/// What a colophon says.
public struct Colophon: Sendable, Hashable {
  /// The program and its version (`Quire 0.1.0`).
  public var generator: String
  /// The names of the files that the book was made from.
  public var sources: [String]
  /// The day of the sources' last change (`2009-03-14`).
  public var date: String

  /// Makes a colophon.
  public init(generator: String, sources: [String], date: String) {
    self.generator = generator
    self.sources = sources
    self.date = date
  }
}

/// A style sheet of the book.
public struct StyleSheet: Sendable, Hashable {
  /// Its file name in the book, ASCII (`classic.css`).
  public var name: String
  /// Its bytes, UTF-8.
  public var bytes: [UInt8]

  /// Makes a style sheet.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A picture's bytes and their type.
public struct Picture: Sendable, Hashable {
  /// The picture formats that every EPUB reader shows (EPUB 3.3, section 3.2).
  public enum MediaType: String, Sendable, Hashable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case gif = "image/gif"
    case svg = "image/svg+xml"
    case webp = "image/webp"
  }

  /// What format it is in.
  public var mediaType: MediaType
  /// The file's bytes.
  public var bytes: [UInt8]

  /// Makes a picture.
  public init(mediaType: MediaType, bytes: [UInt8]) {
    self.mediaType = mediaType
    self.bytes = bytes
  }
}

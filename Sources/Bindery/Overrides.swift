public import StoryModel

/// What a person says about a story, over what is read from it: a sidecar's words, or the command's options.
/// A property that is `nil` leaves what was read as it is.
public struct Overrides: Sendable, Hashable {
  /// The title.
  public var title: String?
  /// The authors, in order, and who else had a part in the story.
  public var authors: [Contributor]?
  /// The language as a BCP 47 tag.
  public var language: String?
  /// Who publishes the book.
  public var publisher: String?
  /// The subjects, one each; they take the place of those that were read.
  public var subjects: [String]?
  /// Disclaimers and licences, one a statement.
  public var rights: [String]?
  /// The summary, in plain words.
  public var summary: String?
  /// The series that the story belongs to.
  public var series: [Series]?
  /// The day, month or year of publication as W3CDTF.
  public var published: String?
  /// Where the story was published.
  public var source: String?
  /// The book's identifier, a URI.
  public var identifier: String?
  /// The encoding of the story's file by its IANA name.
  public var encoding: String?
  /// A regular expression that marks the lines which are chapter headings.
  public var chapterPattern: String?
  /// The cover's file, relative to the story's folder.
  public var cover: String?
  /// Whether quotes, dashes and ellipses are set as a printer would.
  public var typography: Bool?

  /// Makes overrides that leave everything as it was read.
  public init() {}

  /// These overrides, with another's where these say nothing.
  ///
  /// - Parameter other: what counts less: a sidecar's words below the options.
  public func over(_ other: Overrides) -> Overrides {
    var merged = self
    merged.title = title ?? other.title
    merged.authors = authors ?? other.authors
    merged.language = language ?? other.language
    merged.publisher = publisher ?? other.publisher
    merged.subjects = subjects ?? other.subjects
    merged.rights = rights ?? other.rights
    merged.summary = summary ?? other.summary
    merged.series = series ?? other.series
    merged.published = published ?? other.published
    merged.source = source ?? other.source
    merged.identifier = identifier ?? other.identifier
    merged.encoding = encoding ?? other.encoding
    merged.chapterPattern = chapterPattern ?? other.chapterPattern
    merged.cover = cover ?? other.cover
    merged.typography = typography ?? other.typography
    return merged
  }

  /// Whether what the person said answers a doubt of the reading.
  package func settle(_ doubt: Diagnostic) -> Bool {
    switch doubt.code {
    case "title-guessed", "title-doubtful": title != nil
    case "author-guessed", "author-doubtful", "author-unknown": authors != nil
    case "language-guessed", "language-unknown": language != nil
    case "date-ambiguous", "date-unread": published != nil
    default: false
    }
  }

  /// What these overrides say that was not read already.
  ///
  /// A header line says more than its value (an address behind a name, emphasis in a summary): who repeats the value, as
  /// a drafted sidecar does, takes nothing of it away.
  package func news(to metadata: Metadata) -> Overrides {
    var news = self
    if title == metadata.title?.value { news.title = nil }
    if authors == metadata.authors.map(\.value) { news.authors = nil }
    if language == metadata.language?.value { news.language = nil }
    if publisher == metadata.publisher { news.publisher = nil }
    if subjects == metadata.subjects { news.subjects = nil }
    if rights == metadata.rights { news.rights = nil }
    if summary == metadata.summary { news.summary = nil }
    if series == metadata.series { news.series = nil }
    if published == metadata.published { news.published = nil }
    if source == metadata.source { news.source = nil }
    return news
  }

  /// Lays what the person said over what was read: in what the package document says, and in the header that the
  /// front matter shows.
  package func apply(to metadata: inout Metadata) {
    if let title {
      metadata.title = Attested(title)
      metadata.replaceHeader(.title, by: [])
    }
    if let authors {
      metadata.authors = authors.map { Attested($0) }
      metadata.replaceHeader(.author, by: [])
    }
    if let language {
      metadata.language = Attested(language)
      metadata.replaceHeader(.language, by: [])
    }
    if let publisher {
      metadata.publisher = publisher
      metadata.replaceHeader(.publisher, by: [])
    }
    if let subjects { metadata.subjects = subjects }
    if let rights {
      metadata.rights = rights
      metadata.replaceHeader(.disclaimer, by: rights)
    }
    if let summary {
      metadata.summary = summary
      metadata.replaceHeader(.summary, by: [summary])
    }
    if let series {
      metadata.series = series
      metadata.replaceHeader(.series, by: [])
    }
    if let published {
      metadata.published = published
      metadata.replaceHeader(.published, by: [published])
    }
    if let source {
      metadata.source = source
      metadata.replaceHeader(.source, by: [source])
    }
    if let identifier { metadata.identifier = identifier }
  }
}

extension Metadata {
  /// Puts words in the place of the header lines of one meaning, under the author's own label where there is one.
  fileprivate mutating func replaceHeader(_ term: HeaderField.Term, by paragraphs: [String]) {
    let place = header.firstIndex { $0.term == term } ?? header.endIndex
    let label = place < header.endIndex ? header[place].label : term.rawValue.capitalizedASCII
    header.removeAll { $0.term == term }
    guard !paragraphs.isEmpty else { return }
    let field = HeaderField(term: term, label: label, paragraphs: paragraphs.map { [.text($0)] })
    header.insert(field, at: min(place, header.endIndex))
  }
}

extension String {
  fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}

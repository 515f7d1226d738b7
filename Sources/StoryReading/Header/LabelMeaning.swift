internal import StoryModel

/// What a label means, finer than the terms of the model: a date of writing is not one of publication.
enum LabelMeaning: String, CaseIterable, Sendable {
  case title, subtitle, author, email, link, translator, editor, illustrator, disclaimer, summary, fandom, relationship
  case characters, genre, keywords, warning, rating, series, position, published, written, updated, language, source
  case publisher, identifier, note, dedication, feedback, archive, status, wordCount, chapterCount, chapterTitle
  case category, spoilers, beta, transcript, other

  /// The term of the model that says this.
  var term: HeaderField.Term {
    switch self {
    case .title: .title
    case .author: .author
    case .translator: .translator
    case .editor: .editor
    case .disclaimer: .disclaimer
    case .summary: .summary
    case .fandom: .fandom
    case .relationship: .relationship
    case .characters: .characters
    case .genre: .genre
    case .keywords: .keywords
    case .warning: .warning
    case .rating: .rating
    case .series, .position: .series
    case .published, .written: .published
    case .updated: .updated
    case .language: .language
    case .source: .source
    case .publisher: .publisher
    case .identifier: .identifier
    case .note: .note
    case .dedication: .dedication
    case .feedback: .feedback
    case .archive: .archive
    case .status: .status
    case .wordCount: .wordCount
    case .chapterCount: .chapterCount
    case .category: .category
    case .spoilers: .spoilers
    case .beta: .beta
    case .subtitle, .email, .link, .illustrator, .chapterTitle, .transcript, .other: .other
    }
  }

  /// Whether the value is running text, which may take several lines and paragraphs.
  var isWordy: Bool {
    switch self {
    case .disclaimer, .summary, .note, .dedication, .feedback, .archive, .warning, .spoilers, .beta: true
    case .title, .subtitle, .author, .email, .link, .translator, .editor, .illustrator, .fandom, .relationship,
      .characters, .genre, .keywords, .rating, .series, .position, .published, .written, .updated, .language, .source,
      .publisher, .identifier, .status, .wordCount, .chapterCount, .chapterTitle, .category, .transcript, .other:
      false
    }
  }

  /// Whether the value is a number, a date or a word, which never takes a second line.
  var isFact: Bool {
    switch self {
    case .email, .rating, .position, .published, .written, .updated, .language, .identifier, .status, .wordCount,
      .chapterCount:
      true
    default: false
    }
  }

  /// Whether the value is a list, which may take several lines.
  var isList: Bool {
    switch self {
    case .fandom, .relationship, .characters, .genre, .keywords, .category: true
    default: false
    }
  }
}

/// What a line of a mail's or news article's header is.
enum MailLabel: String, CaseIterable, Sendable {
  case from, to, subject, date, other
}

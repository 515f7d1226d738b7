internal import QuireResources
package import StoryModel
internal import Synchronization

/// The words that a book says of itself (`Contents`, `Scene break`), in one language; those of `resources/wording.txt`.
package struct Wording: Sendable, Hashable {
  /// Something that a book says of itself.
  package enum Key: String, Sendable, Hashable, CaseIterable {
    case cover, titlePage, header, contents, landmarks, pageList, bodymatter, colophon, licence, authorIndex,
      permissions,
      sceneBreak
    case continued, madeWith, madeFrom, lastChanged, accessibility, accessibilityPictures, accessibilityBarePictures
    case title, author, disclaimer, summary, fandom, relationship, characters, genre, keywords, warning, rating
    case series, published, updated, language, source, translator, illustrator, editor, publisher, identifier
    case note, dedication, feedback, archive, status, wordCount, chapterCount, category, spoilers, beta, other
  }

  /// The words by their keys in the resource, which are the names of `Key`.
  private let words: [String: String]

  /// What was read of the resource: a batch's books are in few languages.
  private static let known = Mutex<[String: [String: String]]>([:])

  /// The wording for a language; English for what the language has no word for.
  package init(language: LanguageTag) {
    words = Self.known.withLock { known in
      if let words = known[language.primary] { return words }
      var words = Self.words(of: "en")
      if language.primary != "en" { words.merge(Self.words(of: language.primary)) { $1 } }
      known[language.primary] = words
      return words
    }
  }

  /// What the book says for `key`.
  package subscript(_ key: Key) -> String { words[key.rawValue] ?? key.rawValue }

  /// The words in the section of a language; none where it has no section.
  private static func words(of language: String) -> [String: String] {
    var words: [String: String] = [:]
    words.reserveCapacity(Key.allCases.count)
    var isInSection = false
    for line in Resource.wording.lines {
      if line.first == UInt8(ascii: "[") {
        if isInSection { break }
        isInSection = line.dropFirst().dropLast().elementsEqual(language.utf8)
      } else if isInSection, let equals = line.firstIndex(of: UInt8(ascii: "=")) {
        let key = String(decoding: line[..<equals].dropLast(), as: UTF8.self)
        words[key] = String(decoding: line[equals...].dropFirst(2), as: UTF8.self)
      }
    }
    return words
  }

  /// The usual word for a header field's term.
  package subscript(_ term: HeaderField.Term) -> String { words[term.rawValue] ?? self[Key.other] }

  /// The word for somebody's part in the work.
  package subscript(_ role: Contributor.Role) -> String {
    switch role {
    case .author: self[Key.author]
    case .editor: self[Key.editor]
    case .translator: self[Key.translator]
    case .illustrator: self[Key.illustrator]
    }
  }
}

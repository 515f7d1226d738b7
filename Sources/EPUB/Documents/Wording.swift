internal import QuireResources
package import StoryModel

/// The words that a book says of itself (`Contents`, `Scene break`), in one language; those of `resources/wording.txt`.
package struct Wording: Sendable, Hashable {
  /// Something that a book says of itself.
  package enum Key: String, Sendable, Hashable, CaseIterable {
    case cover, titlePage, header, contents, landmarks, bodymatter, colophon, licence, authorIndex, permissions,
      sceneBreak
    case continued, madeWith, madeFrom, lastChanged, accessibility, accessibilityPictures, accessibilityBarePictures
    case title, author, disclaimer, summary, fandom, relationship, characters, genre, keywords, warning, rating
    case series, published, updated, language, source, translator, illustrator, editor, publisher, identifier
    case note, dedication, feedback, archive, status, wordCount, chapterCount, category, spoilers, beta, other
  }

  private let words: [Key: String]

  /// The wording for a language; English for what the language has no word for.
  package init(language: LanguageTag) {
    words = Self.english.merging(Self.read(section: language.primary)) { $1 }
  }

  private static let english = read(section: "en")

  /// Reads one section of `resources/wording.txt`.
  private static func read(section language: Substring) -> [Key: String] {
    let text = Resource.wording.bytes
    let heading = Array("[\(language)]".utf8)
    var words: [Key: String] = [:]
    var isInSection = false
    for line in text.split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: "[") {
        if isInSection { break }
        isInSection = line.elementsEqual(heading)
      } else if isInSection, let equals = line.firstIndex(of: UInt8(ascii: "=")) {
        // Key, space, equals sign, space, words.
        guard let key = Key(rawValue: String(decoding: line[..<(equals - 1)], as: UTF8.self)) else { continue }
        words[key] = String(decoding: line[(equals + 2)...], as: UTF8.self)
      }
    }
    return words
  }

  /// What the book says for `key`.
  package subscript(_ key: Key) -> String { words[key] ?? key.rawValue }

  /// The usual word for a header field's term.
  package subscript(_ term: HeaderField.Term) -> String { self[Key(rawValue: term.rawValue) ?? .other] }

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

internal import QuireResources
package import StoryModel

/// The words that a book says of itself (`Contents`, `Scene break`), in one language; those of `resources/wording.txt`.
package struct Wording: Sendable, Hashable {
  /// Something that a book says of itself.
  package enum Key: String, Sendable, Hashable, CaseIterable {
    case cover, titlePage, header, contents, landmarks, bodymatter, colophon, licence, sceneBreak, continued
    case madeWith, madeFrom, lastChanged, accessibility, accessibilityPictures, accessibilityBarePictures
    case title, author, disclaimer, summary, fandom, relationship, characters, genre, keywords, warning, rating
    case series, published, updated, language, source, translator, illustrator, editor, publisher, identifier
    case note, dedication, feedback, archive, status, wordCount, chapterCount, category, spoilers, beta, other
  }

  private let words: [Key: String]

  /// The wording for a language; English for what the language has no word for.
  package init(language: LanguageTag) {
    let text = String(decoding: Resource.wording.bytes, as: UTF8.self)
    var words: [Key: String] = [:]
    var section: Substring = ""
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = Substring(line)
      if line.utf8.first == UInt8(ascii: "[") {
        section = line.dropFirst().dropLast()
      } else if section == "en" || section == language.primary, let equals = line.utf8.firstIndex(of: UInt8(ascii: "="))
      {
        guard let key = Key(rawValue: String(line[..<equals].dropLast())) else { continue }
        words[key] = String(line[line.utf8.index(equals, offsetBy: 2)...])
      }
    }
    self.words = words
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

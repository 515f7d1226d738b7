internal import QuireResources
package import StoryModel

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

  /// Where the language's section stands in the resource, and where English, which lacks nothing.
  private let sections: [Range<Int>]

  /// The wording for a language; English for what the language has no word for.
  package init(language: LanguageTag) {
    let names = language.primary == "en" ? ["en"] : [String(language.primary), "en"]
    sections = names.compactMap(Self.section)
  }

  /// What the book says for `key`; it is looked up when it is said, for no book says all of it.
  package subscript(_ key: Key) -> String {
    for section in sections {
      if let words = Self.words(for: key.rawValue, in: section) { return words }
    }
    return key.rawValue
  }

  /// Where the section of a language stands, its heading left out.
  private static func section(_ language: String) -> Range<Int>? {
    let text = Resource.wording.bytes
    var start: Int?
    var at = 0
    while at < text.count {
      let end = text[at...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      if text[at] == UInt8(ascii: "[") {
        if let start { return start..<at }
        if text[(at + 1)..<(end - 1)].elementsEqual(language.utf8) { start = end + 1 }
      }
      at = end + 1
    }
    return start.map { $0..<text.count }
  }

  /// The words behind `key = ` in a section.
  private static func words(for key: String, in section: Range<Int>) -> String? {
    let text = Resource.wording.bytes
    var at = section.lowerBound
    while at < section.upperBound {
      let end = text[at..<section.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? section.upperBound
      let line = text[at..<end]
      if line.starts(with: key.utf8), line.dropFirst(key.utf8.count).starts(with: " = ".utf8) {
        return String(decoding: line.dropFirst(key.utf8.count + 3), as: UTF8.self)
      }
      at = end + 1
    }
    return nil
  }

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

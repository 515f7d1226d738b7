package import StoryModel
public import StoryReading

/// How books are to be called, as a person says it: `{author} - {title}`.
///
/// A pattern that holds a `/` says the folders too, from the output folder down.
public struct NamePattern: Sendable, Hashable {
  /// What stands in braces.
  package enum Field: String, Sendable, Hashable, CaseIterable {
    case title, author, series, position, language, published, name
  }

  private typealias Template = FieldTemplate<Field>

  /// The templates of each level, the book's own name last.
  private let levels: [Template]

  /// Whether the pattern names folders.
  var namesFolders: Bool { levels.count > 1 }

  /// Reads a pattern.
  ///
  /// - Throws: an error where a brace is not closed, a field is unknown, or there is no field.
  public init(_ pattern: String) throws(ReadingError) {
    var levels: [Template] = []
    for level in pattern.split(separator: "/") { levels.append(try Template(level, Self.what)) }
    let hasField = levels.last?.pieces.contains { if case .field = $0 { true } else { false } }
    guard hasField == true else { throw Template.error(Self.what, "would call every book the same") }
    self.levels = levels
  }

  private static let what = "name pattern"

  /// What a book is called, level by level, safe on every file system; a level that says nothing is left out, and a
  /// book that would have no name keeps its story's.
  ///
  /// - Parameter stem: the name of the story's file, without its suffix.
  package func names(of metadata: Metadata, stem: String) -> [String] {
    let folders = levels.dropLast().compactMap { SafeName.make(Self.filled($0, metadata, stem)) }
    let name = levels.last.flatMap { SafeName.make(Self.filled($0, metadata, stem)) }
    return folders + [name ?? SafeName.make(stem) ?? "story"]
  }

  private static func filled(_ template: Template, _ metadata: Metadata, _ stem: String) -> String {
    var text = ""
    for piece in template.pieces {
      switch piece {
      case .text(let words): text += words
      case .field(let field):
        let value = value(of: field, metadata, stem)
        if value.isEmpty { text.append(gap) } else { text += value }
      }
    }
    return withoutGaps(text)
  }

  /// Stands for a field that says nothing; no name holds it.
  private static let gap: Character = "\u{0}"

  private static func value(of field: Field, _ metadata: Metadata, _ stem: String) -> String {
    switch field {
    case .title: metadata.title?.value ?? ""
    case .author: authors(of: metadata)
    case .series: metadata.series.first?.name ?? ""
    case .position: metadata.series.first?.position ?? ""
    case .language: metadata.language?.value ?? ""
    case .published: metadata.published ?? ""
    case .name: stem
    }
  }

  /// The authors as a shelf mark has them: all of up to three, else the first and that there are others.
  private static func authors(of metadata: Metadata) -> String {
    let names = metadata.authors.map(\.value).filter { $0.role == .author }.map(\.name)
    return names.count > 3 ? names[0] + " et al." : names.joined(separator: ", ")
  }

  /// A text without the fields that say nothing: with each goes what parts it from the field before it, or from the one
  /// behind it where it is the first, and the brackets around it.
  private static func withoutGaps(_ text: String) -> String {
    var rest = text
    while let place = rest.firstIndex(of: gap) {
      var start = place
      while start > rest.startIndex, rest[rest.index(before: start)].isJoint { start = rest.index(before: start) }
      var end = rest.index(after: place)
      let before = start > rest.startIndex ? rest[rest.index(before: start)] : nil
      if before.map({ $0.isOpening }) ?? true {
        while end < rest.endIndex, rest[end].isJoint { end = rest.index(after: end) }
        // Nothing is left in the brackets.
        if let before, end < rest.endIndex, rest[end].closes(before) {
          end = rest.index(after: end)
          start = rest.index(before: start)
          while start > rest.startIndex, rest[rest.index(before: start)].isJoint { start = rest.index(before: start) }
        }
      }
      rest.replaceSubrange(start..<end, with: "")
    }
    return rest
  }
}

extension Character {
  /// Whether the character parts the fields of a name.
  fileprivate var isJoint: Bool { " -–—_,.#;".contains(self) }

  fileprivate var isOpening: Bool { "([{".contains(self) }

  fileprivate func closes(_ bracket: Character) -> Bool { ["()", "[]", "{}"].contains("\(bracket)\(self)") }
}

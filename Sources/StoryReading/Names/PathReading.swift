package import StoryModel

/// What a story's folders and name say of it, by the pattern that the person gave for them.
package struct PathReading: Sendable, Hashable {
  /// The title.
  package private(set) var title: String?
  /// The authors.
  package private(set) var authors: [Contributor]?
  /// The series and the place in it.
  package private(set) var series: Series?
  /// The language as a BCP 47 tag.
  package private(set) var language: String?
  /// Who published the story.
  package private(set) var publisher: String?
  /// What the story is about.
  package private(set) var subject: String?
  /// The date of publication as W3CDTF.
  package private(set) var published: String?
  /// What a person should know about the reading.
  package private(set) var findings: [Finding] = []

  /// Reads a path.
  ///
  /// - Parameters:
  ///   - components: the folders and the file's name without its suffix, the name last, as the file system's bytes.
  ///   - pattern: what they mean.
  package init(_ components: [some Sequence<UInt8>], by pattern: PathPattern) {
    let path = components.map { FileName.text(of: Array($0)) }
    guard let values = pattern.values(in: path) else {
      let place = path.suffix(pattern.depth).joined(separator: "/")
      findings.append(
        Finding(
          .warning, "path-pattern-unmatched", "the path pattern does not fit “\(place)”, which says nothing then",
          remedy: "rename the file, or correct --path-pattern"))
      return
    }
    title = values[.title].map { Self.words($0)?.asTitle ?? $0 }
    authors = values[.author].map(Self.authors)
    series = values[.series].map { Series(name: Self.words($0)?.asTitle ?? $0, position: values[.position]) }
    publisher = values[.publisher]
    subject = values[.subject]
    language = values[.language].flatMap { read($0, as: "language", LanguageName.tag) }
    published = values[.published].flatMap { read($0, as: "date", Self.date) }
  }

  /// A value that has to be understood; one that is not is a finding.
  private mutating func read(_ value: String, as kind: String, _ meaning: (String) -> String?) -> String? {
    let found = meaning(value)
    if found == nil {
      findings.append(
        Finding(
          .warning, "path-pattern-unmatched", "the path names “\(value)” for a \(kind), which it is not",
          remedy: "rename it, or correct --path-pattern"))
    }
    return found
  }

  /// A date as W3CDTF; `nil` for a day that no calendar has.
  private static func date(_ value: String) -> String? {
    Dates().read(value).flatMap { $0.isImpossible ? nil : $0.w3cdtf }
  }

  private static func authors(_ value: String) -> [Contributor] {
    let names = Names.read(words(value)?.asPerson.name ?? value, mayBeInverted: true)
    return names.isEmpty ? [Contributor(name: value)] : names
  }

  /// The words of a value that programs or old file systems parted (`the_dark_lamp`); `nil` where a person wrote it as
  /// it is to be read.
  private static func words(_ value: String) -> Words? {
    value.contains(" ") || !value.contains(where: { "_-+".contains($0) }) ? nil : Words(value)
  }
}

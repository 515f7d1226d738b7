internal import StoryModel
package import StoryReading

/// The file beside a story, `<stem>.yaml`, in which a person says what counts over the story's own words.
package enum Sidecar {
  /// The keys of a sidecar, in the order in which one is written.
  enum Key: String, CaseIterable {
    case title, author, authors, language, rights, summary, subjects, series, published, source, publisher, identifier
    case cover, encoding
    case chapterPattern = "chapter-pattern"
    case typography
  }

  /// The keys of an author who is more than a name.
  enum ContributorKey: String, CaseIterable {
    case name
    case fileAs = "file-as"
    case role
  }

  /// The keys of a series that has a place for the story.
  enum SeriesKey: String, CaseIterable {
    case name, position
  }

  /// Reads a sidecar.
  ///
  /// - Parameter yaml: the file's bytes.
  /// - Throws: an error with the line where it is not YAML, a key is unknown, or a value can't be what it is for.
  package static func read(_ yaml: [UInt8]) throws(ReadingError) -> Overrides {
    try overrides(from: YAMLReader.read(yaml))
  }

  /// Reads what a sidecar says from its values, as they also stand under a story of an anthology's file.
  package static func overrides(from node: YAMLNode) throws(ReadingError) -> Overrides {
    var overrides = Overrides()
    for (key, value) in try node.entries("the sidecar", keys: Key.self) {
      switch key {
      case .title: overrides.title = try value.text(key.rawValue)
      case .author, .authors:
        guard overrides.authors == nil else { throw value.mismatch(key.rawValue, "named once: “authors” will do") }
        overrides.authors = try contributors(value, key.rawValue)
      case .language: overrides.language = try language(value, key.rawValue)
      case .rights:
        overrides.rights = try listed(value) { value throws(ReadingError) in try value.passages(key.rawValue) }
      case .summary: overrides.summary = try value.passage(key.rawValue)
      case .subjects:
        overrides.subjects = try listed(value) { value throws(ReadingError) in try value.texts(key.rawValue) }
      case .series: overrides.series = try listed(value, series)
      case .published: overrides.published = try date(value, key.rawValue)
      case .source: overrides.source = try value.text(key.rawValue)
      case .publisher: overrides.publisher = try value.text(key.rawValue)
      case .identifier: overrides.identifier = try value.text(key.rawValue)
      case .cover: overrides.cover = try value.verbatim(key.rawValue)
      case .encoding: overrides.encoding = try value.text(key.rawValue)
      case .chapterPattern: overrides.chapterPattern = try value.verbatim(key.rawValue)
      case .typography: overrides.typography = try value.flag(key.rawValue)
      }
    }
    return overrides
  }

  /// A list that a value gives; `nil` where it gives none, `[]` where it says that there is nothing.
  private static func listed<Element>(
    _ value: YAMLNode, _ read: (YAMLNode) throws(ReadingError) -> [Element]
  ) throws(ReadingError) -> [Element]? {
    value.content == .null ? nil : try read(value)
  }

  private static func contributors(_ value: YAMLNode, _ name: String) throws(ReadingError) -> [Contributor]? {
    if value.content == .null { return nil }
    var contributors: [Contributor] = []
    for element in value.elements {
      guard case .mapping = element.content else {
        if let text = try element.text(name) { contributors.append(Contributor(name: text)) }
        continue
      }
      var contributor = Contributor(name: "")
      for (key, value) in try element.entries(name, keys: ContributorKey.self) {
        switch key {
        case .name: contributor.name = try value.text(key.rawValue) ?? ""
        case .fileAs: contributor.fileAs = try value.text(key.rawValue)
        case .role: contributor.role = try role(value)
        }
      }
      guard !contributor.name.isEmpty else { throw element.mismatch(name, "a name, or have the key “name”") }
      contributors.append(contributor)
    }
    return contributors
  }

  private static func role(_ value: YAMLNode) throws(ReadingError) -> Contributor.Role {
    let text = try value.text("role")
    switch text?.lowercased() {
    case nil, "aut", "author": return .author
    case "edt", "editor": return .editor
    case "trl", "translator": return .translator
    case "ill", "illustrator": return .illustrator
    default: throw value.mismatch("role", "one of: author, editor, translator, illustrator")
    }
  }

  private static func series(_ value: YAMLNode) throws(ReadingError) -> [Series] {
    var all: [Series] = []
    for element in value.elements {
      guard case .mapping = element.content else {
        if let text = try element.text("series") { all.append(Series(name: text)) }
        continue
      }
      var series = Series(name: "")
      for (key, value) in try element.entries("series", keys: SeriesKey.self) {
        switch key {
        case .name: series.name = try value.text(key.rawValue) ?? ""
        case .position: series.position = try value.text(key.rawValue)
        }
      }
      guard !series.name.isEmpty else { throw element.mismatch("series", "a name, or have the key “name”") }
      all.append(series)
    }
    return all
  }

  private static func language(_ value: YAMLNode, _ name: String) throws(ReadingError) -> String? {
    guard let text = try value.text(name) else { return nil }
    guard let tag = LanguageName.tag(for: text) else {
      throw value.mismatch(name, "a language such as “en”, “pt-BR” or “Français”")
    }
    return tag
  }

  /// A date as W3CDTF wants it: a year, a month or a day.
  private static func date(_ value: YAMLNode, _ name: String) throws(ReadingError) -> String? {
    guard let text = try value.text(name) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil }
    let isDate =
      (1...3).contains(parts.count) && numbers.count == parts.count && parts[0].count == 4
      && parts.dropFirst().allSatisfy { $0.count == 2 } && (numbers.count < 2 || (1...12).contains(numbers[1]))
      && numbers[0] > 0 && (numbers.count < 3 || (1...days(of: numbers[1], in: numbers[0])).contains(numbers[2]))
    guard isDate else { throw value.mismatch(name, "a year, month or day: 2009, 2009-03 or 2009-03-14") }
    return text
  }

  /// How many days a month has.
  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

package import StoryModel

extension Sidecar {
  /// A sidecar that says what was understood of a story, for the person to correct.
  ///
  /// - Parameter metadata: what was understood.
  package static func write(_ metadata: Metadata) -> [UInt8] {
    var overrides = Overrides()
    overrides.title = metadata.title?.value
    overrides.authors = metadata.authors.isEmpty ? nil : metadata.authors.map(\.value)
    overrides.language = metadata.language?.value
    overrides.rights = metadata.rights.isEmpty ? nil : metadata.rights
    overrides.summary = metadata.summary
    overrides.subjects = metadata.subjects.isEmpty ? nil : metadata.subjects
    overrides.series = metadata.series.isEmpty ? nil : metadata.series
    overrides.published = metadata.published
    overrides.source = metadata.source
    overrides.publisher = metadata.publisher
    overrides.identifier = metadata.identifier
    return write(overrides)
  }

  /// A sidecar that reads back as the same overrides.
  package static func write(_ overrides: Overrides) -> [UInt8] {
    YAMLWriter.write(
      comment: [
        "What Quire understood of the story beside this file. Correct what is wrong and convert again:",
        "what stands here counts over the story's own words. Leave out what you have nothing to say of.",
      ], node(of: overrides))
  }

  /// What overrides say, as values.
  package static func node(of overrides: Overrides) -> YAMLNode {
    var entries: [YAMLNode.Entry] = []
    func add(_ key: Key, _ text: String?) {
      if let text { entries.append(.init(key.rawValue, YAMLNode(.scalar(text)))) }
    }
    func add(_ key: Key, _ list: [YAMLNode]?) {
      if let list { entries.append(.init(key.rawValue, list.count == 1 ? list[0] : YAMLNode(.sequence(list)))) }
    }
    add(.title, overrides.title)
    add(overrides.authors?.count == 1 ? .author : .authors, overrides.authors?.map(node))
    add(.language, overrides.language)
    add(.rights, overrides.rights?.map { YAMLNode(.scalar($0)) })
    add(.summary, overrides.summary)
    add(.subjects, overrides.subjects?.map { YAMLNode(.scalar($0)) })
    add(.series, overrides.series?.map(node))
    add(.published, overrides.published)
    add(.source, overrides.source)
    add(.publisher, overrides.publisher)
    add(.identifier, overrides.identifier)
    add(.cover, overrides.cover)
    add(.encoding, overrides.encoding)
    add(.chapterPattern, overrides.chapterPattern)
    add(.typography, overrides.typography.map { $0 ? "true" : "false" })
    return YAMLNode(.mapping(entries))
  }

  private static func node(of contributor: Contributor) -> YAMLNode {
    guard contributor.fileAs != nil || contributor.role != .author else { return YAMLNode(.scalar(contributor.name)) }
    var entries = [YAMLNode.Entry(ContributorKey.name.rawValue, YAMLNode(.scalar(contributor.name)))]
    if let fileAs = contributor.fileAs {
      entries.append(.init(ContributorKey.fileAs.rawValue, YAMLNode(.scalar(fileAs))))
    }
    if contributor.role != .author {
      let role =
        switch contributor.role {
        case .author: "author"
        case .editor: "editor"
        case .translator: "translator"
        case .illustrator: "illustrator"
        }
      entries.append(.init(ContributorKey.role.rawValue, YAMLNode(.scalar(role))))
    }
    return YAMLNode(.mapping(entries))
  }

  private static func node(of series: Series) -> YAMLNode {
    guard let position = series.position else { return YAMLNode(.scalar(series.name)) }
    return YAMLNode(
      .mapping([
        .init(SeriesKey.name.rawValue, YAMLNode(.scalar(series.name))),
        .init(SeriesKey.position.rawValue, YAMLNode(.scalar(position))),
      ]))
  }
}

internal import EPUB
internal import StoryModel

/// Everything that a book's bytes follow from, as one digest: Quire's version, the options, the story's files, their
/// names and times. Two runs whose recipes are equal make the same bytes.
struct Recipe {
  /// The digest.
  private(set) var digest = Digest()

  /// The recipe of one story's book.
  init(_ source: StorySource, _ options: ConversionOptions, modified: Timestamp) {
    digest.add(Quire.generator)
    digest.add(options)
    digest.add(source.overrides)
    digest.add(modified.seconds)
    digest.add(source.name)
    digest.add(source.file.bytes)
    for part in source.laterParts {
      digest.add(part.name)
      digest.add(part.file.bytes)
    }
    digest.add(source.sidecar?.bytes)
    digest.add(source.cover?.picture.bytes)
  }
}

extension Recipe {
  /// The recipe of an anthology, or of one of its volumes: its stories' recipes, and all that is said around them.
  init(_ pages: AnthologyPages, _ files: AnthologyFiles, _ options: ConversionOptions) {
    let plan = pages.plan
    digest.add(Quire.generator)
    digest.add(options)
    digest.add(plan.book)
    digest.add(plan.editors) { $0.add($1) }
    digest.add(plan.sources) { $0.add($1) }
    digest.add(files.digest)
    digest.add(pages.modified.seconds)
    digest.add(pages.volume.number)
    digest.add(pages.volume.count)
    for (part, stories) in zip(plan.parts, pages.volume.stories) {
      digest.add(part.title)
      digest.add(stories) {
        $0.add($1.recipe)
        $0.add($1.pressed.folder)
      }
    }
  }
}

extension Digest {
  /// Takes in the options that a book's bytes follow from; whether and where it is written is none of them.
  fileprivate mutating func add(_ options: ConversionOptions) {
    add(options.theme.rawValue)
    add(options.device.rawValue)
    add(Int(options.compression.rawValue))
    add(options.styleSheet?.bytes)
    switch options.cover {
    case .drawn: add("drawn")
    case .given(let supplied): add(supplied.picture.bytes)
    case .none: add("none")
    }
  }

  fileprivate mutating func add(_ overrides: Overrides) {
    add(overrides.title)
    add(overrides.authors) { $0.add($1) }
    add(overrides.language)
    add(overrides.publisher)
    add(overrides.subjects) { $0.add($1) }
    add(overrides.rights) { $0.add($1) }
    add(overrides.summary)
    add(overrides.series) {
      $0.add($1.name)
      $0.add($1.position)
    }
    add(overrides.published)
    add(overrides.source)
    add(overrides.identifier)
    add(overrides.encoding)
    add(overrides.chapterPattern)
    add(overrides.cover)
    add(overrides.typography.map { $0 ? "on" : "off" })
  }

  mutating func add(_ contributor: Contributor) {
    add(contributor.name)
    add(contributor.fileAs)
    add(contributor.role.rawValue)
  }

  mutating func add<Element>(_ list: [Element]?, _ addElement: (inout Digest, Element) -> Void) {
    add(list?.count ?? -1)
    for element in list ?? [] { addElement(&self, element) }
  }
}

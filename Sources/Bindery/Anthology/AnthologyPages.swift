internal import EPUB
internal import StoryModel
internal import StoryReading

/// The pages of an anthology that are not a story's, and what its package document says.
struct AnthologyPages {
  let plan: AnthologyPlan
  /// Which stories the book has.
  let volume: Volume
  /// When the newest of the book's files changed.
  let modified: Timestamp
  /// The stories in the book's order.
  let all: [AnthologyStory]
  /// Who made the book: the authors that the person names, else every author, each once.
  let authors: [Contributor]
  /// What the package document says: editors first; every author as a creator up to four, beyond that as contributors.
  let metadata: BookMetadata

  init(plan: AnthologyPlan, volume: Volume, modified: Timestamp) {
    self.plan = plan
    self.volume = volume
    self.modified = modified
    all = volume.stories.flatMap { $0 }
    authors = plan.book.authors ?? Self.authors(of: all)
    metadata = Self.metadata(plan, volume, all, authors, modified)
  }

  /// The title; that of a volume has its number.
  var title: String { metadata.title }

  /// The language of most words.
  private static func language(of stories: [AnthologyStory]) -> String {
    var words: [String: Int] = [:]
    for story in stories { words[story.facts.language, default: 0] += story.facts.words }
    return words.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "en"
  }

  /// The authors of stories, each once.
  private static func authors(of stories: [AnthologyStory]) -> [Contributor] {
    // As they are written first, for most are written in one way.
    var (written, seen): (Set<String>, Set<String>) = ([], [])
    return stories.flatMap(\.facts.creators).filter { person in
      person.role == .author && written.insert(person.name).inserted && seen.insert(person.name.lowercased()).inserted
    }
  }

  private static func metadata(
    _ plan: AnthologyPlan, _ volume: Volume, _ stories: [AnthologyStory], _ authors: [Contributor],
    _ modified: Timestamp
  ) -> BookMetadata {
    let whole = plan.book.title ?? "Anthology"
    let title = volume.isWhole ? whole : "\(whole) (\(volume.number)/\(volume.count))"
    let areFew = authors.count <= 4 || plan.book.authors != nil
    var metadata = BookMetadata(
      identifier: identifier(plan, volume, whole, authors), title: title,
      creators: plan.editors + (areFew ? authors : []),
      language: plan.book.language ?? language(of: stories), modified: modified.w3cDateTime)
    metadata.contributors = areFew ? [] : authors
    metadata.rights = plan.book.rights ?? []
    metadata.summary = plan.book.summary
    metadata.subjects = plan.book.subjects ?? []
    let volumes = volume.isWhole ? [] : [Series(name: whole, position: String(volume.number))]
    metadata.series = volumes + (plan.book.series ?? [])
    metadata.published = plan.book.published
    metadata.publisher = plan.book.publisher
    metadata.source = plan.book.source
    return metadata
  }

  private static func identifier(
    _ plan: AnthologyPlan, _ volume: Volume, _ title: String, _ authors: [Contributor]
  ) -> String {
    var known = Metadata()
    known.identifier = plan.book.identifier
    known.title = Attested(title)
    // Who put it together, where that is said: a story more by another author leaves the book the same book.
    let makers = plan.editors.isEmpty ? authors.prefix(1) : plan.editors[...]
    known.authors = makers.map { Attested(Contributor(name: $0.name)) }
    let whole = BookIdentifier.of(known, opening: title)
    return volume.isWhole
      ? whole : BookIdentifier.uuid(in: BookIdentifier.urlNamespace, of: "\(whole)#\(volume.number)")
  }

  /// The pages before the stories.
  func front(introduction: Chapter?) -> [Section] {
    let page = TitlePage(
      title: title, creators: metadata.creators, series: metadata.series, publisher: metadata.publisher)
    return [Section(.titlePage(page)), Section(.contents)]
      + (introduction.map { [Section(.chapter($0))] } ?? [])
  }

  /// The pages behind the stories.
  func back(afterword: Chapter?) -> [Section] {
    var sections = afterword.map { [Section(.chapter($0))] } ?? []
    let index = authorIndex
    if index.count > 1 { sections.append(Section(.authorIndex(index))) }
    let permissions = all.filter { !$0.facts.rights.isEmpty }.map {
      Permission(work: work($0), creators: $0.facts.creators, rights: $0.facts.rights)
    }
    if !permissions.isEmpty { sections.append(Section(.permissions(permissions))) }
    sections.append(
      Section(.colophon(Colophon(generator: Quire.generator, sources: plan.sources, date: modified.day))))
    return sections
  }

  /// The page that opens a part; `nil` where the stories are not divided.
  static func opening(of part: AnthologyPlan.Part, _ introduction: [Block]) -> Chapter? {
    part.title.map { Chapter(kind: .part, title: [.text($0)], blocks: introduction) }
  }

  /// The authors by their sorting names, each with what they wrote in the book's order.
  private var authorIndex: [IndexEntry] {
    var entries: [String: IndexEntry] = [:]
    // Most authors have several stories.
    var known: [Contributor: (key: String, name: String)] = [:]
    for story in all {
      for author in story.facts.creators where author.role == .author {
        if known[author] == nil {
          let name = author.fileAs ?? SortName.person(author.name)
          known[author] = (name.lowercased(), name)
        }
        guard let (key, name) = known[author] else { continue }
        entries[key, default: IndexEntry(name: name, works: [])].works.append(work(story))
      }
    }
    return entries.sorted { $0.key < $1.key }.map(\.value)
  }

  private func work(_ story: AnthologyStory) -> IndexEntry.Work {
    IndexEntry.Work(title: story.facts.title, folder: story.pressed.folder)
  }
}

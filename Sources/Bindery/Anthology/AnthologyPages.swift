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
  var all: [AnthologyStory] { volume.stories.flatMap { $0 } }

  /// The title; that of a volume has its number.
  var title: String {
    volume.isWhole ? anthologyTitle : "\(anthologyTitle) (\(volume.number)/\(volume.count))"
  }

  private var anthologyTitle: String { plan.book.title ?? "Anthology" }

  /// The language: what the person says, else that of most words.
  var language: String {
    if let language = plan.book.language { return language }
    var words: [String: Int] = [:]
    for story in all { words[story.language, default: 0] += story.words }
    return words.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "en"
  }

  /// Who made the book: the authors that the person names, else every author, each once.
  var authors: [Contributor] {
    if let authors = plan.book.authors { return authors }
    var seen: Set<String> = []
    return all.flatMap(\.creators).filter { $0.role == .author && seen.insert($0.name.lowercased()).inserted }
  }

  /// What the package document says: editors first; every author as a creator up to four, beyond that as contributors.
  var metadata: BookMetadata {
    let authors = authors
    let areFew = authors.count <= 4 || plan.book.authors != nil
    var metadata = BookMetadata(
      identifier: identifier(authors), title: title, creators: plan.editors + (areFew ? authors : []),
      language: language, modified: modified.w3cDateTime)
    metadata.contributors = areFew ? [] : authors
    metadata.rights = plan.book.rights ?? []
    metadata.summary = plan.book.summary
    metadata.subjects = plan.book.subjects ?? []
    let volumes = volume.isWhole ? [] : [Series(name: anthologyTitle, position: String(volume.number))]
    metadata.series = volumes + (plan.book.series ?? [])
    metadata.published = plan.book.published
    metadata.publisher = plan.book.publisher
    metadata.source = plan.book.source
    return metadata
  }

  /// The pages before the stories.
  func front(introduction: Chapter?) -> [Section] {
    let shown = metadata
    let page = TitlePage(
      title: title, creators: shown.creators, series: shown.series, publisher: shown.publisher)
    return [Section(.titlePage(page)), Section(.contents)]
      + (introduction.map { [Section(.chapter($0))] } ?? [])
  }

  /// The pages behind the stories.
  func back(afterword: Chapter?) -> [Section] {
    var sections = afterword.map { [Section(.chapter($0))] } ?? []
    let index = authorIndex
    if index.count > 1 { sections.append(Section(.authorIndex(index))) }
    let permissions = all.filter { !$0.rights.isEmpty }.map {
      Permission(work: work($0), creators: $0.creators, rights: $0.rights)
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
    for story in all {
      for author in story.creators where author.role == .author {
        let name = author.fileAs ?? SortName.person(author.name)
        entries[name.lowercased(), default: IndexEntry(name: name, works: [])].works.append(work(story))
      }
    }
    return entries.sorted { $0.key < $1.key }.map(\.value)
  }

  private func work(_ story: AnthologyStory) -> IndexEntry.Work {
    IndexEntry.Work(title: story.title, folder: story.pressed.folder)
  }

  private func identifier(_ authors: [Contributor]) -> String {
    var known = Metadata()
    known.identifier = plan.book.identifier
    known.title = Attested(anthologyTitle)
    // Who put it together, where that is said: a story more by another author leaves the book the same book.
    let makers = plan.editors.isEmpty ? authors.prefix(1) : plan.editors[...]
    known.authors = makers.map { Attested(Contributor(name: $0.name)) }
    let whole = BookIdentifier.of(known, opening: anthologyTitle)
    return volume.isWhole
      ? whole : BookIdentifier.uuid(in: BookIdentifier.urlNamespace, of: "\(whole)#\(volume.number)")
  }
}

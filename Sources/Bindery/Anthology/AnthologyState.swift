internal import EPUB
internal import StoryModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What an anthology keeps of its stories for its next build, in its own archive: a story whose recipe is the same need
/// not be read again, and its pages are copied as they stand.
///
/// The form is lines of fields with tabs between: `S` begins a story, the lines below it are its people (`A`), rights
/// (`R`), resources (`P`) and contents (`C`).
enum AnthologyState {
  /// The entry's name below `META-INF`.
  static let name = "quire.state"

  /// What is kept of some stories.
  static func write(_ stories: some Sequence<AnthologyStory>) -> [UInt8] {
    var text = Self.head + "\n"
    func line(_ fields: String...) {
      for (index, field) in fields.enumerated() {
        if index > 0 { text += "\t" }
        text += escaped(field)
      }
      text += "\n"
    }
    func contents(_ entries: [ContentsEntry], _ depth: Int) {
      for entry in entries {
        line("C", String(depth), entry.title, entry.target)
        contents(entry.children, depth + 1)
      }
    }
    for story in stories {
      line(
        "S", story.recipe.hexadecimal, story.pressed.folder, story.pressed.title, story.title, story.language,
        story.published ?? "", String(story.words), String(story.packedSize),
        story.likeness.hexadecimal, story.pressed.pictureAccess.rawValue)
      for person in story.creators { line("A", person.role.rawValue, person.name, person.fileAs ?? "") }
      for right in story.rights { line("R", right) }
      for resource in story.pressed.resources {
        line("P", resource.path, resource.mediaType, resource.isPage ? "page" : "")
      }
      contents(story.pressed.contents, 0)
    }
    return Array(text.utf8)
  }

  /// What was kept, by recipe; nothing where the form is not the one that this version writes.
  static func read(_ bytes: [UInt8]) -> [Digest: SavedStory] {
    let lines = bytes.split(separator: 0x0A)
    guard lines.first?.elementsEqual(head.utf8) == true else { return [:] }
    var stories: [Digest: SavedStory] = [:]
    var current: SavedStory?
    func keep() { if let story = current { stories[story.recipe] = story } }
    for line in lines.dropFirst() {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
        unescaped(String(decoding: $0, as: UTF8.self))
      }
      if fields[0] == "S" {
        keep()
        current = SavedStory(fields)
      } else {
        current?.add(fields)
      }
    }
    keep()
    return stories
  }

  private static let head = "quire anthology 2"

  private static func escaped(_ field: String) -> String {
    guard field.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else { return field }
    return field.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  private static func unescaped(_ field: String) -> String {
    guard field.utf8.contains(UInt8(ascii: "\\")) else { return field }
    var text = ""
    var isEscape = false
    for scalar in field.unicodeScalars {
      switch (isEscape, scalar) {
      case (false, "\\"):
        isEscape = true
        continue
      case (true, "n"): text += "\n"
      case (true, "t"): text += "\t"
      default: text.unicodeScalars.append(scalar)
      }
      isEscape = false
    }
    return text
  }
}

/// A story as an older build of the anthology keeps it.
struct SavedStory: Sendable {
  let recipe: Digest
  private let folder: String
  private let contentsTitle: String
  private let title: String
  private let language: String
  private let published: String?
  private let words: Int
  private let packedSize: Int
  private let likeness: Digest
  private let pictureAccess: PictureAccess
  private var people: [Contributor] = []
  private var rights: [String] = []
  private var resources: [(path: String, mediaType: String, isPage: Bool)] = []
  private var contents: [ContentsEntry] = []

  fileprivate init?(_ fields: [String]) {
    guard fields.count == 11, let recipe = UInt64(fields[1], radix: 16), let words = Int(fields[7]),
      let packedSize = Int(fields[8]), let likeness = UInt64(fields[9], radix: 16),
      let access = PictureAccess(rawValue: fields[10])
    else { return nil }
    self.recipe = Digest(value: recipe)
    (folder, contentsTitle, title, language) = (fields[2], fields[3], fields[4], fields[5])
    published = fields[6].isEmpty ? nil : fields[6]
    self.words = words
    self.packedSize = packedSize
    self.likeness = Digest(value: likeness)
    pictureAccess = access
  }

  fileprivate mutating func add(_ fields: [String]) {
    switch (fields[0], fields.count) {
    case ("A", 4):
      let role = Contributor.Role(rawValue: fields[1]) ?? .author
      people.append(Contributor(name: fields[2], fileAs: fields[3].isEmpty ? nil : fields[3], role: role))
    case ("R", 2): rights.append(fields[1])
    case ("P", 4): resources.append((fields[1], fields[2], fields[3] == "page"))
    case ("C", 4): Self.add(ContentsEntry(title: fields[2], target: fields[3]), at: Int(fields[1]) ?? 0, to: &contents)
    default: break
    }
  }

  private static func add(_ entry: ContentsEntry, at depth: Int, to entries: inout [ContentsEntry]) {
    if depth == 0 || entries.isEmpty {
      entries.append(entry)
    } else {
      add(entry, at: depth - 1, to: &entries[entries.count - 1].children)
    }
  }

  /// The story with its pages as they stand in an older book.
  func story(in book: OlderAnthology, from source: StorySource) -> AnthologyStory {
    let pressed = PressedStory(
      folder: StoryFolder.name(for: title), title: contentsTitle,
      resources: resources.map {
        .init(
          path: $0.path, mediaType: $0.mediaType, isPage: $0.isPage,
          content: .copied(from: book.descriptor, entry: "EPUB/\(folder)/\($0.path)"))
      },
      contents: contents, pictureAccess: pictureAccess)
    return AnthologyStory(
      pressed: pressed, keeper: book,
      report: StoryReport(input: source.display, output: nil, outcome: .unchanged), recipe: recipe, title: title,
      creators: people, rights: rights, language: language, published: published, words: words,
      packedSize: packedSize, modified: source.modified, likeness: likeness)
  }
}

/// The last build of an anthology, whose pages may be copied.
final class OlderAnthology: Sendable {
  private let file: FileDescriptor
  private let stories: [Digest: SavedStory]

  /// The file, open for reading.
  var descriptor: CInt { file.number }

  /// Opens a book of the last build; `nil` where there is none that is still as this program made it.
  init?(at path: FilePath) {
    guard let file = try? FileDescriptor.open(path, O_RDONLY, for: .read),
      let status = try? file.status(of: path, for: .read), status.kind == .file,
      Program.mayHaveMade(status),
      case .intact? = try? BookSeal.state(of: file, size: status.size, at: path),
      let state = try? ArchiveReader(descriptor: file.number).content(of: "META-INF/" + AnthologyState.name)
    else { return nil }
    stories = AnthologyState.read(state)
    self.file = file
  }

  /// The books of the last build of an anthology: the whole one, or its volumes.
  static func all(at target: FilePath) -> [OlderAnthology] {
    let volumes = (1...).lazy.map { target.numbered($0) }.prefix { path in
      ((try? FileStatus.of(path, for: .read)) ?? nil) != nil
    }
    return ([target] + volumes).compactMap { OlderAnthology(at: $0) }
  }

  /// What it keeps of a story; `nil` where the story has changed since.
  func story(_ recipe: Digest, from source: StorySource) -> AnthologyStory? {
    stories[recipe]?.story(in: self, from: source)
  }
}

internal import EPUB
internal import StoryModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The stories that an older build of an anthology keeps, by their recipes. They stay as they were written until one is
/// asked for: most of what is known of ten thousand stories is needed once or not at all.
struct SavedStories: Sendable {
  private let state: [UInt8]
  private var stories: [Digest: Place] = [:]
  /// Where the packed resources of all stories stand in the older book, in the state's order.
  private var packed: [SpooledData] = []

  private struct Place {
    /// The story's lines in the state.
    let lines: Range<Int>
    /// The first of its resources.
    let resource: Int
  }

  /// Reads what a book keeps, and finds the resources that it speaks of; `nil` where it is of another form than the one
  /// that this version writes.
  init?(in book: ArchiveReader) {
    guard let state = try? book.content(of: "META-INF/" + AnthologyState.name) else { return nil }
    self.state = state
    var lines = StateReader(state[...])
    guard lines.text() == AnthologyState.head else { return nil }
    var folder: ArraySlice<UInt8> = []
    var current: (recipe: Digest, place: Place)?
    func keep(upTo end: Int) {
      guard let (recipe, place) = current else { return }
      stories[recipe] = Place(lines: place.lines.lowerBound..<end, resource: place.resource)
    }
    /// The path of the next resource.
    func nextResource() -> ArraySlice<UInt8>? {
      while lines.nextLine() {
        let start = lines.place
        switch lines.field()?.first {
        case UInt8(ascii: "S"):
          keep(upTo: start)
          guard let recipe = lines.digest(), let name = lines.field() else { return nil }
          current = (recipe, Place(lines: start..<start, resource: packed.count))
          folder = name
        case UInt8(ascii: "P"): return lines.field()
        default: continue
        }
      }
      return nil
    }
    var wanted = nextResource()
    // The archive has the resources in the order of the stories.
    let listed: Void? = try? book.forEachEntry { name, data in
      guard let path = wanted, name.isPath(in: folder, path) else { return }
      packed.append(data)
      wanted = nextResource()
    }
    guard listed != nil, wanted == nil else { return nil }
    keep(upTo: state.endIndex)
  }

  /// A story with its pages as they stand in the older book; `nil` where there is none of that recipe.
  ///
  /// - Parameter keeper: what keeps the older book open.
  func story(_ recipe: Digest, modified: Timestamp, keeper: any AnyObject & Sendable) -> AnthologyStory? {
    guard let place = stories[recipe] else { return nil }
    var lines = StateReader(state[place.lines])
    for _ in 0..<3 { _ = lines.field() }
    guard let contentsTitle = lines.text(), let title = lines.text(), let language = lines.text(),
      let published = lines.text(), let words = lines.number(), let packedSize = lines.number(),
      let likeness = lines.digest(), let access = lines.text().flatMap(PictureAccess.init(rawValue:))
    else { return nil }
    var facts = StoryFacts(
      title: title, creators: [], rights: [], language: language, published: published.isEmpty ? nil : published,
      words: words, packedSize: packedSize, likeness: likeness)
    var resources: [PressedStory.Resource] = []
    var contents: [ContentsEntry] = []
    while lines.nextLine() {
      switch lines.field()?.first {
      case UInt8(ascii: "A"):
        guard let role = lines.text(), let name = lines.text(), let fileAs = lines.text() else { return nil }
        facts.creators.append(
          Contributor(
            name: name, fileAs: fileAs.isEmpty ? nil : fileAs, role: Contributor.Role(rawValue: role) ?? .author))
      case UInt8(ascii: "R"):
        guard let right = lines.text() else { return nil }
        facts.rights.append(right)
      case UInt8(ascii: "P"):
        guard let path = lines.field(), let type = lines.field(), let kind = lines.field() else { return nil }
        resources.append(
          .init(
            path: Self.shared(path), mediaType: Self.shared(type), isPage: !kind.isEmpty,
            content: .spooled(packed[place.resource + resources.count])))
      case UInt8(ascii: "C"):
        guard let depth = lines.number(), let title = lines.text(), let target = lines.text() else { return nil }
        Self.add(ContentsEntry(title: title, target: target), at: depth, to: &contents)
      default: return nil
      }
    }
    let pressed = PressedStory(
      folder: StoryFolder.name(for: title), title: contentsTitle, resources: resources, contents: contents,
      pictureAccess: access)
    return AnthologyStory(pressed: pressed, keeper: keeper, recipe: recipe, modified: modified, facts: facts)
  }

  private static func add(_ entry: ContentsEntry, at depth: Int, to entries: inout [ContentsEntry]) {
    if depth == 0 || entries.isEmpty {
      entries.append(entry)
    } else {
      add(entry, at: depth - 1, to: &entries[entries.count - 1].children)
    }
  }

  /// A text without anything escaped; what most stories say is one string for all of them.
  private static func shared(_ field: ArraySlice<UInt8>) -> String {
    usual.first { $0.utf8.count == field.count && field.elementsEqual($0.utf8) }
      ?? String(decoding: field, as: UTF8.self)
  }

  private static let usual = ["application/xhtml+xml", "title-page.xhtml"]
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether it is the name of an entry: `EPUB/`, a folder, `/`, a path.
  fileprivate func isPath(in folder: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
    let start = "EPUB/".utf8
    let slash = start.count + folder.count
    return count == slash + 1 + path.count && self[slash] == .slash && has(path, at: slash + 1)
      && has(folder, at: start.count) && prefix(start.count).elementsEqual(start)
  }

  /// Whether bytes stand at a place that has room for them.
  private func has(_ bytes: ArraySlice<UInt8>, at place: Int) -> Bool {
    bytes.withUnsafeBytes { $0.isEmpty || memcmp(baseAddress! + place, $0.baseAddress!, $0.count) == 0 }
  }
}

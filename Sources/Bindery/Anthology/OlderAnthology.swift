internal import EPUB

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The last build of an anthology, whose pages may be copied.
struct OlderAnthology: Sendable {
  private let file: BookFile
  private let stories: SavedStories

  /// The book, open for as long as somebody may copy from it.
  private final class BookFile: Sendable {
    let descriptor: FileDescriptor

    init(_ path: FilePath) throws(FileError) {
      descriptor = try FileDescriptor.open(path, O_RDONLY, for: .read)
    }
  }

  /// Opens a book of the last build; `nil` where it is not as this program made it, or keeps no stories.
  init?(_ book: ExistingBook, at path: FilePath) {
    guard book.isOwnWork, let file = try? BookFile(path),
      let reader = try? ArchiveReader(descriptor: file.descriptor.number), let stories = SavedStories(in: reader)
    else { return nil }
    self.file = file
    self.stories = stories
  }

  /// The books of the last build of an anthology: the whole one, or its volumes.
  static func all(at target: FilePath, among books: inout ExistingBooks) -> [OlderAnthology] {
    let volumes = (1...).lazy.map { target.numbered($0) }.prefix { path in
      ((try? FileStatus.of(path, for: .read)) ?? nil) != nil
    }
    return ([target] + volumes).compactMap { path in
      (try? books.book(at: path)).flatMap { OlderAnthology($0, at: path) }
    }
  }

  /// What it keeps of a story; `nil` where the story has changed since.
  func story(_ recipe: Digest, from source: StorySource) -> AnthologyStory? {
    stories.story(recipe, modified: source.modified, keeper: file)
  }
}

/// What stands where an anthology's books are to go. A book is read from end to end to know whether it is still as Quire
/// made it: each is looked at once.
struct ExistingBooks {
  private var known: [FilePath: ExistingBook] = [:]

  /// The book that stands at a path.
  mutating func book(at path: FilePath) throws(Refusal) -> ExistingBook {
    if let book = known[path] { return book }
    let book = try ExistingBook(at: .file(path))
    known[path] = book
    return book
  }
}

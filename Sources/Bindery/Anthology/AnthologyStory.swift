internal import EPUB
internal import StoryModel
internal import StoryReading

/// A story of an anthology whose pages are packed, and what the rest of the book says of it.
final class AnthologyStory: Sendable {
  /// The packed pages.
  let pressed: PressedStory
  /// The digest of all that the pages follow from.
  let recipe: Digest
  /// When the newest of its files changed.
  let modified: Timestamp
  /// What the rest of the book says of it.
  let facts: StoryFacts
  /// What keeps the pages: a spool, or the last build.
  private let keeper: any AnyObject & Sendable

  init(
    pressed: PressedStory, keeper: any AnyObject & Sendable, recipe: Digest, modified: Timestamp, facts: StoryFacts
  ) {
    self.pressed = pressed
    self.keeper = keeper
    self.recipe = recipe
    self.modified = modified
    self.facts = facts
  }

  /// The story in another folder of the book.
  func placed(in folder: String) -> AnthologyStory {
    if folder == pressed.folder { return self }
    var moved = pressed
    moved.folder = folder
    return AnthologyStory(pressed: moved, keeper: keeper, recipe: recipe, modified: modified, facts: facts)
  }
}

/// What an anthology's other pages say of a story.
struct StoryFacts: Sendable {
  /// The title.
  let title: String
  /// Who made it.
  var creators: [Contributor]
  /// What it says of its rights.
  var rights: [String]
  /// The language as a BCP 47 tag.
  let language: String
  /// The date of publication as W3CDTF.
  let published: String?
  /// How many words it has.
  let words: Int
  /// How many bytes its packed pages take.
  let packedSize: Int
  /// Tells one story from another by what it tells, whatever its header says.
  let likeness: Digest
}

extension PressedStory {
  /// How many bytes its packed pages take, where they were just packed.
  fileprivate var packedSize: Int {
    resources.reduce(0) { sum, resource in
      if case .memory(let data) = resource.content { sum + data.bytes.count } else { sum }
    }
  }
}

/// Reads stories for an anthology and packs their pages, one at a time; each worker has one of its own.
final class AnthologyPress {
  private let packager: Packager
  private let spool: SpoolFile
  private var spoolEnd = 0
  private let maker: BookMaker
  private let options: ConversionOptions
  private let older: [OlderAnthology]

  /// Makes a press.
  ///
  /// - Parameters:
  ///   - target: the book to be: the packed pages wait on the same disk.
  ///   - options: what counts over what the anthology's file and the stories' sidecars say.
  ///   - older: the books of the last build, which pages may be copied from.
  init(beside target: FilePath, maker: BookMaker, options: ConversionOptions, older: [OlderAnthology]) throws(Refusal) {
    do throws(EPUBError) {
      packager = try Packager(level: options.compression)
    } catch {
      throw Refusal(Diagnostic(.error, "unbindable", at: .init(file: target.display), error.description))
    }
    spool = try Refusal.of { () throws(FileError) in try SpoolFile(in: target.folder) }
    self.maker = maker
    self.options = options
    self.older = older
  }

  /// Reads a story and packs its pages; one that the last build keeps is taken from there.
  ///
  /// - Throws: why it can't be read or packed.
  func press(_ planned: AnthologyPlan.Story) throws(Refusal) -> (story: AnthologyStory, report: StoryReport) {
    let source = try StorySource.read(
      planned.input, over: planned.overrides(below: options.overrides), paths: options.pathPattern)
    // The pages say nothing of times: a file that was only touched is the same story.
    let recipe = Recipe(source, options, modified: Timestamp(seconds: 0)).digest
    for book in older {
      guard let story = book.story(recipe, from: source) else { continue }
      return (story, StoryReport(input: source.display, output: nil, outcome: .unchanged))
    }
    let understood = try UnderstoodStory(source)
    let story = understood.printed()
    let metadata = story.metadata
    let book = maker.pages(of: story, identifier: understood.identifier, modified: source.modified)
    var pressed: PressedStory
    do throws(EPUBError) {
      pressed = try packager.press(book, folder: StoryFolder.name(for: book.metadata.title), for: options.device)
    } catch {
      throw Refusal(
        Diagnostic(
          .error, "unbindable", at: .init(file: source.display), "no pages can be made of it: \(error.description)"))
    }
    let packedSize = pressed.packedSize
    try Refusal.of { () throws(FileError) in try spool.take(&pressed, at: &spoolEnd) }
    let facts = StoryFacts(
      title: book.metadata.title, creators: metadata.authors.map(\.value), rights: metadata.rights,
      language: understood.language, published: metadata.published, words: story.wordCount, packedSize: packedSize,
      likeness: understood.likeness)
    let report = StoryReport(
      input: source.display, output: nil, outcome: .made, book: .init(story, size: packedSize),
      diagnostics: understood.diagnostics)
    let pressedStory = AnthologyStory(
      pressed: pressed, keeper: spool, recipe: recipe, modified: source.modified, facts: facts)
    return (pressedStory, report)
  }
}

internal import EPUB
internal import StoryModel
internal import StoryReading

/// A story of an anthology whose pages are packed, and what the rest of the book says of it.
struct AnthologyStory: Sendable {
  /// The packed pages.
  var pressed: PressedStory
  /// What keeps them: a spool, or the last build.
  let keeper: any AnyObject & Sendable
  /// What is reported of it.
  let report: StoryReport
  /// The digest of all that the pages follow from.
  let recipe: Digest
  /// The title.
  let title: String
  /// Who made it.
  let creators: [Contributor]
  /// What it says of its rights.
  let rights: [String]
  /// The language as a BCP 47 tag.
  let language: String
  /// The date of publication as W3CDTF.
  let published: String?
  /// How many words it has.
  let words: Int
  /// How many bytes its packed pages take.
  let packedSize: Int
  /// When the newest of its files changed.
  let modified: Timestamp
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

  /// Reads a story and packs its pages.
  ///
  /// - Throws: why it can't be read or packed.
  func press(_ planned: AnthologyPlan.Story) throws(Refusal) -> AnthologyStory {
    let source = try StorySource.read(
      planned.input, over: options.overrides.over(planned.overrides), paths: options.pathPattern)
    // The pages say nothing of times: a file that was only touched is the same story.
    let recipe = Recipe(source, options, modified: Timestamp(seconds: 0)).digest
    for book in older { if let story = book.story(recipe, from: source) { return story } }
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
    return AnthologyStory(
      pressed: pressed, keeper: spool,
      report: StoryReport(
        input: source.display, output: nil, outcome: .made, book: .init(story, size: packedSize),
        diagnostics: understood.diagnostics),
      recipe: recipe, title: book.metadata.title, creators: metadata.authors.map(\.value), rights: metadata.rights,
      language: understood.language, published: metadata.published, words: story.wordCount, packedSize: packedSize,
      modified: source.modified, likeness: understood.likeness)
  }
}

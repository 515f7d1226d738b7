internal import EPUB
internal import StoryModel

/// One of an anthology's books, written under a temporary name and waiting for the others.
struct BoundVolume {
  let volume: Volume
  private let pages: AnthologyPages
  private let target: FilePath
  private let work: Work
  private var diagnostics: [Diagnostic] = []

  private enum Work {
    /// The book is there already, made from the same.
    case none
    /// The book was not to be written.
    case left
    /// The book is written, and has to be put in its place.
    case staged(StagedFile, OutputFolder, size: Int)
  }

  /// Writes a book, unless the very same is there.
  ///
  /// - Parameters:
  ///   - target: where it will stand.
  ///   - existing: what stands there; `nil` where it is written over whatever it is.
  ///   - threads: on how many threads its pages are packed.
  init(
    _ pages: AnthologyPages, _ files: AnthologyFiles, _ styleSheets: [StyleSheet], _ options: ConversionOptions,
    as target: FilePath, over existing: ExistingBook?, threads: Int
  ) throws(Refusal) {
    self.pages = pages
    self.target = target
    volume = pages.volume
    let recipe = Recipe(pages, files, options).digest
    if let existing, existing.isUpToDate(recipe) {
      work = .none
      return
    }
    if options.dryRun {
      work = .left
      return
    }
    let cover = Self.cover(of: pages, files, options, target, &diagnostics)
    let publication = try Self.packing(target) { () throws(EPUBError) in
      let anthology = Self.anthology(of: pages, files, styleSheets, cover: cover)
      var publication = try Publication(anthology: anthology, for: options.device)
      publication.addCompanion(AnthologyState.name) { [stories = pages.all] in AnthologyState.write(stories) }
      return try publication.packed(on: threads, level: options.compression)
    }
    let folder = try Refusal.of { () throws(FileError) in try OutputFolder(target.folder) }
    var size = 0
    let staged = try folder.stage(as: Array(target.name)) { (file) throws(Refusal) in
      let number = file.number
      try Self.packing(target) { () throws(EPUBError) in
        try Packager(level: options.compression).package(publication, toFile: number)
      }
      do throws(FileError) {
        try BookSeal.seal(file, at: target, recipe: recipe)
        size = try file.status(of: target, for: .write).size
      } catch {
        throw Refusal(error.diagnostic)
      }
    }
    work = .staged(staged, folder, size: size)
  }

  /// Puts the book in its place, and tells what became of it.
  ///
  /// - Parameter output: what the person calls it.
  func place(shownAs output: FilePath) throws(Refusal) -> AnthologyReport {
    switch work {
    case .none: return report(.unchanged, output, size: 0)
    case .left: return report(.planned, output, size: 0)
    case .staged(let file, let folder, let size):
      try Refusal.of { () throws(FileError) in
        try folder.place(file)
        try folder.synchronize()
      }
      return report(.made, output, size: size)
    }
  }

  /// Takes back a book that is not to be put in its place.
  func discard() {
    if case .staged(let file, let folder, _) = work { folder.discard(file) }
  }

  private func report(_ outcome: StoryReport.Outcome, _ output: FilePath, size: Int) -> AnthologyReport {
    AnthologyReport(
      output: output.display, title: pages.title, editors: pages.plan.editors.map(\.name),
      authors: pages.authors.map(\.name), stories: pages.all.count, words: pages.all.reduce(0) { $0 + $1.facts.words },
      size: size, outcome: outcome, diagnostics: diagnostics)
  }

  private static func cover(
    of pages: AnthologyPages, _ files: AnthologyFiles, _ options: ConversionOptions, _ target: FilePath,
    _ diagnostics: inout [Diagnostic]
  ) -> Picture? {
    let metadata = pages.metadata
    let editors = pages.plan.editors
    var shown = Metadata()
    shown.title = Attested(pages.title)
    shown.authors = (editors.isEmpty ? Array(pages.authors.prefix(3)) : editors).map {
      Attested(Contributor(name: $0.name))
    }
    shown.language = Attested(metadata.language)
    return CoverMaker(options.cover).cover(
      for: shown, own: files.cover, identifier: metadata.identifier, at: .init(file: target.display),
      into: &diagnostics)
  }

  private static func anthology(
    of pages: AnthologyPages, _ files: AnthologyFiles, _ styleSheets: [StyleSheet], cover: Picture?
  ) -> Anthology {
    let volume = pages.volume
    let parts = volume.stories.indices.filter { !volume.stories[$0].isEmpty }.map { part in
      let opening = AnthologyPages.opening(
        of: pages.plan.parts[part], volume.beginsPart[part] ? files.partIntroductions[part] : [])
      return Anthology.Part(
        opening: opening.map { Section(.chapter($0)) }, stories: volume.stories[part].map(\.pressed))
    }
    return Anthology(
      metadata: pages.metadata,
      front: pages.front(introduction: volume.number == 1 ? files.introduction : nil), parts: parts,
      back: pages.back(afterword: volume.number == volume.count ? files.afterword : nil), styleSheets: styleSheets,
      cover: cover)
  }

  /// Packs something; what is wrong with it is a refusal that names the book.
  private static func packing<Value>(
    _ target: FilePath, _ body: () throws(EPUBError) -> Value
  ) throws(Refusal) -> Value {
    do throws(EPUBError) {
      return try body()
    } catch {
      throw Refusal(Diagnostic(.error, "anthology-incomplete", at: .init(file: target.display), error.description))
    }
  }
}

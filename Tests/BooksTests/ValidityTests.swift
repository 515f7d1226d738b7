import Foundation
import Testing

/// EPUBCheck has nothing to say: no fatal error, no error, no warning.
@Suite(.enabled(if: Program.bookChecker != nil, "EPUBCheck is prepared by `make test`"))
struct ValidityTests {
  @Test func `the sample stories`() throws { try check(Shelf.seeds.get()) }

  @Test(.enabled(if: Shelf.hasCorpus, Shelf.corpusReason))
  func `the novels`() throws { try check(Shelf.corpus.get()) }

  @Test func `the sample stories in every theme for every device`() throws {
    try checkEveryDress(of: Place.files(in: Place.seeds, suffix: "txt"))
  }

  @Test(.enabled(if: Shelf.hasCorpus, Shelf.corpusReason))
  func `three novels in every theme for every device`() throws { try checkEveryDress(of: Shelf.threeNovels) }

  @Test(arguments: targets)
  func `the sample stories in one book for every device`(target: (name: String, suffix: String)) throws {
    let book = try Place.temporaryFolder().appending(path: "all.\(target.suffix)")
    let outcome = try Program.quire.run([
      "anthology", Place.seeds.path, "-o", book.path, "--target", target.name,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    try check([book])
  }

  @Test func `stories made at random`() throws {
    let folder = try Place.temporaryFolder()
    let stories = try (0..<96).map { number in
      var story = RandomStory(seed: UInt64(number))
      let file = folder.appending(path: "\(number) \(story.fileName()).txt")
      try Data(story.text().utf8).write(to: file)
      return file
    }
    try check(Shelf(of: stories))
  }

  @Test func `the check itself finds a fault`() throws {
    let item = try #require(Shelf.seeds.get().items.first)
    let book = try UnpackedBook(item.book)
    let package = book.folder.appending(path: try book.packageDocument())
    let faulty = try String(contentsOf: package, encoding: .utf8).replacing("<dc:language", with: "<dc:tongue")
      .replacing("</dc:language", with: "</dc:tongue")
    try Data(faulty.utf8).write(to: package)
    let repacked = book.folder.appending(path: "faulty.epub")
    let checker = try #require(Program.bookChecker)
    let zip = try Program(words: [checker.words[0], "-c", Self.repack]).run([book.folder.path, repacked.path])
    #expect(zip.status == 0, "\(zip.errors)")
    let outcome = try checker.run([repacked.path])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("ERROR(RSC-005)"))
  }

  private static let targets: [(name: String, suffix: String)] = [
    ("epub", "epub"), ("kobo", "kepub.epub"), ("kindle", "epub"),
  ]

  private func checkEveryDress(of stories: [URL]) throws {
    var books: [URL] = []
    for theme in Specimen.themes {
      for target in Self.targets {
        let shelf = try Shelf(
          of: stories, options: ["--theme", theme.name, "--target", target.name], suffix: target.suffix)
        #expect(shelf.outcome.status == 0, "\(shelf.outcome.errors)")
        books += shelf.items.map(\.book)
      }
    }
    try check(books)
  }

  private func check(_ shelf: Shelf) throws {
    #expect(shelf.outcome.status == 0, "\(shelf.outcome.errors)")
    try check(shelf.items.map(\.book))
  }

  private func check(_ books: [URL]) throws {
    let outcome = try #require(Program.bookChecker).run(
      input: Data(books.map(\.path).joined(separator: "\n").utf8))
    #expect(outcome.output == "\(books.count) books checked, 0 messages\n", "\(outcome.errors)")
    #expect(outcome.status == 0)
  }

  private static let repack = """
    import sys, zipfile, pathlib
    folder = pathlib.Path(sys.argv[1])
    names = sorted(f for f in folder.rglob("*") if f.is_file())
    with zipfile.ZipFile(sys.argv[2], "w") as book:
        book.write(folder / "mimetype", "mimetype")
        for f in names:
            if f.name not in ("mimetype", "faulty.epub"):
                book.write(f, f.relative_to(folder))
    """
}

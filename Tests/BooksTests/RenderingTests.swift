import Foundation
import Testing

extension Program {
  /// What looks at pages (`Tests/Rendering`); `nil` where `make test` has not prepared it.
  static let pageChecker: Program? = environment("QUIRE_PYTHON").flatMap { python in
    environment("QUIRE_CHROMIUM").map { _ in
      Program(words: [python, Place.checkout.appending(path: "Tests/Rendering").path])
    }
  }
}

/// Books as they are seen and heard: in Chromium, by axe-core, in MuPDF.
@Suite(.enabled(if: Program.pageChecker != nil, "Chromium and Python are prepared by `make test`"), .serialized)
struct RenderingTests {
  @Test func `pages look as they did`() throws {
    let folder = try Place.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try look("pictures", at: Specimen.write(into: folder))
  }

  @Test func `the specimen in every theme, to a screen reader`() throws {
    let folder = try Place.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try look("accessibility", at: Specimen.write(into: folder))
  }

  @Test func `the sample stories, to a screen reader`() throws { try look("accessibility", at: Shelf.seeds.get()) }

  @Test(.enabled(if: Shelf.hasCorpus, "the novels are not beside this checkout"))
  func `three novels, to a screen reader`() throws { try look("accessibility", at: threeNovels) }

  @Test func `an anthology of the sample stories, to a screen reader`() throws {
    let folder = try Place.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let book = folder.appending(path: "all.epub")
    let run = try Program.quire.run(["anthology", Place.seeds.path, "-o", book.path, "--editor", "Lena Moss"])
    #expect(run.status == 0, "\(run.errors)")
    try look("accessibility", at: [book])
  }

  @Test func `the covers of the sample stories, as thumbnails`() throws { try look("covers", at: Shelf.seeds.get()) }

  @Test(.enabled(if: Shelf.hasCorpus, Shelf.corpusReason))
  func `the covers of the novels, as thumbnails`() throws { try look("covers", at: Shelf.corpus.get()) }

  @Test func `the sample stories, without a browser`() throws { try look("mupdf", at: Shelf.seeds.get()) }

  @Test(.enabled(if: Shelf.hasCorpus, "the novels are not beside this checkout"))
  func `three novels, without a browser`() throws { try look("mupdf", at: threeNovels) }

  @Test(arguments: [("pictures", "p { margin-left: 3em }"), ("accessibility", ".opening { color: #ddd }")])
  func `the checks themselves find a fault`(check: String, rules: String) throws {
    let folder = try Place.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let faulty = try Specimen.write(into: folder, adding: rules).prefix(1)
    let outcome = try #require(Program.pageChecker).run(
      [check] + faulty.map(\.path), environment: ["QUIRE_RECORD": ""])
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains(check == "pictures" ? "of the page differs" : "color-contrast"), "\(outcome.output)")
  }

  @Test func `the report of a batch, looked through without a network`() throws {
    let folder = try Place.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "report.html")
    let bad = folder.appending(path: "<script> & bad.txt")
    try Data("%PDF-1.4\0".utf8).write(to: bad)
    let run = try Program.quire.run(
      [
        "convert", Place.seeds.path, bad.path, "-o", folder.appending(path: "books").path, "--no-cover", "--report",
        page.path,
      ])
    #expect(run.status == 1)
    let outcome = try #require(Program.pageChecker).run(["report", page.path])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  private var threeNovels: [URL] {
    get throws {
      try Shelf.corpus.get().items.filter { Shelf.threeNovels.contains($0.story) }.map(\.book)
    }
  }

  private func look(_ check: String, at shelf: Shelf) throws {
    #expect(shelf.outcome.status == 0, "\(shelf.outcome.errors)")
    try look(check, at: shelf.items.map(\.book))
  }

  private func look(_ check: String, at books: [URL]) throws {
    let outcome = try #require(Program.pageChecker).run([check] + books.map(\.path))
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }
}

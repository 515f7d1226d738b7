import Foundation
import Testing

/// The same stories, options and version make the same bytes, wherever and whenever.
struct ReproducibilityTests {
  @Test(arguments: ["UTC", "Asia/Tokyo", "America/St_Johns"])
  func `in any time zone`(zone: String) throws {
    try expectSameBooks(Shelf(of: stories(), environment: ["TZ": zone]))
  }

  @Test(arguments: ["C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"])
  func `in any locale`(locale: String) throws {
    try expectSameBooks(Shelf(of: stories(), environment: ["LC_ALL": locale, "LANG": locale]))
  }

  @Test(.enabled(if: Program.canFakeTime, "faketime is installed by `make test`"))
  func `at any time`() throws {
    try expectSameBooks(Shelf(of: stories(), by: .quire.woundOn(), environment: [:]))
  }

  @Test(.enabled(if: Program.releasedQuire != nil, "the release build is named by `make test`"))
  func `from a debug and a release build`() throws {
    try expectSameBooks(Shelf(of: stories(), by: .debuggedQuire, environment: [:]))
  }

  @Test func `with one worker and with eight`() throws {
    try expectSameBooks(Shelf(of: stories(), environment: [:], options: ["--jobs", "1"]))
    try expectSameBooks(Shelf(of: stories(), environment: [:], options: ["--jobs", "8"]))
  }

  /// The books that the others are held against: made with no variable set, modification times as they stand.
  private static let plain = Result { try Shelf(of: stories(), environment: [:]) }

  private func stories() throws -> [URL] { try Self.stories() }

  private static func stories() throws -> [URL] {
    try Place.files(in: Place.seeds, suffix: "txt")
      + (Shelf.hasCorpus ? [Place.corpus.appending(path: "frankenstein.txt")] : [])
  }

  private func expectSameBooks(_ shelf: Shelf) throws {
    let plain = try Self.plain.get()
    #expect(plain.outcome.status == 0, "\(plain.outcome.errors)")
    #expect(shelf.outcome.status == 0, "\(shelf.outcome.errors)")
    for (expected, item) in zip(plain.items, shelf.items) {
      #expect(try Data(contentsOf: expected.book) == Data(contentsOf: item.book), "\(item.name) differs")
    }
  }
}

import EPUB
import StoryModel
import Testing

/// EPUBCheck has nothing to say to a book with one of everything, the smallest, one with pages, an anthology and random
/// ones, for any device; all of them in one Java machine.
@Suite struct ValidityTests {
  @Test(.enabled(if: EPUBCheck.isPrepared, EPUBCheck.reason))
  func epubCheckHasNothingToSay() throws {
    var books = ["whole": SampleBook.whole(), "small": SampleBook.small(), "pages": PageListTests.book]
    for seed in 1...12 as ClosedRange<UInt64> { books["random-\(seed)"] = RandomBookTests.book(seed: seed) }
    let packager = try Packager()
    var packed: [String: [UInt8]] = [:]
    for device in Device.allCases {
      for (name, book) in books {
        packed["\(name)-\(device)"] = try packager.package(Publication(book: book, for: device))
      }
      var publication = try Publication(
        anthology: AnthologyTests.anthology(AnthologyTests.stories(packager, for: device)), for: device)
      publication.addCompanion("quire.state") { Array("one\n".utf8) }
      packed["anthology-\(device)"] = try packager.package(publication)
    }
    #expect(try EPUBCheck.messages(on: packed) == [])
  }
}

import EPUB
import StoryModel
import Testing

@Suite struct WholeBookTests {
  @Test(.enabled(if: EPUBCheck.jar != nil, EPUBCheck.reason))
  func epubCheckHasNothingToSay() throws {
    let packager = try Packager()
    let books = ["whole": SampleBook.whole(), "small": SampleBook.small()]
    let packed = try books.mapValues { try packager.package(Publication(book: $0)) }
    let messages = try EPUBCheck.messages(on: packed)
    #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))")
  }
}

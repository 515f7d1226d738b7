import Foundation
import StoryModel
import Testing

@testable import EPUB

@Suite struct PackageDocumentTests {
  @Test func metadataIsMappedAsTheTableSays() throws {
    let package = try document(of: SampleBook.whole(), at: "package.opf")
    let start = try #require(package.range(of: "<dc:identifier"))
    let end = try #require(package.range(of: "<meta property=\"schema"))
    #expect(
      package[start.lowerBound..<end.lowerBound] == """
        <dc:identifier id="pub_id">urn:uuid:2f1a3c1e-5b59-5d0f-9a3e-0c5d7c9b1a11</dc:identifier>
        <dc:title id="title_main">The Dark Lamp</dc:title>
        <meta refines="#title_main" property="title-type">main</meta>
        <meta refines="#title_main" property="file-as">Dark Lamp, The</meta>
        <dc:creator id="creator_1">Ines Calloway</dc:creator>
        <meta refines="#creator_1" property="role" scheme="marc:relators">aut</meta>
        <meta refines="#creator_1" property="file-as">Calloway, Ines</meta>
        <dc:contributor id="contributor_1">Ludwig van Ahlen</dc:contributor>
        <meta refines="#contributor_1" property="role" scheme="marc:relators">trl</meta>
        <meta refines="#contributor_1" property="file-as">van Ahlen, Ludwig</meta>
        <dc:language>en</dc:language>
        <dc:rights>I do not own the harbour.</dc:rights>
        <dc:rights>Nor the sea.</dc:rights>
        <dc:description>A lamp goes out &amp; a town wakes.</dc:description>
        <dc:subject>Sea stories</dc:subject>
        <dc:subject>Rating: PG-13</dc:subject>
        <dc:date>2009-03</dc:date>
        <dc:publisher>Quay Press</dc:publisher>
        <dc:source>https://example.org/lamp</dc:source>
        <meta property="dcterms:modified">2009-03-14T08:00:00Z</meta>
        <meta id="collection_1" property="belongs-to-collection">The Harbour</meta>
        <meta refines="#collection_1" property="collection-type">series</meta>
        <meta refines="#collection_1" property="group-position">2</meta>
        <meta name="calibre:series" content="The Harbour"/>
        <meta name="calibre:series_index" content="2"/>
        <meta id="collection_2" property="belongs-to-collection">Lamps</meta>
        <meta refines="#collection_2" property="collection-type">series</meta>

        """)
    #expect(package.contains("<meta name=\"cover\" content=\"cover-image\"/>"))
  }

  @Test(arguments: [("A lamp", true, true), ("", true, false), ("A lamp", false, false)])
  func accessibilitySaysWhatIsInTheBook(alternative: String, isHeld: Bool, isDescribed: Bool) throws {
    let image = Block.image(Image(source: "a.gif", alternative: alternative))
    var book = SampleBook.small(chapters: [Chapter(title: [.text("Ebb")], blocks: [image])])
    if isHeld { book.pictures = ["a.gif": SampleBook.picture] }
    let package = try document(of: book, at: "package.opf")
    func says(_ property: String, _ value: String) -> Bool {
      package.contains("<meta property=\"schema:\(property)\">\(value)</meta>")
    }
    #expect(says("accessMode", "textual") && says("accessMode", "visual") == isHeld)
    #expect(says("accessModeSufficient", "textual") == (isDescribed || !isHeld))
    #expect(says("accessibilityFeature", "alternativeText") == isDescribed)
    #expect(says("accessibilityHazard", "none") && package.contains("schema:accessibilitySummary"))
    #expect(!package.contains("conformsTo"))
  }

  @Test func blankValuesAreLeftOut() throws {
    var book = SampleBook.small()
    book.metadata.rights = [" "]
    book.metadata.subjects = ["", "Sea"]
    book.metadata.creators = [Contributor(name: ""), Contributor(name: "Ines")]
    book.metadata.series = [Series(name: ""), Series(name: "Lamps", position: "three")]
    book.metadata.published = nil
    let package = try document(of: book, at: "package.opf")
    #expect(!package.contains("dc:rights") && !package.contains("dc:date") && !package.contains("group-position"))
    #expect(package.matches(of: /<dc:creator/).count == 1 && package.matches(of: /<dc:subject/).count == 1)
  }

  @Test(arguments: [
    \BookMetadata.title, \.identifier, \.language, \.modified,
  ])
  func whatNoPackageDocumentCanSayIsRefused(field: any WritableKeyPath<BookMetadata, String> & Sendable) {
    var book = SampleBook.small()
    book.metadata[keyPath: field] = " "
    let error = #expect(throws: EPUBError.self) { try Publication(book: book) }
    #expect(error?.code == .invalidBook)
  }

  @Test(arguments: ["2009", "2009-03", "2009-03-14", "2009-03-14T08:00:00Z"])
  func datesAreTaken(date: String) { #expect(W3CDate(date) != nil) }

  @Test(arguments: ["", "09", "2009-3", "2009-13", "2009-03-32", "March 2009", "2009-03-14T24:00:00Z", "2009/03/14"])
  func whatIsNoDateIsRefused(date: String) { #expect(W3CDate(date) == nil) }

  @Test(arguments: [
    ("The Dark Lamp", "en", "Dark Lamp, The"), ("A", "en", "A"), ("Theodora", "en", "Theodora"),
    ("L’Été", "fr", "Été, L’"),
    ("The Dark Lamp", "fr", "The Dark Lamp"), ("Die Lampe", "de-AT", "Lampe, Die"), ("", "en", ""),
  ])
  func titlesAreSortedWithoutTheirArticle(title: String, language: String, expected: String) throws {
    #expect(SortName.title(title, language: try #require(LanguageTag(language))) == expected)
  }

  @Test(arguments: [
    ("Ines Calloway", "Calloway, Ines"), ("Rosalind", "Rosalind"), ("Ursula von der Mark", "von der Mark, Ursula"),
    ("Calloway, Ines", "Calloway, Ines"), ("lampkeeper 42", "lampkeeper 42"), ("Tom Reed Jr.", "Reed, Tom, Jr."),
    ("The Lamp Keeper", "The Lamp Keeper"), ("J. R. Ash", "Ash, J. R."), ("", ""),
  ])
  func namesAreSortedByFamily(name: String, expected: String) { #expect(SortName.person(name) == expected) }
}

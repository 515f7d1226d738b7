import StoryModel
import Testing

@testable import Bindery

@Suite struct IdentityTests {
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func digestIsXXH64(text: String, expected: UInt64) {
    #expect(Array(text.utf8).withUnsafeBytes { Digest.xxh64($0, seed: 0) } == expected)
  }

  @Test func digestKeepsPiecesApart() {
    func digest(_ pieces: [String?]) -> Digest {
      var digest = Digest()
      for piece in pieces { digest.add(piece) }
      return digest
    }
    let all = [
      digest(["ab", "c"]), digest(["a", "bc"]), digest(["abc"]), digest(["abc", ""]), digest(["abc", nil]),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test(arguments: [
    ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
    (String(repeating: "a", count: 1000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
  ])
  func sha1(message: String, expected: String) {
    let figures = SHA1.digest(Array(message.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    #expect(figures.joined() == expected)
  }

  @Test func versionFiveUUID() {
    // Python: uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/tide")
    #expect(
      BookIdentifier.uuid(in: BookIdentifier.urlNamespace, of: "https://example.org/tide")
        == "urn:uuid:945cc116-5459-5efa-82a0-78fb22e0b24c")
  }

  @Test func identifierComesFromSourceThenAuthorsAndTitleThenOpening() {
    var metadata = Metadata()
    let byOpening = BookIdentifier.of(metadata, opening: "It was dark.")
    #expect(byOpening == BookIdentifier.of(metadata, opening: "It was dark."))
    #expect(byOpening != BookIdentifier.of(metadata, opening: "It was light."))
    metadata.title = Attested("Tide")
    #expect(BookIdentifier.of(metadata, opening: "It was dark.") == byOpening)
    metadata.authors = [Attested(Contributor(name: "Rosalind"))]
    let byWork = BookIdentifier.of(metadata, opening: "It was dark.")
    #expect(byWork != byOpening)
    #expect(BookIdentifier.of(metadata, opening: "It was light.") == byWork)
    metadata.source = "https://example.org/tide"
    #expect(
      BookIdentifier.of(metadata, opening: "")
        == BookIdentifier.uuid(in: BookIdentifier.urlNamespace, of: "https://example.org/tide"))
    metadata.identifier = "urn:isbn:9780000000002"
    #expect(BookIdentifier.of(metadata, opening: "") == "urn:isbn:9780000000002")
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_827_696, "2000-02-29T12:34:56Z"), (-1, "1969-12-31T23:59:59Z"),
    (4_107_542_400, "2100-03-01T00:00:00Z"), (Int.max, "9999-12-31T23:59:59Z"), (Int.min, "0000-01-01T00:00:00Z"),
  ])
  func timestamps(seconds: Int, expected: String) {
    #expect(Timestamp(seconds: seconds).w3cDateTime == expected)
  }
}

@Suite struct BookSealTests {
  /// An archive without entries (APPNOTE.TXT, section 4.3.16).
  private let empty: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)

  private var recipe: Digest {
    var digest = Digest()
    digest.add("a recipe")
    return digest
  }

  @Test func sealedArchiveIsIntact() {
    var archive = empty
    BookSeal.seal(&archive, recipe: recipe)
    guard case .intact(let seal) = BookSeal.state(of: archive) else {
      Issue.record("not intact")
      return
    }
    #expect(seal.recipe == recipe)
    #expect(Int(archive[20]) == archive.count - 22)
  }

  @Test func anyChangedByteShows() {
    var archive = [UInt8](repeating: 7, count: 200_000) + empty
    BookSeal.seal(&archive, recipe: recipe)
    for index in [0, 65_535, 65_536, 199_999, 200_010] {
      var changed = archive
      changed[index] ^= 1
      #expect(BookSeal.state(of: changed) == .changed)
    }
  }

  @Test(arguments: [[], Array("a text".utf8), [UInt8](repeating: 0x50, count: 4096)])
  func whatQuireDidNotMakeIsForeign(bytes: [UInt8]) {
    #expect(BookSeal.state(of: bytes) == .foreign)
    #expect(BookSeal.state(of: (bytes + empty)) == .foreign)
  }
}

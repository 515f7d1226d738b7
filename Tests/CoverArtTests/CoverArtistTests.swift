import StoryModel
import Testing

@testable import CoverArt

@Suite struct CoverArtistTests {
  static let artist = CoverArtist()

  @Test(arguments: CoverSample.all)
  func isAJPEGOfTheSizePromised(_ sample: CoverSample) throws {
    let picture: Picture
    do {
      picture = try Self.artist.draw(
        title: sample.title, authors: sample.authors, series: sample.series, seed: 11, language: sample.language)
    } catch .noFont(let text) {
      // A machine without a font for the script says so; one for Latin letters is everywhere.
      #expect(!text.setsInCapitals)
      return
    }
    #expect(picture.mediaType == .jpeg)
    #expect(picture.bytes.count <= 60_000)
    let header = try PictureHeader(picture.bytes)
    #expect(header.format == .jpeg)
    #expect(header.width == 1000)
    #expect(header.height == 1500)
  }

  @Test(arguments: Artwork.Composition.allCases)
  func everyCompositionFitsTheByteLimit(_ composition: Artwork.Composition) throws {
    let canvas = try Canvas()
    for seed in 0..<UInt64(12) {
      let bytes = try CoverArtist.draw(
        CoverWords(
          title: "The Lamplighter’s Daughter and Other Stories", authors: ["Rosalind Ames", "Ines Calloway"],
          series: "The Harbour Lights · 2"),
        seed: seed, language: "en", composition: composition, on: canvas)
      #expect(bytes.count <= CoverArtist.byteLimit)
    }
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let first = try CoverArtist().draw(title: "Dusk", authors: ["Ines Calloway"], seed: 5)
    _ = try Self.artist.draw(title: "Something else first", authors: [], seed: 6)
    #expect(try Self.artist.draw(title: "Dusk", authors: ["Ines Calloway"], seed: 5) == first)
  }

  @Test func anotherSeedGivesAnotherCover() throws {
    let covers = try Set(
      (0..<UInt64(20)).map { try Self.artist.draw(title: "Dusk", authors: ["Ines Calloway"], seed: $0) })
    #expect(covers.count == 20)
  }

  @Test func manyWorkersDrawWhatOneDraws() async throws {
    func draw(_ seed: UInt64) throws -> Picture {
      try Self.artist.draw(title: "The Call of the Wild", authors: ["Jack London"], seed: seed)
    }
    let alone = try (0..<UInt64(8)).map(draw)
    let together = try await withThrowingTaskGroup(of: (Int, Picture).self) { group in
      for seed in 0..<8 { group.addTask { (seed, try draw(UInt64(seed))) } }
      var pictures = alone
      for try await (seed, picture) in group { pictures[seed] = picture }
      return pictures
    }
    #expect(together == alone)
  }

  @Test func emptyWordsStillMakeACover() throws {
    #expect(try !Self.artist.draw(title: "", authors: [], seed: 1).bytes.isEmpty)
    #expect(try !Self.artist.draw(title: " \u{0}\n", authors: ["", " "], series: "", seed: 2).bytes.isEmpty)
  }

  @Test func anEndlessTitleIsCut() throws {
    let title = String(repeating: "longest ", count: 20_000)
    #expect(try !Self.artist.draw(title: title, authors: [title, title], series: title, seed: 3).bytes.isEmpty)
  }
}

@Suite struct CoverWordsTests {
  @Test(arguments: [
    ("Frankenstein; or, The Modern Prometheus", "Frankenstein", "or, The Modern Prometheus"),
    ("Letters: A Novel", "Letters", "A Novel"), ("Sea — A Memory", "Sea", "A Memory"),
    ("10:30 to Leeds", "10:30 to Leeds", nil),
    ("Well-being", "Well-being", nil), ("Dusk:", "Dusk:", nil),
  ])
  func subtitle(title: String, main: String, sub: String?) {
    let words = CoverWords(title: title, authors: [], series: nil)
    #expect(words.title == main)
    #expect(words.subtitle == sub)
  }

  @Test func capitalsAreTakenWhereTheyArePlain() {
    #expect("Mary Shelley".inCapitals(language: "en") == "MARY SHELLEY")
    #expect("İnci ışık".inCapitals(language: "tr") == "İnci ışık")
    #expect("Ελένη".inCapitals(language: "el") == "Ελένη")
    #expect(!"x_Star99_x".isPlainName)
    #expect(!"Johanna Weiß".isPlainName)
  }
}

@Suite struct PaletteTests {
  @Test(arguments: Palette.all)
  func theTitleIsReadableInGrey(_ palette: Palette) {
    #expect(palette.ink.contrast(with: palette.ground) >= 7)
    // The landscapes' author line and the label's.
    #expect(
      (palette.isDark ? palette.ink : palette.ground).contrast(with: palette.isDark ? palette.depth : palette.ink) >= 7)
    #expect(palette.accent.contrast(with: palette.ground) >= 2.2)
  }
}

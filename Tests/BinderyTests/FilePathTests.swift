import Testing

@testable import Bindery

@Suite struct FilePathTests {
  @Test(arguments: [
    ("a/tide.txt", "tide.txt", "tide", "txt", "a"),
    ("tide.TXT", "tide.TXT", "tide", "txt", "."),
    ("/tide", "tide", "tide", "", "/"),
    ("a/b/", "b", "b", "", "a"),
    ("a/.profile", ".profile", ".profile", "", "a"),
    ("tide.part.1.txt", "tide.part.1.txt", "tide.part.1", "txt", "."),
    ("/", "", "", "", "/"),
  ])
  func partsOfAPath(path: String, name: String, stem: String, suffix: String, folder: String) {
    let path = FilePath(path)
    #expect(path.name.elementsEqual(name.utf8))
    #expect(path.stem.elementsEqual(stem.utf8))
    #expect(path.suffix == suffix)
    #expect(path.folder == FilePath(folder))
  }

  @Test func suffixIsReplacedBesideTheFile() {
    #expect(FilePath("a/tide.txt").replacingSuffix(by: "epub") == FilePath("a/tide.epub"))
    #expect(FilePath("tide").replacingSuffix(by: "epub") == FilePath("tide.epub"))
    #expect(FilePath("/tide.txt").replacingSuffix(by: "epub") == FilePath("/tide.epub"))
  }

  @Test func bytesThatAreNotUTF8AreKeptAndShownReplaced() {
    let path = FilePath(bytes: [0x63, 0x61, 0x66, 0xE9, 0x2E, 0x74, 0x78, 0x74])
    #expect(path.display == "caf\u{FFFD}.txt")
    #expect(path.replacingSuffix(by: "epub").bytes == [0x63, 0x61, 0x66, 0xE9, 0x2E, 0x65, 0x70, 0x75, 0x62])
    #expect(!path.isUTF8)
  }

  @Test func controlCharactersAreNotShown() {
    #expect(FilePath("a\u{1B}[31mb\n").display == "a\u{FFFD}[31mb\u{FFFD}")
  }

  @Test func naturalOrderCountsFiguresAndPutsFoldersTogether() {
    let sorted = [
      "a/x.txt", "a b.txt", "b/1.txt", "b.txt", "Tide 1 b.txt", "Tide 1.txt", "tide 02.txt", "tide 2.txt",
      "Tide 10.txt",
      "Tide 12.txt", "Tide 100.txt", "Tide 120.txt",
    ]
    let shuffled = [9, 2, 7, 0, 11, 5, 3, 10, 8, 1, 6, 4].map { FilePath(sorted[$0]) }
    #expect(shuffled.sorted { $0.precedes($1) }.map(\.display) == sorted)
  }

  @Test func naturalOrderIsAnOrder() {
    let names = ["", "0", "00", "a", "A", "a0", "a00", "a/", "a/0", "1a", "01A", "10", "9"].map { FilePath($0) }
    for a in names {
      #expect(!a.precedes(a))
      for b in names where a != b { #expect(a.precedes(b) != b.precedes(a)) }
    }
  }

  @Test(arguments: [
    ("all.epub", "all-2.epub"), ("a/Dr. Grey.epub", "a/Dr. Grey-2.epub"), ("all.kepub.epub", "all-2.kepub.epub"),
  ])
  func volumesAreNumberedBehindTheirName(path: String, expected: String) {
    #expect(FilePath(path).numbered(2) == FilePath(expected))
  }
}

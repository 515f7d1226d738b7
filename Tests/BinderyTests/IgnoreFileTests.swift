import Testing

@testable import Bindery

@Suite struct IgnoreFileTests {
  private func ignores(_ lines: String, _ path: String, in folder: String = "") -> Bool? {
    IgnoreFile(Array(lines.utf8), at: FilePath(folder)).ignores(
      FilePath(path.hasSuffix("/") ? String(path.dropLast()) : path), isFolder: path.hasSuffix("/"))
  }

  @Test(arguments: [
    ("tide.txt", "tide.txt"), ("tide.txt", "a/b/tide.txt"), ("*.text", "a/x.text"), ("/tide.txt", "tide.txt"),
    ("old/", "old/"), ("old/", "a/old/"), ("a/*.txt", "a/x.txt"), ("a/**/x.txt", "a/x.txt"),
    ("a/**/x.txt", "a/b/c/x.txt"), ("**/b/x.txt", "b/x.txt"), ("**/b/x.txt", "a/b/x.txt"), ("a/**", "a/b/c.txt"),
    ("**/a/**", "a/b.txt"), ("t?de.txt", "tïde.txt"), ("[a-c]x[!0-9].txt", "bxy.txt"), ("[]x].txt", "].txt"),
    ("\\#1.txt", "#1.txt"), ("\\!.txt", "!.txt"), ("tide.txt   ", "tide.txt"), ("tide\\ ", "tide "),
    ("tide.txt\r", "tide.txt"), ("[x.txt", "[x.txt"), ("\\*.txt", "*.txt"), ("*a*b*", "xaybz"),
  ])
  func lineSpeaksOfPath(line: String, path: String) {
    #expect(ignores(line, path) == true)
  }

  @Test(arguments: [
    ("tide.txt", "tide.txt.txt"), ("/tide.txt", "a/tide.txt"), ("old/", "old"), ("a/*.txt", "a/b/x.txt"),
    ("a/*.txt", "b/a/x.txt"), ("a/**", "a/"), ("# tide.txt", "tide.txt"), ("", "tide.txt"), ("/", "tide.txt"),
    ("t?de.txt", "tde.txt"), ("[!a].txt", "a.txt"), ("*.TXT", "a.txt"), ("\\*.txt", "x.txt"), ("*a*b*", "xbya"),
  ])
  func lineDoesNotSpeakOfPath(line: String, path: String) {
    #expect(ignores(line, path) == nil)
  }

  @Test func lastLineThatSpeaksDecides() {
    #expect(ignores("*.txt\n!tide.txt", "tide.txt") == false)
    #expect(ignores("!tide.txt\n*.txt", "tide.txt") == true)
    #expect(ignores("*.txt\n!a/tide.txt", "tide.txt") == true)
  }

  @Test func fileSpeaksOfItsOwnFolder() {
    #expect(ignores("/x.txt", "a/b/x.txt", in: "a/b") == true)
    #expect(ignores("/x.txt", "a/b/c/x.txt", in: "a/b") == nil)
  }

  @Test func manyStarsTakeNoTimeToSpeakOf() {
    let line = String(repeating: "a*", count: 400) + "b"
    #expect(ignores(line, String(repeating: "a", count: 4000)) == nil)
  }

  @Test func walkPassesOverWhatTheFilesName() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "draft 1.txt", "old/b.txt", "old/keep/c.txt", "new/d.txt", "new/deep/e.txt"] {
      try folder.write("words", to: "in/" + name)
    }
    try folder.write("# drafts\ndraft*\n/old/\n!old/keep/c.txt\n*e.txt\n", to: "in/.quireignore")
    try folder.write("!e.txt\nd.txt\n", to: "in/new/.quireignore")
    let stories = try FolderWalk(folder.path("in"), passingOver: nil).stories
    // As in git, nothing can be taken back from a folder that is passed over.
    #expect(stories.map(\.display) == ["a.txt", "new/deep/e.txt"])
  }
}

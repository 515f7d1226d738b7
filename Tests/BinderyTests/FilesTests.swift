import Foundation
import StoryModel
import Testing

@testable import Bindery

@Suite struct ProcessorsTests {
  @Test(arguments: [
    ("max 100000\n", nil), ("200000 100000\n", 2), ("50000 100000\n", 1), ("250000 100000", 3), ("", nil), ("0 0", nil),
  ])
  func aControlGroupLimitsThem(text: String, count: Int?) {
    #expect(Processors.quota(Array(text.utf8)) == count)
  }

  @Test func noMoreAreUsedThanTheProcessMay() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/nproc")
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/nproc") else { return }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    let words = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let named = try #require(Int(words.prefix { $0.isNumber }))
    #expect((1...named).contains(Processors.allowed))
  }
}

@Suite struct InputFileTests {
  @Test func fileIsReadWholeWithItsTime() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "tide ", count: 50_000)
    try folder.write(text, to: "a.txt")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: folder.path("a.txt").display)
    let file = try InputFile.read(folder.path("a.txt"))
    #expect(file.bytes == Array(text.utf8))
    #expect(file.modified == Timestamp(seconds: 1_000_000))
  }

  @Test func pipeIsReadToItsEndAndHasNoTime() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe").display
    #expect(mkfifo(pipe, 0o600) == 0)
    let writer = Thread {
      try? FileHandle(forWritingTo: URL(fileURLWithPath: pipe)).write(contentsOf: Data(repeating: 65, count: 300_000))
    }
    writer.start()
    let file = try InputFile.read(folder.path("pipe"))
    #expect(file.bytes.count == 300_000)
    #expect(file.modified == Timestamp(seconds: 0))
  }

  @Test func folderIsNoFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let error = #expect(throws: FileError.self) { try InputFile.read(path) }
    #expect(error?.diagnostic.message == "this is a folder, not a file")
  }

  @Test func missingFileIsToldApart() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("none.txt")
    #expect(try InputFile.readIfPresent(path) == nil)
    let error = #expect(throws: FileError.self) { try InputFile.read(path) }
    #expect(error?.diagnostic.description.hasSuffix("error: there is no such file or folder; check the name") == true)
  }
}

@Suite struct OutputFolderTests {
  private func put(_ text: String, in path: FilePath, as name: String) throws {
    let folder = try OutputFolder(path)
    try folder.place(folder.stage(Array(text.utf8).span, as: Array(name.utf8), synchronized: true))
    try folder.synchronize()
  }

  @Test func bookAppearsUnderItsNameAlone() throws {
    let folder = try TemporaryFolder()
    try put("new", in: folder.path("a/b"), as: "x.epub")
    #expect(try folder.contents("a/b/x.epub") == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("a/b").display) == ["x.epub"])
  }

  @Test func stagedBookLeavesTheOldOneUntilItIsPlaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "x.epub")
    let output = try OutputFolder(folder.path)
    let staged = try output.stage(Array("new".utf8).span, as: Array("x.epub".utf8), synchronized: false)
    #expect(try folder.contents("x.epub") == "old")
    try output.place(staged)
    #expect(try folder.contents("x.epub") == "new")
    #expect(try folder.names() == ["x.epub"])
  }

  @Test func leftoversOfAKilledRunAreRemovedAndNothingElse() throws {
    let folder = try TemporaryFolder()
    for name in [".quire-123-4.tmp", ".quire-1.tmp", ".quire-notes.tmp", "quire-1-1.tmp", ".hidden"] {
      try folder.write("left", to: name)
    }
    try put("new", in: folder.path, as: "x.epub")
    #expect(try folder.names() == [".hidden", ".quire-notes.tmp", "quire-1-1.tmp", "x.epub"])
  }

  @Test func temporaryFilesOfARunAtWorkAreLeftAlone() throws {
    let folder = try TemporaryFolder()
    let atWork = try OutputFolder(folder.path)
    let staged = try atWork.stage(Array("one".utf8).span, as: Array("1.epub".utf8), synchronized: false)
    try put("two", in: folder.path, as: "2.epub")
    try atWork.place(staged)
    #expect(try folder.names() == ["1.epub", "2.epub"])
  }

  @Test func folderInTheWayIsToldAndNothingIsLeft() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "x.epub/inside")
    let path = folder.path
    let error = #expect(throws: FileError.self) { try put("new", in: path, as: "x.epub") }
    #expect(error?.diagnostic.message == "can't be written: there is a folder of that name")
    #expect(try folder.names() == ["x.epub"])
  }

  @Test func fileInTheWayOfAFolderIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let path = folder.path("file")
    #expect(throws: FileError.self) { try put("new", in: path, as: "x.epub") }
    #expect(throws: FileError.self) { try put("new", in: path.appending("below".utf8), as: "x.epub") }
  }
}

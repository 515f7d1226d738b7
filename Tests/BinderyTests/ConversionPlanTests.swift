import StoryModel
import Testing

@testable import Bindery

@Suite struct ConversionPlanTests {
  private func plan(_ inputs: [FilePath], to destination: Destination = .byDefault) throws -> ConversionPlan {
    try ConversionPlan(inputs: inputs, destination: destination)
  }

  @Test func folderIsWalkedInNaturalOrderAndMirrored() throws {
    let folder = try TemporaryFolder()
    for name in [
      "Tide 10.txt", "Tide 2.txt", "b/c/x.txt", "notes.yaml", ".hidden.txt", ".git/y.txt", "a.html", "B.TXT",
    ] {
      try folder.write("words", to: "in/" + name)
    }
    try folder.write("words", to: "in/out/old.txt")
    let root = folder.path("in")
    let plan = try plan([root], to: .folder(folder.path("in/out")))
    #expect(plan.failures == [])
    let names = ["b/c/x", "B", "Tide 2", "Tide 10"]
    #expect(plan.jobs.map(\.output) == names.map { .file(folder.path("in/out/" + $0 + ".epub")) })
    let inputs = ["b/c/x.txt", "B.TXT", "Tide 2.txt", "Tide 10.txt"]
    #expect(plan.jobs.map(\.input) == inputs.map { .file(folder.path("in/" + $0)) })
  }

  @Test func whatCannotBecomeABookIsToldAndTheRestIsPlanned() throws {
    let folder = try TemporaryFolder()
    try folder.write("words", to: "x.txt")
    try folder.write("words", to: "y.docx")
    try folder.write("words", to: "empty/z.html")
    let plan = try plan(["none.txt", "x.txt", "y.docx", "empty"].map { folder.path($0) })
    #expect(plan.jobs.count == 1)
    #expect(plan.failures.map(\.code) == ["unreadable", "format-unread", "no-stories"])
  }

  @Test func twoStoriesForOneBookStopThePlan() throws {
    let folder = try TemporaryFolder()
    try folder.write("words", to: "a/x.txt")
    try folder.write("words", to: "b/x.text")
    let inputs = [folder.path("a/x.txt"), folder.path("b/x.text")]
    let error = #expect(throws: PlanError.self) { try plan(inputs) }
    #expect(error?.isWrongUsage == false)
    let both = #expect(throws: PlanError.self) { try plan(inputs, to: .file(FilePath("x.epub"))) }
    #expect(both?.isWrongUsage == true)
    #expect(throws: PlanError.self) { try plan(inputs, to: .standardOutput) }
    #expect(throws: PlanError.self) { try plan([inputs[0], inputs[0]]) }
  }

  @Test(arguments: [
    ("x.epub", Destination.file(FilePath("x.epub"))), ("a/X.EPUB", .file(FilePath("a/X.EPUB"))),
    ("books", .folder(FilePath("books"))), ("x.epub/", .folder(FilePath("x.epub/"))), ("-", .standardOutput),
    (".epub", .folder(FilePath(".epub"))),
  ])
  func destinations(path: String, expected: Destination) {
    #expect(Destination(FilePath(path)) == expected)
  }

  @Test func linksInACircleAreEnteredOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("words", to: "a/x.txt")
    try folder.linkFolder("a/back", to: "..")
    #expect(try plan([folder.path]).jobs.count == 1)
  }
}

import Foundation
import Testing

/// Stories, and the books that Quire made of them in one run.
struct Shelf: Sendable {
  /// One story's file and its book's.
  struct Item: Sendable, CustomStringConvertible {
    let story: URL
    let book: URL
    var name: String { story.deletingPathExtension().lastPathComponent }
    var description: String { name }
  }

  let items: [Item]
  /// How the run ended.
  let outcome: Program.Outcome

  /// The sample stories.
  static let seeds = Result { try Shelf(of: Place.files(in: Place.seeds, suffix: "txt")) }
  /// The novels beside the checkout.
  static let corpus = Result { try Shelf(of: Place.files(in: Place.corpus, suffix: "txt")) }
  /// Whether the novels are there, and a program that is quick enough to convert them at every turn.
  static let hasCorpus = Program.releasedQuire != nil && FileManager.default.fileExists(atPath: Place.corpus.path)
  /// What a test says that is left out for want of the novels.
  static let corpusReason: Comment = "the novels are not beside this checkout, or this is not `make test`"

  /// Three of the novels, for what takes long.
  static let threeNovels = ["alice", "time-machine", "wizard-of-oz"].map {
    Place.corpus.appending(path: $0 + ".txt")
  }

  /// The moment that the books give as that of their last change: 2010-01-01.
  static let sourceDate = ["SOURCE_DATE_EPOCH": "1262304000"]

  /// Converts stories into a new folder.
  ///
  /// - Parameters:
  ///   - stories: the stories' files.
  ///   - program: what converts them.
  ///   - environment: variables to set for the run.
  ///   - options: options for the run.
  ///   - suffix: how the books' names end.
  init(
    of stories: [URL], by program: Program = .quire, environment: [String: String] = sourceDate,
    options: [String] = [], suffix: String = "epub"
  ) throws {
    let folder = try Place.temporaryFolder()
    outcome = try program.run(
      ["convert"] + stories.map(\.path) + ["-o", folder.path] + options, environment: environment)
    items = stories.map { story in
      let name = story.deletingPathExtension().appendingPathExtension(suffix).lastPathComponent
      return Item(story: story, book: folder.appending(path: name))
    }
  }
}

internal import StoryModel
package import StoryReading

/// A story's bytes, and what a person put beside it.
package struct StorySource: Sendable {
  /// The story.
  let file: InputFile
  /// The name that the story's file goes by, as it can be shown.
  let name: String
  /// The input as it can be shown: the name and the folders that lead there.
  let display: String
  /// The sidecar beside it; `nil` where there is none.
  let sidecar: InputFile?
  /// What the person says of the story: the options, below them the sidecar's words, and below those what the
  /// story's path means.
  let overrides: Overrides
  /// What finding all this brought up.
  let diagnostics: [Diagnostic]
  /// The cover that the sidecar names.
  let cover: SuppliedPicture?

  /// Reads a story, its sidecar and the cover that it names.
  ///
  /// - Parameters:
  ///   - options: what counts over the sidecar's words.
  ///   - paths: what the story's folders and name mean; `nil` where they are only names.
  package static func read(
    _ input: StoryInput, over options: Overrides, paths: PathPattern? = nil
  ) throws(Refusal) -> StorySource {
    switch input {
    case .standardInput:
      return StorySource(
        file: try Refusal.of { () throws(FileError) in try .readStandardInput() }, name: input.display,
        display: input.display, sidecar: nil, overrides: options, diagnostics: [], cover: nil)
    case .file(let path):
      let file = try Refusal.of { () throws(FileError) in try InputFile.read(path) }
      let sidecarPath = path.sidecar
      let sidecar = try Refusal.of { () throws(FileError) in try InputFile.readIfPresent(sidecarPath) }
      let said =
        try sidecar.map { (sidecar) throws(Refusal) in
          try Refusal.of(sidecarPath) { () throws(ReadingError) in try Sidecar.read(sidecar.bytes) }
        } ?? Overrides()
      let (meant, diagnostics) = paths?.overrides(from: path) ?? (Overrides(), [])
      let overrides = options.over(said).over(meant)
      return StorySource(
        file: file, name: FilePath(bytes: path.name).display, display: path.display, sidecar: sidecar,
        overrides: overrides, diagnostics: diagnostics,
        cover: try overrides.cover.map { (name) throws(Refusal) in
          try cover(path.folder.resolving(FilePath(name)), of: path)
        })
    }
  }

  /// The cover that a story names; one that can't be used is the story's failure.
  private static func cover(_ path: FilePath, of story: FilePath) throws(Refusal) -> SuppliedPicture {
    do throws(Refusal) {
      return try SuppliedPicture(path)
    } catch {
      var diagnostic = error.diagnostic
      diagnostic.position = .init(file: story.display)
      diagnostic.message = "its cover, \(path.display): \(diagnostic.message)"
      throw Refusal(diagnostic)
    }
  }

  /// When the newest of the story's files changed.
  var modified: Timestamp {
    [sidecar?.modified, cover?.modified].compactMap { $0 }.reduce(file.modified, max)
  }
}

extension FilePath {
  /// The sidecar of the story that this path names: the same stem, `.yaml`.
  package var sidecar: FilePath { replacingSuffix(by: "yaml") }

  /// A path that is given relative to this folder; an absolute one as it is.
  func resolving(_ path: FilePath) -> FilePath {
    path.bytes.first == .slash ? path : appending(path.bytes)
  }
}

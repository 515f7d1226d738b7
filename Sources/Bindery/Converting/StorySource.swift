internal import StoryModel
package import StoryReading

/// A story's bytes, and what a person put beside it.
package struct StorySource: Sendable {
  /// A further file of a story that stands in several.
  struct Part {
    /// The file.
    let file: InputFile
    /// The name that it goes by.
    let name: [UInt8]
    /// The name and the folders that lead there, as they can be shown.
    let display: String
  }

  /// The story, or its first part.
  let file: InputFile
  /// The parts behind the first; none for a story in one file.
  let laterParts: [Part]
  /// The name that the story's file goes by.
  let name: [UInt8]
  /// The story's first file as it can be shown: the name and the folders that lead there.
  let firstDisplay: String
  /// The input as it can be shown.
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
        file: try Refusal.of { () throws(FileError) in try .readStandardInput() }, laterParts: [],
        name: [],
        firstDisplay: input.display,
        display: input.display, sidecar: nil, overrides: options, diagnostics: [], cover: nil)
    case .file(let path): return try read(input, path, laterParts: [], over: options, paths: paths)
    case .parts(let files): return try read(input, files[0], laterParts: files.dropFirst(), over: options, paths: paths)
    }
  }

  private static func read(
    _ input: StoryInput, _ path: FilePath, laterParts: ArraySlice<FilePath>, over options: Overrides,
    paths: PathPattern?
  ) throws(Refusal) -> StorySource {
    let file = try Refusal.of { () throws(FileError) in try InputFile.read(path) }
    let sidecarPath = path.sidecar
    let sidecar = try Refusal.of { () throws(FileError) in try InputFile.readIfPresent(sidecarPath) }
    var overrides = options
    if let sidecar {
      overrides = overrides.over(
        try Refusal.of(sidecarPath) { () throws(ReadingError) in try Sidecar.read(sidecar.bytes) })
    }
    var diagnostics: [Diagnostic] = []
    if let (meant, doubts) = paths?.overrides(from: path) {
      overrides = overrides.over(meant)
      diagnostics = doubts
    }
    var parts: [Part] = []
    for path in laterParts {
      parts.append(
        Part(
          file: try Refusal.of { () throws(FileError) in try InputFile.read(path) },
          name: Array(path.name), display: path.display))
      if try Refusal.of({ () throws(FileError) in try FileStatus.of(path.sidecar, for: .read) }) != nil {
        diagnostics.append(
          Diagnostic(
            .warning, "sidecar-unused", at: .init(file: path.sidecar.display),
            "this stands beside a later part of a story and is not read", remedy: "say it in \(sidecarPath.display)"))
      }
    }
    return StorySource(
      file: file, laterParts: parts, name: Array(path.name), firstDisplay: path.display,
      display: input.display, sidecar: sidecar,
      overrides: overrides, diagnostics: diagnostics,
      cover: try overrides.cover.map { (name) throws(Refusal) in
        try cover(path.folder.resolving(FilePath(name)), of: path)
      })
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
    ([sidecar?.modified, cover?.modified] + laterParts.map(\.file.modified)).compactMap { $0 }.reduce(
      file.modified, max)
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

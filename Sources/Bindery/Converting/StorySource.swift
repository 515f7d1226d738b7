/// A story's bytes.
package struct StorySource: Sendable {
  /// The story.
  let file: InputFile
  /// The name that the story's file goes by, as it can be shown.
  let name: String
  /// The input as it can be shown: the name and the folders that lead there.
  let display: String
  /// Reads a story.
  package static func read(_ input: StoryInput) throws(Refusal) -> StorySource {
    switch input {
    case .standardInput:
      return StorySource(
        file: try refusing { () throws(FileError) in try .readStandardInput() }, name: input.display,
        display: input.display)
    case .file(let path):
      let file = try refusing { () throws(FileError) in try InputFile.read(path) }
      return StorySource(file: file, name: FilePath(bytes: path.name).display, display: path.display)
    }
  }

  /// When the newest of the story's files changed.
  var modified: Timestamp { file.modified }

  private static func refusing<Value>(_ body: () throws(FileError) -> Value) throws(Refusal) -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      throw Refusal(error.diagnostic)
    }
  }
}

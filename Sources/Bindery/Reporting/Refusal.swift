public import StoryModel
internal import StoryReading

/// Why something that was asked for is not done.
public struct Refusal: Error, Sendable, Hashable {
  /// What is wrong and what to do.
  public let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  /// Does something to files; what the system refuses is a refusal.
  static func of<Value>(_ body: () throws(FileError) -> Value) throws(Refusal) -> Value {
    do throws(FileError) {
      return try body()
    } catch {
      throw Refusal(error.diagnostic)
    }
  }

  /// Reads something from a file; what is wrong with its content is a refusal that names the file.
  static func of<Value>(_ path: FilePath, _ body: () throws(ReadingError) -> Value) throws(Refusal) -> Value {
    do throws(ReadingError) {
      return try body()
    } catch {
      throw Refusal(error.diagnostic(in: path.display))
    }
  }
}

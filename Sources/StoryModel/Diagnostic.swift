/// Something a person should know about one input: what is wrong, where, and what to do.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
  /// How grave it is.
  public enum Severity: String, Sendable, Hashable {
    /// No book could be made.
    case error
    /// A book was made, and deserves a look.
    case warning
  }

  /// A place in an input.
  public struct Position: Sendable, Hashable {
    /// The file's name as it can be shown; bytes that are not UTF-8 are replaced.
    public var file: String
    /// The line, counted from 1; `nil` where the whole file is meant.
    public var line: Int?

    /// Makes a position.
    public init(file: String, line: Int? = nil) {
      self.file = file
      self.line = line
    }
  }

  /// How grave it is.
  public var severity: Severity
  /// A stable name for this sort of problem, in kebab case (`title-guessed`).
  public var code: String
  /// Where it is.
  public var position: Position
  /// What is wrong, as a clause without a full stop.
  public var message: String
  /// What the person can do, as a clause without a full stop; empty where there is nothing to do.
  public var remedy: String

  /// Makes a diagnostic.
  public init(_ severity: Severity, _ code: String, at position: Position, _ message: String, remedy: String = "") {
    self.severity = severity
    self.code = code
    self.position = position
    self.message = message
    self.remedy = remedy
  }

  /// `file:line: error|warning: what is wrong; what to do`.
  public var description: String {
    let place = position.line.map { "\(position.file):\($0)" } ?? position.file
    return "\(place): \(severity.rawValue): \(message)" + (remedy.isEmpty ? "" : "; \(remedy)")
  }
}

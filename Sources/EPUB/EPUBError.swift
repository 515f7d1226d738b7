/// Why a book could not be made: a stable code, what was being done, and the words of whoever refused it.
public struct EPUBError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What sort of failure it is.
  public enum Code: String, Sendable, Hashable {
    /// The book itself can't be published: a blank title, a language tag that is none.
    case invalidBook = "invalid-book"
    /// libxml2 refused to write a document.
    case markup
    /// libdeflate could not compress an entry.
    case compression
    /// libzip could not build the archive.
    case archive
    /// A file could not be read or written.
    case file
  }

  /// What sort of failure it is.
  public let code: Code
  /// What was being done, as a phrase (`writing the element p`).
  public let context: String
  /// What the library or the system said.
  public let message: String

  /// Makes an error.
  package init(_ code: Code, _ context: String, _ message: String) {
    self.code = code
    self.context = context
    self.message = message
  }

  /// The context and the message on one line.
  public var description: String { "\(context): \(message)" }
}

public import StoryModel

/// Something that reading a story brought up: a diagnostic before the file's name is known.
package struct Finding: Sendable, Hashable {
  /// How grave it is.
  package var severity: Diagnostic.Severity
  /// A stable name for this sort of finding, in kebab case (`encoding-guessed`).
  package var code: String
  /// The line, counted from 1; `nil` where the whole file is meant.
  package var line: Int?
  /// What is wrong, as a clause without a full stop.
  package var message: String
  /// What the person can do, as a clause without a full stop; empty where there is nothing to do.
  package var remedy: String

  /// Makes a finding.
  package init(
    _ severity: Diagnostic.Severity, _ code: String, line: Int? = nil, _ message: String, remedy: String = ""
  ) {
    self.severity = severity
    self.code = code
    self.line = line
    self.message = message
    self.remedy = remedy
  }

  /// The diagnostic that the finding is in a file.
  ///
  /// - Parameter file: the file's name as it can be shown.
  package func diagnostic(in file: String) -> Diagnostic {
    Diagnostic(severity, code, at: .init(file: file, line: line), message, remedy: remedy)
  }
}

/// Why a story can't be read.
public struct ReadingError: Error, Sendable, Hashable {
  /// What is wrong and what to do; its severity is error.
  package var finding: Finding

  /// Makes an error from what is wrong.
  package init(_ code: String, line: Int? = nil, _ message: String, remedy: String = "") {
    finding = Finding(.error, code, line: line, message, remedy: remedy)
  }

  /// The diagnostic that the error is in a file.
  ///
  /// - Parameter file: the file's name as it can be shown.
  public func diagnostic(in file: String) -> Diagnostic { finding.diagnostic(in: file) }
}

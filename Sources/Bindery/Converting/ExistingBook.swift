internal import StoryModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What stands where a book is to go.
struct ExistingBook {
  private let output: BookOutput
  private let state: State

  private enum State {
    case nothing
    /// A book, and whether it may be this very program's.
    case sealed(BookSeal.State, isOfProgram: Bool)
  }

  /// Looks at what is there.
  init(at output: BookOutput) throws(Refusal) {
    self.output = output
    switch output {
    case .standardOutput: state = .nothing
    case .file(let path):
      state = try Refusal.of { () throws(FileError) in try Self.look(at: path) }
    }
  }

  private static func look(at path: FilePath) throws(FileError) -> State {
    do throws(FileError) {
      // Without waiting: a pipe would hold the run up until somebody writes to it.
      let file = try FileDescriptor.open(path, O_RDONLY | O_NONBLOCK, for: .write)
      let status = try file.status(of: path, for: .write)
      switch status.kind {
      case .folder: throw FileError(.write, path, code: EISDIR)
      case .other: throw FileError(.write, path, code: EEXIST)
      case .file: break
      }
      // An empty file holds nothing that could be lost.
      if status.size == 0 { return .nothing }
      return .sealed(
        try BookSeal.state(of: file, size: status.size, at: path), isOfProgram: Program.mayHaveMade(status))
    } catch {
      if error.isMissing { return .nothing }
      throw FileError(.write, path, code: error.code)
    }
  }

  /// Whether it is the very book that a recipe makes, as Quire made it.
  func isUpToDate(_ recipe: Digest) -> Bool {
    if case .sealed(.intact(let seal), isOfProgram: true) = state { seal.recipe == recipe } else { false }
  }

  /// Whether this program made it, and nobody changed it since.
  var isOwnWork: Bool {
    if case .sealed(.intact, isOfProgram: true) = state { true } else { false }
  }

  /// Refuses to replace what is not Quire's own work, untouched.
  func checkReplaceable() throws(Refusal) {
    switch state {
    case .nothing, .sealed(.intact, _): return
    case .sealed(.changed, _): throw refusal("output-changed", "someone changed this book since Quire made it")
    case .sealed(.foreign, _): throw refusal("output-foreign", "Quire did not make this file, or not all of it")
    }
  }

  private func refusal(_ code: String, _ message: String) -> Refusal {
    Refusal(
      Diagnostic(
        .error, code, at: .init(file: output.display), message,
        remedy: "give --force to write over it, or another place with -o"))
  }
}

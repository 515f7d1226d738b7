internal import StoryModel

/// What stands where a book is to go.
struct ExistingBook {
  private let output: BookOutput
  private let state: State

  private enum State {
    case nothing
    case sealed(BookSeal.State)
  }

  /// Looks at what is there.
  init(at output: BookOutput) throws(Refusal) {
    self.output = output
    switch output {
    case .standardOutput: state = .nothing
    case .file(let path):
      do throws(FileError) {
        let file = try InputFile.readIfPresent(path)
        // An empty file holds nothing that could be lost.
        state = file.flatMap { $0.bytes.isEmpty ? nil : .sealed(BookSeal.state(of: $0.bytes.span)) } ?? .nothing
      } catch {
        throw Refusal(FileError(.write, path, code: error.code).diagnostic)
      }
    }
  }

  /// Whether it is the very book that a recipe makes, as Quire made it.
  func isUpToDate(_ recipe: Digest) -> Bool {
    if case .sealed(.intact(let seal)) = state { seal.recipe == recipe } else { false }
  }

  /// Refuses to replace what is not Quire's own work, untouched.
  func checkReplaceable() throws(Refusal) {
    switch state {
    case .nothing, .sealed(.intact): return
    case .sealed(.changed): throw refusal("output-changed", "someone changed this book since Quire made it")
    case .sealed(.foreign): throw refusal("output-foreign", "Quire did not make this file")
    }
  }

  private func refusal(_ code: String, _ message: String) -> Refusal {
    Refusal(
      Diagnostic(
        .error, code, at: .init(file: output.display), message,
        remedy: "give --force to write over it, or another place with -o"))
  }
}

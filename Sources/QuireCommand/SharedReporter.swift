internal import Bindery
internal import Synchronization

/// The reporter of a run whose workers all have something to tell.
final class SharedReporter: Sendable {
  private let reporter: Mutex<Reporter>
  private let showsProgress: Bool

  /// - Parameter showsProgress: whether a terminal is told how far the run has come.
  init(_ reporter: consuming sending Reporter, showsProgress: Bool) {
    self.reporter = Mutex(reporter)
    self.showsProgress = showsProgress
  }

  /// Calls a function with the reporter, one at a time.
  func withLock<Result>(_ body: (inout sending Reporter) -> sending Result) -> sending Result {
    reporter.withLock(body)
  }

  /// What is to be told of each story that is done; `nil` where nobody watches.
  var progress: (@Sendable (Progress) -> Void)? {
    guard showsProgress, let line = ProgressLine(draw: { text in self.show(text) }) else { return nil }
    return { line.show($0) }
  }

  private func show(_ progress: String) {
    reporter.withLock { $0.show(progress) }
  }
}

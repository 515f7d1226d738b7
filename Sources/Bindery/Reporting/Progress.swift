internal import Synchronization

/// How far a run has come.
public struct Progress: Sendable, Hashable {
  /// How many stories have been worked on, failures counted.
  public let done: Int
  /// How many of them failed.
  public let failed: Int
  /// How many stories there are.
  public let total: Int
}

/// Counts stories as workers come to their ends, long before their books are in place and reported.
final class Tally: Sendable {
  private let total: Int
  private let done = Atomic(0)
  private let failed = Atomic(0)
  private let tell: @Sendable (Progress) -> Void

  /// - Parameter tell: called with each story that is done, on whichever thread did it.
  init(of total: Int, tell: @escaping @Sendable (Progress) -> Void) {
    self.total = total
    self.tell = tell
  }

  /// Counts one story.
  func count(_ outcome: StoryReport.Outcome) {
    let failures = failed.wrappingAdd(outcome == .failed ? 1 : 0, ordering: .relaxed).newValue
    tell(Progress(done: done.wrappingAdd(1, ordering: .relaxed).newValue, failed: failures, total: total))
  }
}

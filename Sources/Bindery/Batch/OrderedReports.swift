internal import Synchronization

/// Hands reports on in the order of their stories, whichever worker finishes first.
final class OrderedReports: Sendable {
  private struct State: ~Copyable {
    var next = 0
    var waiting: [Int: StoryReport] = [:]
  }

  private let state = Mutex(State())
  private let deliver: @Sendable (StoryReport) -> Void

  /// - Parameter deliver: called with one report at a time, in order, on whichever thread has it.
  init(deliver: @escaping @Sendable (StoryReport) -> Void) {
    self.deliver = deliver
  }

  /// Takes the report of one story, by its place among them.
  func add(_ report: StoryReport, at index: Int) {
    state.withLock { state in
      state.waiting[index] = report
      while let report = state.waiting.removeValue(forKey: state.next) {
        deliver(report)
        state.next += 1
      }
    }
  }
}

internal import StoryModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Threads that do the same work side by side. The calling thread is the first of them, so that one worker starts none.
enum Workers {
  /// How many processors this process may use at once.
  static let processors = Processors.allowed

  /// Calls a function on `count` threads at once and waits until all have returned.
  static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let helpers = (1..<max(count, 1)).compactMap { _ in Helper(body) }
    body()
    for helper in helpers { helper.join() }
  }

  /// Those who work on one story on `count` threads.
  static func crew(_ count: Int) -> Crew {
    if count == 1 { return .single }
    return Crew(size: count) { parts, part in
      let next = Counter()
      run(min(count, parts)) {
        while let range = next.take(1, of: parts) { range.forEach(part) }
      }
    }
  }

  /// A thread beside the calling one; the system may refuse one, and the work is done by the others then.
  private struct Helper {
    private let thread: pthread_t

    init?(_ body: @escaping @Sendable () -> Void) {
      let work = Unmanaged.passRetained(Work(body))
      #if canImport(Darwin)
        var thread: pthread_t?
        let result = Self.withAttributes { pthread_create(&thread, $0, { Work.perform($0) }, work.toOpaque()) }
      #else
        var started = pthread_t()
        let result = Self.withAttributes { pthread_create(&started, $0, { Work.perform($0!) }, work.toOpaque()) }
        let thread = Optional(started)
      #endif
      guard result == 0, let thread else {
        work.release()
        return nil
      }
      self.thread = thread
    }

    /// Calls a function with what a new thread is to have: room for deeply nested markup, where the platforms' own
    /// sizes differ by a factor of 16.
    private static func withAttributes(_ body: (UnsafeMutablePointer<pthread_attr_t>) -> CInt) -> CInt {
      withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
        guard let attributes = buffer.baseAddress, pthread_attr_init(attributes) == 0 else { return EAGAIN }
        defer { pthread_attr_destroy(attributes) }
        _ = pthread_attr_setstacksize(attributes, 8 << 20)
        return body(attributes)
      }
    }

    func join() {
      _ = pthread_join(thread, nil)
    }
  }

  private final class Work: Sendable {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }

    static func perform(_ pointer: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
      Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
      return nil
    }
  }
}

/// Hands out the numbers from 0 up, each once, to any number of workers.
final class Counter: Sendable {
  private let next = Atomic(0)

  /// The next `count` numbers below `limit`; `nil` where none are left.
  func take(_ count: Int, of limit: Int) -> Range<Int>? {
    let start = next.wrappingAdd(count, ordering: .relaxed).oldValue
    return start < limit ? start..<min(start + count, limit) : nil
  }
}

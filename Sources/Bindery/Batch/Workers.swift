#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Threads that do the same work side by side. The calling thread is the first of them, so that one worker starts none.
enum Workers {
  /// How many processors may be used at once.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Calls a function on `count` threads at once and waits until all have returned.
  static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let helpers = (1..<max(count, 1)).compactMap { _ in Helper(body) }
    body()
    for helper in helpers { helper.join() }
  }

  /// A thread beside the calling one; the system may refuse one, and the work is done by the others then.
  private struct Helper {
    private let thread: pthread_t

    init?(_ body: @escaping @Sendable () -> Void) {
      let work = Unmanaged.passRetained(Work(body))
      var attributes = pthread_attr_t()
      guard pthread_attr_init(&attributes) == 0 else {
        work.release()
        return nil
      }
      defer { pthread_attr_destroy(&attributes) }
      // The platforms' own sizes differ by a factor of 16; deeply nested markup needs room.
      _ = pthread_attr_setstacksize(&attributes, 8 << 20)
      #if canImport(Darwin)
        var thread: pthread_t?
        let result = pthread_create(&thread, &attributes, { Work.perform($0) }, work.toOpaque())
      #else
        var thread: pthread_t? = pthread_t()
        let result = pthread_create(&thread!, &attributes, { Work.perform($0!) }, work.toOpaque())
      #endif
      guard result == 0, let thread else {
        work.release()
        return nil
      }
      self.thread = thread
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

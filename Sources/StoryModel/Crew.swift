/// Those who work on one story side by side, where it is large enough for several.
///
/// What is made does not depend on how many they are: each part of the work is done by itself, and what comes of the
/// parts is put together in their order.
public struct Crew: Sendable {
  /// Calls a function with each number below a count, each once, in any order, and waits until all calls have returned.
  public typealias Labour = @Sendable (_ count: Int, _ part: @escaping @Sendable (Int) -> Void) -> Void

  /// How many they are.
  public let size: Int
  private let labour: Labour

  /// Makes a crew.
  public init(size: Int, labour: @escaping Labour) {
    self.size = size
    self.labour = labour
  }

  /// One who works alone, on the calling thread.
  public static let single = Crew(size: 1) { count, part in
    for index in 0..<count { part(index) }
  }

  /// Some numbers from 0 up, divided into runs that take about the same time: a few for each worker, so that all end
  /// together.
  public func runs(of count: Int) -> [Range<Int>] {
    let runs = size == 1 ? 1 : min(count, size * 8)
    return (0..<runs).map { count * $0 / runs..<count * ($0 + 1) / runs }
  }

  /// What a function makes of each number below a count, in order.
  public func map<Result: Sendable>(_ count: Int, _ make: @escaping @Sendable (Int) -> Result) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { buffer, filled in
      // Each place is written once, by one of them.
      nonisolated(unsafe) let places = buffer
      labour(count) { places.initializeElement(at: $0, to: make($0)) }
      filled = count
    }
  }

  /// Changes each of some elements where it stands.
  public func change<Element: Sendable>(
    _ elements: inout [Element], _ change: @escaping @Sendable (inout Element) -> Void
  ) {
    elements.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let places = buffer
      labour(places.count) { change(&places[$0]) }
    }
  }
}

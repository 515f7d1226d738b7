#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The lines of a resource that say something, one after the other: neither empty ones nor comments, which begin with `#`.
///
/// A line is where it stands in the resource's own bytes: what a run does not ask for is neither copied nor made a string.
package struct ResourceLines: Sequence, IteratorProtocol {
  private var rest: UnsafeBufferPointer<UInt8>

  init(of bytes: UnsafeRawBufferPointer) {
    rest = bytes.bindMemory(to: UInt8.self)
  }

  /// The next line, without its end.
  package mutating func next() -> UnsafeBufferPointer<UInt8>? {
    while let start = rest.baseAddress, !rest.isEmpty {
      let end = memchr(start, Int32(UInt8(ascii: "\n")), rest.count).map {
        UnsafeRawPointer($0) - UnsafeRawPointer(start)
      }
      let line = UnsafeBufferPointer(start: start, count: end ?? rest.count)
      rest = UnsafeBufferPointer(rebasing: rest.dropFirst(line.count + 1))
      if let first = line.first, first != UInt8(ascii: "#") { return line }
    }
    return nil
  }
}

extension Resource {
  /// The lines of a list of words.
  package var lines: ResourceLines { ResourceLines(of: bytes) }
}

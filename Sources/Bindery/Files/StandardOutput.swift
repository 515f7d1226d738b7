#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The stream that a book goes to where no file is named.
enum StandardOutput {
  /// Writes a book.
  static func write(_ book: [UInt8]) throws(Refusal) {
    let path = FilePath("standard output")
    try Refusal.of { () throws(FileError) in
      let copy = dup(STDOUT_FILENO)
      guard copy >= 0 else { throw FileError(.write, path) }
      try FileDescriptor(owning: copy).write(book.span, to: path)
    }
  }
}

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What was read from a file.
package struct InputFile: Sendable, Hashable {
  /// The file's bytes.
  package let bytes: [UInt8]
  /// When it last changed; 1970 for a pipe, whose time would be that of the run.
  package let modified: Timestamp

  /// Makes an input from bytes at hand.
  package init(bytes: [UInt8], modified: Timestamp) {
    self.bytes = bytes
    self.modified = modified
  }

  /// Reads a file whole, be it a file on disk, a pipe or a device.
  package static func read(_ path: FilePath) throws(FileError) -> InputFile {
    try read(FileDescriptor.open(path, O_RDONLY, for: .read), path)
  }

  /// The beginning of a file.
  static func head(of path: FilePath, count: Int) throws(FileError) -> [UInt8] {
    try FileDescriptor.open(path, O_RDONLY | O_NONBLOCK, for: .read).read(0..<count, of: path)
  }

  /// Reads standard input to its end.
  package static func readStandardInput() throws(FileError) -> InputFile {
    let path = FilePath("standard input")
    let copy = dup(STDIN_FILENO)
    guard copy >= 0 else { throw FileError(.read, path) }
    return try read(FileDescriptor(owning: copy), path)
  }

  /// Reads an ordinary file whole; `nil` where there is none. What nobody asked for by name may be a pipe, and is then
  /// not waited for.
  package static func readIfPresent(_ path: FilePath) throws(FileError) -> InputFile? {
    do throws(FileError) {
      guard let status = try FileStatus.of(path, for: .read) else { return nil }
      if status.kind == .other { throw FileError(.read, path, code: EEXIST) }
      return try read(path)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  private static func read(_ file: consuming FileDescriptor, _ path: FilePath) throws(FileError) -> InputFile {
    let status = try file.status(of: path, for: .read)
    switch status.kind {
    case .folder: throw FileError(.read, path, code: EISDIR)
    case .file:
      return InputFile(bytes: try file.readAll(of: path, expected: status.size), modified: status.modified)
    case .other:
      return InputFile(bytes: try file.readAll(of: path, expected: 1 << 16), modified: Timestamp(seconds: 0))
    }
  }
}

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension BookOutput {
  /// Puts a book in its place, whole or not at all; when this returns the disk has it.
  func write(_ book: [UInt8]) throws(Refusal) {
    do throws(FileError) {
      switch self {
      case .file(let path):
        let path = try path.followingLink()
        let folder = try OutputFolder(path.folder)
        let staged = try folder.stage(book.span, as: Array(path.name), synchronized: true)
        try folder.place(staged)
        try folder.synchronize()
      case .standardOutput:
        let copy = dup(STDOUT_FILENO)
        guard copy >= 0 else { throw FileError(.write, FilePath(display)) }
        try FileDescriptor(owning: copy).write(book.span, to: FilePath(display))
      }
    } catch {
      throw Refusal(error.diagnostic)
    }
  }
}

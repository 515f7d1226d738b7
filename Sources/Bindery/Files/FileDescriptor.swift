#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// An open file or folder, closed when its owner lets go of it. Every call that a signal interrupts is made again.
struct FileDescriptor: ~Copyable {
  /// What the system knows the open file by.
  let number: CInt

  /// Takes over an open file.
  init(owning number: CInt) {
    self.number = number
  }

  deinit {
    _ = close(number)
  }

  /// How many files the process may have open at once.
  static let limit: Int = {
    var limits = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    // POSIX promises no more than 20 (_POSIX_OPEN_MAX).
    guard getrlimit(resource, &limits) == 0 else { return 20 }
    return Int(clamping: limits.rlim_cur)
  }()

  /// Opens a file; `code` is the `errno` of a failure.
  static func open(_ path: FilePath, _ flags: CInt, for action: FileError.Action) throws(FileError) -> FileDescriptor {
    let number = path.withCString { name in
      retrying { openFile(name, flags | O_CLOEXEC) }
    }
    guard number >= 0 else { throw FileError(action, path) }
    return FileDescriptor(owning: number)
  }

  /// What kind of file it is, how many bytes it has, and when it last changed.
  func status(of path: FilePath, for action: FileError.Action) throws(FileError) -> FileStatus {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw FileError(action, path) }
    return FileStatus(status)
  }

  /// Everything from the file's place to its end.
  ///
  /// - Parameter expected: how many bytes will probably come; a hint.
  func readAll(of path: FilePath, expected: Int) throws(FileError) -> [UInt8] {
    // One byte more than expected tells the end of a file that did not grow without a second allocation.
    var bytes = try read(upTo: max(expected, 0) + 1, of: path)
    guard bytes.count > expected else { return bytes }
    while bytes.count <= Self.readLimit {
      let more = try read(upTo: max(1 << 16, bytes.count), of: path)
      if more.isEmpty { return bytes }
      bytes += more
    }
    throw FileError(.read, path, code: EFBIG)
  }

  /// What is longer than any story: a device that never ends is let go of.
  private static let readLimit = 1 << 32

  /// Reads until `count` bytes are there or the file ends.
  private func read(upTo count: Int, of path: FilePath) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = retrying { readFile(number, buffer.baseAddress! + filled, count - filled) }
        if got < 0 { failure = FileError(.read, path) }
        guard got > 0 else { return }
        filled += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// The bytes of a range; fewer where the file ends before.
  func read(_ range: Range<Int>, of path: FilePath) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let got = retrying {
          pread(number, buffer.baseAddress! + filled, range.count - filled, off_t(range.lowerBound + filled))
        }
        if got < 0 { failure = FileError(.read, path) }
        guard got > 0 else { return }
        filled += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes all the bytes.
  func write(_ bytes: Span<UInt8>, to path: FilePath) throws(FileError) {
    try bytes.withUnsafeBytes { (buffer) throws(FileError) in
      var rest = buffer[...]
      while !rest.isEmpty {
        let slice = UnsafeRawBufferPointer(rebasing: rest)
        let written = retrying { writeFile(number, slice.baseAddress!, slice.count) }
        guard written > 0 else { throw FileError(.write, path) }
        rest = rest.dropFirst(written)
      }
    }
  }

  /// Goes to a place in the file, where the next bytes are written.
  func seek(to offset: Int, of path: FilePath) throws(FileError) {
    guard lseek(number, off_t(offset), SEEK_SET) >= 0 else { throw FileError(.write, path) }
  }

  /// Waits until the disk has what was written.
  func synchronize(_ path: FilePath) throws(FileError) {
    let result = retrying { fsync(number) }
    // Some file systems can't synchronise a folder, or anything at all; there is nothing more to be done then.
    guard result == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS else { throw FileError(.write, path) }
  }
}

/// Makes a system call again for as long as a signal interrupts it.
func retrying<Result: FixedWidthInteger & SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

// The methods above have the names of the C functions they call.
private func openFile(_ name: UnsafePointer<CChar>, _ flags: CInt) -> CInt { open(name, flags) }
private func readFile(_ number: CInt, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(number, buffer, count)
}
private func writeFile(_ number: CInt, _ buffer: UnsafeRawPointer, _ count: Int) -> Int { write(number, buffer, count) }

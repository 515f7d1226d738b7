internal import CLibZip

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Where libzip writes the archive: memory, from which full pieces move on to a file where there is one.
///
/// libzip writes an entry's header, its data, and then the header again: what was written last stays in memory so that
/// this seldom costs a second visit to the file.
final class ArchiveSink: ZipSource {
  private let descriptor: Int32?
  private var window: [UInt8] = []
  private var windowStart = 0
  private var position = 0

  /// Makes a sink that keeps everything, or one that writes to an open file from its start.
  init(descriptor: Int32? = nil) {
    self.descriptor = descriptor
  }

  /// The archive's bytes, all of them where there is no file; to be taken when the archive is closed.
  func takeBytes() -> [UInt8] {
    defer { window = [] }
    return window
  }

  override class var commands: ZipCommands { written }

  private static let written: ZipCommands = [
    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
    ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE,
    ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE,
  ]

  override func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer) throws(ZipSourceError) -> Int
  {
    switch command {
    // A new archive: there is nothing to read yet.
    case ZIP_SOURCE_STAT: throw ZipSourceError(code: ZIP_ER_READ, system: ENOENT)
    case ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE:
      window.removeAll(keepingCapacity: true)
      // A small book, made without moving it as it grows.
      window.reserveCapacity(1 << 14)
      windowStart = 0
      position = 0
      return 0
    case ZIP_SOURCE_WRITE: return try write(UnsafeBufferPointer(data.assumingMemoryBound(to: UInt8.self)))
    case ZIP_SOURCE_SEEK_WRITE:
      var error = zip_error_t()
      let end = windowStart + window.count
      let offset = zip_source_seek_compute_offset(
        zip_uint64_t(position), zip_uint64_t(end), data.baseAddress, zip_uint64_t(data.count), &error)
      guard offset >= 0 else { throw ZipSourceError(code: ZIP_ER_SEEK) }
      position = Int(offset)
      return 0
    case ZIP_SOURCE_TELL_WRITE: return position
    case ZIP_SOURCE_COMMIT_WRITE:
      try flush()
      return 0
    default: return try super.answer(command, data)
    }
  }

  private func write(_ data: UnsafeBufferPointer<UInt8>) throws(ZipSourceError) -> Int {
    let offset = position - windowStart
    if offset == window.count {
      window.append(contentsOf: data)
    } else if offset >= 0 {
      let overlap = min(data.count, window.count - offset)
      window.replaceSubrange(offset..<offset + overlap, with: data.prefix(overlap))
      window.append(contentsOf: data.dropFirst(overlap))
    } else {
      guard position + data.count <= windowStart else { throw ZipSourceError(code: ZIP_ER_WRITE) }
      try check(put(UnsafeRawBufferPointer(data), at: position))
    }
    position += data.count
    if window.count > 1 << 18 { try flush() }
    return data.count
  }

  private func flush() throws(ZipSourceError) {
    guard descriptor != nil else { return }
    try check(window.withUnsafeBytes { put($0, at: windowStart) })
    windowStart += window.count
    window.removeAll(keepingCapacity: true)
  }

  /// Writes bytes to the file and returns the system's error code, 0 for none.
  private func put(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int32 {
    guard let descriptor else { return 0 }
    var done = 0
    while done < bytes.count {
      let count = pwrite(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  private func check(_ code: Int32) throws(ZipSourceError) {
    if code != 0 { throw ZipSourceError(code: ZIP_ER_WRITE, system: code) }
  }
}

internal import CLibZip

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// One file of an archive before it is packed.
struct ArchiveEntry {
  /// Where an entry's bytes come from.
  enum Content {
    /// Packed already.
    case packed(PackedData)
    /// Packed when its turn comes, and freed when it is written: however many entries, one is in memory.
    case deferred(() throws(EPUBError) -> PackedData)
    /// Packed already, in a file.
    case spooled(SpooledData)
  }

  /// The path in the archive, ASCII.
  let path: String
  /// How the bytes will stand in the archive.
  let method: PackedData.Method
  /// Where the bytes come from.
  let content: Content
}

/// Gives an entry's bytes to libzip, which asks for them while it closes the archive: first for what it is (STAT), then
/// for the bytes (OPEN, READ, CLOSE), then once more for what it was.
final class EntrySource: ZipSource {
  private enum State {
    case waiting(ArchiveEntry.Content)
    case packed([UInt8])
    case spooled(SpooledData)
    case written
  }

  private var state: State
  private var description = zip_stat_t()
  private var offset = 0
  private let failures: ArchiveFailures

  init(_ content: ArchiveEntry.Content, failures: ArchiveFailures) {
    state = .waiting(content)
    self.failures = failures
  }

  var commands: [zip_source_cmd_t] { [ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT] }

  func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer) throws(ZipSourceError) -> Int {
    switch command {
    case ZIP_SOURCE_STAT:
      try prepare()
      data.storeBytes(of: description, as: zip_stat_t.self)
      return MemoryLayout<zip_stat_t>.size
    case ZIP_SOURCE_OPEN:
      offset = 0
      return 0
    case ZIP_SOURCE_READ: return try read(into: data)
    case ZIP_SOURCE_CLOSE:
      state = .written
      return 0
    default: throw ZipSourceError(code: ZIP_ER_OPNOTSUPP)
    }
  }

  /// Packs the content where that has not been done yet.
  private func prepare() throws(ZipSourceError) {
    guard case .waiting(let content) = state else { return }
    switch content {
    case .packed(let data): take(data)
    case .spooled(let data):
      describe(data.method, crc32: data.crc32, size: data.size, packedSize: data.count)
      state = .spooled(data)
    case .deferred(let make):
      do {
        take(try make())
      } catch {
        failures.first = failures.first ?? error
        throw ZipSourceError(code: ZIP_ER_INTERNAL)
      }
    }
  }

  private func take(_ data: PackedData) {
    describe(data.method, crc32: data.crc32, size: data.size, packedSize: data.bytes.count)
    state = .packed(data.bytes)
  }

  private func describe(_ method: PackedData.Method, crc32: UInt32, size: Int, packedSize: Int) {
    zip_stat_init(&description)
    description.valid = zip_uint64_t(ZIP_STAT_COMP_METHOD | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC)
    description.comp_method = method.rawValue
    description.size = zip_uint64_t(size)
    description.comp_size = zip_uint64_t(packedSize)
    description.crc = crc32
  }

  private func read(into data: UnsafeMutableRawBufferPointer) throws(ZipSourceError) -> Int {
    let count: Int
    switch state {
    case .waiting, .written: return 0
    case .packed(let bytes):
      count = min(data.count, bytes.count - offset)
      bytes.withUnsafeBytes { data.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
    case .spooled(let spooled):
      count = pread(
        spooled.descriptor, data.baseAddress, min(data.count, spooled.count - offset), off_t(spooled.offset + offset))
      guard count > 0 || offset == spooled.count else { throw ZipSourceError(code: ZIP_ER_READ, system: errno) }
    }
    offset += count
    return count
  }
}

/// The first failure of an entry's making: libzip passes on no more than a number.
final class ArchiveFailures {
  var first: EPUBError?
}

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

extension ArchiveEntry {
  /// An entry that is packed already.
  init(path: String, _ content: PressedContent) {
    switch content {
    case .memory(let data): self.init(path: path, method: data.method, content: .packed(data))
    case .spooled(let data): self.init(path: path, method: data.method, content: .spooled(data))
    }
  }
}

/// Gives an entry's bytes to libzip, which asks for them while it closes the archive: first for what it is (STAT), then
/// for the bytes (OPEN, READ, CLOSE), then once more for what it was.
///
/// An archive of ten thousand stories has twice as many of these.
final class EntrySource: ZipSource {
  private enum State {
    case waiting(ArchiveEntry.Content)
    case written(Description)
  }

  fileprivate struct Description {
    let method: PackedData.Method
    let crc32: UInt32
    let size: Int
    let packedSize: Int
  }

  private var state: State
  private var offset = 0
  private let failures: ArchiveFailures

  init(_ content: ArchiveEntry.Content, failures: ArchiveFailures) {
    state = .waiting(content)
    self.failures = failures
  }

  override class var commands: ZipCommands { read }

  private static let read: ZipCommands = [ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT]

  override func answer(
    _ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer
  ) throws(ZipSourceError) -> Int {
    switch command {
    case ZIP_SOURCE_STAT:
      data.storeBytes(of: try description().zipStat, as: zip_stat_t.self)
      return MemoryLayout<zip_stat_t>.size
    case ZIP_SOURCE_OPEN:
      offset = 0
      return 0
    case ZIP_SOURCE_READ: return try read(into: data)
    case ZIP_SOURCE_CLOSE:
      state = .written(try description())
      return 0
    default: return try super.answer(command, data)
    }
  }

  /// What the entry is; it is packed for that where it has not been yet.
  private func description() throws(ZipSourceError) -> Description {
    switch state {
    case .waiting(.packed(let data)):
      return Description(method: data.method, crc32: data.crc32, size: data.size, packedSize: data.bytes.count)
    case .waiting(.spooled(let data)):
      return Description(method: data.method, crc32: data.crc32, size: data.size, packedSize: data.count)
    case .waiting(.deferred(let make)):
      do throws(EPUBError) {
        state = .waiting(.packed(try make()))
      } catch {
        failures.first = failures.first ?? error
        throw ZipSourceError(code: ZIP_ER_INTERNAL)
      }
      return try description()
    case .written(let description): return description
    }
  }

  private func read(into data: UnsafeMutableRawBufferPointer) throws(ZipSourceError) -> Int {
    let count: Int
    switch state {
    case .written, .waiting(.deferred): return 0
    case .waiting(.packed(let packed)):
      count = min(data.count, packed.bytes.count - offset)
      packed.bytes.withUnsafeBytes {
        data.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
      }
    case .waiting(.spooled(let spooled)):
      let rest = spooled.count - offset
      if rest == 0 { return 0 }
      count = pread(spooled.descriptor, data.baseAddress, min(data.count, rest), off_t(spooled.offset + offset))
      guard count > 0 else { throw ZipSourceError(code: ZIP_ER_READ, system: errno) }
    }
    offset += count
    return count
  }
}

extension EntrySource.Description {
  /// The description as libzip takes it.
  fileprivate var zipStat: zip_stat_t {
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    stat.valid = zip_uint64_t(ZIP_STAT_COMP_METHOD | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC)
    stat.comp_method = method.rawValue
    stat.size = zip_uint64_t(size)
    stat.comp_size = zip_uint64_t(packedSize)
    stat.crc = crc32
    return stat
  }
}

/// The first failure of an entry's making: libzip passes on no more than a number.
final class ArchiveFailures {
  var first: EPUBError?
}

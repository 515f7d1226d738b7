internal import CLibZip

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Reads an .epub that was made before: the only owner of libzip's handle to it.
public final class ArchiveReader {
  private let archive: OpaquePointer
  private let descriptor: Int32

  /// Opens an archive.
  ///
  /// - Parameter descriptor: the file, open for reading; it stays open and is the caller's to close.
  public init(descriptor: Int32) throws(EPUBError) {
    let context = "opening an older book"
    // libzip closes the descriptor that it is given.
    let copy = dup(descriptor)
    guard copy >= 0 else { throw EPUBError(.file, context, String(cString: strerror(errno))) }
    var code: Int32 = 0
    guard let archive = zip_fdopen(copy, 0, &code) else {
      close(copy)
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw EPUBError(.archive, context, String(cString: zip_error_strerror(&error)))
    }
    self.archive = archive
    self.descriptor = descriptor
  }

  deinit {
    zip_discard(archive)
  }

  /// The content of an entry; `nil` where the archive has none of that name.
  public func content(of name: String) throws(EPUBError) -> [UInt8]? {
    guard let index = index(of: name) else { return nil }
    let context = "reading \(name) of an older book"
    var stat = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &stat) == 0, let file = zip_fopen_index(archive, index, 0) else {
      throw failure(context)
    }
    defer { zip_fclose(file) }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(stat.size)) { buffer, count in
      while count < buffer.count {
        let got = zip_fread(file, buffer.baseAddress! + count, zip_uint64_t(buffer.count - count))
        guard got > 0 else { break }
        count += Int(got)
      }
      failed = count < buffer.count
    }
    guard !failed else { throw EPUBError(.archive, context, String(cString: zip_file_strerror(file))) }
    return bytes
  }

  /// Calls a function with the name of each entry and the place of its packed bytes, in the order of the archive.
  ///
  /// libzip does not tell where an entry stands. In an archive of `ArchiveWriter` one follows upon the other, each behind
  /// a header that holds its name and nothing of variable length besides, and behind the last stands the directory.
  /// - Throws: `EPUBError` where something else stands there; the places were wrong then.
  public func forEachEntry(_ body: (_ name: UnsafeBufferPointer<UInt8>, _ data: SpooledData) -> Void) throws(EPUBError)
  {
    var end = 0
    var index: zip_uint64_t = 0
    var stat = zip_stat_t()
    while zip_stat_index(archive, index, 0, &stat) == 0, let method = PackedData.Method(rawValue: stat.comp_method) {
      let length = strlen(stat.name)
      let start = end + Self.localHeaderSize + length
      end = start + Int(stat.comp_size)
      stat.name.withMemoryRebound(to: UInt8.self, capacity: length) { name in
        body(
          UnsafeBufferPointer(start: name, count: length),
          SpooledData(
            descriptor: descriptor, offset: start, count: end - start, method: method, crc32: stat.crc,
            size: Int(stat.size)))
      }
      index += 1
    }
    var signature: UInt32 = 0
    let count = pread(descriptor, &signature, 4, off_t(end))
    guard count == 4, UInt32(littleEndian: signature) == Self.directorySignature else {
      throw EPUBError(.archive, "listing an older book", "its entries do not follow upon each other")
    }
  }

  /// The size of a local file header without the name (APPNOTE.TXT 6.3.10, section 4.3.7).
  private static let localHeaderSize = 30
  /// What a central directory begins with (section 4.3.12).
  private static let directorySignature: UInt32 = 0x0201_4B50

  /// The index of an entry by its name.
  private func index(of name: String) -> UInt64? {
    let index = zip_name_locate(archive, name, 0)
    return index < 0 ? nil : UInt64(index)
  }

  private func failure(_ context: String) -> EPUBError {
    EPUBError(.archive, context, String(cString: zip_strerror(archive)))
  }
}

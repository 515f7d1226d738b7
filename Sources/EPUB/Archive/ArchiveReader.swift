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
  /// libzip's handle.
  let archive: OpaquePointer

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

  /// How an entry stands in the archive; `nil` where there is none of that name.
  func method(of index: UInt64) -> PackedData.Method? {
    var stat = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &stat) == 0 else { return nil }
    return PackedData.Method(rawValue: stat.comp_method)
  }

  /// The index of an entry by its name.
  func index(of name: String) -> UInt64? {
    let index = zip_name_locate(archive, name, 0)
    return index < 0 ? nil : UInt64(index)
  }

  private func failure(_ context: String) -> EPUBError {
    EPUBError(.archive, context, String(cString: zip_strerror(archive)))
  }
}

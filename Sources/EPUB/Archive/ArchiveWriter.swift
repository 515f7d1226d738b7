internal import CLibZip

/// Builds one archive: the only owner of libzip's handle.
///
/// The entries stand in the archive in the order they are added, dated 1 January 1980, so that the same entries make
/// the same bytes at any time and in any time zone.
struct ArchiveWriter: ~Copyable {
  private var handle: OpaquePointer?
  private let sink: ArchiveSink
  private let failures = ArchiveFailures()

  /// Starts an archive in memory, or in an open file that is empty.
  ///
  /// - Parameter descriptor: the file, open for writing; it stays open and is the caller's to close.
  init(descriptor: Int32? = nil) throws(EPUBError) {
    sink = ArchiveSink(descriptor: descriptor)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = sink.handle(error: &error) else {
      throw Self.failure("starting an archive", &error)
    }
    guard let archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
      zip_source_free(source)
      throw Self.failure("starting an archive", &error)
    }
    handle = archive
  }

  deinit {
    if let handle { zip_discard(handle) }
  }

  /// Adds an entry; its content is asked for when the archive is closed.
  func add(_ entry: ArchiveEntry) throws(EPUBError) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = EntrySource(entry.content, failures: failures).handle(error: &error) else {
      throw Self.failure("adding \(entry.path)", &error)
    }
    guard add(source, as: entry) else { throw failure("adding \(entry.path)") }
  }

  /// Adds an entry's source, which libzip owns from then on, and returns whether libzip took it as it is to be.
  private func add(_ source: OpaquePointer, as entry: ArchiveEntry) -> Bool {
    let added = handle.map { zip_file_add($0, entry.path, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) } ?? -1
    guard added >= 0 else {
      zip_source_free(source)
      return false
    }
    let index = zip_uint64_t(added)
    // Left at its default the method is deflate, and a deflate stream is copied as it is.
    if entry.method == .stored, zip_set_file_compression(handle, index, Int32(ZIP_CM_STORE), 0) < 0 { return false }
    // zip_file_set_mtime would go through the local time zone.
    return zip_file_set_dostime(handle, index, 0, 0x21, 0) == 0
  }

  /// Writes the archive and returns its bytes; none where they went to a file.
  mutating func finish() throws(EPUBError) -> [UInt8] {
    guard let handle else { return [] }
    guard zip_close(handle) == 0 else { throw failures.first ?? failure("writing the archive") }
    // libzip has freed it.
    self.handle = nil
    return sink.takeBytes()
  }

  private func failure(_ context: String) -> EPUBError {
    EPUBError(.archive, context, handle.map { String(cString: zip_strerror($0)) } ?? "closed")
  }

  private static func failure(_ context: String, _ error: inout zip_error_t) -> EPUBError {
    EPUBError(.archive, context, String(cString: zip_error_strerror(&error)))
  }
}

internal import CLibDeflate

/// How hard a book is compressed.
public enum CompressionLevel: Int32, Sendable, Hashable {
  /// Three times as fast as usual, books 6 % larger.
  case fast = 1
  /// The usual.
  case standard = 6
  /// Five times as slow as usual, books 4 % smaller.
  case small = 12
}

/// Makes deflate streams: the only owner of libdeflate's compressor.
final class Deflater {
  private let compressor: OpaquePointer

  /// Makes a compressor for one level; it can be used for any number of entries.
  init(level: CompressionLevel) throws(EPUBError) {
    guard let compressor = libdeflate_alloc_compressor(level.rawValue) else {
      throw EPUBError(.compression, "making a compressor of level \(level.rawValue)", "out of memory")
    }
    self.compressor = compressor
  }

  deinit {
    libdeflate_free_compressor(compressor)
  }

  /// Compresses an entry's content.
  func deflated(_ content: UnsafeRawBufferPointer) throws(EPUBError) -> PackedData {
    PackedData(method: .deflated, crc32: crc32(content), size: content.count, bytes: try deflate(content))
  }

  /// Compresses an entry's content, or takes it as it is.
  func packed(_ content: [UInt8], as method: PackedData.Method) throws(EPUBError) -> PackedData {
    switch method {
    case .stored:
      PackedData(
        method: .stored, crc32: content.withUnsafeBytes(crc32), size: content.count, bytes: content)
    case .deflated:
      try content.withUnsafeBufferPointer { bytes throws(EPUBError) in try deflated(UnsafeRawBufferPointer(bytes)) }
    }
  }

  private func crc32(_ content: UnsafeRawBufferPointer) -> UInt32 {
    libdeflate_crc32(0, content.baseAddress, content.count)
  }

  private func deflate(_ content: UnsafeRawBufferPointer) throws(EPUBError) -> [UInt8] {
    let bound = libdeflate_deflate_compress_bound(compressor, content.count)
    let stream = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_deflate_compress(compressor, content.baseAddress, content.count, buffer.baseAddress, bound)
    }
    // Zero means that the stream did not fit, which the bound rules out.
    guard !stream.isEmpty else { throw EPUBError(.compression, "compressing \(content.count) bytes", "no room") }
    return stream
  }
}

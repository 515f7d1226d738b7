/// An entry of an archive as it stands there: compressed or stored, with what the archive says about it.
public struct PackedData: Sendable, Hashable {
  /// How an entry's bytes stand in an archive.
  public enum Method: UInt16, Sendable, Hashable {
    /// As they are.
    case stored = 0
    /// As a raw deflate stream (RFC 1951).
    case deflated = 8
  }

  /// How the bytes stand in the archive.
  public var method: Method
  /// The CRC-32 of the entry's content.
  public var crc32: UInt32
  /// The length of the entry's content in bytes.
  public var size: Int
  /// The bytes as they stand in the archive.
  public var bytes: [UInt8]

  /// Makes an entry from bytes that are packed already.
  public init(method: Method, crc32: UInt32, size: Int, bytes: [UInt8]) {
    self.method = method
    self.crc32 = crc32
    self.size = size
    self.bytes = bytes
  }
}

/// Packed data that stands in a file: put aside there, or an entry of an older book.
public struct SpooledData: Sendable, Hashable {
  /// The file, open for reading.
  public var descriptor: Int32
  /// Where in the file the data starts.
  public var offset: Int
  /// How many bytes of the file it takes.
  public var count: Int
  /// How the bytes stand in the archive.
  public var method: PackedData.Method
  /// The CRC-32 of the entry's content.
  public var crc32: UInt32
  /// The length of the entry's content in bytes.
  public var size: Int
}

extension SpooledData {
  /// Says where some data was put; its bytes are in the file and no longer needed.
  public init(_ data: PackedData, descriptor: Int32, offset: Int) {
    self.init(
      descriptor: descriptor, offset: offset, count: data.bytes.count, method: data.method, crc32: data.crc32,
      size: data.size)
  }
}

/// Where the bytes of something that is packed already are.
public enum PressedContent: Sendable, Hashable {
  /// Here.
  case memory(PackedData)
  /// In a file.
  case spooled(SpooledData)
}

extension String {
  /// Makes a string of UTF-8 that is known to be valid, without looking it over again where the system can.
  package init(validUTF8 bytes: Span<UInt8>) {
    if #available(macOS 26, *) {
      self.init(copying: UTF8Span(unchecked: bytes))
    } else {
      self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
  }
}

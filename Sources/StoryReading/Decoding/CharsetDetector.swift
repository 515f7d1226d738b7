internal import CUchardet

/// What uchardet takes a text for; owns its handle.
struct CharsetDetector: ~Copyable {
  private let handle: uchardet_t

  init?() {
    guard let handle = uchardet_new() else { return nil }
    self.handle = handle
  }

  deinit { uchardet_delete(handle) }

  /// The name of the encoding; `nil` where uchardet has no opinion.
  mutating func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    uchardet_reset(handle)
    let result = bytes.withMemoryRebound(to: CChar.self) { uchardet_handle_data(handle, $0.baseAddress, $0.count) }
    guard result == 0 else { return nil }
    uchardet_data_end(handle)
    let name = String(cString: uchardet_get_charset(handle))
    return name.isEmpty ? nil : name
  }
}

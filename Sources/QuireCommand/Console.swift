#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Where the command speaks: results to standard output, everything else to standard error.
struct Console: ~Copyable {
  private var results: [UInt8] = []
  private var messages: [UInt8] = []
  /// A line that stays the last one on the terminal while others are printed above it; `nil` for none.
  var live: String?
  private var isLiveShown = false
  /// Whether standard output takes no more: a disk is full, a pipe's reader is gone.
  private var failure: String?

  /// Prints a line of results.
  mutating func printResult(_ line: String) {
    results += line.utf8
    results.append(0x0A)
    if results.count >= 1 << 14 { flush() }
  }

  /// Prints a line about the work.
  mutating func printMessage(_ line: String) {
    messages += line.utf8
    messages.append(0x0A)
    if messages.count >= 1 << 12 { flush() }
  }

  /// Hands over what was printed.
  mutating func flush() {
    if isLiveShown { _ = Self.write(Self.clearing, to: STDERR_FILENO) }
    if let live { messages += live.utf8 }
    isLiveShown = live != nil
    if failure == nil, !Self.write(results, to: STDOUT_FILENO) {
      failure = String(cString: strerror(errno))
    }
    // Nobody can be told that standard error is gone.
    _ = Self.write(messages, to: STDERR_FILENO)
    results.removeAll(keepingCapacity: true)
    messages.removeAll(keepingCapacity: true)
  }

  /// Goes to the beginning of the terminal's line and empties it (ECMA-48, EL).
  private static let clearing = Array("\r\u{1B}[K".utf8)

  /// Hands over the rest; returns whether all results reached their reader.
  mutating func finish() -> Bool {
    flush()
    guard let failure else { return true }
    printMessage("quire: error: results can't be written to standard output: \(failure)")
    flush()
    return false
  }

  private static func write(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
        let written = writeBytes(descriptor, start, rest.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        rest = rest.dropFirst(written)
      }
      return true
    }
  }
}

// The method above has the name of the C function.
private func writeBytes(_ descriptor: CInt, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

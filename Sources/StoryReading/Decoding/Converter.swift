#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A conversion to UTF-8 by iconv (POSIX.1-2024, `iconv_open`); owns its descriptor.
struct Converter: ~Copyable {
  /// A text converted to UTF-8.
  struct Converted: Sendable {
    /// The text as UTF-8, U+FFFD in place of what means nothing.
    var bytes: [UInt8]
    /// How many times U+FFFD was put in.
    var malformed = 0
    /// Where in `bytes` the first of them stands.
    var firstMalformed: Int?
  }

  private let descriptor: iconv_t

  /// Opens a conversion; `nil` where iconv does not know the encoding.
  ///
  /// - Parameter encoding: a name that iconv knows.
  init?(from encoding: String) {
    let isName = encoding.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
      case UInt8(ascii: ":"), UInt8(ascii: "+"): true
      default: false
      }
    }
    guard isName, !encoding.isEmpty, let opened = iconv_open("UTF-8", encoding), opened != iconv_t(bitPattern: -1)
    else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// Converts a whole text. A code unit that iconv refuses becomes U+FFFD, and the conversion goes on after it.
  ///
  /// - Parameter unit: the size of the encoding's code unit in bytes.
  mutating func convert(_ input: UnsafeRawBufferPointer, unit: Int = 1) -> Converted {
    iconv(descriptor, nil, nil, nil, nil)
    var converted = Converted(bytes: [])
    converted.bytes.reserveCapacity(input.count + input.count / 2)
    var source = UnsafeMutableRawPointer(mutating: input.baseAddress)?.assumingMemoryBound(to: CChar.self)
    var left = input.count
    while left > 0 {
      switch appendBlock(&source, &left, to: &converted.bytes) {
      case 0, E2BIG: continue
      default:  // EILSEQ: not in the encoding; EINVAL: cut off at the end.
        converted.firstMalformed = converted.firstMalformed ?? converted.bytes.count
        converted.malformed += 1
        UTF8Sequence.append(0xFFFD, to: &converted.bytes)
        source = source?.advanced(by: min(unit, left))
        left -= min(unit, left)
      }
    }
    // What a stateful encoding still holds back.
    var nothing: UnsafeMutablePointer<CChar>?
    var none = 0
    _ = appendBlock(&nothing, &none, to: &converted.bytes)
    return converted
  }

  /// Converts as much as fits into one block and appends it; returns 0 or the error number.
  private func appendBlock(
    _ source: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, to bytes: inout [UInt8]
  ) -> Int32 {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 14) { block in
      var target = block.baseAddress
      var room = block.count
      let result =
        source == nil ? iconv(descriptor, nil, nil, &target, &room) : iconv(descriptor, &source, &left, &target, &room)
      let failure = result == -1 ? errno : 0
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<(block.count - room)]))
      return failure
    }
  }
}

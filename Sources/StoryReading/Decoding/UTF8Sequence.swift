/// Well-formed UTF-8 byte sequences (The Unicode Standard, table 3-7).
enum UTF8Sequence {
  /// Where the ASCII that starts at `at` ends, found 32 bytes at a time, then eight.
  static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from at: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let highBits: UInt64 = 0x8080_8080_8080_8080
    var at = at
    while at &+ 32 <= bytes.count {
      let first = raw.loadUnaligned(fromByteOffset: at, as: SIMD2<UInt64>.self)
      let second = raw.loadUnaligned(fromByteOffset: at &+ 16, as: SIMD2<UInt64>.self)
      let both = first | second
      guard (both[0] | both[1]) & highBits == 0 else { break }
      at &+= 32
    }
    while at &+ 8 <= bytes.count {
      let high = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & highBits
      if high != 0 { return at + UInt64(littleEndian: high).trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < bytes.count, bytes[at] < 0x80 { at &+= 1 }
    return at
  }

  /// The length of the well-formed sequence at `at`; 0 where there is none.
  @inline(__always)
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    let lead = bytes[at]
    let left = bytes.count &- at
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF:
      return left >= 2 && isContinuation(bytes[at + 1]) ? 2 : 0
    case 0xE0...0xEF:
      guard left >= 3, isContinuation(bytes[at + 1]), isContinuation(bytes[at + 2]) else { return 0 }
      if lead == 0xE0 && bytes[at + 1] < 0xA0 || lead == 0xED && bytes[at + 1] > 0x9F { return 0 }
      return 3
    case 0xF0...0xF4:
      guard left >= 4, isContinuation(bytes[at + 1]), isContinuation(bytes[at + 2]), isContinuation(bytes[at + 3])
      else { return 0 }
      if lead == 0xF0 && bytes[at + 1] < 0x90 || lead == 0xF4 && bytes[at + 1] > 0x8F { return 0 }
      return 4
    default: return 0
    }
  }

  /// Whether the bytes from `at` to their end are the beginning of a sequence that was cut off.
  static func isCutOff(_ bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
    let wanted =
      switch bytes[at] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    return at + wanted > bytes.count && bytes[(at + 1)...].allSatisfy(isContinuation)
  }

  /// The scalar that a well-formed sequence of `length` bytes encodes.
  @inline(__always)
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at: Int, length: Int) -> UInt32 {
    let lead = UInt32(bytes[at])
    switch length {
    case 1: return lead
    case 2: return (lead & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F)
    case 3: return (lead & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
    default:
      return (lead & 0x07) << 18 | UInt32(bytes[at + 1] & 0x3F) << 12 | UInt32(bytes[at + 2] & 0x3F) << 6
        | UInt32(bytes[at + 3] & 0x3F)
    }
  }

  /// Appends a scalar value.
  @inline(__always)
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case ..<0x80: bytes.append(UInt8(scalar))
    case ..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  @inline(__always)
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

/// A number that tells one content from another: XXH64 (Yann Collet's xxHash, 64 bits), which reads several bytes a
/// cycle. It guards against accidents and edits, not against forgers.
package struct Digest: Sendable, Hashable {
  /// The number.
  package private(set) var value: UInt64

  /// Starts with nothing taken in.
  package init() {
    value = 0
  }

  /// A digest known by its number.
  package init(value: UInt64) {
    self.value = value
  }

  /// Takes in a piece, so that both its bytes and its place among the pieces count.
  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    value = bytes.withUnsafeBytes { Self.xxh64($0, seed: value) }
  }

  /// Takes in an array as one piece, or that there is none: an empty one is another piece than `nil`.
  package mutating func add(_ bytes: [UInt8]?) {
    add(bytes?.count ?? -1)
    if let bytes { add(bytes[...]) }
  }

  /// Takes in a text, or that there is none.
  package mutating func add(_ text: String?) {
    add(text?.utf8.count ?? -1)
    guard var text else { return }
    value = text.withUTF8 { Self.xxh64(UnsafeRawBufferPointer($0), seed: value) }
  }

  /// Takes in a number.
  package mutating func add(_ number: Int) {
    value = withUnsafeBytes(of: number.littleEndian) { Self.xxh64($0, seed: value) }
  }

  /// Takes in another digest.
  package mutating func add(_ other: Digest) {
    add(Int(truncatingIfNeeded: other.value))
  }

  /// A digest known by 16 hexadecimal figures.
  package init?(hexadecimal figures: ArraySlice<UInt8>) {
    guard figures.count == 16 else { return nil }
    var value: UInt64 = 0
    for byte in figures {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt64(byte - 0x30)
      case 0x61...0x66: value = value << 4 | UInt64(byte - 0x61 + 10)
      default: return nil
      }
    }
    self.value = value
  }

  /// The number in 16 hexadecimal figures.
  package var hexadecimal: [UInt8] {
    (1...16).map { place in
      let figure = UInt8(truncatingIfNeeded: value >> (64 - 4 * place)) & 0xF
      return figure < 10 ? UInt8(ascii: "0") + figure : UInt8(ascii: "a") + (figure - 10)
    }
  }

  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// XXH64 of bytes (xxHash fast digest algorithm, version 0.1.1, section "XXH64 Algorithm Description").
  static func xxh64(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    var at = 0
    var hash: UInt64
    if bytes.count >= 32 {
      var a = seed &+ prime1 &+ prime2
      var b = seed &+ prime2
      var c = seed
      var d = seed &- prime1
      while at + 32 <= bytes.count {
        a = round(a, word(bytes, at))
        b = round(b, word(bytes, at + 8))
        c = round(c, word(bytes, at + 16))
        d = round(d, word(bytes, at + 24))
        at += 32
      }
      hash = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
      for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* prime1 &+ prime4 }
    } else {
      hash = seed &+ prime5
    }
    hash &+= UInt64(bytes.count)
    while at + 8 <= bytes.count {
      hash = rotated(hash ^ round(0, word(bytes, at)), 27) &* prime1 &+ prime4
      at += 8
    }
    if at + 4 <= bytes.count {
      let half = UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
      hash = rotated(hash ^ (half &* prime1), 23) &* prime2 &+ prime3
      at += 4
    }
    while at < bytes.count {
      hash = rotated(hash ^ (UInt64(bytes[at]) &* prime5), 11) &* prime1
      at += 1
    }
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }

  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* prime2, 31) &* prime1
  }

  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    (word &<< bits) | (word &>> (64 &- bits))
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }
}

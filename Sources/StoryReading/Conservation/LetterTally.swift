/// How many letters and digits a text has, and which: a fingerprint that does not depend on their order, so that
/// texts can be added up and taken away.
///
/// Letters count the same in both cases. Punctuation, signs and white space count nothing: reading and setting
/// change them at will.
package struct LetterTally: Sendable, Hashable {
  /// The sum of the weights of all letters and digits, modulo 2^64.
  private var sum: UInt64 = 0

  /// A tally of nothing.
  package init() {}

  /// The tally of some UTF-8.
  package init(of utf8: some Collection<UInt8>) {
    utf8.withContiguousStorageIfAvailable { add($0) } ?? Array(utf8).withUnsafeBufferPointer { add($0) }
  }

  /// How many letters and digits there are, fewer than none where more were taken away; right up to eight million.
  package var count: Int { Int(Int64(bitPattern: sum << 40) >> 40) }

  /// Counts in UTF-8: eight bytes at a time by a table while they are ASCII, character by character elsewhere.
  package mutating func add(_ utf8: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(utf8)
    let table = Self.weights
    let weights = table.span
    // Two sums, so that an addition need not wait for the one before it.
    var (even, odd) = (UInt64(0), UInt64(0))
    var at = 0
    while at < utf8.count {
      if at + 8 <= utf8.count {
        let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          // A weight for each byte of ASCII: no index is out of the table.
          even &+= weights[unchecked: Int(utf8[at])] &+ weights[unchecked: Int(utf8[at &+ 2])]
          odd &+= weights[unchecked: Int(utf8[at &+ 1])] &+ weights[unchecked: Int(utf8[at &+ 3])]
          even &+= weights[unchecked: Int(utf8[at &+ 4])] &+ weights[unchecked: Int(utf8[at &+ 6])]
          odd &+= weights[unchecked: Int(utf8[at &+ 5])] &+ weights[unchecked: Int(utf8[at &+ 7])]
          at &+= 8
          continue
        }
      }
      let byte = utf8[at]
      if byte < 0x80 {
        even &+= weights[unchecked: Int(byte)]
        at &+= 1
      } else {
        let length = max(1, UTF8Sequence.length(in: utf8, at: at))
        if Self.isLetter(utf8, at) {
          even &+= Self.weight(of: UInt64(Self.fold(UTF8Sequence.scalar(in: utf8, at: at, length: length))))
        }
        at &+= length
      }
    }
    sum &+= even &+ odd
  }

  /// Counts a string in.
  package mutating func add(_ text: String) {
    guard text.utf8.withContiguousStorageIfAvailable({ add($0) }) == nil else { return }
    Array(text.utf8).withUnsafeBufferPointer { add($0) }
  }

  /// Adds what another tally counted.
  package static func += (left: inout LetterTally, right: LetterTally) {
    left.sum &+= right.sum
  }

  /// Takes away what another tally counted.
  package static func -= (left: inout LetterTally, right: LetterTally) {
    left.sum &-= right.sum
  }

  /// Whether the well-formed sequence outside ASCII at `at` is a letter or a digit, as far as its block tells:
  /// Latin-1's signs, general punctuation, symbols, CJK punctuation, compatibility forms and emoji are not.
  @inline(__always)
  private static func isLetter(_ utf8: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    switch utf8[at] {
    case 0xC2: false
    case 0xC3: utf8[at + 1] != 0x97 && utf8[at + 1] != 0xB7
    case 0xE2, 0xEF: false
    case 0xE3: utf8[at + 1] != 0x80
    case 0xF0: utf8[at + 1] != 0x9F
    default: true
    }
  }

  /// One of the two cases of a letter for both, in the alphabets that have them: Latin, Greek and Cyrillic.
  @inline(__always)
  static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xDE, 0x391...0x3A9, 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    case 0x100...0x137, 0x14A...0x177, 0x218...0x21B, 0x460...0x481, 0x48A...0x4BF, 0x1E00...0x1EFF: scalar | 1
    case 0x139...0x148, 0x179...0x17E: (scalar + 1) & ~1
    case 0x178: 0xFF
    default: scalar
    }
  }

  /// The weight of each ASCII byte, the same in both cases of a letter; 0 for what is no letter or digit.
  private static let weights: [UInt64] = (0..<128).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): weight(of: UInt64(byte))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): weight(of: UInt64(fold(UInt32(byte))))
    default: 0
    }
  }

  /// A number that looks random (SplitMix64's finish) in the upper 40 bits and counts one in the lower 24.
  @inline(__always)
  private static func weight(of scalar: UInt64) -> UInt64 {
    var value = scalar &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return (value ^ value >> 31) & ~0xFF_FFFF | 1
  }
}

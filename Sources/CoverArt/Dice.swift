/// A source of choices that falls the same way whenever it starts from the same seed (SplitMix64).
package struct Dice: Sendable {
  private var state: UInt64

  /// Makes dice that a seed determines.
  package init(seed: UInt64) {
    state = seed
  }

  /// Makes dice that a text determines (FNV-1a of its UTF-8).
  package init(text: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    state = hash
  }

  /// The next 64 bits.
  package mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A whole number from 0 up to but not including `count`.
  package mutating func roll(_ count: Int) -> Int {
    Int(bits() >> 32) % count
  }

  /// One of the elements.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[roll(elements.count)]
  }

  /// A number in a range.
  package mutating func number(_ range: ClosedRange<Double>) -> Double {
    let share = Double(bits() >> 11) / Double(1 << 53)
    return range.lowerBound + (range.upperBound - range.lowerBound) * share
  }
}

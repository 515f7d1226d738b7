import Testing

@testable import QuireCommand

@Suite struct ArgumentBytesTests {
  @Test(
    arguments: [
      Array("tide.txt".utf8), [0x63, 0x61, 0x66, 0xE9], Array("été 🌊".utf8), [0xFF, 0xFE], [0xED, 0xA0, 0x80],
      Array("\u{10FEE9}\u{10FEFF}".utf8), [0xF4, 0x8F, 0xBB], Array("\u{10FE00}".utf8) + [0xE9],
    ] as [[UInt8]])
  func bytesComeBack(bytes: [UInt8]) {
    #expect(ArgumentBytes.bytes(of: ArgumentBytes.text(of: bytes)) == bytes)
  }

  @Test func textStaysAsItIs() {
    #expect(ArgumentBytes.text(of: Array("été 🌊".utf8)) == "été 🌊")
  }

  @Test func everyPairOfBytesHasATextOfItsOwn() {
    // Compared by their bytes: strings of different characters may be canonically equal.
    var seen: Set<[UInt8]> = []
    for a in UInt8.min...UInt8.max {
      for b in UInt8.min...UInt8.max { seen.insert(Array(ArgumentBytes.text(of: [a, b]).utf8)) }
    }
    #expect(seen.count == 65_536)
  }

  @Test func shownWithoutStandIns() {
    #expect(ArgumentBytes.shown(ArgumentBytes.text(of: [0x61, 0xE9])) == "a\u{FFFD}")
  }
}

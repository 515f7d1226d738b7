/// Web and e-mail addresses in running text, whose signs are no markup.
enum Addresses {
  /// The absolute URL whose `://` has its first slash at `slash`.
  static func url(_ text: Span<UInt8>, slash: Int) -> Range<Int>? {
    guard slash >= 4, text[slash - 1] == UInt8(ascii: ":"), slash + 2 < text.count,
      text[slash + 1] == UInt8(ascii: "/"), Neighbour.after(text, slash + 2) == .word
    else { return nil }
    for scheme in ["https", "http", "ftp"] as [StaticString] {
      let length = scheme.utf8CodeUnitCount
      let start = slash - 1 - length
      guard start >= 0, (0..<length).allSatisfy({ text[start + $0] | 0x20 == scheme.utf8Start[$0] }),
        Neighbour.before(text, start) != .word
      else { continue }
      return start..<addressEnd(text, from: slash + 2)
    }
    return nil
  }

  /// The address without a scheme (`www.example.org/a_b`) that a slash stands in.
  static func host(_ text: Span<UInt8>, slash: Int) -> Range<Int>? {
    var start = slash
    while start > 0, slash - start < 64, isHost(text[start - 1]) { start -= 1 }
    guard slash - start > 5, (start..<start + 3).allSatisfy({ text[$0] | 0x20 == UInt8(ascii: "w") }),
      text[start + 3] == UInt8(ascii: ".")
    else { return nil }
    return start..<addressEnd(text, from: slash)
  }

  /// The e-mail address that an at sign stands in.
  static func mail(_ text: Span<UInt8>, at sign: Int) -> Range<Int>? {
    var start = sign
    while start > 0, sign - start < 64, isHost(text[start - 1]) || isLocal(text[start - 1]) { start -= 1 }
    var end = sign + 1
    var hasDot = false
    while end < text.count, end - sign < 255, isHost(text[end]) {
      hasDot = hasDot || text[end] == UInt8(ascii: ".")
      end += 1
    }
    while end > sign, text[end - 1] == UInt8(ascii: ".") || text[end - 1] == UInt8(ascii: "-") { end -= 1 }
    return start < sign && end > sign + 1 && hasDot ? start..<end : nil
  }

  /// Where an address ends: at white space, quotes or angle brackets; punctuation that belongs to the sentence left out.
  private static func addressEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    var openBrackets = 0
    scan: while end < text.count {
      switch text[end] {
      case 0x00...0x20, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"):
        break scan
      case UInt8(ascii: "("): openBrackets += 1
      case UInt8(ascii: ")"):
        if openBrackets == 0 { break scan }
        openBrackets -= 1
      case 0xC2 where end + 1 < text.count && text[end + 1] == 0xA0: break scan
      case 0xE2 where end + 1 < text.count && text[end + 1] == 0x80: break scan
      default: break
      }
      end += 1
    }
    while end > start {
      switch text[end - 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
        UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        end -= 1
      default: return end
      }
    }
    return end
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    WordRun.isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "'")
  }
}

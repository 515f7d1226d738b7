/// Counting lines in bytes that have no line table yet.
enum LineEnds {
  /// The line, counted from 1, that an offset stands in; lines end with LF, CR or CRLF.
  static func line(at offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<min(offset, bytes.count) {
      let isEnd = bytes[index] == 0x0A ? index == 0 || bytes[index - 1] != 0x0D : bytes[index] == 0x0D
      if isEnd { line += 1 }
    }
    return line
  }
}

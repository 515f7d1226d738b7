extension PictureHeader {
  /// Whether a picture's file has its end: one that was cut short would be a cover that no reader shows.
  func isWhole(_ bytes: [UInt8]) -> Bool {
    switch format {
    case .png:
      // The IEND chunk with its checksum (PNG, section 11.2.5); what some programs put behind it does no harm.
      return Self.contains([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], bytes[...])
    case .jpeg:
      // An end of image behind a start of scan (ITU-T T.81, section B.2.1): a preview in the header has its own.
      var segments = JPEGSegments(bytes: bytes)
      while segments.next() != nil {}
      let rest = bytes[min(segments.position, bytes.count)...]
      return rest.starts(with: [0xFF, 0xDA]) && Self.contains([0xFF, 0xD9], rest)
    case .gif:
      // The trailer (GIF 89a, section 27).
      return bytes.last { $0 != 0 } == 0x3B
    case .webp:
      // The size that the RIFF header says, which counts from behind itself.
      return bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) } + 8 <= bytes.count
    }
  }

  /// Whether some bytes stand somewhere among others; looked for from the end.
  private static func contains(_ wanted: [UInt8], _ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= wanted.count else { return false }
    for start in (bytes.startIndex...bytes.endIndex - wanted.count).reversed()
    where bytes[start] == wanted[0] && bytes[start...].starts(with: wanted) {
      return true
    }
    return false
  }
}

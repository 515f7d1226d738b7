internal import StoryModel

/// What a book is known by from build to build: a version 5 UUID (RFC 9562, section 5.5) of what makes the story that
/// story and no other. It is never made from the whole text, so that a mended typo leaves the book the same book.
enum BookIdentifier {
  /// The identifier of a story's book as a URI.
  ///
  /// - Parameters:
  ///   - metadata: what was read, and what the person said over it.
  ///   - opening: the story's first words, which are looked for only where nothing else tells stories apart.
  static func of(_ metadata: Metadata, opening: @autoclosure () -> String) -> String {
    if let pinned = metadata.identifier { return pinned }
    if let source = metadata.source, source.contains("://") { return uuid(in: urlNamespace, of: source) }
    let authors = metadata.authors.map(\.value).filter { $0.role == .author }.map(\.name)
    if let title = metadata.title?.value, !authors.isEmpty {
      return uuid(in: workNamespace, of: (authors + [title]).joined(separator: "\n"))
    }
    return uuid(in: openingNamespace, of: opening())
  }

  /// A version 5 UUID of a name as a URN.
  static func uuid(in namespace: [UInt8], of name: String) -> String {
    var bytes = Array(SHA1.digest(namespace + Array(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let figures = Array("0123456789abcdef".utf8)
    var urn = Array("urn:uuid:".utf8)
    for (place, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(place) { urn.append(UInt8(ascii: "-")) }
      urn.append(figures[Int(byte >> 4)])
      urn.append(figures[Int(byte & 0x0F)])
    }
    return String(decoding: urn, as: UTF8.self)
  }

  /// The name space of URLs (RFC 9562, section 6.6).
  static let urlNamespace: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]
  /// The name space of works known by authors and title, one a line; ours.
  private static let workNamespace: [UInt8] = [
    0x3D, 0x5C, 0x0E, 0x92, 0x51, 0xA7, 0x4B, 0x6E, 0x9C, 0x18, 0x27, 0xD4, 0x80, 0xF3, 0x6A, 0xB1,
  ]
  /// The name space of works known by their first words; ours.
  private static let openingNamespace: [UInt8] = [
    0x84, 0x2F, 0xB6, 0x0D, 0xE9, 0x73, 0x4C, 0x15, 0xA2, 0x5B, 0x6E, 0x01, 0xC8, 0x9D, 0x47, 0x3A,
  ]
}

/// What a book carries about its own making, in the archive's comment: what it was made from and what it was when
/// made. A later run reads there whether the book is up to date, and whether it is still as Quire left it.
package struct BookSeal: Sendable, Hashable {
  /// The digest of everything that the book's bytes follow from: inputs, names, times, options and Quire's version.
  package let recipe: Digest
  /// The digest of the archive but for its comment.
  private let contents: Digest

  /// How an archive at hand stands to Quire.
  package enum State: Sendable, Hashable {
    /// As Quire made it.
    case intact(BookSeal)
    /// Made by Quire and changed since.
    case changed
    /// Not made by Quire.
    case foreign
  }

  /// Seals an archive.
  ///
  /// - Parameter archive: a ZIP archive without a comment; the comment is added.
  package static func seal(_ archive: inout [UInt8], recipe: Digest) {
    let end = archive.count - endRecordSize
    precondition(end >= 0 && isEndRecord(archive.span, at: end), "an archive that has a comment already, or is none")
    let seal = BookSeal(recipe: recipe, contents: digest(archive.span.extracting(..<(archive.count - 2))))
    let comment = seal.comment
    archive.replaceSubrange((archive.count - 2)..., with: [UInt8(comment.count & 0xFF), UInt8(comment.count >> 8)])
    archive += comment
  }

  /// How an archive stands to Quire.
  package static func state(of archive: Span<UInt8>) -> State {
    guard let comment = findComment(archive) else { return .foreign }
    guard let seal = BookSeal(comment: archive.extracting(comment...)) else { return .foreign }
    return seal.contents == digest(archive.extracting(..<(comment - 2))) ? .intact(seal) : .changed
  }

  private init(recipe: Digest, contents: Digest) {
    self.recipe = recipe
    self.contents = contents
  }

  // The comment's form: `made by Quire, from RECIPE, as CONTENTS`, digests in 16 hexadecimal figures.
  private static let opening = Array("made by Quire, from ".utf8)
  private static let middle = Array(", as ".utf8)
  private static let commentSize = opening.count + 16 + middle.count + 16

  private var comment: [UInt8] {
    Self.opening + Array(recipe.hexadecimal.utf8) + Self.middle + Array(contents.hexadecimal.utf8)
  }

  private init?(comment: Span<UInt8>) {
    let bytes = comment.withUnsafeBufferPointer { Array($0) }
    guard bytes.count == Self.commentSize, bytes.starts(with: Self.opening) else { return nil }
    let figures = bytes.dropFirst(Self.opening.count)
    guard figures.dropFirst(16).starts(with: Self.middle) else { return nil }
    guard let recipe = UInt64(String(decoding: figures.prefix(16), as: UTF8.self), radix: 16),
      let contents = UInt64(String(decoding: figures.suffix(16), as: UTF8.self), radix: 16)
    else { return nil }
    self.init(recipe: Digest(value: recipe), contents: Digest(value: contents))
  }

  /// The digest of an archive, taken in block by block so that one too large for memory has the same.
  private static func digest(_ bytes: Span<UInt8>) -> Digest {
    var digest = Digest()
    for start in stride(from: 0, to: bytes.count, by: blockSize) {
      digest.add(bytes.extracting(start..<min(start + blockSize, bytes.count)))
    }
    return digest
  }

  private static let blockSize = 1 << 16

  /// The size of the end of central directory record without its comment (APPNOTE.TXT 6.3.10, section 4.3.16).
  private static let endRecordSize = 22

  /// Where the comment starts; `nil` where the archive does not end in a record with a comment of our size.
  private static func findComment(_ archive: Span<UInt8>) -> Int? {
    let start = archive.count - commentSize
    guard start >= endRecordSize, isEndRecord(archive, at: start - endRecordSize) else { return nil }
    return Int(archive[start - 2]) | Int(archive[start - 1]) << 8 == commentSize ? start : nil
  }

  private static func isEndRecord(_ archive: Span<UInt8>, at index: Int) -> Bool {
    archive[index] == 0x50 && archive[index + 1] == 0x4B && archive[index + 2] == 0x05 && archive[index + 3] == 0x06
  }
}

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
    let comment = seal(of: archive.count, recipe: recipe) { archive[$0] }
    archive.removeLast(2)
    archive += comment
  }

  /// Seals an archive in a file.
  static func seal(_ file: borrowing FileDescriptor, at path: FilePath, recipe: Digest) throws(FileError) {
    let size = try file.status(of: path, for: .write).size
    let comment = try seal(of: size, recipe: recipe) { (range) throws(FileError) in
      try file.read(range, of: path)[...]
    }
    try file.seek(to: size - 2, of: path)
    try file.write(comment.span, to: path)
  }

  /// How an archive stands to Quire.
  package static func state(of archive: [UInt8]) -> State {
    state(of: archive.count) { archive[$0] }
  }

  /// How an archive in a file stands to Quire; no more than a block of it is in memory.
  static func state(of file: borrowing FileDescriptor, size: Int, at path: FilePath) throws(FileError) -> State {
    try state(of: size) { (range) throws(FileError) in try file.read(range, of: path)[...] }
  }

  /// The comment's length and the comment, for an archive that has none yet.
  private static func seal<Failure: Error>(
    of size: Int, recipe: Digest, read: (Range<Int>) throws(Failure) -> ArraySlice<UInt8>
  ) throws(Failure) -> [UInt8] {
    let end = try read(max(0, size - endRecordSize)..<size)
    precondition(isEndRecord(end), "an archive that has a comment already, or is none")
    let seal = BookSeal(recipe: recipe, contents: try digest(of: size - 2, read: read))
    let comment = seal.comment
    return [UInt8(comment.count & 0xFF), UInt8(comment.count >> 8)] + comment
  }

  private static func state<Failure: Error>(
    of size: Int, read: (Range<Int>) throws(Failure) -> ArraySlice<UInt8>
  ) throws(Failure) -> State {
    let tailSize = endRecordSize + commentSize
    guard size >= tailSize else { return .foreign }
    let tail = try read((size - tailSize)..<size)
    let length = tail.dropFirst(endRecordSize - 2)
    guard isEndRecord(tail), Int(length.first ?? 0) | Int(length.dropFirst().first ?? 0) << 8 == commentSize,
      let seal = BookSeal(comment: tail.dropFirst(endRecordSize))
    else { return .foreign }
    return seal.contents == (try digest(of: size - commentSize - 2, read: read)) ? .intact(seal) : .changed
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
    Self.opening + recipe.hexadecimal + Self.middle + contents.hexadecimal
  }

  private init?(comment bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: Self.opening) else { return nil }
    let figures = bytes.dropFirst(Self.opening.count)
    guard figures.dropFirst(16).starts(with: Self.middle) else { return nil }
    guard let recipe = Digest(hexadecimal: figures.prefix(16)), let contents = Digest(hexadecimal: figures.suffix(16))
    else { return nil }
    self.init(recipe: recipe, contents: contents)
  }

  /// The digest of an archive, taken in block by block so that one too large for memory has the same.
  private static func digest<Failure: Error>(
    of size: Int, read: (Range<Int>) throws(Failure) -> ArraySlice<UInt8>
  ) throws(Failure) -> Digest {
    var digest = Digest()
    for start in stride(from: 0, to: size, by: blockSize) {
      let block = try read(start..<min(start + blockSize, size))
      digest.add(block)
    }
    return digest
  }

  private static let blockSize = 1 << 16

  /// The size of the end of central directory record without its comment (APPNOTE.TXT 6.3.10, section 4.3.16).
  private static let endRecordSize = 22

  private static func isEndRecord(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }
}

internal import StoryModel

/// The words that headings are made of, read from `resources/headings.txt`.
struct HeadingVocabulary: Sendable {
  /// How large a division is whose name bears a number; a division holds those below it.
  enum Rank: Int, Sendable, Comparable, CaseIterable {
    case volume, book, part, chapter, section

    static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
  }

  /// What a word or phrase can mean in a heading; several at once, since `sept` is a month and a number.
  struct Entry: Sendable {
    var rank: Rank?
    var kind: Chapter.Kind?
    var number: Int? { figure > 0 ? Int(figure) : nil }
    var tens: Int? { roundFigure > 0 ? Int(roundFigure) : nil }
    var isOrdinal = false
    var isContents = false
    var isClosing = false
    var isArticle = false
    var isOrdinalMark = false
    var isOf = false
    var isLast = false
    var isMonth = false
    var isWeekday = false
    var isSalutation = false
    var isValediction = false
    var isArgument = false

    /// The number and the multiple of ten, a byte each since a table has two thousand entries; 0 where there is none.
    fileprivate var figure: UInt8 = 0
    fileprivate var roundFigure: UInt8 = 0
  }

  /// The vocabulary that the program carries.
  static let standard = HeadingVocabulary()

  private var entries = WordTable(capacity: 1_000, nothing: Entry())

  /// What a word or phrase means; `nil` where it means nothing in a heading.
  ///
  /// - Parameter hash: the hash of the folded words (`FoldedHash`).
  subscript(hash: UInt64) -> Entry? { entries[hash] }

  private init() {
    HeadingLines.read(Self.meaning) { meaning, place, word in
      entries.update(word) { meaning(&$0, UInt8(clamping: place)) }
    }
  }

  /// What the words of a line mean by its key.
  ///
  /// - Parameter key: a word, and behind a space the number from which a list of numbers goes up.
  /// - Returns: what a word, by its place in the line, adds to its entry; `nil` where the key is not a heading's.
  private static func meaning(of key: UnsafeBufferPointer<UInt8>) -> ((inout Entry, _ place: UInt8) -> Void)? {
    let name = UnsafeBufferPointer(rebasing: key.prefix { $0 != 0x20 })
    let first = UInt8(key.dropFirst(name.count + 1).reduce(0) { 10 * $0 + Int($1 & 0x0F) })
    return switch name {
    case "volume": { entry, _ in entry.rank = .volume }
    case "book": { entry, _ in entry.rank = .book }
    case "part": { entry, _ in entry.rank = .part }
    case "chapter": { entry, _ in entry.rank = .chapter }
    case "tale": { entry, _ in (entry.rank, entry.kind) = (.chapter, .tale) }
    case "letter": { entry, _ in (entry.rank, entry.kind) = (.chapter, .letter) }
    case "section": { entry, _ in entry.rank = .section }
    case "prologue": { entry, _ in entry.kind = .prologue }
    case "epilogue": { entry, _ in entry.kind = .epilogue }
    case "interlude": { entry, _ in entry.kind = .interlude }
    case "preface": { entry, _ in entry.kind = .preface }
    case "foreword": { entry, _ in entry.kind = .foreword }
    case "introduction": { entry, _ in entry.kind = .introduction }
    case "afterword": { entry, _ in entry.kind = .afterword }
    case "appendix": { entry, _ in entry.kind = .appendix }
    case "dedication": { entry, _ in entry.kind = .dedication }
    case "epigraph": { entry, _ in entry.kind = .epigraph }
    case "contents": { entry, _ in entry.isContents = true }
    case "closing": { entry, _ in entry.isClosing = true }
    case "article": { entry, _ in entry.isArticle = true }
    case "ordinalmark": { entry, _ in entry.isOrdinalMark = true }
    case "of": { entry, _ in entry.isOf = true }
    case "last": { entry, _ in entry.isLast = true }
    case "month": { entry, _ in entry.isMonth = true }
    case "weekday": { entry, _ in entry.isWeekday = true }
    case "salutation": { entry, _ in entry.isSalutation = true }
    case "valediction": { entry, _ in entry.isValediction = true }
    case "argument": { entry, _ in entry.isArgument = true }
    case "numbers": { entry, place in entry.figure = entry.number == nil ? first + place : entry.figure }
    case "ordinals":
      { entry, place in (entry.figure, entry.isOrdinal) = (entry.number == nil ? first + place : entry.figure, true) }
    case "tens": { entry, place in entry.roundFigure = 20 + 10 * place }
    case "ordinaltens": { entry, place in (entry.roundFigure, entry.isOrdinal) = (20 + 10 * place, true) }
    default: nil
    }
  }
}

/// A hash of words that does not see case, full stops, apostrophes or how wide the spaces are (FNV-1a, 64 bits).
struct FoldedHash: Sendable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  private var isBetweenWords = true
  private var lead: UInt8 = 0

  /// Adds text; words of several calls run together.
  mutating func append(contentsOf bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  /// Adds one byte of UTF-8.
  mutating func append(_ byte: UInt8) {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: letter(byte)
    case 0x41...0x5A: letter(byte + 0x20)
    case 0x27, 0x60, 0x2E: break
    case ..<0x80: isBetweenWords = true
    case 0xC2...0xDF, 0xE0...0xF4: lead = byte
    default: continuation(byte)
    }
  }

  private mutating func letter(_ byte: UInt8) {
    if isBetweenWords, value != 0xCBF2_9CE4_8422_2325 { mix(0x20) }
    isBetweenWords = false
    mix(byte)
  }

  /// The second byte of a two-byte letter in lower case; other letters as they stand; punctuation ends a word, but for
  /// the apostrophe (U+2019).
  private mutating func continuation(_ byte: UInt8) {
    switch lead {
    case 0xC3:
      letter(lead)
      mix(byte < 0x9F ? byte + 0x20 : byte)
    case 0xD0 where byte >= 0x90 && byte < 0xA0:
      letter(0xD0)
      mix(byte + 0x20)
    case 0xD0 where byte >= 0xA0 && byte < 0xB0:
      letter(0xD1)
      mix(byte - 0x20)
    case 0xC2: if byte == 0xA7 { letter(0xA7) } else { isBetweenWords = true }
    case 0xE2: if byte == 0x99 { lead = 0 } else if byte != 0x80 { isBetweenWords = true }
    case 0: break
    default:
      letter(lead)
      mix(byte)
    }
  }

  private mutating func mix(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}

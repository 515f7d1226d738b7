internal import QuireResources
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
    var number: Int?
    var tens: Int?
    var isOrdinal = false
    var isContents = false
    var isClosing = false
    var isArticle = false
    var isOrdinalMark = false
    var isOf = false
    var isLast = false
    var isMonth = false
    var isWeekday = false
  }

  /// The vocabulary that the program carries.
  static let standard = HeadingVocabulary()

  private var entries: [UInt64: Entry] = [:]

  /// What a word or phrase means; `nil` where it means nothing in a heading.
  ///
  /// - Parameter hash: the hash of the folded words (`FoldedHash`).
  subscript(hash: UInt64) -> Entry? { entries[hash] }

  private init() {
    entries.reserveCapacity(1_200)
    Self.readWords { key, place, word in
      let parts = key.split(separator: " ")
      let first = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
      add(word, meaning: parts.first ?? "", number: first + place, place: place)
    }
  }

  /// Reads `resources/headings.txt`: the key of each line, and each of its words as the hash of its letters.
  static func readWords(_ body: (_ key: String, _ place: Int, _ word: UInt64) -> Void) {
    for line in Resource.headings.bytes.split(separator: 0x0A) where line.first != 0x23 {
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let key = String(decoding: line[..<colon], as: UTF8.self)
      var hash = FoldedHash()
      var place = 0
      for byte in line[(colon + 1)...] {
        if byte == 0x2C {
          body(key, place, hash.value)
          hash = FoldedHash()
          place += 1
        } else {
          hash.append(byte)
        }
      }
      body(key, place, hash.value)
    }
  }

  private mutating func add(_ word: UInt64, meaning: Substring, number: Int, place: Int) {
    var entry = entries[word] ?? Entry()
    switch meaning {
    case "volume": entry.rank = .volume
    case "book": entry.rank = .book
    case "part": entry.rank = .part
    case "chapter": entry.rank = .chapter
    case "tale": (entry.rank, entry.kind) = (.chapter, .tale)
    case "letter": (entry.rank, entry.kind) = (.chapter, .letter)
    case "section": entry.rank = .section
    case "prologue": entry.kind = .prologue
    case "epilogue": entry.kind = .epilogue
    case "interlude": entry.kind = .interlude
    case "preface": entry.kind = .preface
    case "foreword": entry.kind = .foreword
    case "introduction": entry.kind = .introduction
    case "afterword": entry.kind = .afterword
    case "appendix": entry.kind = .appendix
    case "dedication": entry.kind = .dedication
    case "epigraph": entry.kind = .epigraph
    case "contents": entry.isContents = true
    case "closing": entry.isClosing = true
    case "article": entry.isArticle = true
    case "ordinalmark": entry.isOrdinalMark = true
    case "of": entry.isOf = true
    case "last": entry.isLast = true
    case "month": entry.isMonth = true
    case "weekday": entry.isWeekday = true
    case "numbers": entry.number = entry.number ?? number
    case "ordinals": (entry.number, entry.isOrdinal) = (entry.number ?? number, true)
    case "tens": entry.tens = 20 + 10 * place
    case "ordinaltens": (entry.tens, entry.isOrdinal) = (20 + 10 * place, true)
    default: return
    }
    entries[word] = entry
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

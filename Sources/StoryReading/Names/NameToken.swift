/// What a single word of a file's name may be.
extension String {
  /// Words that number the pieces of a story.
  private static let partWords: Set = [
    "ch", "chap", "chapter", "chp", "chpt", "chapters", "pt", "prt", "part", "parts", "ep", "episode", "vol", "volume",
    "bk",
    "book", "kapitel", "kap", "teil", "chapitre", "partie", "tome", "capitulo", "capítulo", "parte", "cap", "hoofdstuk",
    "deel", "глава", "часть",
  ]

  /// Words that programs, archives and haste give to files.
  private static let genericWords: Set = [
    "a", "an", "the", "and", "of", "by", "my", "fic", "fics", "fanfic", "ff", "story", "stories", "text", "txt", "doc",
    "document", "file", "untitled", "unnamed", "noname", "new", "draft", "final", "temp", "tmp", "test", "input",
    "output", "novel", "ebook", "download", "downloads", "index", "readme", "notes", "note", "copy", "page", "scan",
    "image", "img", "data", "export", "backup", "unknown", "title", "pg", "gutenberg", "ffnet", "ao", "ao3", "work",
    "works", "id", "item", "post", "archive", "old", "misc", "stuff", "print", "printable", "utf", "ascii", "windows",
    "unicode", "images", "main", "content", "body", "foo", "bar", "dokument", "neues", "textdokument", "unbenannt",
    "nouveau", "nuevo", "nuovo", "документ", "текстовый", "новый", "sans", "titre", "titulo", "h",
  ]

  /// Whether the word counts pieces of a story (`chapter`, `pt.`).
  var isPartWord: Bool { Self.partWords.contains(trimmed(".").lowercased()) }

  /// Whether the word is the number of a piece with its word before it (`ch1`, `Part02`, `#3`).
  var isPartMark: Bool { numeralAfterPartWord != nil && contains(where: \.isLetter) }

  /// The number after a word that counts pieces, or the number that the whole word is.
  var numeralAfterPartWord: String? {
    guard let digit = firstIndex(where: \.isNumber) else { return nil }
    let word = String(self[..<digit]).trimmed(".-#")
    let number = String(self[digit...])
    return number.isNumeral && (word.isEmpty || word.isPartWord) ? number : nil
  }

  /// Whether the word is a number of up to four digits.
  var isNumeral: Bool { !isEmpty && utf8.count <= 4 && allSatisfy(\.isNumber) }

  /// Whether the word is a number in words or in small Roman numerals, as it follows `Part`.
  var isSpelledNumber: Bool {
    let lower = lowercased()
    return ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].contains(
      lower)
      || !isEmpty && lower.allSatisfy { "ivx".contains($0) }
  }

  /// Whether the word is an id, a date or a serial number rather than a word: `b77f3`, `20090314`, `AbC4dE9x`.
  var isSerial: Bool {
    let bare = trimmed("()[]")
    guard let first = bare.first, bare.unicodeScalars.allSatisfy({ $0.isASCII }) else { return false }
    if bare.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }) { return bare.count(where: \.isNumber) > 4 }
    var changes = 0
    var previous = first.isNumber
    for character in bare {
      if character.isNumber != previous { changes += 1 }
      previous = character.isNumber
    }
    let isHex = bare.count >= 6 && bare.allSatisfy(\.isHexDigit) && changes > 0
    return changes > 1 || isHex
  }

  /// Whether a person may have chosen the word for a title: letters that can be spoken, and nothing that programs write.
  var isTelling: Bool {
    guard !isSerial else { return false }
    let word = trimmed("()[]{}!?.,;'\"#-~").filter { !$0.isNumber }.lowercased()
    guard word.count(where: \.isLetter) > 1, !Self.genericWords.contains(word), !word.isPartWord else { return false }
    return !word.utf8.allSatisfy({ $0 < 0x80 }) || word.contains { "aeiouy".contains($0) }
  }

  /// Whether the text ends in a digit.
  var numeralEnd: Bool { last?.isNumber == true }

  /// A number without the zeros before it.
  var droppingZeros: String {
    let rest = drop { $0 == "0" }
    return rest.isEmpty && !isEmpty ? "0" : rest.first?.isNumber == true ? String(rest) : self
  }

  /// The text without any of some characters at its ends.
  func trimmed(_ outer: String) -> String {
    var rest = self[...]
    while let first = rest.first, outer.contains(first) { rest.removeFirst() }
    while let last = rest.last, outer.contains(last) { rest.removeLast() }
    return String(rest)
  }
}

extension Substring {
  /// Whether the text ends in a digit.
  var numeralEnd: Bool { last?.isNumber == true }
}

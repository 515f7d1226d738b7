package import StoryModel

/// What the name of a story's file says about the story, where a person wrote it.
///
/// `the_dark_lamp` is The Dark Lamp and `Ines Calloway - The Dark Lamp` has an author too, while `000_b77f3`, `pg1342`,
/// `story1` and `New Text Document` say nothing. Where it is doubtful which of two parts is the author, neither is.
package struct FileName: Sendable, Hashable {
  /// The title; `nil` where the name says none.
  package private(set) var title: String?
  /// The author; `nil` where the name says none.
  package private(set) var author: Contributor?
  /// The series and the place in it, from a name of three parts (`Author - Series 03 - Title`).
  package private(set) var series: Series?
  /// The number of the part or chapter of a longer story that the file is (`tide-ch1`, `Tide 02`), its zeros dropped.
  package private(set) var part: String?

  /// Reads a name.
  ///
  /// - Parameters:
  ///   - stem: the file's name without its suffix, as the bytes that the file system gave.
  ///   - encoding: the encoding of the file's own words, by its IANA name: a name that is not UTF-8 is probably in it.
  package init(stem: some Sequence<UInt8>, encoding: String? = nil) {
    let text = Self.text(of: Array(stem), encoding: encoding)
    var words = Self.sides(of: Leftovers.dropped(from: text)).map { Words($0) }
    guard !words.isEmpty else { return }
    part = words[words.count - 1].takePart() ?? (words.count == 1 ? words[0].takeLeadingNumber() : nil)
    if words.count > 1, words[0].isNumber { part = words.removeFirst().text }
    if words.count > 1, words[words.count - 1].isNumber { part = words.removeLast().text }
    words.removeAll { $0.isEmpty }
    guard !words.isEmpty, !words.allSatisfy(\.isMachineMade) else { return }

    if words.count == 1, let (work, person) = words[0].splitAtBy() {
      (title, author) = (work.asTitle, person.asPerson)
    } else if words.count == 2, let person = Self.person(of: words) {
      (title, author) = (words[1 - person].asTitle, words[person].asPerson)
    } else if words.count == 3, words[0].looksLikePerson, let series = words[1].asSeries {
      (title, author, self.series) = (words[2].asTitle, words[0].asPerson, series)
    } else {
      title = words.map(\.asTitle).joined(separator: " - ")
    }
  }

  /// Whether a name can have the three parts that one with a series has: most have not, which costs less to tell than
  /// reading them.
  ///
  /// Dashes part them, as they stand, in another encoding, or as `%2D` and the like.
  static func mayHaveSeries(_ stem: some Sequence<UInt8>) -> Bool {
    stem.count { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "%") || $0 >= 0x80 } > 1
  }

  /// Which of two sides is the author; `nil` where that can't be told.
  private static func person(of sides: [Words]) -> Int? {
    switch (sides[0].looksLikePerson, sides[1].looksLikePerson) {
    case (true, _): 0
    case (false, true): 1
    case (false, false): nil
    }
  }

  /// The name as text, `%20` and its like undone.
  static func text(of bytes: [UInt8], encoding: String? = nil) -> String {
    var plain: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16), byte >= 0x20
      {
        plain.append(byte)
        at += 3
      } else {
        plain.append(bytes[at])
        at += 1
      }
    }
    return decoded(plain, encoding: encoding)
  }

  /// The name as text: UTF-8, else the encoding of the file's words where that makes sense of every byte, else
  /// windows-1252.
  static func decoded(_ bytes: [UInt8], encoding: String?) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if let encoding, !encoding.hasPrefix("utf-"), var converter = Converter(from: encoding) {
      let converted = bytes.withUnsafeBytes { converter.convert($0) }
      if converted.malformed == 0 { return String(decoding: converted.bytes, as: UTF8.self) }
    }
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(Windows1252.scalar(of: byte)) ?? "\u{FFFD}") }
    return String(scalars)
  }

  /// The sides of a name that a dash between spaces parts, or a hyphen where underscores part the words.
  private static func sides(of name: String) -> [String] {
    for separator in [" - ", " – ", " — ", "_-_", "--"] where name.contains(separator) {
      return name.split(separator: separator).map(String.init)
    }
    if name.contains("_"), !name.contains(" "), name.count(where: { $0 == "-" }) == 1 {
      return name.split(separator: "-").map(String.init)
    }
    return [name]
  }
}

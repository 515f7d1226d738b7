/// The number that one of several files carries which tell a story together.
package enum PartMark {
  /// How many parts a story may have for the words `n of m` to be believed.
  private static let most = 400

  /// A title without the number of its part (`Tide, Part 2`), and that number. A number by itself belongs to the title
  /// (`Catch 22`).
  package static func split(_ title: String) -> (title: String, part: String?) {
    var words = Words(title)
    guard let part = words.takePart(), !words.isEmpty else { return (title, nil) }
    return (words.tokens.joined(separator: " ").trimmed(" ,:;-–—([#"), part)
  }

  /// Whether a file's name says outright that it is a part: a word for it, or a number with zeros before it.
  package static func isExplicit(_ stem: some Sequence<UInt8>) -> Bool { FileName(stem: stem).part != nil }

  /// The places in the beginning of a file that may say which of how many parts it is: `1/3`, `(2 of 12)`.
  package static func candidates(in head: ArraySlice<UInt8>) -> [(number: Int, total: Int)] {
    var found: [(number: Int, total: Int)] = []
    var at = head.startIndex
    while let start = head[at...].firstIndex(where: \.isFigure) {
      let first = head[start...].prefix(while: \.isFigure)
      at = first.endIndex
      var rest = head[at...].drop { $0 == UInt8(ascii: " ") }
      if rest.first == UInt8(ascii: "/") {
        rest = rest.dropFirst()
      } else if rest.starts(with: "of".utf8), at < rest.startIndex {
        rest = rest.dropFirst(2)
      } else {
        continue
      }
      let second = rest.drop { $0 == UInt8(ascii: " ") }.prefix(while: \.isFigure)
      // Three numbers with strokes between them are a date.
      let isDate = head[second.endIndex...].first == UInt8(ascii: "/") || head[..<start].last == UInt8(ascii: "/")
      guard !isDate, let number = Int(String(decoding: first, as: UTF8.self)),
        let total = Int(String(decoding: second, as: UTF8.self)), (2...most).contains(total),
        (1...total).contains(number)
      else { continue }
      found.append((number, total))
      at = second.endIndex
    }
    return found
  }
}

extension UInt8 {
  fileprivate var isFigure: Bool { (0x30...0x39).contains(self) }
}

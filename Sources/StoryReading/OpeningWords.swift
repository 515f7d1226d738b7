/// The first words of a story as they stand, for one that has no title: six or more, to the end of a sentence or about
/// 60 characters.
enum OpeningWords {
  private static let fewest = 6
  private static let most = 60
  /// How many characters a title can have whose six words are long.
  private static let longest = 80

  /// The words that a paragraph opens with.
  static func title(from paragraph: String) -> String {
    var title = ""
    var length = 0
    var words = 0
    // No title needs more of a paragraph than this, whatever its letters are made of.
    for word in String(paragraph.unicodeScalars.prefix(longest * 10)).split(separator: " ") {
      let (piece, endsSentence) = firstSentence(of: word)
      let whole = length + (words > 0 ? 1 : 0) + piece.count
      if words >= fewest, whole > most { break }
      // In text without spaces a paragraph is one word.
      if whole > longest {
        if words == 0 { title = String(piece.prefix(most)) }
        break
      }
      title += words > 0 ? " " + piece : piece
      length = whole
      words += 1
      if endsSentence || words >= fewest && endsWithStop(piece) { break }
    }
    while let last = title.last, ",;:-–—、，：；".contains(last) { title.removeLast() }
    return title
  }

  /// What stands in a word up to a full stop that needs no space behind it, closing quotes with it; not of so few
  /// characters that they say nothing.
  private static func firstSentence(of word: Substring) -> (Substring, endsSentence: Bool) {
    var rest = word
    while let stop = rest.firstIndex(where: { "。！？．".contains($0) }) {
      let end = rest[stop...].firstIndex { !"。！？．…」』”’）".contains($0) } ?? word.endIndex
      if word[..<end].count >= fewest { return (word[..<end], true) }
      rest = word[end...]
    }
    return (word, false)
  }

  private static func endsWithStop(_ word: Substring) -> Bool {
    word.last { !"\"'”’»)*_".contains($0) }.map { ".!?…".contains($0) } ?? false
  }
}

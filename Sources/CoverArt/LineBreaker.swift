/// Breaks words into lines of even length.
package enum LineBreaker {
  /// Words that a line break may follow.
  package struct Piece: Sendable {
    /// The words, with the space after them.
    package var text: String
    /// How wide they are.
    package var advance: Double

    /// Whether the piece ends inside a word: a line that ends with it takes a hyphen.
    package var endsInsideWord: Bool

    /// Makes a piece.
    package init(text: String, advance: Double, endsInsideWord: Bool = false) {
      self.text = text
      self.advance = advance
      self.endsInsideWord = endsInsideWord
    }

    /// Whether a line should rather not end here: an article, a preposition, an initial.
    var leansForward: Bool {
      let letters = text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }
      return letters.count <= 3 && letters.allSatisfy(\.properties.isAlphabetic)
        && text.unicodeScalars.last?.properties.isWhitespace == true
    }
  }

  /// A line and its width.
  package struct Line: Sendable {
    package var text: String
    package var width: Double
    /// Whether it ends in a small word that belongs to what follows.
    package var leansForward = false
  }

  /// The pieces in a given count of lines, as even as can be.
  ///
  /// Least sum of the lines' widths cubed, by dynamic programming: `cost[i]` is the least for the pieces before `i`. A line
  /// that ends in a small word costs more.
  package static func lines(of pieces: [Piece], count: Int) -> [Line] {
    let sums = pieces.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1.advance) }
    let even = max(sums[pieces.count] / Double(count), 1)
    func price(_ start: Int, _ end: Int) -> Double {
      let width = (sums[end] - sums[start]) / even
      return width * width * width + (end < pieces.count && pieces[end - 1].leansForward ? 0.35 : 0)
    }

    var cost = (0...pieces.count).map { $0 == 0 ? 0 : price(0, $0) }
    var starts: [[Int]] = [Array(repeating: 0, count: pieces.count + 1)]
    for line in 1..<max(count, 1) {
      var next = Array(repeating: Double.infinity, count: pieces.count + 1)
      var from = Array(repeating: 0, count: pieces.count + 1)
      for end in stride(from: line + 1, through: pieces.count, by: 1) {
        for start in line..<end where cost[start] + price(start, end) < next[end] {
          next[end] = cost[start] + price(start, end)
          from[end] = start
        }
      }
      cost = next
      starts.append(from)
    }

    var lines: [Line] = []
    var end = pieces.count
    for from in starts.reversed() {
      lines.append(line(of: pieces[from[end]..<end]))
      lines[lines.count - 1].leansForward = end < pieces.count && pieces[end - 1].leansForward
      end = from[end]
    }
    return lines.reversed()
  }

  /// The pieces in lines filled one after the other; what does not fit `most` lines gives way to an ellipsis.
  package static func filledLines(of pieces: [Piece], limit: Double, most: Int) -> [String] {
    var lines: [String] = []
    var start = 0
    while start < pieces.count, lines.count < most {
      var end = start + 1
      var width = pieces[start].advance
      while end < pieces.count, width + pieces[end].advance <= limit {
        width += pieces[end].advance
        end += 1
      }
      lines.append(line(of: pieces[start..<end]).text)
      start = end
    }
    if start < pieces.count, let last = lines.popLast() { lines.append(String(last.dropLast()) + "…") }
    return lines
  }

  private static func line(of pieces: ArraySlice<Piece>) -> Line {
    var text = pieces.map(\.text).joined()
    while text.unicodeScalars.last?.properties.isWhitespace == true { text.unicodeScalars.removeLast() }
    if pieces.last?.endsInsideWord == true { text += "-" }
    return Line(text: text, width: pieces.reduce(0) { $0 + $1.advance })
  }
}

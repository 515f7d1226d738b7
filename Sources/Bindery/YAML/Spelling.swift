/// Which of the words that are known a mistyped one may have meant.
package enum Spelling {
  /// What to tell somebody who wrote a word that is not known.
  package static func advice(_ word: String, among known: [String]) -> String {
    if let nearest = nearest(to: word, among: known) { return "perhaps “\(nearest)” is meant" }
    return "use one of: " + known.joined(separator: ", ")
  }

  /// The known word that takes the fewest changes to reach, where that is no more than two in five of its letters.
  package static func nearest(to word: String, among known: [String]) -> String? {
    let word = word.lowercased()
    return known.map { (word: $0, distance: distance(Array(word.utf8), Array($0.utf8))) }
      .filter { $0.distance <= max(1, $0.word.utf8.count * 2 / 5) }
      .min { $0.distance < $1.distance }?.word
  }

  /// How many letters must be added, dropped or changed (Levenshtein), a row of the table at a time.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard left.count < 64 else { return left.count }
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let changed = diagonal + (letter == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}

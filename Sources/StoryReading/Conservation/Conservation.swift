package import StoryModel

/// The check that what went in came out: each letter and digit of a text is in the story that was read from it, or was
/// recognised as decoration.
///
/// Both sides are tallied without regard to order, which costs less than a nanosecond a byte. Only where the tallies
/// differ is the text looked at line by line: a line whose words are nowhere in the story fails it; where every line is
/// there the stages have miscounted their decoration, which is said and does no harm.
package enum Conservation {
  /// Checks a story against its text.
  ///
  /// - Parameters:
  ///   - text: the text that the story was read from.
  ///   - story: the story.
  ///   - decoration: the letters that the stages took for decoration (tags, entities, labels that gave way to the usual
  ///     term), less those that they put in their place.
  /// - Returns: a finding where letters can't be accounted for; `nil` where all can.
  /// - Throws: an error with the first line that is lost.
  package static func check(
    _ text: SourceText, against story: Story, decoration: LetterTally
  ) throws(ReadingError) -> Finding? {
    var expected = LetterTally()
    text.bytes.withUnsafeBufferPointer { expected.add($0) }
    expected -= decoration
    let found = LetterTally(of: story)
    guard found != expected else { return nil }
    if let line = LossFinder(story).firstLoss(in: text) {
      throw ReadingError(
        "text-lost", line: line, "words of the story would be missing from the book, the first of them in this line",
        remedy: "please report this with the file; --chapter-pattern or a sidecar may help meanwhile")
    }
    var difference = expected
    difference -= found
    let missing = difference.count
    let what =
      switch missing {
      case 0: "some letters of the story are not the same in the book"
      case 1...: "\(missing) letters or digits of the story may be missing from the book"
      default: "\(-missing) letters or digits stand in the book that are not in the story"
      }
    return Finding(.warning, "letters-unaccounted", what, remedy: "compare the book with the story")
  }
}

internal import StoryModel

/// What the words of one line would say if the line were a heading.
struct HeadingWording: Sendable, Hashable {
  /// The sort of wording; lines of one form are likely to be headings of one sort.
  enum Form: Sendable, Hashable {
    /// A division and its number: `Chapter 1: Ebb`, `THE FIRST PART`.
    case division(HeadingVocabulary.Rank)
    /// A number, alone or before a title: `IV.`, `- 7 -`, `3. The Rescue`.
    case number
    /// A division that has a name and needs no number: `Prologue`.
    case named
    /// A day or a month.
    case date
    /// Words in capitals.
    case capitals
    /// Words that might be a title.
    case title
    /// `Contents` and its kin.
    case contents
    /// `THE END` and its kin.
    case closing
  }

  /// How a number is written.
  enum Numeral: UInt8, Sendable {
    case none, arabic, roman, word
  }

  /// The sort of wording.
  var form: Form
  /// What the division is to its story.
  var kind = Chapter.Kind.chapter
  /// The number, where there is one.
  var number: Int?
  /// How the number is written.
  var numeral = Numeral.none
  /// Where label (`Chapter 1`) and title (`Ebb`) stand in the text's bytes; either may be empty.
  var label: Range<Int>
  var title: Range<Int>
  /// The level that markup gives the heading (`##` is 2); 0 where there is none.
  var markup = 0
  /// The mark that the words stand between (`[`, `-`, `*`); 0 where there is none.
  var decoration: UInt8 = 0
  /// The number and label of the larger division that the same line names: `BOOK I -- CHAPTER I`.
  var above: Above?

  /// The story's title, where the line says it again before the division.
  var repeated: Range<Int>?

  /// A larger division named in a heading of a smaller one.
  struct Above: Sendable, Hashable {
    var rank: HeadingVocabulary.Rank
    var number: Int?
    var label: Range<Int>
  }
}

internal import StoryModel

/// A header field as it stands in the text, before its value is understood.
struct RawField {
  /// What its label means, or what it was recognised as.
  var meaning: LabelMeaning
  /// Where the label's words stand; `nil` where it has none.
  var label: Range<Int>?
  /// The value: a list of paragraphs, each its pieces in order.
  var value: [[Range<Int>]]
  /// The line it starts on, counted from 0.
  var line: Int
  /// The rule that read it.
  var rule: String
  /// How sure the rule is.
  var confidence: Double
  /// Whether the value is a line of a mail's header, believed only where nothing else says the same.
  var isMail = false
  /// Whether each paragraph of the value is an item of a list.
  var isList = false
  /// Whether the title or the author stands here by itself, as on a title page.
  var isPrinted: Bool { label == nil && !isMail }
}

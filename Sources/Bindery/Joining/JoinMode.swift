/// Whether numbered files are read as the parts of one story.
public enum JoinMode: String, Sendable, Hashable, CaseIterable {
  /// Each file is a story.
  case never
  /// Where their authors agree, and their titles apart from the number of a part.
  case auto
  /// Wherever names that differ in a number stand beside one another.
  case always
}

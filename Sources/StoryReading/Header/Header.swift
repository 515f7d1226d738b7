package import StoryModel

/// What was read of a story's header, and where its telling starts and ends.
package struct Header: Sendable {
  /// What is known about the story.
  package var metadata: Metadata
  /// The lines of the telling, counted from 0: after the header at the head and before the one at the foot.
  package var body: Range<Int>
  /// The chapter headings that stand among the header's lines, counted from 0; they head the telling.
  package var headings: [Int]
  /// Bytes of the header's lines that are neither label nor value and have letters in them: tags around a label, rules
  /// such as `oOo`.
  package var decoration: [Range<Int>]
  /// What a person should know about the header.
  package var findings: [Finding]
}

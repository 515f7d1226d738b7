internal import StoryModel
internal import StoryReading

/// The story that several files tell together.
enum JoinedStory {
  /// Joins the parts in order: the first says what the book is, and what a later header says besides becomes a note
  /// at the head of its part.
  static func join(_ parts: [Story]) -> Story {
    var story = parts[0]
    if let title = story.metadata.title {
      story.metadata.title = Attested(PartMark.split(title.value).title, evidence: title.evidence)
    }
    let areHeadingsRepeated = areHeadingsRepeated(in: parts)
    story.chapters = []
    for (index, part) in parts.enumerated() {
      var chapters = part.chapters
      if index > 0 {
        add(part.metadata, to: &story.metadata)
        insert(notes(of: part.metadata, below: parts[0].metadata), into: &chapters)
        story.backMatter += part.backMatter
      }
      let number: [Inline] = [.text(String(index + 1))]
      if chapters.count == 1, chapters[0].label.isEmpty, chapters[0].title.isEmpty {
        chapters[0].label = number
      } else if areHeadingsRepeated {
        chapters = [Chapter(kind: .part, label: number, children: chapters)]
      }
      story.chapters += chapters
    }
    return story
  }

  /// Whether chapters are counted from the start in each part.
  private static func areHeadingsRepeated(in parts: [Story]) -> Bool {
    var seen: Set<String> = []
    for part in parts where part.chapters.count > 1 {
      for chapter in part.chapters {
        let heading = chapter.label.plainText + "\n" + chapter.title.plainText
        if heading != "\n", !seen.insert(heading).inserted { return true }
      }
    }
    return false
  }

  /// Completes what the first part says by what a later one says.
  private static func add(_ later: Metadata, to metadata: inout Metadata) {
    metadata.rights += later.rights.filter { !metadata.rights.contains($0) }
    metadata.subjects += later.subjects.filter { !metadata.subjects.contains($0) }
    if metadata.series.isEmpty { metadata.series = later.series }
    if metadata.summary == nil { metadata.summary = later.summary }
    if metadata.published == nil { metadata.published = later.published }
    if metadata.source == nil { metadata.source = later.source }
    if metadata.publisher == nil { metadata.publisher = later.publisher }
  }

  /// The header lines of a later part that the first one's header does not have.
  private static func notes(of later: Metadata, below first: Metadata) -> [Block] {
    later.header.filter { field in
      switch field.term {
      case .title, .author: false
      default: !first.header.contains { $0.term == field.term && $0.paragraphs == field.paragraphs }
      }
    }.map { .note(Note(label: $0.label, $0.paragraphs.map { .paragraph(Paragraph($0)) })) }
  }

  private static func insert(_ notes: [Block], into chapters: inout [Chapter]) {
    guard !notes.isEmpty else { return }
    if chapters.isEmpty { chapters.append(Chapter()) }
    if chapters[0].blocks.isEmpty, !chapters[0].children.isEmpty {
      insert(notes, into: &chapters[0].children)
    } else {
      chapters[0].blocks.insert(contentsOf: notes, at: 0)
    }
  }
}

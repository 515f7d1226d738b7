internal import EPUB
internal import StoryModel

/// In which order the stories of an anthology stand.
public enum StoryOrder: String, Sendable, Hashable, CaseIterable {
  /// As they were given.
  case given
  /// By title.
  case title
  /// By the first author's sorting name, then by title.
  case author
  /// By the date of publication; those without one last.
  case date
  /// The shortest first.
  case length
}

extension StoryOrder {
  /// Stories in this order; those that are alike in it stay as they were given.
  func sorted(_ stories: [AnthologyStory]) -> [AnthologyStory] {
    switch self {
    case .given: stories
    case .title: Self.sorted(stories) { $0.sortTitle }
    case .author:
      Self.sorted(stories) { story in
        (story.facts.creators.first.map { $0.fileAs ?? SortName.person($0.name) } ?? "").lowercased() + "\u{0}"
          + story.sortTitle
      }
    case .date: Self.sorted(stories) { $0.facts.published ?? "~" }
    case .length: Self.sorted(stories) { $0.facts.words }
    }
  }

  private static func sorted(
    _ stories: [AnthologyStory], by key: (AnthologyStory) -> some Comparable
  ) -> [AnthologyStory] {
    stories.enumerated().map { (key: key($0.element), place: $0.offset, story: $0.element) }
      .sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.story)
  }
}

extension AnthologyStory {
  /// The title as it is sorted.
  fileprivate var sortTitle: String {
    (LanguageTag(facts.language).map { SortName.title(facts.title, language: $0) } ?? facts.title).lowercased()
  }
}

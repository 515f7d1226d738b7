internal import QuireResources
internal import StoryModel

/// How a book's pages look.
public enum Theme: String, Sendable, Hashable, CaseIterable {
  /// Centred headings, small capitals, an ornament for a pause.
  case classic
  /// Headings at the side, heavier, and white space in place of ornament.
  case modern
  /// As little as a book needs.
  case plain

  /// The theme's style sheet.
  var styleSheet: StyleSheet {
    let resource: Resource =
      switch self {
      case .classic: .themeClassic
      case .modern: .themeModern
      case .plain: .themePlain
      }
    return StyleSheet(name: "\(rawValue).css", bytes: Array(resource.bytes))
  }
}

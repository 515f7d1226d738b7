internal import CQuireResources

/// A file of `resources/`, embedded in the program: nothing is looked up on disk when it runs.
package enum Resource: Sendable, Hashable, CaseIterable {
  /// The style sheet of the theme `classic`.
  case themeClassic
  /// The style sheet of the theme `modern`.
  case themeModern
  /// The style sheet of the theme `plain`.
  case themePlain
  /// The words that headings are made of.
  case headings
  /// The words that a book says of itself, by language.
  case wording
  /// What languages are called: a BCP 47 tag and its names a line.
  case languages
  /// The words that a story's header is read by: labels in eight languages, months, ratings, by-lines.
  case labels
  /// What archives put around a story.
  case boilerplate
  /// The page that a batch is looked through on.
  case report

  /// The file's bytes as they stand in `resources/`; static memory, valid for the life of the process.
  package var bytes: UnsafeRawBufferPointer {
    let resource =
      switch self {
      case .themeClassic: quire_theme_classic
      case .themeModern: quire_theme_modern
      case .themePlain: quire_theme_plain
      case .headings: quire_headings
      case .wording: quire_wording
      case .languages: quire_languages
      case .labels: quire_labels
      case .boilerplate: quire_boilerplate
      case .report: quire_report
      }
    return UnsafeRawBufferPointer(start: resource.bytes, count: resource.count)
  }
}

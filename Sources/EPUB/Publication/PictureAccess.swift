internal import StoryModel

/// What a book's pictures mean to those who can't see them.
public enum PictureAccess: String, Sendable, Hashable {
  /// The story has no pictures.
  case none
  /// Every picture has a description.
  case described
  /// Some picture has no description, and may say something.
  case bare

  /// What the pictures of two stories mean together.
  func joined(with other: PictureAccess) -> PictureAccess {
    if self == .bare || other == .bare { return .bare }
    return self == .none ? other : self
  }

  /// Looks at the pictures that chapters show.
  ///
  /// - Parameter pictures: those that the book holds, by their source.
  init(of chapters: [Chapter], shown pictures: [String: String]) {
    self = .none
    guard !pictures.isEmpty else { return }
    func look(_ inline: Inline) {
      guard case .image(let image) = inline, pictures[image.source] != nil else { return }
      if image.alternative.isBlank { self = .bare }
      if self == .none { self = .described }
    }
    for chapter in chapters {
      chapter.label.forEachInline(look)
      chapter.title.forEachInline(look)
      for block in chapter.blocks { block.forEachInline(look) }
    }
  }
}

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
    for chapter in chapters {
      for image in chapter.label.images + chapter.title.images + chapter.blocks.flatMap(\.images)
      where pictures[image.source] != nil {
        if image.alternative.isBlank { self = .bare }
        if self == .none { self = .described }
      }
    }
  }
}

extension Block {
  /// The pictures in the block, in order.
  fileprivate var images: [Image] {
    switch self {
    case .paragraph(let paragraph): paragraph.inlines.images
    case .heading(_, let inlines): inlines.images
    case .sceneBreak, .preformatted: []
    case .quotation(let quotation): quotation.blocks.flatMap(\.images)
    case .verse(let verse): verse.stanzas.joined().flatMap(\.inlines.images)
    case .note(let note): note.blocks.flatMap(\.images)
    case .image(let image): [image]
    case .list(let list): list.items.joined().flatMap(\.images)
    }
  }
}

extension [Inline] {
  fileprivate var images: [Image] {
    flatMap { inline in
      if case .image(let image) = inline { [image] } else { inline.children.images }
    }
  }
}

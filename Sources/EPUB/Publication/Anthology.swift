public import StoryModel

/// Many stories in one book.
///
/// The stories' pages are packed before the book is: each story's by `Packager.press`, by as many workers as there are.
public struct Anthology: Sendable {
  /// Some of the stories, perhaps with a title of their own.
  public struct Part: Sendable {
    /// The part's heading and introduction, a chapter of the kind `part`; `nil` where the stories are not divided.
    public var opening: Section?
    /// The stories in order.
    public var stories: [PressedStory]

    /// Makes a part.
    public init(opening: Section? = nil, stories: [PressedStory]) {
      self.opening = opening
      self.stories = stories
    }
  }

  /// What the package document says about the book.
  public var metadata: BookMetadata
  /// The pages before the stories: title page, contents, introduction.
  public var front: [Section]
  /// The stories.
  public var parts: [Part]
  /// The pages after the stories: afterword, index of authors, permissions, colophon.
  public var back: [Section]
  /// The style sheets, linked from every page in this order.
  public var styleSheets: [StyleSheet]
  /// The cover's picture; `nil` for none.
  public var cover: Picture?

  /// Makes an anthology.
  public init(
    metadata: BookMetadata, front: [Section], parts: [Part], back: [Section], styleSheets: [StyleSheet],
    cover: Picture? = nil
  ) {
    self.metadata = metadata
    self.front = front
    self.parts = parts
    self.back = back
    self.styleSheets = styleSheets
    self.cover = cover
  }
}

/// A story whose pages are packed, and what the rest of an anthology must know of it.
public struct PressedStory: Sendable {
  /// A page or a picture of the story.
  public struct Resource: Sendable {
    /// The path in the story's folder.
    public var path: String
    /// The media type.
    public var mediaType: String
    /// Whether it is one of the pages that are read in order.
    public var isPage: Bool
    /// Where its bytes are.
    public var content: PressedContent

    /// Makes a resource.
    public init(path: String, mediaType: String, isPage: Bool, content: PressedContent) {
      self.path = path
      self.mediaType = mediaType
      self.isPage = isPage
      self.content = content
    }
  }

  /// The story's folder in the book: a name that `StoryFolder.name(for:)` makes, which no other story has.
  public var folder: String
  /// What the contents call the story.
  public var title: String
  /// The pages in reading order, then the pictures.
  public var resources: [Resource]
  /// The entries below the story's own in the contents, relative to its folder; none for a story in one piece.
  public var contents: [ContentsEntry]
  /// What the story's pictures mean to those who can't see them.
  public var pictureAccess: PictureAccess

  /// Makes a story from what was kept of it.
  public init(
    folder: String, title: String, resources: [Resource], contents: [ContentsEntry], pictureAccess: PictureAccess
  ) {
    self.folder = folder
    self.title = title
    self.resources = resources
    self.contents = contents
    self.pictureAccess = pictureAccess
  }
}

/// The names of stories' folders in an anthology.
public enum StoryFolder {
  /// The folder for a story's title: ASCII, and never one that the book has for something else.
  public static func name(for title: String) -> String {
    let slug = Slug.make(title)
    switch slug {
    case "": return "story"
    // `r` begins the identifiers of style sheets and pictures.
    case "css", "images", "r": return slug + "-story"
    default: return slug
    }
  }
}

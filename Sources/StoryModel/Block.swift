/// A piece of a chapter that stands by itself on the page.
public enum Block: Sendable, Hashable {
  /// Running prose.
  case paragraph(Paragraph)
  /// A heading inside a chapter, below the chapter's own title; `level` counts from 1, the first below it.
  case heading(level: Int, [Inline])
  /// A pause in the telling.
  case sceneBreak(SceneBreak)
  /// Words that somebody wrote or said elsewhere: a quoted passage, a letter, an inscription.
  case quotation(Quotation)
  /// Lines of verse.
  case verse(Verse)
  /// Lines whose spacing is their meaning; kept as they stand, in a fixed-width face.
  case preformatted(String)
  /// Words of the author's about the story, not of the story.
  case note(Note)
  /// A picture by itself.
  case image(Image)
  /// A list, one entry an item.
  case list(List)
}

/// A paragraph and how it stands on the page.
public struct Paragraph: Sendable, Hashable {
  /// How a paragraph is set.
  public enum Setting: Sendable, Hashable {
    /// As running text.
    case prose
    /// Centred: a sign, a title inside the story, words on a stone.
    case centered
    /// Set to the right: the date of a letter, a signature.
    case trailing
    /// The closing line of a story: `THE END`, `TBC`, `Fin`.
    case closing
  }

  /// What the paragraph says.
  public var inlines: [Inline]
  /// How it is set.
  public var setting: Setting
  /// Whether the prose before a verse, letter or note goes on here, so that it takes no indent.
  public var continues: Bool

  /// Makes a paragraph.
  public init(_ inlines: [Inline], setting: Setting = .prose, continues: Bool = false) {
    self.inlines = inlines
    self.setting = setting
    self.continues = continues
  }
}

/// A pause in the telling.
public struct SceneBreak: Sendable, Hashable {
  /// What the author typed for it (`* * *`); `nil` where a gap of blank lines stands for it.
  public var printed: String?

  /// Makes a scene break from what the author typed.
  public init(printed: String?) {
    self.printed = printed
  }
}

/// Words that somebody wrote or said elsewhere.
public struct Quotation: Sendable, Hashable {
  /// What sort of words they are.
  public enum Kind: Sendable, Hashable {
    /// A passage quoted.
    case passage
    /// A letter, a telegram, a message, an entry of a diary.
    case letter
    /// Words on a sign, a stone, a page shown line by line.
    case inscription
    /// A motto at the head of a story or chapter.
    case epigraph
  }

  /// What sort of words they are.
  public var kind: Kind
  /// The words.
  public var blocks: [Block]

  /// Makes a quotation.
  public init(_ kind: Kind, _ blocks: [Block]) {
    self.kind = kind
    self.blocks = blocks
  }
}

/// Lines of verse, in stanzas.
public struct Verse: Sendable, Hashable {
  /// One line of verse.
  public struct Line: Sendable, Hashable {
    /// What the line says.
    public var inlines: [Inline]
    /// How many steps the line stands in from the left edge; 0 for most.
    public var indent: Int

    /// Makes a line of verse.
    public init(_ inlines: [Inline], indent: Int = 0) {
      self.inlines = inlines
      self.indent = indent
    }
  }

  /// The stanzas, each its lines.
  public var stanzas: [[Line]]

  /// Makes verse from its stanzas.
  public init(stanzas: [[Line]]) {
    self.stanzas = stanzas
  }
}

/// Words of the author's about the story.
public struct Note: Sendable, Hashable {
  /// The label in the author's own words (`A/N`, `Author's note`), without its colon; empty where there is none.
  public var label: String
  /// What the note says.
  public var blocks: [Block]

  /// Makes a note.
  public init(label: String, _ blocks: [Block]) {
    self.label = label
    self.blocks = blocks
  }
}

/// A list of items.
public struct List: Sendable, Hashable {
  /// The number that the first item bears; `nil` for a list without numbers.
  public var start: Int?
  /// The items, each its blocks.
  public var items: [[Block]]

  /// Makes a list.
  public init(start: Int? = nil, items: [[Block]]) {
    self.start = start
    self.items = items
  }
}

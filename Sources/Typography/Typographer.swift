public import StoryModel

/// Sets a story's text as a printer would: quotes, apostrophes, dashes, ellipses, spaces.
public struct Typographer: Sendable {
  /// The language whose conventions apply, as a BCP 47 tag.
  public let language: String

  /// Makes a typographer for a language; one that it has no conventions for is set as English.
  public init(language: String) {
    self.language = language
  }

  /// Sets all of a story's text: title, header values, headings, prose, verse, notes. Preformatted text and the targets
  /// of links stay as they are. Which marks the story uses outside and which inside is judged from the whole.
  ///
  /// - Parameter crew: who works on it.
  public func set(_ story: consuming Story, by crew: Crew = .single) -> Story {
    var story = story
    var setter = StorySetter(story, convention, by: crew)
    setter.set(&story, by: crew)
    return story
  }

  /// Sets one paragraph by itself.
  public func set(_ inlines: [Inline]) -> [Inline] {
    var survey = Survey(convention)
    let text = Array(inlines.plainText.utf8)
    survey.count(inlines.lead(convention.elisions))
    survey.look(at: text.span)
    var compositor = Compositor(convention: convention, habits: survey.habits)
    return compositor.set(inlines)
  }

  /// Sets a line of plain text: a title, a name.
  public func set(_ text: String) -> String {
    set([.text(text)]).plainText
  }

  private var convention: Convention { .of(language) }
}

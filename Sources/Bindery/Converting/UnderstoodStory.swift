package import StoryModel
internal import StoryReading
internal import Typography

/// A story read, and what a person says over it.
package struct UnderstoodStory: Sendable {
  /// The story in its author's own marks, the person's words laid over the header's.
  package let story: Story
  /// The encoding of its file, by its IANA name.
  package let encoding: String
  /// How the paragraphs were told apart, and why.
  package let paragraphing: Evidence
  /// The names of its files, as text.
  package let fileNames: [String]
  /// What reading it brought up.
  package let diagnostics: [Diagnostic]

  private let overrides: Overrides
  private let crew: Crew

  /// Reads a story.
  ///
  /// - Parameter crew: who works on it.
  /// - Throws: why it can't be read.
  package init(_ source: StorySource, by crew: Crew = .single) throws(Refusal) {
    self.crew = crew
    let said = source.overrides
    let reader = StoryReader(
      options: ReadingOptions(encoding: said.encoding, chapterPattern: said.chapterPattern), crew: crew)
    func read(_ file: InputFile, _ name: [UInt8], _ display: String) throws(Refusal) -> Reading {
      do throws(ReadingError) {
        return try reader.read(file.bytes, fileName: name)
      } catch {
        throw Refusal(error.diagnostic(in: display))
      }
    }
    let reading = try read(source.file, source.name, source.firstDisplay)
    var story = reading.story
    var names = [source.name.isEmpty ? source.display : reading.fileName]
    var found = reading.diagnostics(in: source.firstDisplay)
    if !source.laterParts.isEmpty {
      var parts = [story]
      for part in source.laterParts {
        let reading = try read(part.file, part.name, part.display)
        parts.append(reading.story)
        names.append(reading.fileName)
        // What the whole story is called and by whom, its first part says.
        found += reading.diagnostics(in: part.display).filter { !Self.isOfTheWhole($0) }
      }
      story = JoinedStory.join(parts)
    }
    overrides = said.news(to: story.metadata)
    overrides.apply(to: &story.metadata)
    self.story = story
    fileNames = names
    encoding = reading.encoding
    paragraphing = reading.paragraphing
    diagnostics = source.diagnostics + found.filter { !said.settle($0) }
  }

  /// Whether a doubt is one of the story as a whole.
  private static func isOfTheWhole(_ doubt: Diagnostic) -> Bool {
    ["title-", "author-", "language-"].contains { doubt.code.hasPrefix($0) }
  }

  /// The story's language as a BCP 47 tag.
  package var language: String { story.metadata.language?.value ?? "en" }

  /// What the book is known by.
  package var identifier: String { BookIdentifier.of(story.metadata, opening: story.opening(words: 40)) }

  /// What the story tells, roughly: its first words and how many there are. Tells stories apart whatever their headers say.
  var likeness: Digest {
    var digest = Digest()
    digest.add(story.opening(words: 60).lowercased())
    digest.add(story.wordCount)
    return digest
  }

  /// The story as it is to be printed: set in its language's own marks unless the person wants none, but for what the
  /// person said.
  package consuming func printed() -> Story {
    let (overrides, crew, typographer) = (overrides, crew, Typographer(language: language))
    // Nobody else holds the words now: what is set gives way to what is set otherwise.
    let story = (consume self).story
    guard overrides.typography ?? true else { return story }
    var printed = typographer.set(story, by: crew)
    overrides.apply(to: &printed.metadata)
    return printed
  }
}

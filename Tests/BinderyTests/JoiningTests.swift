import StoryModel
import Testing

@testable import Bindery

@Suite struct JoiningTests {
  /// The books that stories become, and the files of each.
  private func books(_ stories: [String: String], join: JoinMode = .auto) throws -> [String: Int] {
    let folder = try TemporaryFolder()
    for (name, text) in stories { try folder.write(text, to: "in/" + name) }
    var options = ConversionOptions()
    options.join = join
    let plan = try ConversionPlan(
      inputs: [folder.path("in")], destination: .folder(FilePath("out")), options: options)
    #expect(plan.failures == [])
    return Dictionary(
      uniqueKeysWithValues: plan.jobs.map { (String($0.output.display.dropFirst(4)), $0.input.files.count) })
  }

  private static func story(_ head: String, _ words: String) -> String {
    head + "\n\n\(words) It was four o'clock.\n\nNobody came that night.\n"
  }

  @Test func numberedPartsOfOneStoryAreOneBook() throws {
    let tide = ["Tide 01.txt": "The tide went out.", "Tide 02.txt": "It came in.", "Tide 03.txt": "It stayed."]
    let headed = tide.mapValues { Self.story("Title: Tide\nAuthor: Ines Calloway", $0) }
    #expect(try books(headed) == ["Tide.epub": 3])
    #expect(try books(tide) == ["Tide.epub": 3])
    #expect(try books(headed, join: .never).count == 3)
    #expect(
      try books([
        "tide-ch1.txt": Self.story("", "One."), "tide-ch2.txt": Self.story("", "Two."),
        "ebb.txt": Self.story("", "Three."),
      ]) == ["tide.epub": 2, "ebb.epub": 1])
    #expect(
      try books([
        "Ebb 1.txt": Self.story("Title: Ebb\nAuthor: A", "One."),
        "Ebb 2.txt": Self.story("Title: Ebb, Part 2\nAuthor: A", "Two."),
      ]) == ["Ebb.epub": 2])
  }

  @Test func partsThatHeadersCountAreOneBook() throws {
    func post(_ title: String, _ words: String) -> String {
      Self.story("From: Odile Marsh <o@x.example>\nSubject: NEW: \(title)", words)
    }
    let posts = [
      "post-1041.txt": post("The Ledger (1/2)", "One."), "post-1042.txt": post("The Ledger (2/2)", "Two."),
      "post-1043.txt": post("Alone (1/2)", "Three."), "post-1057.txt": post("Ebb (2/2)", "Five."),
      "post-1058.txt": post("Ebb (1/2)", "Four."),
    ]
    #expect(Set(try books(posts).values.sorted()) == [1, 2])
    #expect(try books(posts).values.sorted() == [1, 2, 2])
  }

  @Test(arguments: [
    // Other titles, other authors, a part that is missing, the same words twice, numbers that are the titles'.
    ["Tide 01.txt": "Title: Ebb\nAuthor: A", "Tide 02.txt": "Title: Flood\nAuthor: A"],
    ["Tide 01.txt": "Title: Ebb\nAuthor: A", "Tide 02.txt": "Title: Ebb\nAuthor: B"],
    ["Tide 01.txt": "Title: Ebb\nAuthor: A", "Tide 03.txt": "Title: Ebb\nAuthor: A"],
    ["Apollo 1.txt": "", "Apollo 2.txt": ""], ["story-01.txt": "Author: A", "story-02.txt": "Author: A"],
    ["Ebb 1.txt": "Title: Ebb 1\nAuthor: A", "Ebb 2.txt": "Title: Ebb 2\nAuthor: A"],
    ["a/Tide 01.txt": "Title: Ebb\nAuthor: A", "b/Tide 02.txt": "Title: Ebb\nAuthor: A"],
    ["Tide 01 of 1999.txt": "Title: Ebb", "Tide 02 of 2000.txt": "Title: Ebb"],
  ])
  func otherStoriesStayApart(heads: [String: String]) throws {
    let stories = Dictionary(
      uniqueKeysWithValues: heads.map { ($0.key, Self.story($0.value, "These words stand in \($0.key).")) })
    #expect(try books(stories).count == 2)
  }

  @Test func sameWordsTwiceAreTwoStories() throws {
    let copy = Self.story("Title: Tide\nAuthor: A", "The tide went out.")
    #expect(try books(["Tide 01.txt": copy, "Tide 02.txt": copy]).count == 2)
  }

  @Test func alwaysAsksForNothingButNumbers() throws {
    let stories = [
      "Tide 1.txt": Self.story("Title: Ebb", "One."), "Tide 3.txt": Self.story("Title: Flood", "Two."),
      "Lamp.txt": Self.story("", "Three."),
    ]
    #expect(try books(stories, join: .always) == ["Tide.epub": 2, "Lamp.epub": 1])
  }

  @Test func nameOfAnotherStoryIsNotTaken() throws {
    let stories = [
      "Tide 01.txt": Self.story("Title: Tide\nAuthor: A", "One."),
      "Tide 02.txt": Self.story("Title: Tide\nAuthor: A", "Two."), "Tide.txt": Self.story("Title: Tide", "Three."),
    ]
    #expect(try books(stories) == ["Tide 01.epub": 2, "Tide.epub": 1])
  }

  // MARK: - What is made of them

  private func part(_ title: String, _ headings: [String], header: [HeaderField] = []) -> Story {
    var metadata = Metadata()
    metadata.title = Attested(title)
    metadata.header = header
    let chapters = headings.map { heading in
      Chapter(
        label: heading.isEmpty ? [] : [.text(heading)], blocks: [.paragraph(Paragraph([.text("Words of \(title).")]))])
    }
    return Story(metadata: metadata, chapters: chapters)
  }

  @Test func partsBecomeChapters() {
    let story = JoinedStory.join([part("Tide, Part 1", [""]), part("Tide, Part 2", [""])])
    #expect(story.metadata.title?.value == "Tide")
    #expect(story.chapters.map { $0.label.plainText } == ["1", "2"])
  }

  @Test func chaptersThatRunOnStandSideBySideAndThoseCountedAnewInParts() {
    let running = JoinedStory.join([part("T", ["Chapter 1", "Chapter 2"]), part("T", ["Chapter 3", "Chapter 4"])])
    #expect(running.chapters.map { $0.label.plainText } == ["Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4"])
    let anew = JoinedStory.join([part("T", ["Chapter 1", "Chapter 2"]), part("T", ["Chapter 1", "Chapter 2"])])
    #expect(anew.chapters.map(\.kind) == [.part, .part])
    #expect(anew.chapters.map { $0.children.count } == [2, 2])
  }

  @Test func whatALaterHeaderSaysBesidesIsANote() {
    let same = HeaderField(term: .disclaimer, label: "Disclaimer", paragraphs: [[.text("Not mine.")]])
    let thanks = HeaderField(term: .note, label: "A/N", paragraphs: [[.text("Thanks to Tom.")]])
    let story = JoinedStory.join([part("T", [""], header: [same]), part("T", [""], header: [same, thanks])])
    #expect(story.metadata.header == [same])
    #expect(
      story.chapters[1].blocks.first
        == .note(Note(label: "A/N", [.paragraph(Paragraph([.text("Thanks to Tom.")]))])))
  }
}

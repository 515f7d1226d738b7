import Bindery
import StoryModel
import StoryReading
import Testing

@Suite struct SidecarTests {
  private func read(_ yaml: String) throws -> Overrides { try Sidecar.read(Array(yaml.utf8)) }

  private func problem(_ yaml: String) -> String? {
    let error = #expect(throws: ReadingError.self) { try read(yaml) }
    return error?.diagnostic(in: "tide.yaml").description
  }

  @Test func everyKeyIsRead() throws {
    let overrides = try read(
      """
      # by hand
      title: The Dark Lamp
      authors:
        - Ines Calloway
        - {name: Tom Marsh, file-as: "Marsh, Tom", role: translator}
      language: Français
      rights: [I do not own the harbour., CC BY 4.0]
      summary: |
        A lamp goes out.

        Nobody lights it.
      subjects:
      - Rating: no
      """.replacing("- Rating: no", with: "- 'Rating: G'\n- ~\n- Sea stories")
        + """

        series: {name: Harbour Lights, position: 2.5}
        published: 2009-03
        source: https://example.org/tide
        publisher: The Quay
        identifier: urn:isbn:9780000000000
        cover: lamp.jpg
        encoding: windows-1252
        chapter-pattern: ^Letter
        typography: off

        """)
    var expected = Overrides()
    expected.title = "The Dark Lamp"
    expected.authors = [
      Contributor(name: "Ines Calloway"), Contributor(name: "Tom Marsh", fileAs: "Marsh, Tom", role: .translator),
    ]
    expected.language = "fr"
    expected.rights = ["I do not own the harbour.", "CC BY 4.0"]
    expected.summary = "A lamp goes out.\n\nNobody lights it."
    expected.subjects = ["Rating: G", "Sea stories"]
    expected.series = [Series(name: "Harbour Lights", position: "2.5")]
    expected.published = "2009-03"
    expected.source = "https://example.org/tide"
    expected.publisher = "The Quay"
    expected.identifier = "urn:isbn:9780000000000"
    expected.cover = "lamp.jpg"
    expected.encoding = "windows-1252"
    expected.chapterPattern = "^Letter"
    expected.typography = false
    #expect(overrides == expected)
  }

  @Test(arguments: ["", "\n# nothing\n", "---\n", "title:\nauthors: ~\nsummary: ''\nseries:\n"])
  func sayingNothingOverridesNothing(yaml: String) throws {
    #expect(try read(yaml) == Overrides())
  }

  @Test func whatStandsOnOneLineIsPutOnOne() throws {
    let overrides = try read("title: |\n  The\n\n  Lamp \nauthor: \"Ines\\tCalloway\"\nsummary: |\n  One.\n\n  Two.\n")
    #expect(overrides.title == "The Lamp")
    #expect(overrides.authors == [Contributor(name: "Ines Calloway")])
    #expect(overrides.summary == "One.\n\nTwo.")
  }

  @Test func namesOfFilesKeepTheirSpaces() throws {
    #expect(try read("cover: ' a  b .png '\n").cover == " a  b .png ")
  }

  @Test func emptyListTakesAwayWhatWasRead() throws {
    let overrides = try read("subjects: []\nauthors: []\n")
    #expect(overrides.subjects == [])
    #expect(overrides.authors == [])
  }

  @Test func singleValuesNeedNoList() throws {
    let overrides = try read(
      "author: Ines\nseries: Harbour Lights\nsubjects: Sea\nrights: Mine\ntitle: 1984\nsummary: yes\n")
    #expect(overrides.authors == [Contributor(name: "Ines")])
    #expect(overrides.series == [Series(name: "Harbour Lights")])
    #expect(overrides.subjects == ["Sea"])
    #expect(overrides.title == "1984")
    #expect(overrides.summary == "yes")
  }

  @Test(arguments: [
    ("title: x\n\ntitel: y\n", "tide.yaml:3: error: no key is called “titel”; perhaps “title” is meant"),
    ("authors:\n- name: x\n  fileas: y\n", "tide.yaml:3: error: no key is called “fileas”; perhaps “file-as” is meant"),
    ("series: {name: x, colour: y}\n", "tide.yaml:1: error: no key is called “colour”; use one of: name, position"),
    ("title: x\ntitle: y\n", "tide.yaml:2: error: the key “title” stands in line 1 already; leave one out"),
    (
      "author: x\nauthors: [y]\n",
      "tide.yaml:2: error: “authors” must be named once: “authors” will do; correct the line"
    ),
    ("title: [a, b]\n", "tide.yaml:1: error: “title” must be one value, not a list; correct the line"),
    (
      "published: March 2009\n",
      "tide.yaml:1: error: “published” must be a year, month or day: 2009, 2009-03 or 2009-03-14; correct the line"
    ),
    (
      "published: 2009-13\n",
      "tide.yaml:1: error: “published” must be a year, month or day: 2009, 2009-03 or 2009-03-14; correct the line"
    ),
    (
      "language: mild\n",
      "tide.yaml:1: error: “language” must be a language such as “en”, “pt-BR” or “Français”; correct the line"
    ),
    (
      "authors:\n- {role: author}\n",
      "tide.yaml:2: error: “authors” must be a name, or have the key “name”; correct the line"
    ),
    (
      "authors:\n- {name: x, role: cook}\n",
      "tide.yaml:2: error: “role” must be one of: author, editor, translator, illustrator; correct the line"
    ),
    ("typography: maybe\n", "tide.yaml:1: error: “typography” must be “on” or “off”; correct the line"),
    ("just words\n", "tide.yaml:1: error: “the sidecar” must be keys and values (“key: value”); correct the line"),
    (
      "title: *x\n", "tide.yaml:1: error: an alias (“*name”) stands here; put quotes round a value that starts with “*”"
    ),
    (
      "title: \"a\\x01b\"\n",
      "tide.yaml:1: error: “title” must be without the control character U+0001; correct the line"
    ),
    ("title: x\n---\ntitle: y\n", "tide.yaml:2: error: a second document starts here; keep one"),
  ]) func mistakesAreNamedWithTheirLine(yaml: String, message: String) {
    #expect(problem(yaml) == message)
  }

  @Test func whatIsNoYAMLIsSaidWithLineAndColumn() {
    #expect(problem("title: x\nsummary: a: b: c\n")?.hasPrefix("tide.yaml:2: error: this is not YAML: ") == true)
    #expect(problem("title: x\nsummary: a: b: c\n")?.contains("(column 11)") == true)
    #expect(problem("title: \"x\n")?.hasPrefix("tide.yaml:2: error: this is not YAML: ") == true)
    let error = #expect(throws: ReadingError.self) {
      try Sidecar.read(Array("title: x\nrights: caf".utf8) + [0xE9, 0x0A])
    }
    #expect(error?.diagnostic(in: "x").description.hasPrefix("x:2: error: this is not YAML: ") == true)
    #expect(problem(String(repeating: "[", count: 10_000))?.contains("too deep") == true)
  }

  @Test func whatIsWrittenReadsBack() throws {
    let texts = [
      "The Dark Lamp", "1984", "yes", "~", "# not a comment", "a: b", "- x", "“Quotes” & <tags>", "'", "\"", "*star",
      "&amp", "!bang",
      "two\nlines", "par one\n\npar two", "tab\there", "été 灯 🙂 \u{A0}x", "{curly}", "[square]", "%", "@at", "`tick`",
      "null", "0x1F",
      "trailing colon:", String(repeating: "long words ", count: 60) + "end", "line\u{2028}sep",
      "  ".isEmpty ? "" : "a\u{85}b",
    ]
    for text in texts {
      var overrides = Overrides()
      overrides.summary = text
      overrides.rights = texts
      // What is a name or a heading stands on one line.
      let line = text.contains { $0.isNewline || $0 == "\t" } ? "x" : text
      overrides.title = line
      overrides.authors = [Contributor(name: line), Contributor(name: line, fileAs: line, role: .editor)]
      overrides.subjects = []
      overrides.series = [Series(name: line), Series(name: "x", position: "3")]
      overrides.typography = true
      #expect(try Sidecar.read(Sidecar.write(overrides)) == overrides)
    }
  }

  @Test func sidecarOfAStoryIsPlainToRead() {
    var metadata = Metadata()
    metadata.title = Attested("The Dark Lamp")
    metadata.authors = [Attested(Contributor(name: "Ines Calloway"))]
    metadata.language = Attested("en")
    metadata.subjects = ["Sea stories", "Rating: G"]
    metadata.series = [Series(name: "Harbour Lights", position: "2")]
    metadata.published = "2009-03-14"
    #expect(
      String(decoding: Sidecar.write(metadata), as: UTF8.self) == """
        # What Quire understood of the story beside this file. Correct what is wrong and convert again:
        # what stands here counts over the story's own words. Leave out what you have nothing to say of.
        title: The Dark Lamp
        author: Ines Calloway
        language: en
        subjects:
        - Sea stories
        - 'Rating: G'
        series:
          name: Harbour Lights
          position: "2"
        published: "2009-03-14"

        """)
  }
}

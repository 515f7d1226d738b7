import StoryModel
import StoryReading
import Testing

/// What a careful editor takes for the chapters of a text, by shapes that books and archives give them.
@Suite struct ChapterTests {
  /// Prose of a few paragraphs, wrapped, as it stands between headings.
  private static let prose = """
    The lamp on the quay had been lit since four, and nobody could remember
    who had lit it or why the keeper had gone down the hill so early in the
    day, leaving the door on the latch and the kettle on the stove.

    Marta counted the boats twice. There were eleven, and there ought to
    have been twelve.

    "You could wait," said the old man, "or you could go and look. I have
    done both in my time."

    Nobody answered, because nobody was there.
    """

  private static let head = "Title: The Quiet Light\nAuthor: Ines Calloway\n\n\n"

  private func chapters(_ body: String, pattern: String? = nil) throws -> [Chapter] {
    let text = Self.head + body.replacing("@", with: Self.prose)
    let reading = try StoryReader(options: ReadingOptions(chapterPattern: pattern))
      .read(Array(text.utf8), fileName: "light.txt")
    #expect(!reading.diagnostics(in: "light.txt").contains { $0.code == "letters-unaccounted" })
    return reading.story.chapters
  }

  /// A chapter's heading as the contents would show it.
  private func entry(_ chapter: Chapter) -> String {
    [chapter.label, chapter.title].map(\.plainText).filter { !$0.isEmpty }.joined(separator: " | ")
  }

  /// A heading among the header's lines is a chapter whatever the telling opens with: words, another heading, parts.
  @Test(arguments: [
    ("Chapter 1", "@\n\nChapter 2\n\n@", ["Chapter 1", "Chapter 2"]),
    ("Chapter One: Ebb", "Prologue\n\n@\n\nChapter Two\n\n@", ["Chapter One | Ebb", "Prologue", "Chapter Two"]),
    ("Part One", "Chapter 1\n\n@\n\nChapter 2\n\n@", ["Part One (Chapter 1, Chapter 2)"]),
    (
      "Part One", "Chapter 1\n\n@\n\nPart Two\n\nChapter 2\n\n@",
      ["Part One (Chapter 1)", "Part Two (Chapter 2)"]
    ),
    ("Part One", "@", ["Part One"]),
  ])
  func aHeadingAmongTheHeadersLinesIsKept(heading: String, body: String, expected: [String]) throws {
    let text = "Title: The Quiet Light\n\(heading)\nAuthor: Ines Calloway\n\n" + body.replacing("@", with: Self.prose)
    let reading = try StoryReader().read(Array(text.utf8), fileName: "light.txt")
    let found = reading.story.chapters.map { chapter in
      entry(chapter)
        + (chapter.children.isEmpty ? "" : " (\(chapter.children.map(entry).joined(separator: ", ")))")
    }
    #expect(found == expected)
    #expect(reading.story.metadata.authors.map(\.value.name) == ["Ines Calloway"])
    #expect(!reading.findings.contains { $0.code == "letters-unaccounted" })
  }

  @Test(arguments: [
    ("Chapter 1: Ebb\n\n@\n\nChapter 2: Flood\n\n@\n", ["Chapter 1 | Ebb", "Chapter 2 | Flood"]),
    ("CHAPTER THE FIRST\n\n@\n\n\nCHAPTER THE SECOND\n\n@\n", ["CHAPTER THE FIRST", "CHAPTER THE SECOND"]),
    ("CHAPTER I.--THE LAMP\n\n@\n\n\nCHAPTER II.--THE PATH\n\n@\n", ["CHAPTER I | THE LAMP", "CHAPTER II | THE PATH"]),
    (
      "CHAPTER I\n\nThe Lamp\n\n@\n\n\nCHAPTER II\n\nThe Path\n\n@\n",
      ["CHAPTER I | The Lamp", "CHAPTER II | The Path"]
    ),
    ("CHAPTER I\nThe Lamp\n\n@\n\n\nCHAPTER II\nThe Path\n\n@\n", ["CHAPTER I | The Lamp", "CHAPTER II | The Path"]),
    ("Part Two - \"The Pilot\"\n\n@\n", ["Part Two | \"The Pilot\""]),
    ("1\n\n@\n\n2\n\n@\n\n3\n\n@\n", ["1", "2", "3"]),
    ("IV.\n\n@\n\nV.\n\n@\n\nVI.\n\n@\n", ["IV", "V", "VI"]),
    ("~ 1 ~\n\n@\n\n- 2 -\n\n@\n\n[3]\n\n@\n", ["1", "2", "3"]),
    ("I. The Lamp\n\n@\n\nII. The Path\n\n@\n\nIII. Home\n\n@\n", ["I | The Lamp", "II | The Path", "III | Home"]),
    ("Part 1/3\n\n@\n\nPart 2/3\n\n@\n\nPart 3/3\n\n@\n", ["Part 1/3", "Part 2/3", "Part 3/3"]),
    ("--Part 1--\n\n@\n\n--Part 2--\n\n@\n", ["Part 1", "Part 2"]),
    ("**Chapter 1**\n\n@\n\n**Chapter 2**\n\n@\n", ["Chapter 1", "Chapter 2"]),
    ("## The Lamp\n\n@\n\n## The Path\n\n@\n", ["The Lamp", "The Path"]),
    ("The Lamp\n--------\n\n@\n\nThe Path\n--------\n\n@\n", ["The Lamp", "The Path"]),
    ("*Chapter 1*: Ebb\n\n@\n\n*Chapter 2*: Flood\n\n@\n", ["Chapter 1 | Ebb", "Chapter 2 | Flood"]),
    (
      "~*~ Chapter 1 ~*~\n~ Ebb ~\n\n@\n\n~*~ Chapter 2 ~*~\n~ Flood ~\n\n@\n",
      ["Chapter 1 | Ebb", "Chapter 2 | Flood"]
    ),
    ("[1]\n\n@\n\n[2]\n\n@\n\n[3]\n\n@\n", ["1", "2", "3"]),
    ("The Quiet Light - Chapter 1\n\n@\n\nThe Quiet Light - Chapter 2\n\n@\n", ["Chapter 1", "Chapter 2"]),
    ("JANUARY\n\n@\n\nFEBRUARY\n\n@\n\nMARCH\n\n@\n", ["JANUARY", "FEBRUARY", "MARCH"]),
    ("THE LAMP\n\n@\n\nTHE PATH\n\n@\n\nHOME\n\n@\n", ["THE LAMP", "THE PATH", "HOME"]),
    ("**The Lamp**\n\n@\n\n**The Path**\n\n@\n\n**Home**\n\n@\n", ["The Lamp", "The Path", "Home"]),
    ("@\n\nBANG\n\n@\n\nBANG\n\n@\n\nBANG\n\n@\n", [""]),
    ("@\n\n*Where is it?*\n\n@\n\n*Who was that?*\n\n@\n\n*Not again.*\n\n@\n", [""]),
    ("P R E F A C E\n\n@\n\n\nCHAPTER I\n\n@\n\n\nCHAPTER II\n\n@\n", ["PREFACE", "CHAPTER I", "CHAPTER II"]),
    ("01 The Lamp\n\n@\n\n\n02 The Path\n\n@\n\n\n03 Home\n\n@\n", ["01 | The Lamp", "02 | The Path", "03 | Home"]),
    ("I THE LAMP\n\n@\n\n\nII THE PATH\n\n@\n\n\nIII HOME\n\n@\n", ["I | THE LAMP", "II | THE PATH", "III | HOME"]),
    ("@\n\n7 Days Later\n\n@\n\n12 Harbour Row\n\n@\n\n3 Boats\n\n@\n", [""]),
    ("CHAPITRE PREMIER\n\n@\n\nCHAPITRE II\n\n@\n", ["CHAPITRE PREMIER", "CHAPITRE II"]),
    ("Erstes Kapitel\n\n@\n\nZweites Kapitel\n\n@\n", ["Erstes Kapitel", "Zweites Kapitel"]),
    ("Capítulo uno\n\n@\n\nCapítulo dos\n\n@\n", ["Capítulo uno", "Capítulo dos"]),
    ("Hoofdstuk 1\n\n@\n\nHoofdstuk 2\n\n@\n", ["Hoofdstuk 1", "Hoofdstuk 2"]),
    ("Глава первая\n\n@\n\nГлава вторая\n\n@\n", ["Глава первая", "Глава вторая"]),
    ("March 3\n\n@\n\n\nMarch 4\n\n@\n\n\nMarch 9th\n\n@\n", ["March 3", "March 4", "March 9th"]),
    (
      "CHAPTER I. IN WHICH MARTA HALE COUNTS THE BOATS AND FINDS THAT ONE IS\nWANTING\n\n@\n\n\nCHAPTER II. HOME\n\n@\n",
      ["CHAPTER I | IN WHICH MARTA HALE COUNTS THE BOATS AND FINDS THAT ONE IS WANTING", "CHAPTER II | HOME"]
    ),
  ]) func headingsOfEveryShapeAreFound(body: String, entries: [String]) throws {
    #expect(try chapters(body).map(entry) == entries)
  }

  @Test func aPartOfOneNumberHasItToo() throws {
    let found = try chapters("PART ONE\n\nOne\n\n@\n\nTwo\n\n@\n\nPART TWO\n\nOne\n\n@\n")
    #expect(found.map(entry) == ["PART ONE", "PART TWO"])
    #expect(found.map { $0.children.map(entry) } == [["One", "Two"], ["One"]])
  }

  @Test func titlesBetweenQuoteMarksAreThoseOfTheContents() throws {
    let found = try chapters(
      """
      CONTENTS

         The Lamp
         "Boats! Boats!"
         Home


      The Lamp

      @


      "Boats! Boats!"

      @

      "Boats! Boats!"

      @


      Home

      @
      """)
    #expect(found.map(entry) == ["The Lamp", "\"Boats! Boats!\"", "Home"])
  }

  @Test func aParagraphThatNamesADivisionIsNone() throws {
    let found = try chapters(
      "CHAPTER I. The Lamp\n\n@\n\nBOOK II. (BOATS), CHAPTER I. (ROWING).--Of these there are eleven in the\n"
        + "harbour, and a twelfth that nobody has counted for a year.\n\n@\n\n\nCHAPTER II. Home\n\n@\n")
    #expect(found.map(entry) == ["CHAPTER I | The Lamp", "CHAPTER II | Home"])
  }

  @Test func divisionsThatHaveANameKeepTheirKind() throws {
    let found = try chapters(
      "Prologue\n\n@\n\nChapter 1\n\n@\n\nInterlude: Rain\n\n@\n\nChapter 2\n\n@\n\nEpilogue\n\n@\n")
    #expect(found.map(\.kind) == [.prologue, .chapter, .interlude, .chapter, .epilogue])
  }

  @Test func partsStandAboveTheirChapters() throws {
    let found = try chapters(
      "BOOK THE FIRST\n\nCHAPTER I\n\n@\n\nCHAPTER II\n\n@\n\n\nBOOK THE SECOND\n\nCHAPTER I\n\n@\n\n\nEPILOGUE\n\n@\n")
    #expect(found.map(entry) == ["BOOK THE FIRST", "BOOK THE SECOND", "EPILOGUE"])
    #expect(found.map(\.kind) == [.part, .part, .epilogue])
    #expect(found[0].children.map(entry) == ["CHAPTER I", "CHAPTER II"])
  }

  @Test func aLineMayNamePartAndChapter() throws {
    let found = try chapters(
      "Foreword\n\n@\n\n\nBOOK I -- CHAPTER I\n\n@\n\n\nBOOK I -- CHAPTER II\n\n@\n\n\nBOOK II -- CHAPTER I\n\n@\n")
    #expect(found.map(entry) == ["Foreword", "BOOK I", "BOOK II"])
    #expect(found.map { $0.children.map(entry) } == [[], ["CHAPTER I", "CHAPTER II"], ["CHAPTER I"]])
  }

  @Test func talesHoldTheirSections() throws {
    let found = try chapters(
      """
      THE KEEPER'S SON\n\nI\n\n@\n\nII\n\n@\n\n\n\n\nA SHIP IN GLASS\n\nI\n\n@\n\nII\n\n@\n\n\n\n\nWHAT THE GULL SAID\n\n@\n
      """)
    #expect(found.map(entry) == ["THE KEEPER'S SON", "A SHIP IN GLASS", "WHAT THE GULL SAID"])
    #expect(found.allSatisfy { $0.kind == .tale })
    #expect(found[1].children.map(entry) == ["I", "II"])
  }

  @Test func aListOfContentsIsNoChapter() throws {
    let found = try StoryReader().read(
      Array(
        (Self.head + "CONTENTS\n\nI. The Lamp . . . . 1\nII. The Path . . . . 19\nIII. The Bar . . . . 40\n\n\n\n"
          + "I. The Lamp\n\n@\n\n\nII. The Path\n\n@\n\n\nIII. The Bar\n\n@\n").replacing("@", with: Self.prose).utf8),
      fileName: "light.txt"
    ).story
    #expect(found.chapters.map(entry) == ["I | The Lamp", "II | The Path", "III | The Bar"])
    #expect(found.backMatter.count == 1)
  }

  /// The list's last lines and the first chapter's heading stand next to each other, and only the number says which is
  /// which: the words differ, or the same title stands in both.
  @Test(arguments: [
    "CONTENTS\n\n  I  The Lamp\n II  The Path\nIII  Home\n\n\n",
    "CONTENTS\n\nCHAPTER  PAGE\n\n  I  The Lamp  . . . 1\n II  The Path  . . . 9\nIII  Home  . . . 20\n\n\n",
    "CONTENTS\n\n  1.  The Lamp\n\n  2.  The Path\n\n  3.  Home\n\n\nTHE QUIET LIGHT\n\n\n",
    "CONTENTS\n\nPART 1\n\n  ONE  The Lamp\n  TWO  The Path\nTHREE  Home\n\n\n",
    "CONTENTS\n\nI\nOf the lamp on the quay\n\nII\nOf the path\n\nIII\nOf home\n\n\n",
  ]) func aListOfContentsLeavesTheFirstChapterItsNumber(list: String) throws {
    let found = try chapters(
      list + "CHAPTER ONE\n\nThe Lamp\n\n@\n\n\nCHAPTER TWO\n\nThe Path\n\n@\n\n\nCHAPTER THREE\n\nHome\n\n@\n")
    #expect(found.map(entry) == ["CHAPTER ONE | The Lamp", "CHAPTER TWO | The Path", "CHAPTER THREE | Home"])
  }

  @Test(arguments: [" . . . . 1", ""])
  func numbersAloneHaveTheTitlesOfTheContents(page: String) throws {
    let reading = try StoryReader().read(
      Array(
        (Self.head + "CONTENTS\n\nI. The Lamp\(page)\nII. The Path\(page)\nIII. The Bar\(page)\n\n\n\n"
          + "I\n\n@\n\n\nII\n\n@\n\n\nIII\n\n@\n").replacing("@", with: Self.prose).utf8), fileName: "light.txt")
    #expect(reading.story.chapters.map(entry) == ["I | The Lamp", "II | The Path", "III | The Bar"])
    #expect(reading.story.backMatter.count == 1)
    #expect(!reading.findings.contains { $0.message.contains("letters") })
  }

  @Test func aFewNumbersAloneAreNotThoseOfTheContents() throws {
    let titles = ["The Lamp", "The Path", "The Bar", "The Tide", "The Boats"]
    let numbers = ["I", "II", "III", "IV", "V"]
    let list = zip(numbers, titles).map { "\($0). \($1)\n" }.joined()
    let heads = ["I", "II"] + zip(numbers, titles).dropFirst(2).map { "\($0). \($1)" }
    let found = try chapters("CONTENTS\n\n\(list)\n\n\n\(heads.map { "\($0)\n\n@\n\n\n" }.joined())")
    #expect(found.map(entry) == ["I", "II", "III | The Bar", "IV | The Tide", "V | The Boats"])
  }

  @Test(arguments: [
    "@\n\nChapter one was the hardest, she thought.\n\n@\n",
    "@\n\n\"Part two,\" he said.\n\n@\n",
    "@\n\nNO LANDING TODAY\n\n@\n",
    "@\n\nOne night the light went out.\n\n@\n",
    "@\n\nTHE END\n",
    "@\n\nMarta Hale\n\n@\n",
    "@\n\n1918.\n\n@\n",
  ]) func whatOnlyLooksLikeAHeadingIsNone(body: String) throws {
    #expect(try chapters(body).count == 1)
  }

  @Test func closingLinesStayWhereTheyStand() throws {
    for words in ["THE END", "Fin", "TBC", "~ The End ~", "End of Chapter One", "To be continued..."] {
      let found = try chapters("Chapter 1\n\n@\n\n\(words)\n")
      guard case .paragraph(let last)? = found.last?.blocks.last else { return #expect(Bool(false), "\(words)") }
      #expect(last.setting == .closing, "\(words)")
    }
  }

  @Test func aPatternOverridesWhatIsFound() throws {
    let found = try chapters("Chapter 1\n\n@\n\n=> Ebb\n\n@\n\n=> Flood\n\n@\n", pattern: "^=> ")
    #expect(found.count == 3)
    #expect(found.dropFirst().allSatisfy { $0.evidence.rule == "matches the chapter pattern" })
    #expect(throws: ReadingError.self) { try chapters("@\n", pattern: "(") }
  }
}

internal import StoryModel

extension XHTMLWriter {
  /// Writes a chapter, or one piece of it.
  ///
  /// - Parameter title: what names the chapter where it has no heading here.
  func chapter(_ page: ChapterPage, title: String) {
    let chapter = page.chapter
    let semantics = chapter.kind.semantics
    let hasHeading = page.piece == 0 && !(chapter.label.plainText.isBlank && chapter.title.plainText.isBlank)
    let name: Attribute = hasHeading ? .labelledBy("heading") : .label(title)
    xml.container(
      "section",
      [
        .class(page.piece == 0 ? semantics.className : semantics.className + " continued"), .type(semantics.type),
        .role(semantics.role), name,
      ]
    ) {
      if hasHeading { chapterHeading(chapter, level: page.headingLevel) }
      let own = chapter.blocks[page.blocks]
      if page.piece == 0, chapter.kind.isTold {
        chapterBlocks(own, under: page.headingLevel, headingIDs: page.headingIDs)
      } else {
        blocks(own, under: page.headingLevel, headingIDs: page.headingIDs)
      }
    }
  }

  /// The number and the title are one heading, so that they are one stop for those who go from heading to heading.
  private func chapterHeading(_ chapter: Chapter, level: Int) {
    let hasLabel = !chapter.label.plainText.isBlank
    let hasTitle = !chapter.title.plainText.isBlank
    heading(level, [.id("heading")]) {
      if hasLabel { xml.element("span", [.class("label")]) { inlines(chapter.label) } }
      if hasLabel, hasTitle { xml.text(" ") }
      if hasTitle { xml.element("span", [.class("title")]) { inlines(chapter.title) } }
    }
  }
}

extension Chapter.Kind {
  /// Whether it is told as a chapter is, so that its first words open it.
  fileprivate var isTold: Bool {
    switch self {
    case .chapter, .tale, .prologue, .epilogue, .interlude, .preface, .foreword, .introduction, .afterword: true
    case .part, .appendix, .dedication, .epigraph, .letter, .boilerplate: false
    }
  }

  /// How a division is marked: its class, its structural semantic and the role that DPUB-ARIA has for it.
  fileprivate var semantics: (className: String, type: String?, role: String?) {
    switch self {
    case .chapter: ("chapter", "chapter", "doc-chapter")
    case .part: ("part", "part", "doc-part")
    case .tale: ("chapter tale", "chapter", "doc-chapter")
    case .prologue: ("chapter prologue", "prologue", "doc-prologue")
    case .epilogue: ("chapter epilogue", "epilogue", "doc-epilogue")
    case .interlude: ("chapter interlude", "chapter", "doc-chapter")
    case .preface: ("chapter preface", "preface", "doc-preface")
    case .foreword: ("chapter foreword", "foreword", "doc-foreword")
    case .introduction: ("chapter introduction", "introduction", "doc-introduction")
    case .afterword: ("chapter afterword", "afterword", "doc-afterword")
    case .appendix: ("chapter appendix", "appendix", "doc-appendix")
    case .dedication: ("dedication", "dedication", "doc-dedication")
    case .epigraph: ("epigraph-page", "epigraph", "doc-epigraph")
    case .letter: ("chapter letter-chapter", "chapter", "doc-chapter")
    case .boilerplate: ("boilerplate", nil, nil)
    }
  }
}

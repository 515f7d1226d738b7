internal import StoryModel

/// What a story that does not say its title, author or language is given instead.
enum Fallbacks {
  /// Completes a story's metadata, with a finding for whatever had to be guessed or stays unknown.
  ///
  /// - Parameters:
  ///   - body: the lines of the telling, for the language.
  ///   - fileName: the story's file, which may be named for title and author.
  ///   - encoding: the encoding of its words.
  static func complete(
    _ story: inout Story, _ text: MeasuredText, body: Range<Int>, fileName: [UInt8], encoding: String,
    findings: inout [Finding]
  ) {
    let stem = fileName.lastIndex(of: 0x2E).map { fileName[..<$0] } ?? fileName[...]
    let opening = firstParagraph(of: story.chapters)
    if opening == nil {
      findings.append(
        Finding(
          .warning, "story-empty", "no story stands here beside its header and its archive's words",
          remedy: "see that the file is whole, and with quire inspect what its lines were taken for"))
    }
    if story.metadata.title == nil || story.metadata.authors.isEmpty || FileName.mayHaveSeries(stem) {
      let name = FileName(stem: stem, encoding: encoding)
      if story.metadata.title == nil { completeTitle(&story, name, opening, &findings) }
      if story.metadata.authors.isEmpty { completeAuthors(&story, name, &findings) }
      if story.metadata.series.isEmpty, let series = name.series { story.metadata.series = [series] }
    }
    if story.metadata.language == nil {
      let answer = LanguageDetector.language(of: text.source, lines: body)
      story.metadata.language = answer.language
      if let finding = answer.finding { findings.append(finding) }
    }
  }

  private static func completeTitle(
    _ story: inout Story, _ name: FileName, _ opening: (words: String, line: Int?)?, _ findings: inout [Finding]
  ) {
    if let title = name.title {
      story.metadata.title = Attested(title, evidence: Evidence(line: nil, rule: "file name", confidence: 0.7))
      findings.append(
        Finding(
          .warning, "title-guessed", "no title in the story; took “\(title)” from the file's name", remedy: giveTitle))
    } else if let (words, line) = opening {
      let title = OpeningWords.title(from: words)
      story.metadata.title = Attested(title, evidence: Evidence(line: line, rule: "opening words", confidence: 0.3))
      findings.append(
        Finding(
          .warning, "title-guessed", line: line, "no title in the story; took its opening words", remedy: giveTitle))
    } else {
      findings.append(Finding(.warning, "title-unknown", "no title in the story", remedy: giveTitle))
    }
  }

  private static let giveTitle = "give --title or write it in the story's first lines"

  private static func completeAuthors(_ story: inout Story, _ name: FileName, _ findings: inout [Finding]) {
    if let author = name.author {
      story.metadata.authors = [Attested(author, evidence: Evidence(line: nil, rule: "file name", confidence: 0.7))]
      findings.append(
        Finding(
          .warning, "author-guessed", "no author in the story; took “\(author.name)” from the file's name",
          remedy: "give --author or write it in the story's first lines"))
    } else {
      findings.append(
        Finding(
          .warning, "author-unknown", "no author in the story",
          remedy: "give --author or write it in the story's first lines"))
    }
  }

  private static func firstParagraph(of chapters: [Chapter]) -> (words: String, line: Int?)? {
    for chapter in chapters {
      if let words = firstWords(of: chapter.blocks) { return (words, chapter.evidence.line) }
      if let found = firstParagraph(of: chapter.children) { return found }
    }
    return nil
  }

  private static func firstWords(of blocks: [Block]) -> String? {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph):
        let words = paragraph.inlines.plainText
        if words.contains(where: { $0.isLetter || $0.isNumber }) { return words }
      case .quotation(let quotation):
        if let words = firstWords(of: quotation.blocks) { return words }
      case .verse(let verse):
        if let line = verse.stanzas.first?.first { return line.inlines.plainText }
      case .list(let list):
        for item in list.items { if let words = firstWords(of: item) { return words } }
      case .heading, .sceneBreak, .preformatted, .note, .image: continue
      }
    }
    return nil
  }
}

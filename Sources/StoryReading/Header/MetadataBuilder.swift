internal import StoryModel

/// Makes metadata of the fields that were read: understands names, dates, series and lists.
struct MetadataBuilder {
  let source: SourceText
  let vocabulary: Vocabulary

  init(source: SourceText, vocabulary: Vocabulary = .shared) {
    self.source = source
    self.vocabulary = vocabulary
  }

  /// The metadata of a header's fields, and what is doubtful about it.
  func build(_ fields: [RawField], inlines: inout InlineReader) -> Header {
    var metadata = Metadata()
    var findings: [Finding] = []
    var dates: [(raw: RawField, text: String)] = []
    var mail: [(raw: RawField, text: String, evidence: Evidence)] = []
    for raw in fields {
      let paragraphs = raw.value.map { inlines.inlines(of: source, pieces: $0) }.filter { !$0.isEmpty }
      let text = paragraphs.map(\.plainText).joined(separator: "\n\n")
      let evidence = Evidence(line: raw.line + 1, rule: raw.rule, confidence: raw.confidence)
      metadata.header.append(
        HeaderField(
          term: raw.meaning.term, label: raw.label.map(source.string) ?? "", paragraphs: paragraphs, evidence: evidence)
      )
      guard !text.isEmpty else { continue }
      if raw.isMail, raw.meaning == .title || raw.meaning == .author {
        mail.append((raw, text, evidence))
        continue
      }
      for text in raw.isList ? paragraphs.map(\.plainText) : [text] {
        switch raw.meaning {
        case .title: takeTitle(text, raw, evidence, into: &metadata)
        case .author: takeAuthors(text, raw, evidence, into: &metadata)
        case .disclaimer: metadata.rights.append(text)
        case .summary: metadata.summary = metadata.summary.map { $0 + "\n\n" + text } ?? text
        case .fandom, .relationship, .characters, .genre, .keywords, .warning, .rating, .category:
          for subject in Subjects(vocabulary: vocabulary).read(text, for: raw.meaning)
          where !metadata.subjects.contains(subject) {
            metadata.subjects.append(subject)
          }
        case .series: metadata.series += SeriesReader(vocabulary: vocabulary).read(text)
        case .position:
          if metadata.series.count == 1, metadata.series[0].position == nil,
            let position = SeriesReader(vocabulary: vocabulary).read("x, " + text).first?.position
          {
            metadata.series[0].position = position
          }
        case .published, .written, .updated: dates.append((raw, text))
        case .language:
          if metadata.language == nil, let tag = LanguageName.tag(for: text) {
            metadata.language = Attested(tag, evidence: evidence)
          }
        case .source: if metadata.source == nil { metadata.source = address(in: text) ?? text }
        case .publisher: metadata.publisher = metadata.publisher ?? text
        case .subtitle, .email, .link, .translator, .editor, .illustrator, .identifier, .note, .dedication, .feedback,
          .archive, .status, .wordCount, .chapterCount, .chapterTitle, .spoilers, .beta, .transcript, .other:
          break
        }
      }
    }
    // What the mail around a story says counts where the story itself is silent.
    let isAuthorKnown = !metadata.authors.isEmpty
    for (raw, text, evidence) in mail.filter({ $0.raw.label == nil }) + mail.filter({ $0.raw.label != nil }) {
      if raw.meaning == .title { takeTitle(text, raw, evidence, into: &metadata) }
      if raw.meaning == .author, !isAuthorKnown { takeAuthors(text, raw, evidence, into: &metadata) }
    }
    takeDates(dates, into: &metadata, &findings)
    addDoubts(metadata, &findings)
    return Header(metadata: metadata, body: 0..<0, headings: [], decoration: [], findings: findings)
  }

  // MARK: Values

  private func takeTitle(_ text: String, _ raw: RawField, _ evidence: Evidence, into metadata: inout Metadata) {
    let title = withoutPart(Bytes(text))
    let isCased = title.contains(where: \.isSmall)
    if let known = metadata.title {
      // The same title in upper and lower case is the better one.
      if isCased, !Bytes(known.value).contains(where: \.isSmall), Bytes(known.value).bare == title.bare {
        metadata.title = Attested(title.string, evidence: evidence)
      }
      return
    }
    metadata.title = Attested(Recasing.title(title, vocabulary).string, evidence: evidence)
  }

  /// A title without the number of a part at its end: `The Tide (1/3)`.
  private func withoutPart(_ title: Bytes) -> Bytes {
    let text = title.trimmed
    guard let last = text.last, last == Ascii.close || last == Ascii.closeSquare,
      let open = text.lastIndex(where: { $0 == Ascii.open || $0 == Ascii.openSquare }), open > text.startIndex
    else { return unquoted(text) }
    let inner = text[(open + 1)...].dropLast()
    let isPart =
      inner.contains(Ascii.slash)
      && inner.allSatisfy {
        $0.isDigit || $0 == Ascii.slash || $0.isBlank || $0 == Ascii.question || $0 == 0x78 || $0 == 0x58
      }
    return isPart ? unquoted(text[..<open].trimmed) : text
  }

  private func unquoted(_ text: Bytes) -> Bytes {
    if text.count > 2, text.first == Ascii.quote, text.last == Ascii.quote,
      !text.dropFirst().dropLast().contains(Ascii.quote)
    {
      return text.dropFirst().dropLast()
    }
    if text.starts(with: "“".utf8), text.suffix(3).elementsEqual("”".utf8) { return text.dropFirst(3).dropLast(3) }
    return text
  }

  private func takeAuthors(_ text: String, _ raw: RawField, _ evidence: Evidence, into metadata: inout Metadata) {
    let label = raw.label.map { source.bytes[$0].folded.string } ?? ""
    let mayBeInverted = ["author", "auteur", "autor", "autore", "автор", "writer", "creator", "dc.creator"].contains(
      label)
    for author in Names.read(text, mayBeInverted: mayBeInverted, vocabulary) {
      let bare = Bytes(author.name).bare
      if metadata.authors.contains(where: { Bytes($0.value.name).bare == bare }) { continue }
      // An author named by a label needs no unlabelled line below to name him once more in another way.
      if raw.isPrinted || raw.isMail, !metadata.authors.isEmpty { continue }
      metadata.authors.append(Attested(author, evidence: evidence))
    }
  }

  private func address(in text: String) -> String? {
    let bytes = Bytes(text)
    for word in bytes.words {
      let bare = word.trimming { "<>()[],;\"".utf8.contains($0) || $0 == Ascii.dot }
      if bare.find("://") != nil || bare.folded.starts(with: "www.".utf8) { return bare.string }
    }
    return nil
  }

  /// Takes the date of publication: of several the one that says it is, else that of writing.
  private func takeDates(
    _ dates: [(raw: RawField, text: String)], into metadata: inout Metadata, _ findings: inout [Finding]
  ) {
    let order = dates.lazy.compactMap { Dates(vocabulary: vocabulary).order(in: $0.text) }.first
    let reader = Dates(order: order, vocabulary: vocabulary)
    for (meaning, isMail) in [(LabelMeaning.published, false), (.published, true), (.written, false)] {
      for (raw, text) in dates where raw.meaning == meaning && raw.isMail == isMail && metadata.published == nil {
        guard let date = reader.read(text) else {
          findings.append(
            Finding(
              .warning, "date-unread", line: raw.line + 1, "the date “\(text)” can't be read",
              remedy: "give it as 2009-03-14 in a sidecar"))
          continue
        }
        metadata.published = date.w3cdtf
        if date.isAmbiguous {
          findings.append(
            Finding(
              .warning, "date-ambiguous", line: raw.line + 1,
              "in “\(text)” day and month can't be told apart, only the year was taken",
              remedy: "give it as 2009-03-14 in a sidecar"))
        }
      }
    }
  }

  private func addDoubts(_ metadata: Metadata, _ findings: inout [Finding]) {
    if let title = metadata.title, title.evidence.confidence < 0.7 {
      findings.append(
        Finding(
          .warning, "title-doubtful", line: title.evidence.line,
          "“\(title.value)” was taken for the title (\(title.evidence.rule))",
          remedy: "check it, or give one with --title"))
    }
    for author in metadata.authors where author.evidence.confidence < 0.75 {
      findings.append(
        Finding(
          .warning, "author-doubtful", line: author.evidence.line,
          "“\(author.value.name)” was taken for the author (\(author.evidence.rule))",
          remedy: "check it, or give one with --author"))
    }
  }
}

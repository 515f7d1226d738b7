internal import StoryModel

/// Makes metadata of the fields that were read: understands names, dates, series and lists.
struct MetadataBuilder {
  private static let longestTitle = 400

  let source: SourceText
  let vocabulary: Vocabulary

  init(source: SourceText, vocabulary: Vocabulary = .shared) {
    self.source = source
    self.vocabulary = vocabulary
  }

  /// The metadata of a header's fields, and what is doubtful about it.
  ///
  /// - Parameters:
  ///   - twice: lines that are read once more elsewhere, and whose markup is accounted for there.
  ///   - inlines: reads the words of the values.
  func build(_ fields: [RawField], readTwice twice: Range<Int>, inlines: inout InlineReader) -> Header {
    var aside = inlines
    var metadata = Metadata()
    var findings: [Finding] = []
    var dates: [(raw: RawField, text: String)] = []
    var mail: [(raw: RawField, text: String, evidence: Evidence)] = []
    var titles: [(raw: RawField, text: String, evidence: Evidence)] = []
    let hasTitle = fields.contains { $0.meaning == .title && !isName($0) && $0.label != nil }
    let hasSummary = fields.contains { $0.meaning == .summary && $0.label != nil }
    for var raw in fields {
      // `Name: Wren` beside a `Title:` names the author.
      if raw.meaning == .title, hasTitle, isName(raw) { raw.meaning = .author }
      let paragraphs = raw.value.map { pieces in
        twice.contains(raw.line)
          ? aside.inlines(of: source, pieces: pieces) : inlines.inlines(of: source, pieces: pieces)
      }.filter { !$0.isEmpty }
      let text = paragraphs.map { $0.plainText }.joined(separator: "\n\n")
      let evidence = Evidence(line: raw.line + 1, rule: raw.rule, confidence: raw.confidence)
      metadata.header.append(
        HeaderField(
          term: raw.meaning.term, label: raw.label.map(source.string) ?? "", paragraphs: paragraphs, evidence: evidence)
      )
      guard !text.isEmpty else { continue }
      if raw.meaning == .title || raw.isMail && raw.meaning == .author {
        if raw.meaning == .title {
          titles.append((raw, subtitled(raw, text), evidence))
        } else {
          mail.append((raw, text, evidence))
        }
        continue
      }
      let items = raw.isList ? paragraphs.map { $0.plainText } : [text]
      for text in items {
        switch raw.meaning {
        case .title: break
        case .author:
          takeAuthors(text, raw, evidence, into: &metadata)
          if let date = Names.date(behind: Bytes(text)) {
            raw.meaning = .written
            dates.append((raw, date.string))
          }
        case .disclaimer: metadata.rights.append(text)
        case .summary where raw.label != nil || !hasSummary:
          metadata.summary = metadata.summary.map { $0 + "\n\n" + text } ?? text
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
        case .summary: break
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
      if !isAuthorKnown { takeAuthors(text, raw, evidence, into: &metadata) }
    }
    takeTitles(titles, into: &metadata)
    if metadata.authors.isEmpty { takeCopyrightHolder(fields, into: &metadata) }
    takeDates(dates, into: &metadata, &findings)
    addDoubts(metadata, &findings)
    return Header(metadata: metadata, body: 0..<0, headings: [], decoration: [], findings: findings)
  }

  private func isName(_ raw: RawField) -> Bool {
    raw.label.map { ["name", "user", "alias"].contains(source.bytes[$0].folded.string) } ?? false
  }

  // MARK: Values

  /// Takes the title: one with a label before one without, both before that of a mail's subject.
  private func takeTitles(
    _ titles: [(raw: RawField, text: String, evidence: Evidence)], into metadata: inout Metadata
  ) {
    for sort in 0..<3 {
      for (raw, text, evidence) in titles where (raw.isMail ? 2 : raw.isPrinted ? 1 : 0) == sort {
        takeTitle(text, raw, evidence, into: &metadata)
      }
    }
    guard let title = metadata.title, metadata.authors.isEmpty else { return }
    // `Title: The Ledger by Odile Marsh`
    let text = Bytes(title.value)
    for word in text.words.dropFirst().dropLast().reversed() where word.string == "by" {
      let name = text[word.endIndex...].trimmed
      guard Names.isName(name, vocabulary), name.first?.isCapital ?? false else { continue }
      metadata.title = Attested(text[..<word.startIndex].trimmed.string, evidence: title.evidence)
      let evidence = Evidence(line: title.evidence.line, rule: "name in the title’s line", confidence: 0.8)
      metadata.authors = Names.read(name.string, mayBeInverted: false, vocabulary).map {
        Attested($0, evidence: evidence)
      }
      return
    }
  }

  /// A title with its subtitle, which stands on a line of its own below it: `The Ledger: A Tale of the Quay`.
  private func subtitled(_ raw: RawField, _ text: String) -> String {
    guard raw.label != nil, raw.value.count == 1, raw.value[0].count == 2 else { return text }
    let (title, subtitle) = (source.bytes[raw.value[0][0]], source.bytes[raw.value[0][1]])
    guard title.count <= 45, title.last.map({ $0.isLetter || $0.isDigit }) ?? false, subtitle.first?.isCapital ?? false
    else { return text }
    var reader = InlineReader()
    let parts = raw.value[0].map { reader.inlines(of: source, pieces: [$0]).plainText }
    return parts.joined(separator: ": ")
  }

  private func takeTitle(_ text: String, _ raw: RawField, _ evidence: Evidence, into metadata: inout Metadata) {
    guard text.utf8.count <= Self.longestTitle else { return }
    var title = withoutLink(raw.value.first?.first.flatMap { source.bytes[$0].withoutLetterSpacing } ?? Bytes(text))
    if let bare = takeRating(inBracketsOf: title, into: &metadata) { title = bare }
    title = withoutPart(title)
    if raw.isPrinted { title = withoutPath(title, into: &metadata) }
    if raw.isPrinted, title.last == Ascii.dot, title.count > 2, title.dropLast().last != Ascii.dot,
      title.words.count > 1
    {
      title = title.dropLast()
    }
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

  /// A title without the number of a part at its end: `The Tide (1/3)`, `The Tide, Part 1 of 3`.
  private func withoutPart(_ title: Bytes) -> Bytes {
    let text = title.trimmed
    let words = text.words
    for count in [4, 2, 1] where words.count > count {
      let tail = text[words[words.count - count].startIndex...]
      guard count == 1 || vocabulary.partWord(words[words.count - count].folded) == .part, isPartNumber(tail, of: count)
      else { continue }
      return text[..<tail.startIndex].trimming {
        $0.isBlank || $0 == Ascii.comma || $0 == Ascii.hyphen || $0 == Ascii.colon
      }.withoutQuotes
    }
    guard let last = text.last, last == Ascii.close || last == Ascii.closeSquare,
      let open = text.lastIndex(where: { $0 == Ascii.open || $0 == Ascii.openSquare }), open > text.startIndex
    else { return text.withoutQuotes }
    let inner = text[(open + 1)...].dropLast()
    let isPart =
      inner.contains(Ascii.slash)
      && inner.allSatisfy {
        $0.isDigit || $0 == Ascii.slash || $0.isBlank || $0 == Ascii.question || $0 == 0x78 || $0 == 0x58
      }
    return isPart ? text[..<open].trimmed.withoutQuotes : text
  }

  /// Whether words are `Part 1 of 3`, `Part 1/3` or `1/3`.
  private func isPartNumber(_ words: Bytes, of count: Int) -> Bool {
    let parts = words.words
    func isNumber(_ word: Bytes) -> Bool { !word.isEmpty && word.allSatisfy { $0.isDigit || $0 == Ascii.question } }
    if count == 4 { return isNumber(parts[1]) && parts[2].folded.string == "of" && isNumber(parts[3]) }
    let sides = parts[count - 1].split(separator: Ascii.slash)
    return sides.count == 2 && parts[count - 1].filter { $0 == Ascii.slash }.count == 1 && sides.allSatisfy(isNumber)
  }

  private func takeAuthors(_ text: String, _ raw: RawField, _ evidence: Evidence, into metadata: inout Metadata) {
    let label = raw.label.map { source.bytes[$0].folded.string } ?? ""
    let text = withoutLink(Bytes(text)).string
    if raw.rule.hasPrefix("by") || raw.isPrinted { _ = takeRating(inBracketsOf: Bytes(text), into: &metadata) }
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

  /// The last step of `Books » Harbour Lights » The Ledger`; the one before it is the fandom.
  private func withoutPath(_ title: Bytes, into metadata: inout Metadata) -> Bytes {
    var steps: [Bytes] = []
    var start = title.startIndex
    while let at = title.find(" » ", from: start) {
      steps.append(title[start..<at])
      start = at + " » ".utf8.count
    }
    guard let fandom = steps.last else { return title }
    if !metadata.subjects.contains(fandom.string) { metadata.subjects.append(fandom.string) }
    return title[start...]
  }

  /// The words of a Markdown link: `[The Ledger](https://...)`.
  private func withoutLink(_ text: Bytes) -> Bytes {
    guard text.first == Ascii.openSquare, text.last == Ascii.close, let joint = text.find("](") else { return text }
    return text[text.startIndex + 1..<joint]
  }

  /// Takes the rating in brackets behind a title or a name, and gives what stands before it: `Harbour Lights (PG-13)`.
  private func takeRating(inBracketsOf text: Bytes, into metadata: inout Metadata) -> Bytes? {
    guard text.last == Ascii.close || text.last == Ascii.closeSquare,
      let open = text.lastIndex(where: { $0 == Ascii.open || $0 == Ascii.openSquare }), open > text.startIndex
    else { return nil }
    let inner = text[(open + 1)...].dropLast()
    guard inner.contains(where: \.isCapital), vocabulary.contains(inner.folded, in: .ratings) else { return nil }
    let subject = "Rating: " + inner.string
    if !metadata.subjects.contains(subject) { metadata.subjects.append(subject) }
    return text[..<open].trimmed
  }

  /// Takes the name in `(c) 2003 Wren Pascoe` for the author's where nothing else names one.
  private func takeCopyrightHolder(_ fields: [RawField], into metadata: inout Metadata) {
    guard let raw = fields.first(where: { $0.rule == "copyright notice" }), let range = raw.value.first?.first else {
      return
    }
    let words = source.bytes[range].words.drop { word in
      ["copyright", "(c)", "©", "by"].contains(word.folded.string)
        || word.allSatisfy { $0.isDigit || ",-–".utf8.contains($0) }
    }
    guard let first = words.first else { return }
    var name = source.bytes[first.startIndex..<range.upperBound]
    if let stop = name.find(". ") { name = name[..<stop] }
    guard Names.isName(name, vocabulary) else { return }
    let evidence = Evidence(line: raw.line + 1, rule: "copyright notice", confidence: 0.7)
    metadata.authors = Names.read(name.string, mayBeInverted: false, vocabulary).map {
      Attested($0, evidence: evidence)
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
    let order =
      dates.contains { $0.raw.rule == StorySiteLine.rule }
      ? .monthFirst : dates.lazy.compactMap { Dates(vocabulary: vocabulary).order(in: $0.text) }.first
    let reader = Dates(order: order, vocabulary: vocabulary)
    for (meaning, isMail) in [(LabelMeaning.published, false), (.published, true), (.written, false)] {
      for (raw, text) in dates where raw.meaning == meaning && raw.isMail == isMail && metadata.published == nil {
        func warn(_ code: String, _ words: String) {
          findings.append(
            Finding(.warning, code, line: raw.line + 1, words, remedy: "give it as 2009-03-14 in a sidecar"))
        }
        guard let date = reader.read(text) else {
          warn("date-unread", "the date “\(text)” can't be read")
          continue
        }
        metadata.published = date.w3cdtf
        if date.isImpossible {
          warn("date-impossible", "there is no such day as “\(text)”, only \(date.w3cdtf) was taken")
        }
        if date.isAmbiguous {
          warn("date-ambiguous", "in “\(text)” day and month can't be told apart, only the year was taken")
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

internal import StoryModel

/// Names chapters by what they say and not by where they stand, so that a chapter put in between leaves all other names
/// as they were: a reader's place and notes, which are kept by name, survive a new edition.
struct ChapterNames {
  private var unique: UniqueNames

  /// Names chapters beside pages whose names are fixed.
  init(reserved: Set<String>) {
    unique = UniqueNames(taken: reserved)
  }

  /// The names of chapters in their order: from the title, else from what kind of chapter it is where that says enough,
  /// else from the opening words. Those that would share a name take their opening words too.
  mutating func names(for chapters: [Chapter]) -> [String] {
    let openings = Self.openings(of: chapters, words: 6, limit: 48)
    let plain = zip(chapters, openings).map { chapter, opening in
      let title = Slug.make(chapter.title.plainText)
      return title.isEmpty ? chapter.kind.fixedName ?? opening : title
    }
    var names = plain
    lazy var longOpenings = Self.openings(of: chapters, words: 20, limit: 120)
    if refine(&names, by: { index, name in name == openings[index] ? name : Self.join(name, openings[index]) }),
      refine(&names, by: { index, name in Self.join(name, longOpenings[index]) })
    {
      _ = refine(&names) { index, _ in
        Self.join(
          plain[index], "x" + Slug.hash(chapters[index].blocks.lazy.map(\.plainText).joined(separator: "\n").utf8))
      }
    }
    // Chapters that are the same in every word can only be counted.
    return names.map { unique.take($0.isEmpty ? "chapter" : $0) }
  }

  /// The opening words of chapters as names; a part without any has those of what follows it.
  private static func openings(of chapters: [Chapter], words: Int, limit: Int) -> [String] {
    var openings: [String] = []
    var next = ""
    for chapter in chapters.reversed() {
      let own = chapter.opening(words: words)
      if !own.isEmpty { next = own }
      openings.append(Slug.make((chapter.kind == .part ? "part " : "") + next, limit: limit))
    }
    return openings.reversed()
  }

  /// Changes the names that several chapters, or a chapter and a fixed page, share, and says whether there were any.
  private func refine(_ names: inout [String], by refined: (Int, String) -> String) -> Bool {
    var uses: [String: Int] = [:]
    for name in names { uses[name, default: unique.contains(name) ? 1 : 0] += 1 }
    let shared = names.indices.filter { names[$0].isEmpty || uses[names[$0]]! > 1 }
    for index in shared { names[index] = refined(index, names[index]) }
    return !shared.isEmpty
  }

  private static func join(_ name: String, _ addition: String) -> String {
    name.isEmpty || addition.isEmpty ? name + addition : name + "-" + addition
  }
}

extension Chapter.Kind {
  /// The name of a chapter that needs no title; `nil` for those that a story has many of.
  fileprivate var fixedName: String? {
    switch self {
    case .chapter, .part, .tale, .interlude, .letter: nil
    case .prologue: "prologue"
    case .epilogue: "epilogue"
    case .preface: "preface"
    case .foreword: "foreword"
    case .introduction: "introduction"
    case .afterword: "afterword"
    case .appendix: "appendix"
    case .dedication: "dedication"
    case .epigraph: "epigraph"
    case .boilerplate: "licence"
    }
  }
}

extension Chapter {
  /// The first words that the chapter tells.
  ///
  /// - Parameter words: how many at most.
  func opening(words count: Int) -> String {
    for block in blocks {
      let text = block.plainText
      if !text.isBlank {
        return text.unicodeScalars.split(maxSplits: count, whereSeparator: \.isWhitespace).prefix(count)
          .map { String(Substring($0)) }.joined(separator: " ")
      }
    }
    return ""
  }
}

extension Unicode.Scalar {
  /// Whether it is white space (Unicode's White_Space).
  fileprivate var isWhitespace: Bool {
    isASCII ? self == " " || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}

extension Block {
  /// The words alone; a scene break has none.
  var plainText: String {
    switch self {
    case .paragraph(let paragraph): paragraph.inlines.plainText
    case .heading(_, let inlines): inlines.plainText
    case .sceneBreak: ""
    case .quotation(let quotation): quotation.blocks.plainText
    case .verse(let verse): verse.stanzas.joined().map { $0.inlines.plainText }.joined(separator: "\n")
    case .preformatted(let text): text
    case .note(let note): note.blocks.plainText
    case .image(let image): image.alternative
    case .list(let list): list.items.joined().map(\.plainText).joined(separator: "\n")
    }
  }

  /// About how many bytes of XHTML the block makes.
  var weight: Int {
    switch self {
    case .paragraph(let paragraph): 10 + paragraph.inlines.weight
    case .heading(_, let inlines): 30 + inlines.weight
    case .sceneBreak: 60
    case .quotation(let quotation): quotation.blocks.reduce(40) { $0 + $1.weight }
    case .verse(let verse):
      verse.stanzas.reduce(30) { $0 + $1.reduce(30) { $0 + 40 + $1.inlines.weight } }
    case .preformatted(let text): 20 + text.utf8.count
    case .note(let note): note.blocks.reduce(80 + note.label.utf8.count) { $0 + $1.weight }
    case .image(let image): 80 + image.alternative.utf8.count
    case .list(let list): list.items.reduce(20) { $0 + $1.reduce(20) { $0 + $1.weight } }
    }
  }
}

extension [Block] {
  fileprivate var plainText: String { map(\.plainText).joined(separator: "\n") }
}

extension [Inline] {
  fileprivate var weight: Int {
    reduce(0) { sum, inline in
      switch inline {
      case .text(let words): sum + words.utf8.count
      case .lineBreak: sum + 5
      case .image(let image): sum + 60 + image.alternative.utf8.count
      case .pageBreak(let label): sum + 80 + label.utf8.count
      case .link(let target, let inner): sum + 16 + target.utf8.count + inner.weight
      case .emphasis, .strong, .underline, .strikethrough, .superscript, .subscript, .foreign:
        sum + 16 + inline.children.weight
      }
    }
  }
}

import Foundation
import StoryModel
import StoryReading
import Testing
import Typography

/// One case of Tests/Corpus/prose: how a passage is read and set.
struct ProseCase: Sendable, CustomTestStringConvertible {
  let file: String
  let name: String
  let language: String
  let input: String
  let expected: String

  var testDescription: String { "\(file): \(name)" }

  /// All cases of the corpus.
  static let all: [ProseCase] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Corpus/prose")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.flatMap(cases)
  }()

  /// The cases of a file: `== name [language]`, the input, `=>`, what is expected.
  private static func cases(in file: URL) -> [ProseCase] {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.components(separatedBy: "\n== ").dropFirst().map { entry in
      let (heading, rest) = cut(entry, at: "\n")
      let (input, expected) = cut(rest, at: "\n=>\n")
      let (name, language) = cut(heading, at: " [")
      return ProseCase(
        file: file.deletingPathExtension().lastPathComponent, name: name,
        language: language.isEmpty ? "en" : String(language.dropLast()), input: input,
        expected: expected.trimmingCharacters(in: .newlines))
    }
  }

  private static func cut(_ text: String, at mark: String) -> (String, String) {
    guard let range = text.range(of: mark) else { return (text, "") }
    return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
  }

  /// The input, read and set: a paragraph a block of lines, markup as tags, no-break spaces as `~` and `|`.
  var outcome: String {
    var reader = InlineReader()
    let paragraphs = input.components(separatedBy: "\n\n").map { paragraph in
      let source = SourceText(utf8: Array(paragraph.utf8))
      return Block.paragraph(Paragraph(reader.inlines(of: source, lines: 0..<source.lines.count)))
    }
    let story = Typographer(language: language).set(Story(chapters: [Chapter(blocks: paragraphs)]))
    let lines = story.chapters[0].blocks.map { block in
      guard case .paragraph(let paragraph) = block else { return "" }
      return tagged(paragraph.inlines)
    }
    let text = lines.joined(separator: "\n\n")
    guard file == "languages" else { return text }
    return text.replacingOccurrences(of: "\u{A0}", with: "~").replacingOccurrences(of: "\u{202F}", with: "|")
  }
}

/// Inlines as text with tags.
private func tagged(_ inlines: [Inline]) -> String {
  inlines.map { inline in
    let inner = tagged(inline.children)
    return switch inline {
    case .text(let words): words
    case .emphasis: "<em>\(inner)</em>"
    case .strong: "<strong>\(inner)</strong>"
    case .underline: "<u>\(inner)</u>"
    case .strikethrough: "<s>\(inner)</s>"
    case .superscript: "<sup>\(inner)</sup>"
    case .subscript: "<sub>\(inner)</sub>"
    case .foreign(let language, _): "<i \(language)>\(inner)</i>"
    case .link(let target, _): "<a \(target)>\(inner)</a>"
    case .lineBreak: "<br>"
    case .image(let image): "<img \(image.source)>"
    case .pageBreak(let label): "<page \(label)>"
    }
  }.joined()
}

@Suite struct ProseCorpusTests {
  @Test(arguments: ProseCase.all) func proseIsReadAndSet(example: ProseCase) {
    #expect(example.outcome == example.expected)
  }

  @Test func aPageBreakStaysWhereItIsAndPartsNoWord() {
    var typographer = Typographer(language: "en")
    #expect(
      typographer.set([.text("\"The har"), .pageBreak(label: "12"), .text("bour,\" she said--\"went."), .text("\"")])
        == [.text("“The har"), .pageBreak(label: "12"), .text("bour,” she said—“went."), .text("”")])
  }

  @Test func theCorpusIsAllThere() {
    #expect(ProseCase.all.count >= 150)
    #expect(Set(ProseCase.all.map(\.testDescription)).count == ProseCase.all.count, "each case has a name of its own")
  }
}

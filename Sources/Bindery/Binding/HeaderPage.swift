internal import StoryModel

/// The header lines that a title page leaves to the front-matter page.
enum HeaderPage {
  /// The fields whose words the title page does not show, in the author's order. A field that says more than the title
  /// page (an address behind the author's name) stays, so that no word is lost.
  static func fields(of metadata: Metadata, below page: TitlePage) -> [HeaderField] {
    let title = folded(page.title)
    let names = page.creators.map { folded($0.name) }
    let series = page.series.map { folded($0.name + ($0.position ?? "")) }
    return metadata.header.filter { field in
      lazy var words = folded(field.paragraphs.map { $0.plainText }.joined(separator: " "))
      switch field.term {
      case .title: return words != title
      case .author: return !isMade(words, of: names)
      case .series: return !series.contains(words)
      case .publisher: return page.publisher.map(folded) != words
      case .disclaimer, .summary, .fandom, .relationship, .characters, .genre, .keywords, .warning, .rating, .published,
        .updated, .language, .source, .translator, .editor, .identifier, .note, .dedication, .feedback, .archive,
        .status, .wordCount, .chapterCount, .category, .spoilers, .beta, .other:
        return true
      }
    }
  }

  /// Whether words are the names and what joins names, and nothing else.
  private static func isMade(_ words: String, of names: [String]) -> Bool {
    let known = Set(names)
    // The longest first. Thousands of names have a few dozen lengths.
    let lengths = Set(names.map(\.utf8.count)).filter { $0 > 0 }.sorted(by: >)
    var rest = Substring(words)
    while !rest.isEmpty {
      if let length = lengths.first(where: { String(rest.utf8.prefix($0)).map(known.contains) ?? false }) {
        rest = Substring(rest.utf8.dropFirst(length))
      } else if let joint = joints.first(where: { rest.hasPrefix($0) }) {
        rest = Substring(rest.utf8.dropFirst(joint.utf8.count))
      } else {
        return false
      }
    }
    return true
  }

  /// The words that stand before and between names.
  private static let joints = [
    "and", "with", "by", "und", "mit", "von", "et", "avec", "par", "con", "de", "y", "e", "en", "и",
  ]

  /// The letters and figures alone, made small.
  private static func folded(_ text: String) -> String {
    var letters: [UInt8] = []
    letters.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        switch byte {
        case 0x41...0x5A: letters.append(byte | 0x20)
        case 0x61...0x7A, 0x30...0x39: letters.append(byte)
        default: break
        }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        letters += scalar.properties.lowercaseMapping.utf8
      }
    }
    return String(decoding: letters, as: UTF8.self)
  }
}

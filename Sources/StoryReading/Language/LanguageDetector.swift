internal import CCLD2
package import StoryModel

/// Names the language of prose, by CLD2 (four-letter sequences and scripts; its tables are compiled in).
package enum LanguageDetector {
  /// What the detector believes of a text.
  package struct Guess: Sendable, Hashable {
    /// The language as a BCP 47 tag.
    package var tag: String
    /// How sure the detector is, from 0 to 1.
    package var confidence: Double
  }

  /// The language of a story, and what the person should know of how it was found.
  package struct Answer: Sendable, Hashable {
    /// The language as a BCP 47 tag, with its evidence.
    package var language: Attested<String>
    /// What is doubtful about it; `nil` where nothing is.
    package var finding: Finding?
  }

  /// How many bytes of prose are looked at, so that the cost is the same for a novel as for a page.
  private static let sampleSize = 1024
  /// In how many places of the story they are taken: one passage may be in another language.
  private static let passages = 3

  /// The language that the lines of a story's body are in; English where nothing can be told, with a finding.
  ///
  /// - Parameter lines: line indexes of the body, headings and all.
  package static func language(of text: SourceText, lines: Range<Int>) -> Answer {
    let guess = sample(of: text, lines: lines).withUnsafeBufferPointer(detect)
    guard let guess else {
      return Answer(
        language: Attested("en", evidence: Evidence(line: nil, rule: "no language could be told", confidence: 0)),
        finding: Finding(
          .warning, "language-unknown", "the story's language can't be told; taken for English",
          remedy: "give --language"))
    }
    let evidence = Evidence(line: nil, rule: "language of the prose", confidence: guess.confidence)
    let doubt = Finding(
      .warning, "language-guessed", "the story seems to be in “\(guess.tag)”, but that is not certain",
      remedy: "give --language")
    return Answer(language: Attested(guess.tag, evidence: evidence), finding: guess.confidence < 0.7 ? doubt : nil)
  }

  /// The language of a text; `nil` where the text has too few words of any.
  ///
  /// - Parameter utf8: valid UTF-8, no markup.
  package static func detect(_ utf8: UnsafeBufferPointer<UInt8>) -> Guess? {
    guard let start = utf8.baseAddress, let length = Int32(exactly: utf8.count) else { return nil }
    let answer = start.withMemoryRebound(to: CChar.self, capacity: utf8.count) { ccld2_detect($0, length) }
    guard let code = answer.code.map({ String(cString: $0) }), let tag = tag(of: code) else { return nil }
    let share = Double(answer.percent) / 100
    return Guess(tag: tag, confidence: answer.is_reliable ? share : share / 2)
  }

  /// Prose from several places of the body, whole lines for the most part.
  private static func sample(of text: SourceText, lines: Range<Int>) -> [UInt8] {
    var sample: [UInt8] = []
    sample.reserveCapacity(sampleSize + passages)
    let whole =
      lines.isEmpty
      ? 0 : text.lines[lines.upperBound - 1].whole.upperBound - text.lines[lines.lowerBound].text.lowerBound
    let isShort = whole <= sampleSize
    for passage in 0..<(isShort ? 1 : passages) {
      var left = isShort ? sampleSize : sampleSize / passages
      for index in (lines.lowerBound + lines.count * passage / passages)..<lines.upperBound {
        let line = text.lines[index].text
        let piece = line.prefix(left, in: text.bytes)
        sample += text.bytes[piece]
        sample.append(0x20)
        left -= piece.count + 1
        if left <= 0 { break }
      }
    }
    return sample
  }

  /// CLD2's code as a BCP 47 tag: it keeps some codes that ISO 639 withdrew (RFC 5646, section 3.1.1), and has
  /// codes of its own for text in no language.
  private static func tag(of code: String) -> String? {
    switch code {
    case "un", "": nil
    case "iw": "he"
    case "jw": "jv"
    case "in": "id"
    case "ji": "yi"
    case "mo": "ro"
    case "sr-ME": "cnr"
    case _ where code.hasPrefix("xx") || code.hasPrefix("zz"): nil
    default: code
    }
  }
}

extension Range<Int> {
  /// The range cut to at most `count` bytes, between characters of the UTF-8 that it is a range of.
  fileprivate func prefix(_ count: Int, in utf8: [UInt8]) -> Range<Int> {
    guard self.count > count else { return self }
    var end = lowerBound + Swift.max(0, count)
    while end > lowerBound, utf8[end] & 0xC0 == 0x80 { end -= 1 }
    return lowerBound..<end
  }
}

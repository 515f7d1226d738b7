internal import CCLD2

/// Names the language of prose, by CLD2 (four-letter sequences and scripts; its tables are compiled in).
package enum LanguageDetector {
  /// What the detector believes of a text.
  package struct Guess: Sendable, Hashable {
    /// The language as a BCP 47 tag.
    package var tag: String
    /// How sure the detector is, from 0 to 1.
    package var confidence: Double
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

internal import QuireResources

/// Languages by the names that headers give them.
package enum LanguageName {
  /// The BCP 47 tag of a language; `nil` for a name that is not known.
  ///
  /// - Parameter name: a tag (`en-gb`, `pt_BR`) or a name in any case (`English`, `Français`, `русский`); of several
  ///   (`English, some French`) the first counts.
  package static func tag(for name: String) -> String? {
    let plain = fold(name)
    if let tag = knownTag(of: plain) ?? wellFormed(plain) { return tag }
    let first = plain.prefix { !",/;&(".contains($0) }
    return first.endIndex == plain.endIndex ? nil : knownTag(of: fold(String(first)))
  }

  /// A tag of language, script and region (RFC 5646, section 2.1) in its usual case, where the language is known.
  private static func wellFormed(_ name: String) -> String? {
    var parts = name.split(separator: name.contains("_") ? "_" : "-", omittingEmptySubsequences: false)[...]
    guard let language = parts.popFirst(), language.count < 4, knownTag(of: String(language)) == String(language)
    else {
      return nil
    }
    var tag = String(language)
    if let script = parts.first, script.utf8.count == 4, script.utf8.allSatisfy(isLetter) {
      tag += "-" + script.prefix(1).uppercased() + script.dropFirst()
      parts.removeFirst()
    }
    if let region = parts.first {
      let isRegion =
        region.utf8.count == 2 && region.utf8.allSatisfy(isLetter)
        || region.utf8.count == 3 && region.utf8.allSatisfy { (0x30...0x39).contains($0) }
      guard isRegion, parts.count == 1 else { return nil }
      tag += "-" + region.uppercased()
    }
    return tag
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  /// A name in lower case, without white space and full stops at its ends.
  private static func fold(_ name: String) -> String {
    let isOuter: (Character) -> Bool = { $0.isWhitespace || $0 == "." }
    let start = name.drop(while: isOuter)
    let end = start.lastIndex { !isOuter($0) }.map { start.index(after: $0) } ?? start.startIndex
    return start[..<end].lowercased()
  }

  /// The tag of the language that has a name, in lower case; a tag is a name of its own.
  private static func knownTag(of name: String) -> String? {
    let name = Array(name.utf8)
    for line in Resource.languages.lines {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let tag = line[..<colon]
      if tag.elementsEqual(name, by: { $0 | 0x20 == $1 }) || hasPhrase(line[colon...], name) {
        return String(decoding: tag, as: UTF8.self)
      }
    }
    return nil
  }

  /// Whether a phrase is one of those that stand behind a colon or comma and a space each.
  private static func hasPhrase(_ list: Slice<UnsafeBufferPointer<UInt8>>, _ phrase: [UInt8]) -> Bool {
    var at = list.startIndex
    while at < list.endIndex {
      let start = at + 2
      at = start
      while at < list.endIndex, list[at] != UInt8(ascii: ",") { at += 1 }
      if at - start == phrase.count, list[start..<at].elementsEqual(phrase) { return true }
    }
    return false
  }
}

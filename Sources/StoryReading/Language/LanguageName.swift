internal import QuireResources

/// Languages by the names that headers give them.
package enum LanguageName {
  /// The BCP 47 tag of a language; `nil` for a name that is not known.
  ///
  /// - Parameter name: a tag (`en-gb`, `pt_BR`) or a name in any case (`English`, `Français`, `русский`); of several
  ///   (`English, some French`) the first counts.
  package static func tag(for name: String) -> String? {
    let plain = fold(name)
    if let tag = tagsByName[plain] ?? wellFormed(plain) { return tag }
    let first = plain.prefix { !",/;&(".contains($0) }
    return first.endIndex == plain.endIndex ? nil : tagsByName[fold(String(first))]
  }

  /// A tag of language, script and region (RFC 5646, section 2.1) in its usual case, where the language is known.
  private static func wellFormed(_ name: String) -> String? {
    var parts = name.split(separator: name.contains("_") ? "_" : "-", omittingEmptySubsequences: false)[...]
    guard let language = parts.popFirst(), tagsByName[String(language)] == String(language), language.count < 4 else {
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

  /// `languages.txt` turned round; a tag is a name of its own.
  private static let tagsByName: [String: String] = {
    var tags: [String: String] = [:]
    for line in String(decoding: Resource.languages.bytes, as: UTF8.self).split(separator: "\n") {
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { continue }
      let tag = String(line[..<colon])
      tags[tag.lowercased()] = tag
      for name in line[line.index(after: colon)...].split(separator: ",") { tags[fold(String(name))] = tag }
    }
    return tags
  }()
}

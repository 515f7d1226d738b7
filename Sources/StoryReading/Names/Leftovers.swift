/// What copying, editing and archives leave at the end of a file's name: `(1)`, `- Copy`, `[Complete]`, `_v2`,
/// `-ffnet_1234567`.
enum Leftovers {
  private static let words: Set = [
    "copy", "complete", "completed", "final", "finished", "edited", "revised", "draft", "oneshot", "wip", "utf8",
  ]

  /// The name without leftovers; a word always stays.
  static func dropped(from name: String) -> String {
    let copyOf = "copy of "
    var rest = name.lowercased().hasPrefix(copyOf) ? name.dropFirst(copyOf.count) : name[...]
    while let shorter = withoutLast(rest), shorter.contains(where: \.isLetter) { rest = shorter }
    return String(rest)
  }

  /// The name without its last leftover; `nil` where it ends with none.
  private static func withoutLast(_ name: Substring) -> Substring? {
    guard let last = name.last else { return nil }
    if " _-.~".contains(last) { return name.dropLast() }
    if last == ")" || last == "]" {
      guard let open = name.lastIndex(of: last == ")" ? "(" : "[") else { return nil }
      let inside = name[open...].dropFirst().dropLast().lowercased()
      let isCount = inside.allSatisfy(\.isNumber) && inside.count < 3
      return words.contains(inside) || isCount ? name[..<open] : nil
    }
    guard let separator = name.lastIndex(where: { $0 == "-" || $0 == "_" }) else { return nil }
    let word = name[separator...].dropFirst().drop { $0 == " " }.lowercased()
    let rest = name[..<separator]
    if word.isSerial { return name[separator] == "_" ? withoutSite(rest) : rest }
    let isVersion = word.hasPrefix("v") && word.count > 1 && word.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
    return isVersion || words.contains(word) ? rest : nil
  }

  /// The name without the archive's own name, which stands before a story's number (`Title-ffnet_1234567`).
  private static func withoutSite(_ name: Substring) -> Substring {
    guard let hyphen = name.lastIndex(of: "-") else { return name }
    let site = name[hyphen...].dropFirst()
    return site.count > 1 && site.allSatisfy { $0.isLowercase || $0.isNumber } ? name[..<hyphen] : name
  }
}

/// A language tag that is well formed (RFC 5646, section 2.1); EPUB allows no other.
package struct LanguageTag: Sendable, Hashable {
  /// The tag as it was given.
  package let value: String
  /// The language alone, in small letters (`pt` of `pt-BR`).
  package let primary: String

  /// Takes a tag; `nil` where it is not well formed.
  package init?(_ tag: String) {
    var subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
    guard subtags.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(\.isASCIIAlphanumeric) }) else { return nil }
    guard let primary = subtags.popFirst(), (2...8).contains(primary.count), primary.allSatisfy(\.isASCIILetter) else {
      return nil
    }
    func skip(upTo limit: Int, where matches: (Substring.UTF8View) -> Bool) {
      var left = limit
      while left > 0, let next = subtags.first, matches(next) {
        subtags.removeFirst()
        left -= 1
      }
    }
    skip(upTo: 3) { $0.count == 3 && $0.allSatisfy(\.isASCIILetter) }
    skip(upTo: 1) { $0.count == 4 && $0.allSatisfy(\.isASCIILetter) }
    skip(upTo: 1) {
      $0.count == 2 && $0.allSatisfy(\.isASCIILetter) || $0.count == 3 && $0.allSatisfy(\.isASCIIDigit)
    }
    skip(upTo: .max) { $0.count >= 5 || $0.count == 4 && $0.first!.isASCIIDigit }
    // Extensions and private use: a singleton, then at least one longer subtag.
    while let singleton = subtags.popFirst() {
      guard singleton.count == 1, let next = subtags.popFirst() else { return nil }
      let isPrivate = singleton.first! | 0x20 == UInt8(ascii: "x")
      guard isPrivate || next.count > 1 else { return nil }
      if isPrivate { break }
      skip(upTo: .max) { $0.count > 1 }
    }
    value = tag
    self.primary = String(Substring(primary)).lowercased()
  }

  /// Whether the language is usually written from right to left.
  package var isRightToLeft: Bool {
    switch primary {
    case "ar", "arc", "ckb", "dv", "fa", "he", "khw", "ks", "ps", "sd", "ug", "ur", "yi": true
    default: false
    }
  }
}

extension LanguageTag {
  /// The tag as Send to Kindle takes it: two letters, perhaps with a country. It refuses a book whose language it does not
  /// know, and English is what it takes an unknown one for; the pages still say what their language is.
  var forKindle: String {
    guard primary.utf8.count == 2 else { return "en" }
    let region = value.split(separator: "-").dropFirst().first {
      $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isASCIILetter)
    }
    return primary + (region.map { "-" + $0.uppercased() } ?? "")
  }
}

extension UInt8 {
  /// Whether the byte is one of A to Z and a to z.
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  /// Whether the byte is one of 0 to 9.
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  /// Whether the byte is an ASCII letter or digit.
  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
}

extension String {
  /// Whether there is nothing in it but white space and control characters.
  var isBlank: Bool {
    unicodeScalars.allSatisfy { $0.value <= 0x20 || (0x7F...0x9F).contains($0.value) || $0.properties.isWhitespace }
  }
}

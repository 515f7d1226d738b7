/// Character references as HTML writes them: `&amp;`, `&mdash;`, `&#8217;`, `&#x2019;`.
enum Entity {
  /// Reads the reference that starts with the `&` at `at`.
  ///
  /// Numbers 128 to 159 mean what windows-1252 has there, as browsers read them. A reference to a character that XML
  /// forbids is none.
  ///
  /// - Returns: the character and where the reference ends; `nil` where none that is known starts.
  static func decode(_ source: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (Unicode.Scalar, Int)? {
    let limit = min(end, at + 12)
    var semicolon = at + 1
    while semicolon < limit, isName(source[semicolon]) { semicolon += 1 }
    guard semicolon < limit, source[semicolon] == UInt8(ascii: ";") else { return nil }
    let name = UnsafeBufferPointer(rebasing: source[at + 1..<semicolon])
    guard let scalar = name.first == UInt8(ascii: "#") ? numbered(name) : named(name) else { return nil }
    return (scalar, semicolon + 1)
  }

  /// Whether a byte can stand in a name or number of a character.
  private static func isName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "#") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func numbered(_ name: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    guard name.count > 1 else { return nil }
    let isHexadecimal = name[1] | 0x20 == UInt8(ascii: "x")
    let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
    guard digits.first != "+", let number = UInt32(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
    if (0x80...0x9F).contains(number) { return windows1252[Int(number) - 0x80] }
    guard let scalar = Unicode.Scalar(number) else { return nil }
    switch number {
    case 0x09, 0x0A, 0x0D: return " "
    case 0..<0x20, 0xFFFE, 0xFFFF: return nil
    default: return scalar
    }
  }

  private static func named(_ name: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    name.isEmpty ? nil : names[String(decoding: name, as: UTF8.self)]
  }

  /// What windows-1252 has at 80 to 9F; a place without a character is a space.
  private static let windows1252: [Unicode.Scalar] = [
    "€", " ", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", " ", "Ž", " ",
    " ", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", " ", "ž", "Ÿ",
  ]

  /// HTML's names for Latin letters, punctuation and the signs that occur in prose (HTML 4.01, section 24).
  private static let names: [String: Unicode.Scalar] = {
    var names: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
      "ndash": "–", "mdash": "—", "horbar": "―", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”",
      "bdquo": "„", "lsaquo": "‹", "rsaquo": "›", "hellip": "…", "bull": "•", "dagger": "†", "Dagger": "‡",
      "prime": "′", "Prime": "″", "permil": "‰", "euro": "€", "trade": "™", "minus": "−", "infin": "∞", "ne": "≠",
      "le": "≤", "ge": "≥", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "hearts": "♥", "spades": "♠",
      "clubs": "♣", "diams": "♦", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ", "fnof": "ƒ",
      "circ": "ˆ", "tilde": "˜", "ensp": " ", "emsp": " ", "thinsp": "\u{2009}", "alpha": "α", "beta": "β",
      "gamma": "γ", "delta": "δ", "pi": "π", "sigma": "σ", "omega": "ω", "Omega": "Ω", "loz": "◊", "sum": "∑",
    ]
    let latin1 = """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
      para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
      Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
      Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
      igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
      thorn yuml
      """
    for (offset, name) in latin1.split(separator: " ").enumerated() {
      names[String(name)] = Unicode.Scalar(UInt32(0xA0 + offset))
    }
    return names
  }()
}

/// The encodings of the time before Unicode that stories are found in, by their IANA names.
enum LegacyEncoding: String, Sendable, CaseIterable {
  // Latin; the first is what a text is taken for where nothing speaks against it.
  case windows1252 = "windows-1252"
  case iso8859p15 = "iso-8859-15"
  case macRoman = "macintosh"
  case windows1250 = "windows-1250"
  case iso8859p2 = "iso-8859-2"
  case windows1254 = "windows-1254"
  case windows1257 = "windows-1257"
  case ibm437 = "ibm437"
  case ibm850 = "ibm850"
  case ibm852 = "ibm852"
  // Cyrillic
  case windows1251 = "windows-1251"
  case koi8r = "koi8-r"
  case koi8u = "koi8-u"
  case ibm866 = "ibm866"
  case iso8859p5 = "iso-8859-5"
  case macCyrillic = "x-mac-cyrillic"
  // Greek, Hebrew, Arabic, Thai
  case windows1253 = "windows-1253"
  case iso8859p7 = "iso-8859-7"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows874 = "windows-874"
  // East Asian
  case shiftJIS = "shift_jis"
  case eucJP = "euc-jp"
  case iso2022JP = "iso-2022-jp"
  case gb18030 = "gb18030"
  case big5 = "big5"
  case eucKR = "euc-kr"

  /// Whether a character may take several bytes.
  var isMultibyte: Bool {
    switch self {
    case .shiftJIS, .eucJP, .iso2022JP, .gb18030, .big5, .eucKR: true
    default: false
    }
  }

  /// The name that iconv knows it by: where a vendor's superset is what files are really written in, that one.
  var iconvName: String {
    switch self {
    case .macRoman: "MACINTOSH"
    case .macCyrillic: "MAC-CYRILLIC"
    case .windows874: "CP874"
    case .shiftJIS: "CP932"
    case .eucKR: "CP949"
    case .big5: "BIG5-HKSCS"
    case .windows1250, .windows1251, .windows1252, .windows1253, .windows1254, .windows1255, .windows1256, .windows1257:
      "CP" + rawValue.suffix(4)
    case .iso8859p2, .iso8859p5, .iso8859p7, .iso8859p15, .koi8r, .koi8u, .ibm437, .ibm850, .ibm852, .ibm866, .eucJP,
      .iso2022JP, .gb18030:
      rawValue.uppercased()
    }
  }

  /// The encoding that a person's or a library's name means; `nil` for one that is not in the list.
  init?(named name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    // What says ISO-8859-1 or ASCII is windows-1252 in fact (WHATWG Encoding Standard, section 4.2).
    let aliases: [String: LegacyEncoding] = [
      "iso88591": .windows1252, "latin1": .windows1252, "l1": .windows1252, "ascii": .windows1252,
      "usascii": .windows1252, "ansi": .windows1252, "iso885915": .iso8859p15, "latin9": .iso8859p15,
      "latin2": .iso8859p2, "iso88592": .iso8859p2, "iso88599": .windows1254, "latin5": .windows1254,
      "mac": .macRoman, "macroman": .macRoman, "xmacroman": .macRoman, "maccyrillic": .macCyrillic,
      "sjis": .shiftJIS, "windows31j": .shiftJIS, "ms932": .shiftJIS, "gbk": .gb18030, "gb2312": .gb18030,
      "euccn": .gb18030, "uhc": .eucKR, "ksc5601": .eucKR, "big5hkscs": .big5, "koi8": .koi8r,
      "tis620": .windows874, "iso885911": .windows874, "iso88598": .windows1255, "windows949": .eucKR,
      "windows932": .shiftJIS, "windows936": .gb18030, "windows950": .big5,
    ]
    let number = plain.hasPrefix("cp") ? String(plain.dropFirst(2)) : nil
    let found =
      aliases[plain]
      ?? Self.allCases.first { encoding in
        let own = encoding.rawValue.filter { $0.isLetter || $0.isNumber }
        return own == plain || number.map { own == "windows" + $0 || own == "ibm" + $0 } == true
      }
      ?? number.flatMap { aliases["windows" + $0] }
    guard let found else { return nil }
    self = found
  }
}

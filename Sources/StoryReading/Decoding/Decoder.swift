internal import StoryModel

/// A story's bytes as text.
package struct Decoded: Sendable {
  /// The text.
  package var text: SourceText
  /// The encoding that the bytes were in, by its IANA name in lower case.
  package var encoding: String
  /// What was guessed or repaired, with the line where it begins.
  package var findings: [Finding]
}

/// Turns the bytes of a story, whatever encoding they are in, into text.
///
/// A byte-order mark is believed before anything else, then what the person says, then UTF-8 if all is well-formed, then
/// UTF-16 and UTF-32 by their zero bytes; what is left is UTF-8 with foreign bytes in it, or a legacy encoding.
package enum Decoder {
  /// Decodes a story.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - encoding: the encoding that the person says it is in; `nil` to find out.
  /// - Throws: an error where the bytes are no text, empty, or the encoding has no such name.
  package static func decode(_ bytes: consuming [UInt8], encoding: String? = nil) throws(ReadingError) -> Decoded {
    try checkSize(bytes)
    guard !bytes.isEmpty else { throw empty }
    if let sort = FileSignature.recognise(bytes) {
      throw ReadingError("not-text", "this is \(sort.name), not plain text", remedy: sort.remedy)
    }
    let converter = try encoding.map(Self.converter)
    var draft: Draft
    if let (form, length) = UnicodeForm.marked(bytes) {
      bytes.removeFirst(length)
      draft = decode(bytes, form)
      if let converter, converter.name != form.rawValue, !form.rawValue.hasPrefix(converter.name) {
        draft.findings.append(
          Finding(
            .warning, "encoding-contradicted", line: 1,
            "the file says by its byte-order mark that it is \(form.rawValue), not \(converter.name); read so"))
      }
    } else if let converter {
      draft = try decode(bytes, as: converter)
    } else {
      draft = try decode(bytes)
    }
    let utf8 = EncodedWords.decoded(finish(&draft))
    // Some encodings take fewer bytes than UTF-8.
    try checkSize(utf8)
    let text = SourceText(utf8: utf8)
    guard text.lines.contains(where: { !$0.isBlank }) else { throw empty }
    return Decoded(text: text, encoding: draft.encoding, findings: draft.findings)
  }

  /// A text on its way: well-formed UTF-8 that may still want repair.
  private struct Draft {
    var bytes: [UInt8]
    var encoding: String
    var findings: [Finding] = []
    /// What a survey of `bytes` found; `nil` where they are not surveyed yet.
    var traits: UTF8Survey.Traits?
  }

  /// Refuses what is too large for a line table that counts in 32 bits.
  private static func checkSize(_ bytes: [UInt8]) throws(ReadingError) {
    guard bytes.count < Int(UInt32.max) else {
      throw ReadingError("too-large", "the file is larger than 4 GiB", remedy: "split it")
    }
  }

  private static var empty: ReadingError {
    ReadingError("empty", "the file has no text in it", remedy: "leave it out")
  }

  // MARK: - Finding the encoding

  /// Decodes bytes that nothing is known of.
  private static func decode(_ bytes: consuming [UInt8]) throws(ReadingError) -> Draft {
    let survey = bytes.withUnsafeBufferPointer(UTF8Survey.init)
    if survey.malformed == nil, !survey.traits.contains(.forbidden) {
      return Draft(bytes: bytes, encoding: UnicodeForm.utf8.rawValue, traits: survey.traits)
    }
    if let form = UnicodeForm.unmarked(bytes) { return decode(bytes, form) }
    try refuseBinary(bytes)
    if survey.malformed == nil {
      if isISO2022JP(bytes) { return convert(bytes, from: .iso2022JP, confidence: 1) }
      return Draft(bytes: bytes, encoding: UnicodeForm.utf8.rawValue, traits: survey.traits)
    }
    if MixedUTF8.isLikely(bytes) { return decode(bytes, .utf8) }
    let guess = bytes.withUnsafeBufferPointer(EncodingGuess.init)
    return convert(bytes, from: guess.encoding, confidence: guess.confidence)
  }

  /// Decodes bytes that are known to be in a form of Unicode.
  private static func decode(_ bytes: consuming [UInt8], _ form: UnicodeForm) -> Draft {
    guard form == .utf8 else {
      guard var converter = Converter(from: form.rawValue.uppercased()) else {
        preconditionFailure("iconv knows every form of Unicode (POSIX.1-2024)")
      }
      return draft(bytes.withUnsafeBytes { converter.convert($0, unit: form.unit) }, encoding: form.rawValue)
    }
    let survey = bytes.withUnsafeBufferPointer(UTF8Survey.init)
    guard survey.malformed != nil else { return Draft(bytes: bytes, encoding: form.rawValue, traits: survey.traits) }
    var mixed = MixedUTF8()
    let repaired = mixed.repair(bytes)
    return Draft(bytes: repaired, encoding: form.rawValue, findings: mixed.findings(in: repaired))
  }

  /// Decodes bytes by the encoding that the person gave.
  private static func decode(
    _ bytes: consuming [UInt8], as given: (name: String, iconvName: String)
  ) throws(ReadingError) -> Draft {
    if let form = UnicodeForm(rawValue: given.name) { return decode(bytes, form) }
    if given.name == "utf-16" || given.name == "utf-32" {
      // Without a mark the zero bytes tell which end comes first; RFC 2781, section 4.3, says big where they don't.
      let forms = UnicodeForm.allCases.filter { $0.rawValue.hasPrefix(given.name) }
      return decode(bytes, UnicodeForm.unmarked(bytes).flatMap { forms.contains($0) ? $0 : nil } ?? forms[1])
    }
    if let encoding = LegacyEncoding(rawValue: given.name) {
      return draft(converted(bytes, encoding), encoding: given.name)
    }
    guard var converter = Converter(from: given.iconvName) else { throw unknown(given.name) }
    return draft(bytes.withUnsafeBytes { converter.convert($0) }, encoding: given.name)
  }

  private static func convert(
    _ bytes: consuming [UInt8], from encoding: LegacyEncoding, confidence: Double
  ) -> Draft {
    var draft = draft(converted(bytes, encoding), encoding: encoding.rawValue)
    let first = bytes.withUnsafeBufferPointer { UTF8Sequence.endOfASCII(in: $0, from: 0) }
    let line = first < bytes.count ? LineEnds.line(at: first, in: bytes) : nil
    let doubt = confidence < 0.5 ? "a guess that may well be wrong" : "by what its words look like"
    draft.findings.insert(
      Finding(
        .warning, "encoding-guessed", line: line, "the file is not UTF-8; read as \(encoding.rawValue), \(doubt)",
        remedy: "give --encoding if letters look wrong"),
      at: 0)
    return draft
  }

  private static func converted(_ bytes: [UInt8], _ encoding: LegacyEncoding) -> Converter.Converted {
    if !encoding.isMultibyte, let page = CodePage(encoding) { return bytes.withUnsafeBufferPointer(page.convert) }
    guard var converter = Converter(from: encoding.iconvName) else {
      preconditionFailure("iconv knew the encoding when it was chosen")
    }
    return bytes.withUnsafeBytes { converter.convert($0) }
  }

  private static func draft(_ converted: Converter.Converted, encoding: String) -> Draft {
    var draft = Draft(bytes: converted.bytes, encoding: encoding)
    if let first = converted.firstMalformed {
      let times = converted.malformed == 1 ? "a place" : "\(converted.malformed) places"
      draft.findings.append(
        Finding(
          .warning, "encoding-malformed", line: LineEnds.line(at: first, in: converted.bytes),
          "\(times) where the bytes mean nothing in \(encoding), shown as U+FFFD",
          remedy: "give --encoding if this is the wrong one"))
    }
    return draft
  }

  /// The name that an encoding goes by here and the one that iconv knows.
  static func converter(_ name: String) throws(ReadingError) -> (name: String, iconvName: String) {
    let lower = name.lowercased()
    switch lower {
    case "utf8", "utf-8", "utf-8-sig": return ("utf-8", "UTF-8")
    case "utf16", "utf-16", "unicode": return ("utf-16", "UTF-16")
    case "utf32", "utf-32": return ("utf-32", "UTF-32")
    default: break
    }
    if let known = LegacyEncoding(named: name) { return (known.rawValue, known.iconvName) }
    guard Converter(from: name) != nil else { throw unknown(name) }
    return (lower, name)
  }

  private static func unknown(_ name: String) -> ReadingError {
    ReadingError(
      "encoding-unknown", "no encoding is called “\(name)”",
      remedy: "give a name such as utf-8, windows-1252, macintosh, koi8-r or shift_jis")
  }

  /// Whether the escape sequences of ISO-2022-JP stand in an ASCII text (RFC 1468).
  private static func isISO2022JP(_ bytes: [UInt8]) -> Bool {
    var at = bytes.startIndex
    while let escape = bytes[at...].firstIndex(of: 0x1B), escape + 2 < bytes.count {
      if bytes[escape + 1] == UInt8(ascii: "$"), [UInt8(ascii: "B"), UInt8(ascii: "@")].contains(bytes[escape + 2]) {
        return true
      }
      at = escape + 1
    }
    return false
  }

  /// Refuses a file in which more than a few bytes, and more than one in fifty, are control characters of no text.
  private static func refuseBinary(_ bytes: [UInt8]) throws(ReadingError) {
    // Old systems filled the last block of a file with NUL or SUB.
    let end = bytes.lastIndex { $0 != 0 && $0 != 0x1A }.map { $0 + 1 } ?? 0
    let controls = bytes.withUnsafeBufferPointer { controlCharacters(UnsafeBufferPointer(rebasing: $0[..<end])) }
    guard controls <= 8 || controls * 50 <= end else {
      throw ReadingError(
        "not-text", "this is a binary file: \(controls * 100 / end) % of its bytes are control characters",
        remedy: "give a text file, or its --encoding if it is one")
    }
  }

  /// How many control characters stand in some bytes, those of a text and of ISO 2022 left out.
  ///
  /// Each byte is looked at without a branch and counted in eight bits, so that the compiler takes sixteen at once.
  private static func controlCharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var at = 0
    while at < bytes.count {
      let end = min(at &+ Int(UInt8.max), bytes.count)
      var some: UInt8 = 0
      for index in at..<end {
        let byte = bytes[index]
        some &+= (byte < 0x20 ? 1 : 0) & (byte &- 0x09 < 5 ? 0 : 1) & (byte == 0x1B ? 0 : 1)
      }
      count += Int(some)
      at = end
    }
    return count
  }

  // MARK: - Repair

  /// Repairs and scrubs what the survey of a draft found; most drafts come back as they are.
  private static func finish(_ draft: inout Draft) -> [UInt8] {
    var bytes: [UInt8] = []
    swap(&bytes, &draft.bytes)
    var traits = draft.traits ?? bytes.withUnsafeBufferPointer { UTF8Survey($0).traits }
    guard !traits.isEmpty else { return bytes }

    var misread = MisreadUTF8()
    while traits.contains(.doubled), let repaired = misread.repair(bytes) {
      if misread.passes == 1, let first = misread.first {
        draft.findings.append(
          Finding(
            .warning, "encoding-repaired", line: LineEnds.line(at: first, in: bytes),
            "UTF-8 that was taken for windows-1252 and encoded again (\(misread.count) times), put right",
            remedy: "look at the line"))
      }
      bytes = repaired
      traits = bytes.withUnsafeBufferPointer { UTF8Survey($0).traits }
    }
    if traits.subtracting(.doubled).isEmpty { return bytes }
    var scrubber = Scrubber()
    let scrubbed = scrubber.scrub(bytes)
    // Where U+FFFD is of our own making, that is said already.
    let isSaid = draft.findings.contains { $0.code == "encoding-malformed" || $0.code == "file-cut-off" }
    draft.findings += scrubber.findings(in: scrubbed).filter { !isSaid || $0.code != "characters-lost" }
    return scrubbed
  }
}

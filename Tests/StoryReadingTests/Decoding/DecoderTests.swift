import Foundation
import StoryModel
import StoryReading
import Testing

@Suite struct DecoderTests {
  // MARK: - Legacy encodings

  @Test(arguments: LegacyText.all) func legacyTextIsReadAsItWasWritten(sample: LegacyText) throws {
    let decoded = try Decoder.decode(try encode(sample.text, sample.iconvName))
    #expect(decoded.string == sample.text)
    #expect(decoded.encoding == sample.encoding)
    #expect(decoded.findings.map(\.code) == ["encoding-guessed"])
  }

  @Test(arguments: LegacyText.all) func givenEncodingOverridesTheGuess(sample: LegacyText) throws {
    let decoded = try Decoder.decode(try encode(sample.text, sample.iconvName), encoding: sample.encoding)
    #expect(decoded.string == sample.text)
    #expect(decoded.findings == [])
  }

  // MARK: - Encoded words

  @Test(arguments: [
    ("=?utf-8?B?w4liYg==?= und Flut", "Ébb und Flut"), ("=?ISO-8859-1?Q?The_Caf=E9?=", "The Café"),
    ("=?utf-8*fr?q?=C3=89t=C3=A9?= =?US-ASCII?Q?_1998?=", "Été 1998"), ("=?KOI8-R?B?7cHR0w==?=", "Маяс"),
    ("=?utf-8?Q?Low?=\n =?utf-8?Q?_Water?= (2)", "\n Low Water (2)"),
    // What is none stays as it is: no such charset, cut off, bytes that mean nothing, a line end in it.
    ("=?tide-1?Q?a?=", "=?tide-1?Q?a?="), ("=?utf-8?Q?a", "=?utf-8?Q?a"), ("=?utf-8?Q?=FF?=", "=?utf-8?Q?=FF?="),
    ("=?utf-8?Q?a=0Ab?=", "=?utf-8?Q?a=0Ab?="), ("a =? b ?= c", "a =? b ?= c"), ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
    ("=?utf-8?B?*?=", "=?utf-8?B?*?="), ("=?", "=?"), ("==??==", "==??=="),
  ]) func encodedWordsAreRead(written: String, read: String) throws {
    #expect(try Decoder.decode(Array("Subject: \(written)\n".utf8)).string == "Subject: \(read)\n")
  }

  @Test func guessNamesTheFirstLineThatNeededIt() throws {
    let decoded = try Decoder.decode(try encode("plain\r\nplain\r\n“Oh,” he said.\r\n", "CP1252"))
    #expect(decoded.findings.map(\.line) == [3])
  }

  @Test func placesThatMeanNothingAreShownAndCounted() throws {
    let decoded = try Decoder.decode(Array("one\ntw".utf8) + [0x81] + Array("o\n".utf8), encoding: "windows-1252")
    #expect(decoded.string == "one\ntw\u{FFFD}o\n")
    #expect(decoded.findings.map(\.code) == ["encoding-malformed"])
    #expect(decoded.findings.map(\.line) == [2])
  }

  @Test(arguments: [
    ("latin1", "windows-1252"), ("ISO-8859-1", "windows-1252"), ("CP1251", "windows-1251"), ("Mac-Roman", "macintosh"),
    ("SJIS", "shift_jis"), ("GBK", "gb18030"), ("cp437", "ibm437"), ("UTF8", "utf-8"), ("hp-roman8", "hp-roman8"),
  ]) func encodingsGoByManyNames(name: String, encoding: String) throws {
    #expect(try Decoder.decode(Array("plain words\n".utf8), encoding: name).encoding == encoding)
  }

  @Test(arguments: ["klingon", "", "utf-8//TRANSLIT", "../x"]) func unknownEncodingIsAnError(name: String) {
    let error = #expect(throws: ReadingError.self) { try Decoder.decode(Array("plain".utf8), encoding: name) }
    #expect(
      error?.diagnostic(in: "a.txt").description.hasPrefix("a.txt: error: no encoding is called “\(name)”; ") == true)
  }

  // MARK: - Unicode

  @Test(arguments: ["UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"], ["\u{FEFF}", ""])
  func everyFormOfUnicodeIsRead(form: String, mark: String) throws {
    let text = "The lamp – “oh!” – went out.\r\nДальше, 灯台守 🙂\n"
    let decoded = try Decoder.decode(try encode(mark + text, form))
    #expect(decoded.string == text)
    #expect(decoded.encoding == form.lowercased())
    #expect(decoded.findings == [])
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE"]) func otherScriptsInUTF16NeedNoMark(form: String) throws {
    for text in [LegacyText.russian, String(repeating: "守灯塔的老人 慢慢地走下楼梯。\r\n", count: 4)] {
      let decoded = try Decoder.decode(try encode(text, form))
      #expect(decoded.string == text)
      #expect(decoded.encoding == form.lowercased())
    }
  }

  @Test func markWinsOverTheGivenEncoding() throws {
    let decoded = try Decoder.decode(Array("\u{FEFF}né\n".utf8), encoding: "windows-1252")
    #expect(decoded.string == "né\n")
    #expect(decoded.findings.map(\.code) == ["encoding-contradicted"])
    #expect(try Decoder.decode(try encode("\u{FEFF}né\n", "UTF-16LE"), encoding: "utf-16").findings == [])
  }

  @Test func loneSurrogateIsShown() throws {
    let decoded = try Decoder.decode([0xFF, 0xFE, 0x61, 0, 0x00, 0xD8, 0x62, 0, 0x63])
    #expect(decoded.string == "a\u{FFFD}b\u{FFFD}")
    #expect(decoded.findings.map(\.code).contains("encoding-malformed"))
  }

  // MARK: - Repair

  @Test func foreignBytesInUTF8AreWindows1252() throws {
    let bytes = Array("“One”\nand ‘two’\n".utf8) + [0x93] + Array("three".utf8) + [0x94] + Array(", é – …\n".utf8)
    let decoded = try Decoder.decode(bytes)
    #expect(decoded.string == "“One”\nand ‘two’\n“three”, é – …\n")
    #expect(decoded.encoding == "utf-8")
    #expect(decoded.findings.map(\.code) == ["encoding-repaired"])
    #expect(decoded.findings.map(\.line) == [3])
  }

  @Test func piecesOfUTF8InWindows1252AreUTF8() throws {
    let legacy = "“One” and ‘two’ – “three” – and “four”…\n"
    let decoded = try Decoder.decode(try encode(legacy, "CP1252") + Array("Mara’s lamp\n".utf8))
    #expect(decoded.string == legacy + "Mara’s lamp\n")
    #expect(decoded.encoding == "windows-1252")
    #expect(decoded.findings.map(\.code) == ["encoding-guessed", "encoding-repaired"])
    #expect(decoded.findings.map(\.line) == [1, 2])
  }

  @Test(arguments: [
    "It’s “late” – so…", "a café in the château, naïve", "£5, 20° and ½", "Привет, как дела?", "Łódź, żółć, świt",
    "守灯塔的老人慢慢地走下楼梯", "🙂 all good", "déjà vu — ÉTÉ",
  ]) func doublyEncodedTextIsPutRight(text: String) throws {
    let once = misread(text)
    let decoded = try Decoder.decode(Array("plain\n\(once)\n".utf8))
    #expect(decoded.string == "plain\n\(text)\n")
    #expect(decoded.findings.map(\.code) == ["encoding-repaired"])
    #expect(decoded.findings.map(\.line) == [2])
    #expect(try Decoder.decode(Array("\(misread(once))\n".utf8)).string == "\(text)\n")
  }

  @Test(arguments: [
    "“CAFÉ”—she read the sign.", "C’est né »", "OLÉ… OLÉ…", "AMANHÃ” disse", "«AMANHû", "Ç’est — à “É”", "FRÅ–", "Ñ“",
    "ÂGE Ã O",
    "un été… là”—dit-il", "à “â” ã", "Ä° 5",
  ]) func charactersThatMeetByChanceStay(text: String) throws {
    let decoded = try Decoder.decode(Array("\(text) été, là, où\n".utf8))
    #expect(decoded.string == "\(text) été, là, où\n")
    #expect(decoded.findings == [])
  }

  /// What a text looks like after a program took its UTF-8 for windows-1252; C1 where that has no character.
  private func misread(_ text: String) -> String {
    text.utf8.map { String(bytes: [$0], encoding: .windowsCP1252) ?? String(Unicode.Scalar($0)) }.joined()
  }

  @Test func c1ControlsAreWindows1252() throws {
    let decoded = try Decoder.decode(Array("one\n\u{93}two\u{94} \u{85}\n".utf8))
    #expect(decoded.string == "one\n“two” …\n")
    #expect(decoded.findings.map(\.code) == ["characters-repaired"])
    #expect(decoded.findings.map(\.line) == [2])
  }

  @Test func surrogatesEncodedOneByOneAreJoined() throws {
    let decoded = try Decoder.decode(Array("é ".utf8) + [0xED, 0xA0, 0xBD, 0xED, 0xB9, 0x82] + Array("\n".utf8))
    #expect(decoded.string == "é 🙂\n")
  }

  @Test func textCutOffInsideACharacterIsSaid() throws {
    let decoded = try Decoder.decode(Array("“One”\ntwo ".utf8) + [0xE2, 0x80])
    #expect(decoded.string == "“One”\ntwo \u{FFFD}")
    #expect(decoded.findings.map(\.code) == ["file-cut-off"])
    #expect(decoded.findings.map(\.line) == [2])
  }

  // MARK: - Scrubbing

  @Test func charactersThatXMLForbidsAreDropped() throws {
    let decoded = try Decoder.decode(Array("one\ntw\u{1}\u{FFFE}o\n\u{FFFF}\n".utf8))
    #expect(decoded.string == "one\ntwo\n\n")
    #expect(decoded.findings.map(\.code) == ["characters-dropped"])
    #expect(decoded.findings.map(\.line) == [2])
    #expect(decoded.findings.first?.message.hasPrefix("3 control characters") == true)
  }

  @Test func pageBreaksStayAndOtherLineEndsBecomeLF() throws {
    let decoded = try Decoder.decode(Array("one\u{0C}\ntwo\u{0B}three\u{2028}four\u{2029}five\n".utf8))
    #expect(decoded.string == "one\u{0C}\ntwo\nthree\nfour\nfive\n")
    #expect(decoded.text.lines[0].hasPageBreak)
  }

  @Test func strayMarksAndTheDOSEndOfFileGo() throws {
    let decoded = try Decoder.decode(Array("one\n\u{FEFF}two\n\u{1A}".utf8))
    #expect(decoded.string == "one\ntwo\n")
    #expect(decoded.findings.map(\.code) == ["mark-dropped"])
    #expect(try Decoder.decode(Array("one\n\u{1A}".utf8)).findings == [])
  }

  @Test func lostCharactersAreSaid() throws {
    let decoded = try Decoder.decode(Array("one\ntwo\n caf\u{FFFD}\n".utf8))
    #expect(decoded.findings.map(\.code) == ["characters-lost"])
    #expect(decoded.findings.map(\.line) == [3])
  }

  @Test func plainTextIsLeftAlone() throws {
    for text in ["one\n", "tab\there\r\n", "Mara’s “lamp” – été, Дом, 灯, 🙂\n", "~!@#$%^&*()\u{7F}\n", "\u{A0}x\n"] {
      let decoded = try Decoder.decode(Array(text.utf8))
      #expect(decoded.string == text)
      #expect(decoded.encoding == "utf-8")
      #expect(decoded.findings == [])
    }
  }

  // MARK: - What is no text

  private static let zip = "PK\u{3}\u{4}" + String(repeating: "x", count: 26)

  @Test(arguments: [
    ("%PDF-1.4\n", "a PDF document"), (zip + "mimetypeapplication/epub+zip", "an EPUB already"),
    (zip + "[Content_Types].xml", "a Word document"), (zip + "story.txt", "a ZIP archive"),
    ("{\\rtf1\\ansi", "a Rich Text document"), ("GIF89a", "a GIF picture"),
  ])
  func otherFilesAreNamed(start: String, name: String) {
    let error = #expect(throws: ReadingError.self) { try Decoder.decode(Array(start.utf8)) }
    #expect(error?.diagnostic(in: "x").message == "this is \(name), not plain text")
  }

  @Test func binaryFilesAreRefusedAndAFewControlsAreNot() throws {
    let noise = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 ^ $0 >> 3) }
    let error = #expect(throws: ReadingError.self) { try Decoder.decode(noise) }
    #expect(error?.diagnostic(in: "x").code == "not-text")
    let padded = Array("A story from a diskette.\r\n".utf8) + [UInt8](repeating: 0, count: 100)
    #expect(try Decoder.decode(padded).string == "A story from a diskette.\r\n")
  }

  @Test(arguments: ["", " \n\t\r\n", "\u{FEFF}", "\u{FEFF}\n\u{A0}\n"]) func emptyFilesAreRefused(text: String) {
    let error = #expect(throws: ReadingError.self) { try Decoder.decode(Array(text.utf8)) }
    #expect(error?.diagnostic(in: "x").code == "empty")
  }
}

extension Decoded {
  /// The whole text.
  var string: String { String(decoding: text.bytes, as: UTF8.self) }
}

import Testing

@testable import EPUB

@Suite struct XMLWriterTests {
  @Test(arguments: [
    ("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"),
    ("“]]>” \"quoted\" 'so'", "“]]&gt;” \"quoted\" 'so'"),
    ("long enough for a whole chunk & then some", "long enough for a whole chunk &amp; then some"),
    ("tab\tline\nreturn\r", "tab\tline\nreturn&#13;"),
    ("", ""), ("&", "&amp;"), ("été 日本 🙂 שלום", "été 日本 🙂 שלום"),
  ])
  func textIsEscaped(text: String, expected: String) throws {
    #expect(try written { $0.text(text) } == "<x>\(expected)</x>")
  }

  @Test(arguments: [
    ("before\u{0}after", "before\u{FFFD}after"),
    ("\u{1}\u{8}\u{B}\u{C}\u{1F}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("a\u{FFFE}b\u{FFFF}c", "a\u{FFFD}b\u{FFFD}c"), ("ﬁn\u{FFFD}\u{FEFF}", "ﬁn\u{FFFD}\u{FEFF}"),
    ("\u{10FFFF}", "\u{10FFFF}"),
  ])
  func charactersThatXMLForbidsAreReplaced(text: String, expected: String) throws {
    #expect(try written { $0.text(text) } == "<x>\(expected)</x>")
  }

  @Test func everyCharacterComesThrough() throws {
    for scalar in stride(from: UInt32(0x20), through: 0x2FFF, by: 1).compactMap(Unicode.Scalar.init)
    where !"&<>".unicodeScalars.contains(scalar) {
      let text = "fifteen bytes, " + String(scalar) + String(repeating: "-", count: Int(scalar.value % 19))
      #expect(try written { $0.text(text) } == "<x>\(text)</x>")
    }
  }

  @Test func attributesAreEscaped() throws {
    let element = try written {
      $0.empty("y", [Attribute("a", "“é” \"<&>\"\n\u{1}"), Attribute("b", nil), Attribute("c", "")])
    }
    #expect(element == "<x><y a=\"“é” &quot;&lt;&amp;&gt;&quot;&#10;\u{FFFD}\" c=\"\"/></x>")
  }

  @Test func anEmptyElementKeepsItsEndTag() throws {
    #expect(try written { $0.element("y") {} } == "<x><y></y></x>")
  }

  @Test func aFailureIsThrownAndTheNextDocumentIsWhole() throws {
    let xml = try XMLWriter()
    // A document within a document closes the outer one's elements: the outer one then has nothing to end.
    #expect(throws: EPUBError.self) { try xml.document { xml.element("y") { try? xml.document {} } } }
    try xml.document { xml.element("y") { xml.text("z") } }
    #expect(try xml.text() == "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<y>z</y>")
  }

  @Test func aTextOfAnyLengthIsWritten() throws {
    let text = String(repeating: "0123456789&", count: 100_000)
    #expect(try written { $0.text(text) }.utf8.count == text.utf8.count + 400_000 + 7)
  }
}

import StoryModel
import Testing

@testable import StoryReading

/// What a paragraph reads as, written as tags: `<em>`, `<strong>`, `<u>`, `<s>`, `<sup>`, `<sub>`, `<a target>`, `<br>`.
func read(_ text: String, keepingLines: Bool = false) -> String {
  var reader = InlineReader()
  let source = SourceText(utf8: Array(text.utf8))
  return tagged(reader.inlines(of: source, lines: 0..<source.lines.count, keepingLines: keepingLines))
}

func tagged(_ inlines: [Inline]) -> String {
  inlines.map { inline in
    let inner = tagged(inline.children)
    return switch inline {
    case .text(let words): words
    case .emphasis: "<em>\(inner)</em>"
    case .strong: "<strong>\(inner)</strong>"
    case .underline: "<u>\(inner)</u>"
    case .strikethrough: "<s>\(inner)</s>"
    case .superscript: "<sup>\(inner)</sup>"
    case .subscript: "<sub>\(inner)</sub>"
    case .foreign(let language, _): "<i \(language)>\(inner)</i>"
    case .link(let target, _): "<a \(target)>\(inner)</a>"
    case .lineBreak: "<br>"
    case .image(let image): "<img \(image.source)>"
    case .pageBreak(let label): "<page \(label)>"
    }
  }.joined()
}

@Suite struct InlineReaderTests {
  @Test(arguments: [
    ("The tide\nwent  out.\t ", "The tide went out."),
    ("one\u{A0}two \u{A0} three", "one\u{A0}two three"),
    ("the boat--\nshe said", "the boat--she said"),
    ("the boat\n--she said", "the boat--she said"),
    ("the boat --\nshe said", "the boat -- she said"),
    ("a well-\nknown harbour", "a well-known harbour"),
    ("two- \nor three-masted", "two- or three-masted"),
    ("東京の\n灯台", "東京の灯台"),
    ("one\n\n\ntwo", "one two"),
  ]) func linesAreJoined(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test func linesCanBeKept() {
    #expect(
      read("Low water,\n\n  high *water*,\nlow again", keepingLines: true)
        == "Low water,<br>high <em>water</em>,<br>low again")
  }

  @Test func hyphensAtLineEndsCanBeDropped() {
    var reader = InlineReader()
    reader.droppedHyphens = [5]
    let source = SourceText(utf8: Array("light-\nhouse".utf8))
    #expect(tagged(reader.inlines(of: source, lines: 0..<2)) == "lighthouse")
  }

  @Test func piecesAreJoinedAsLinesAre() {
    var reader = InlineReader()
    let source = SourceText(utf8: Array("Title: The *Tide* by me".utf8))
    #expect(tagged(reader.inlines(of: source, pieces: [7..<17, 18..<20])) == "The <em>Tide</em> by")
  }

  @Test(arguments: [
    (
      "*so* _so_ /so/ **so** __so__ ~~so~~",
      "<em>so</em> <em>so</em> <em>so</em> <strong>so</strong> <strong>so</strong> <s>so</s>"
    ),
    (
      "***both*** and ***one** two* and ***one* two**",
      "<em><strong>both</strong></em> and <em><strong>one</strong> two</em> and <strong><em>one</em> two</strong>"
    ),
    ("**strong *and em***", "<strong>strong <em>and em</em></strong>"),
    ("_over\ntwo lines_, then", "<em>over two lines</em>, then"),
    ("\"_What?_\" (_no_)--_but_--'*yes*'", "\"<em>What?</em>\" (<em>no</em>)--<em>but</em>--'<em>yes</em>'"),
    ("_any_thing every_body_ un*believe*able", "<em>any</em>thing every<em>body</em> un<em>believe</em>able"),
    ("_\"So,\"_ *...and then* _--But_", "<em>\"So,\"</em> <em>...and then</em> <em>--But</em>"),
    ("*“Quoted.”* *«Cité»*", "<em>“Quoted.”</em> <em>«Cité»</em>"),
    ("*one _two* three_", "<em>one _two</em> three_"),
    ("/I never said that,/ he thought.", "<em>I never said that,</em> he thought."),
  ]) func emphasisIsRead(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    "snake_case_name and another_one", "5 * 3 * 2 = 30 and 5*3*2", "f*ck that sh*t", "a note* at the foot", "*a note",
    "either/or, he/she, 24/7, and/or", "/usr/local/bin or /etc/ or ./a/b or ~/c/", "him/ her /it",
    "^_^ hello ^_^ and *_* and -_- and >_< and T_T", "____ miles", "what the ****", "d**n it, s**t", "(*) one (*)",
    "\\o/ and o_O", "~soft~ ~ and ~~~", "<laughed> <3 <g> <i guess> a < b > c", "a lone <i> here", "[Label] [1] [sic]",
    "AT&T; R&D &nosuch; & &", "* * *",
  ]) func whatOnlyLooksLikeMarkupStays(text: String) {
    #expect(read(text) == text)
  }

  @Test(arguments: [
    (
      "<i>so</i> <EM>so</EM> <b>so</b> <strong>so</strong>",
      "<em>so</em> <em>so</em> <strong>so</strong> <strong>so</strong>"
    ),
    ("<u>u</u><s>s</s><strike>s</strike><sup>2</sup><sub>2</sub>", "<u>u</u><s>s</s><s>s</s><sup>2</sup><sub>2</sub>"),
    ("[i]so[/i] [b]so[/b]", "<em>so</em> <strong>so</strong>"),
    ("<b>one <i>two</b> three</i>", "<strong>one <em>two</em></strong><em> three</em>"),
    ("one<br> two <br/>three", "one<br>two<br>three"),
    ("<span class=\"x\">so</span> <font color=red>so</font>", "so so"),
    ("<a href=\"http://example.org/?a=1&amp;b=2\">here</a>", "<a http://example.org/?a=1&b=2>here</a>"),
    ("<a name=\"top\">here</a> <a href='#x'>there</a>", "here there"),
    ("[url=http://example.org]here[/url]", "<a http://example.org>here</a>"),
    ("</i>stray", "</i>stray"),
  ]) func tagsInPairsAreRead(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    (
      "Fish &amp; chips &quot;hot&quot; &mdash; &#8217; &#x2019; &#146; caf&eacute;",
      "Fish & chips \"hot\" — ’ ’ ’ café"
    ),
    ("&lt;i&gt;not&lt;/i&gt; &#42;not&#42;", "<i>not</i> *not*"),
    ("one&nbsp;two &nbsp; three", "one\u{A0}two three"),
  ]) func entitiesAreDecoded(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test(arguments: [
    ("see http://example.org/a_b_c/*x*/.", "see <a http://example.org/a_b_c/*x*/>http://example.org/a_b_c/*x*/</a>."),
    (
      "(https://example.org/wiki/Tide_(sea))",
      "(<a https://example.org/wiki/Tide_(sea)>https://example.org/wiki/Tide_(sea)</a>)"
    ),
    ("<http://example.org>", "<<a http://example.org>http://example.org</a>>"),
    ("_http://example.org_", "<em><a http://example.org>http://example.org</a></em>"),
    ("www.example.org/a_b/_c_ stays", "www.example.org/a_b/_c_ stays"),
    (
      "write to _jo_@example.org or a_b@example.org, *please*",
      "write to _jo_@example.org or a_b@example.org, <em>please</em>"
    ),
  ]) func addressesAreLeftAlone(text: String, expected: String) {
    #expect(read(text) == expected)
  }

  @Test func whatIsReadAsMarkupIsAccountedFor() {
    var reader = InlineReader()
    let source = SourceText(utf8: Array("<i>caf&eacute;</i> *x*".utf8))
    #expect(tagged(reader.inlines(of: source, lines: 0..<1)) == "<em>café</em> <em>x</em>")
    #expect(String(decoding: reader.removed, as: UTF8.self) == "&eacute;<i></i>")
    #expect(String(decoding: reader.added, as: UTF8.self) == "é")
  }
}

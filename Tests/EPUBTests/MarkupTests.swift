import Foundation
import RegexBuilder
import StoryModel
import Testing

@testable import EPUB

@Suite struct MarkupTests {
  @Test func everyBlockHasItsMarkup() throws {
    let expected = """
      <section class="chapter" epub:type="chapter" role="doc-chapter" aria-labelledby="heading">
      <h2 id="heading"><span class="label">Chapter 1</span> <span class="title">Low water</span></h2>
      <p class="lines">The tide &lt;went&gt; &amp; "out" <em>so <strong>fast</strong></em> <u>u</u><s>s</s><sup>2</sup><sub>3</sub><span lang="fr" xml:lang="fr">la mer</span><span>la mer</span><a href="https://example.org/a?b=1&amp;c=2">here there</a>nowhere<br/><span id="page.12" epub:type="pagebreak" role="doc-pagebreak" aria-label="12"></span><img src="images/lamp-c159263d.gif" alt=""/></p>
      <p class="centered">HARBOUR CLOSED</p>
      <p class="trailing">Yours, I.</p>
      <p class="trailing lines">4 Mill Lane<br/>2nd December</p>
      <p class="lines">Your friend<br/><em>Ines</em></p>
      <p>\(String(repeating: "The tide went out. ", count: 5))<br/>It came.</p>
      <h3 id="at-the-quay">At the quay</h3>
      <h4>Under it</h4>
      <h3 id="at-the-quay-2">At the quay</h3>
      <hr class="scene-break" aria-label="Scene break"/>
      <hr class="scene-break gap" aria-label="Scene break"/>
      <blockquote>
      <p>A passage.</p>
      </blockquote>
      <blockquote class="letter">
      <p>Dear keeper,</p>
      <h4>P. S.</h4>
      </blockquote>
      <blockquote class="inscription">
      <p class="centered">HERE LIES A LAMP</p>
      </blockquote>
      <blockquote class="epigraph" epub:type="epigraph" role="doc-epigraph">
      <p>The sea gives.</p>
      </blockquote>
      <div class="verse">
      <p class="stanza"><span class="line">The lamp is low,</span><br/><span class="line in-1">the tide is high,</span></p>
      <p class="stanza"><span class="line in-4">and so</span><br/><span class="line">goodbye.</span></p>
      </div>
      <p class="continues">he sang.</p>
      <pre>N   E
        +  
      S   W</pre>
      <aside class="note" role="note">
      <p class="note-label">A/N</p>
      <p>Thank you for reading.</p>
      </aside>
      <aside class="note" role="note">
      <p>More soon.</p>
      </aside>
      <figure class="image"><img src="images/lamp-c159263d.gif" alt="A lamp"/></figure>
      <figure class="image">A missing lamp</figure>
      <ol start="3">
      <li>
      <p>Rope</p>
      </li>
      <li>
      <p>Oil</p>
      </li>
      </ol>
      <ul>
      <li>
      <p>Bread</p>
      </li>
      </ul>
      <p class="closing">THE END</p>
      </section>

      """
    #expect(try main(of: SampleBook.whole(), at: "low-water.xhtml") == expected)
  }

  @Test func aPageHasItsFrame() throws {
    var book = SampleBook.small(title: "Ebb & flow")
    book.metadata.language = "he"
    book.sections = [Section(.chapter(SampleBook.chapter("", "Once.")))]
    #expect(
      try document(of: book, at: "once.xhtml") == """
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" dir="rtl" lang="he" xml:lang="he">
        <head>
        <title>Ebb &amp; flow</title>
        <link rel="stylesheet" type="text/css" href="css/plain.css"/>
        </head>
        <body epub:type="bodymatter">
        <main>
        <section class="chapter" epub:type="chapter" role="doc-chapter" aria-label="Ebb &amp; flow">
        <p>Once.</p>
        </section>
        </main>
        </body>
        </html>

        """)
  }

  @Test func theTitlePageSaysWhoDidWhat() throws {
    #expect(
      try main(of: SampleBook.whole(), at: "title-page.xhtml") == """
        <section class="title-page" epub:type="titlepage">
        <h1 class="title">The Dark Lamp</h1>
        <p class="author">Ines Calloway</p>
        <p class="contributor"><span class="role">Translator</span> <span class="name">Ludwig van Ahlen</span></p>
        <p class="series">The Harbour, 2</p>
        <p class="series">Lamps</p>
        <p class="publisher">Quay Press</p>
        </section>

        """)
  }

  @Test func theHeaderIsADefinitionListInTheAuthorsOrder() throws {
    #expect(
      try main(of: SampleBook.whole(), at: "about.xhtml") == """
        <section class="header" aria-labelledby="heading">
        <h1 id="heading">About this story</h1>
        <dl>
        <dt>Disclaimer</dt>
        <dd>
        <p>I do not own the harbour.</p>
        <p>Nor the sea.</p>
        </dd>
        <dt>Feedback</dt>
        <dd>
        <p>Write to <a href="mailto:ines@example.org">me</a></p>
        </dd>
        <dt>Status</dt>
        <dd>
        </dd>
        </dl>
        </section>

        """)
  }

  @Test(arguments: [
    ("The lamps along the quay went out one by one, as if by hand.", "The lamps along the quay"),
    ("“You’ll catch your death,” said her father, without looking up.", "“You’ll catch your death"),
    ("In the beginning, which was a Tuesday, nobody had noticed the lamp.", "In the beginning"),
    ("THE lamps along the quay went out one by one, as if by hand.", nil), ("The lamps went out.", nil),
    ("Incomprehensibilitiesandmoreandmoreandmoreandmoreandmore of it", nil),
  ])
  func aChapterOpensWithAFewWords(text: String, opening: String?) throws {
    let motto = Block.quotation(Quotation(.epigraph, [.paragraph(Paragraph([.text(text)]))]))
    let first = Block.paragraph(Paragraph([.text(text), .emphasis([.text("So.")])]))
    let chapter = Chapter(title: [.text("Ebb")], blocks: [motto, first, first])
    let page = try main(of: SampleBook.small(chapters: [chapter]), at: "ebb.xhtml")
    #expect(page.matches(of: /<span class="opening">([^<]*)</).map { String($0.1) } == (opening.map { [$0] } ?? []))
    #expect(page.replacing(/<[^>]*>/, with: "").matches(of: Regex { text }).count == 3)
  }

  @Test func noHeadingLeavesOutALevel() throws {
    let deep: [Block] = [
      .heading(level: 4, [.text("A")]), .heading(level: 4, [.text("B")]), .heading(level: 9, [.text("C")]),
    ]
    let chapter = Chapter(title: [.text("Ebb")], blocks: deep + [.quotation(Quotation(.letter, deep))])
    let page = try main(of: SampleBook.small(chapters: [chapter]), at: "ebb.xhtml")
    let levels = page.matches(of: /<h([1-6])/).map { Int($0.1)! }
    #expect(levels == [1, 2, 3, 4, 5, 6, 6])
  }

  @Test(arguments: Chapter.Kind.allCases)
  func everyKindOfChapterStandsInItsPart(kind: Chapter.Kind) throws {
    let book = SampleBook.small(chapters: [SampleBook.chapter("Ebb", "The tide.", kind: kind)])
    let page = try document(of: book, at: "ebb.xhtml")
    #expect(page.contains("<body epub:type=\"\(kind.matter.rawValue)\">"))
    #expect(
      try document(of: book, at: "nav.xhtml").contains("ebb.xhtml")
        == (kind != .boilerplate || page.contains("bodymatter")))
  }

  @Test(arguments: [
    ("https://example.org", "https://example.org"), ("HTTP://example.org:80/a b", "HTTP://example.org:80/a%20b"),
    ("https://example.org/é|\"<>%zz%41", "https://example.org/%C3%A9%7C%22%3C%3E%25zz%41"),
    ("mailto:ines@example.org", "mailto:ines@example.org"), ("http://", nil), ("http:///a", nil),
    ("https://exa mple.org", nil),
    ("https://example..org", nil), ("https://1.2.3", nil), ("https://1.2.3.4/", "https://1.2.3.4/"),
    ("javascript:alert(1)", nil),
    ("file:///etc/passwd", nil), ("example.org", nil), ("", nil), ("mailto:ines", nil),
    ("https://example.org:port", nil),
  ])
  func onlyAddressesThatReadersFollowAreLinks(target: String, expected: String?) {
    #expect(WebAddress(target)?.value == expected)
  }

  @Test(arguments: [
    "en", "en-GB", "pt-BR", "zh-Hant-TW", "de-1996", "sl-rozaj-biske", "es-419", "en-a-bbb-x-a", "gsw",
    "zh-cmn-Hans-CN",
  ])
  func languageTagsAreTaken(tag: String) { #expect(LanguageTag(tag)?.value == tag) }

  @Test(arguments: [
    "", "e", "en_GB", "en-", "-en", "English language", "en-GB-GB", "abcdefghi", "en-a", "français", "12",
  ])
  func whatIsNoLanguageTagIsRefused(tag: String) { #expect(LanguageTag(tag) == nil) }

  @Test func everyLanguageHasEveryWord() {
    for language in ["en", "fr", "de", "es", "it", "pt", "nl", "ru"] {
      let wording = Wording(language: LanguageTag(language)!)
      for key in Wording.Key.allCases {
        #expect(!wording[key].isBlank && wording[key] != key.rawValue || key == .continued)
      }
    }
    #expect(Wording(language: LanguageTag("de-AT")!)[.contents] == "Inhalt")
    #expect(Wording(language: LanguageTag("eo")!)[.contents] == "Contents")
    #expect(HeaderField.Term.allCases.allSatisfy { Wording.Key(rawValue: $0.rawValue) != nil })
  }
}

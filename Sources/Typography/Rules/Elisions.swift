/// How likely an apostrophe stands for letters left out at a word's head (`'tis`) or end (`goin'`).
///
/// The words are a beginning, not the judge: what they cost is weighed with the neighbours and with the quotations that
/// are open, and a word that is not listed can still be elided.
enum Elisions {
  /// How a word with a mark before it can be meant.
  struct Head: Sendable, Hashable {
    /// What it costs to read the mark as an apostrophe.
    var plain: Int
    /// What it costs on top to read it as an opening quote.
    var open: Int
  }

  /// How the word at `at`, which a mark stands before, can be meant.
  ///
  /// - Parameters:
  ///   - text: the paragraph.
  ///   - at: where the word starts.
  ///   - words: what is known of the language's words.
  ///   - inSentence: whether a word and a space stand before the mark, no stop: a speech seldom begins there.
  static func head(_ text: Span<UInt8>, _ at: Int, _ words: Words, inSentence: Bool) -> Head {
    if (0x30...0x39).contains(text[at]) { return decade(text, at, inSentence) }
    let end = wordEnd(text, at)
    let isCapital = Side.after(text, at) == .capital
    let doubt = inSentence && !isCapital ? 6 : 0
    if let key = WordKey(text, at..<end), let sort = sort(of: key, words) {
      switch sort {
      case .elision: return Head(plain: inSentence ? 0 : 3, open: doubt + 8)
      case .dialect: return Head(plain: inSentence ? 4 : 8, open: doubt + 2)
      case .word: return Head(plain: inSentence ? 8 : 32, open: doubt)
      case .have: return Head(plain: inSentence && isAfterAuxiliary(text, at - 2) ? 2 : 40, open: doubt)
      }
    }
    // Most heads that are left out are an h or an unstressed vowel's; `'I` is a speech.
    let isVowel = end - at > 1 && WordKey.isVowel(text[at])
    let base = isVowel ? (isCapital ? 34 : 32) : 42
    return Head(plain: inSentence ? base - (isCapital ? 10 : 18) : base, open: doubt)
  }

  /// What is known of a word, or of the word that it is a form of (`appenin` of `appen`).
  private static func sort(of word: WordKey, _ words: Words) -> Sort? {
    if let sort = words[word] { return sort }
    for stem in word.stems where words[stem] == .dialect { return .dialect }
    return nil
  }

  /// Whether the word at `at` hardly stands without an apostrophe before it.
  static func isHeadless(_ text: Span<UInt8>, _ at: Int, _ words: Words) -> Bool {
    guard let key = WordKey(text, at..<wordEnd(text, at)) else { return false }
    return words[key] == .elision
  }

  /// What it costs to read the mark after the word that ends at `end` as an apostrophe.
  ///
  /// - Parameter cutEnds: the words that the story cuts so again and again.
  static func endCost(_ text: Span<UInt8>, _ end: Int, _ cutEnds: KnownWords<Void>) -> Int {
    let start = wordStart(text, end)
    let last = text[end - 1] | 0x20
    if last == UInt8(ascii: "s") || last == UInt8(ascii: "z") || last == UInt8(ascii: "x") {
      return Side.after(text, end + 1) == .space && Side.after(text, end + 2).isWord ? 12 : 18
    }
    if end - start <= 7 || !cutEnds.isEmpty, let key = WordKey(text, start..<end),
      ends[key] != nil || cutEnds[key] != nil
    {
      return 4
    }
    if end - start >= 4, last == UInt8(ascii: "n"), text[end - 2] | 0x20 == UInt8(ascii: "i") { return 6 }
    return 22
  }

  /// `'90s`, `in '45`: two figures.
  private static func decade(_ text: Span<UInt8>, _ at: Int, _ inSentence: Bool) -> Head {
    var end = at
    while end < text.count, (0x30...0x39).contains(text[end]) { end += 1 }
    guard end - at == 2 else { return Head(plain: 40, open: 0) }
    let isPlural = end < text.count && text[end] == UInt8(ascii: "s")
    return Head(plain: isPlural || inSentence ? 2 : 24, open: isPlural ? 8 : inSentence ? 6 : 0)
  }

  /// Whether the word that ends at `end` goes before `'a'` for `have`: `he'd`, `might`, `must`, `couldn't`.
  private static func isAfterAuxiliary(_ text: Span<UInt8>, _ end: Int) -> Bool {
    end > 1 && (text[end - 1] == UInt8(ascii: "d") || text[end - 1] == UInt8(ascii: "t"))
  }

  private static func wordEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < text.count, at - start < 24, text[at] >= 0x80 || (0x61...0x7A).contains(text[at] | 0x20) { at += 1 }
    return at
  }

  private static func wordStart(_ text: Span<UInt8>, _ end: Int) -> Int {
    var at = end
    while at > 0, end - at < 24, text[at - 1] >= 0x80 || (0x61...0x7A).contains(text[at - 1] | 0x20) { at -= 1 }
    return at
  }

  /// What is known of a word that has lost its head.
  enum Sort: Sendable, Hashable {
    /// Hardly anything else: `tis`, `em`.
    case elision
    /// Nothing by itself, and heard in dialect: `ouse`, `lowed`.
    case dialect
    /// A word in its own right, too: `round`, `as`.
    case word
    /// `a` for `have`.
    case have
  }

  /// What is known of a language's words that lose their heads; empty for a language that has none.
  typealias Words = KnownWords<Sort>

  static let german = elisions("ne nen nem ner nes n s ran raus rein rauf rum runter rüber drum was")
  static let dutch = elisions("s t n k m r ns tis twas")
  static let english: Words = {
    var words = Words()
    words.add(
      """
      un ee ere im imself isself er ers erself e ow owever ome ouse ope oped orse undred appen appy andsome andy \
      andle ang ung unger ungry unt urry urt usband ead eard eart eaven eavy elp ello ullo enry arry arriet arold \
      igh igher ighness igness ill it its itting ittin itch ittem old older ole oliday onest onour ook oney \
      ospital otel ot otter ound uman umble umbug umour undredweight alf arf all arbour ard arder ardly arm \
      armony at ats ate ated aunt av ave aven avin aving az ay edge eel eight en ens erbs ero iding idin ide \
      idden ire ired istory obby oist ooman owl umph usht uss ussy lowed lectric lection tude scape scaped larm \
      pears peared haps gin tend tention steada stead deed prentice prenticed thout nough ud ull spectable \
      specially sides cordin cording count bide feard feared gainst zackly zactly nation frisco change quest mid \
      midst ware board bacco baccy backer tater possum coon gator lasses skeeter rithmetic rastle scuse sponsible \
      spicious suade ception dillo pendicitis merican merica talian rabian lijah liza lizabeth melia
      """, .dialect)
    words.add(
      """
      till cause round fore is as and had has art ear air course hind less other way long most side low member sup \
      pon kay mum even off old morning mornin evening night noon all ow am ad an it in on count at other
      """, .word)
    words.add(
      """
      tis twas twere twill twould tisn twasn tweren twon twouldn twarn taint tain em n til bout cos cuz coz neath gainst \
      mongst nuff fraid cept spect spose scuse twixt tween nother tother s d re ve ll m t
      """, .elision)
    words.add("a", .have)
    return words
  }()

  private static func elisions(_ list: StaticString) -> Words {
    var words = Words()
    words.add(list, .elision)
    return words
  }

  /// Words that are usual without their ends.
  private static let ends: KnownWords<Void> = {
    var words = KnownWords<Void>()
    words.add(
      """
      a an n o wi th ol ole i t d mo jes jus las bes mus tho thro fo yo lil roun groun aroun han lan fin tol col kep firs nex \
      wha tha ha ye gi sel wa fu ca ta ma pa ea coul woul shoul lor un ut tuh hev mak tak natur futur ow ov wid thousan \
      husban foun boun soun poun min behin kin ast almos trus mos des mought ag agin whar dar guv dee dam gran win worl \
      chil tell migh bu nothin somethin mornin evenin
      """, ())
    return words
  }()
}

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
  ///   - inSentence: whether a word and a space stand before the mark, no stop: a speech seldom begins there.
  static func head(_ text: [UInt8], _ at: Int, inSentence: Bool) -> Head {
    if (0x30...0x39).contains(text[at]) { return Head(plain: decade(text, at, inSentence), open: inSentence ? 6 : 0) }
    let end = wordEnd(text, at)
    let isCapital = Side.after(text, at) == .capital
    let doubt = inSentence && !isCapital ? 6 : 0
    if end - at <= 10, let sort = heads[lowered(text, at..<end)] {
      switch sort {
      case .elision: return Head(plain: inSentence ? 0 : 3, open: doubt + 8)
      case .dialect: return Head(plain: inSentence ? 4 : 8, open: doubt + 2)
      case .word: return Head(plain: inSentence ? 8 : 32, open: doubt)
      case .have: return Head(plain: inSentence && isAfterAuxiliary(text, at - 2) ? 2 : 40, open: doubt)
      }
    }
    // Most heads that are left out are an h or an unstressed vowel's; `'I` is a speech.
    let isVowel = end - at > 1 && "aeiou".utf8.contains(text[at] | 0x20)
    let base = isVowel ? (isCapital ? 34 : 32) : 42
    return Head(plain: inSentence ? base - (isCapital ? 10 : 18) : base, open: doubt)
  }

  /// What it costs to read the mark after the word that ends at `end` as an apostrophe.
  static func endCost(_ text: [UInt8], _ end: Int) -> Int {
    let start = wordStart(text, end)
    let last = text[end - 1] | 0x20
    if last == UInt8(ascii: "s") || last == UInt8(ascii: "z") || last == UInt8(ascii: "x") {
      return Side.after(text, end + 1) == .space && Side.after(text, end + 2).isWord ? 12 : 18
    }
    if end - start <= 7, ends.contains(lowered(text, start..<end)) { return 4 }
    if end - start >= 4, last == UInt8(ascii: "n"), text[end - 2] | 0x20 == UInt8(ascii: "i") { return 6 }
    return 22
  }

  /// `'90s`, `in '45`: two figures.
  private static func decade(_ text: [UInt8], _ at: Int, _ inSentence: Bool) -> Int {
    var end = at
    while end < text.count, (0x30...0x39).contains(text[end]) { end += 1 }
    guard end - at == 2 else { return 40 }
    return inSentence || end < text.count && text[end] == UInt8(ascii: "s") ? 2 : 24
  }

  /// Whether the word that ends at `end` goes before `'a'` for `have`: `he'd`, `might`, `must`, `couldn't`.
  private static func isAfterAuxiliary(_ text: [UInt8], _ end: Int) -> Bool {
    end > 1 && [UInt8(ascii: "d"), UInt8(ascii: "t")].contains(text[end - 1])
  }

  private static func wordEnd(_ text: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < text.count, at - start < 24, text[at] >= 0x80 || (0x61...0x7A).contains(text[at] | 0x20) { at += 1 }
    return at
  }

  private static func wordStart(_ text: [UInt8], _ end: Int) -> Int {
    var at = end
    while at > 0, end - at < 24, text[at - 1] >= 0x80 || (0x61...0x7A).contains(text[at - 1] | 0x20) { at -= 1 }
    return at
  }

  private static func lowered(_ text: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: text[range].lazy.map { $0 < 0x80 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// What is known of a word that has lost its head.
  private enum Sort: Sendable {
    /// Hardly anything else: `tis`, `em`.
    case elision
    /// Nothing by itself, and heard in dialect: `ouse`, `lowed`.
    case dialect
    /// A word in its own right, too: `round`, `as`.
    case word
    /// `a` for `have`.
    case have
  }

  private static let heads: [String: Sort] = {
    let elisions = """
      tis twas twere twill twould tisn twasn tweren twon twouldn twarn taint tain em n til bout cos cuz coz neath gainst \
      mongst nuff fraid cept spect spose scuse twixt tween nother tother s d re ve ll m t
      """
    let dialect = """
      un ee ere im imself isself er ers erself e ow owever ome omes ouse ouses ope oped orse orses undred undreds appen \
      appens appened appy andsome andy andle ang anged anging ung unger ungry unt unting urry urt urts urting usband \
      ead eads eard eart earts eaven eavens eavy elp elped elping ello ullo enry arry arriet arold igh igher ighness \
      igness ill it its itting ittin itch ittem old olding older ole oles oliday olidays onest onour ook ooks oney ospital \
      otel ot otter ound ounds uman umble umbug umour undredweight alf arf all alls arbour ard arder ardly arm armed \
      armony at ats ate ated aunt aunted av ave aven avin avin aving az ay edge edges eel eels eight en ens erbs ero \
      iding idin ide idden ire ired istory obby oist ooman owl owled owling owlin umph usht uss ussy \
      lowed lectric lection tude scape scaped larm larmed pears peared haps gin tend tended tending tention steada stead \
      deed prentice prentices prenticed thout nough ud ull spectable specially sides cordin cording cording count \
      bide feard feared gainst zackly zactly nation frisco change quest mid midst ware board bacco baccy backer taters \
      tater possum coon gator lasses skeeters skeeter rithmetic rastle scuse sponsible spicious suade ception dillo \
      pendicitis merican merica talian rabian lijah liza lizabeth melia
      """
    let words = """
      till cause round fore is as and had has art ear air course hind less other way long most side low member sup \
      pon kay mum even off old all ow am ad an it in on count tween at other
      """
    var heads: [String: Sort] = ["a": .have]
    for (list, sort) in [(words, Sort.word), (dialect, .dialect), (elisions, .elision)] {
      for word in list.split(separator: " ") where heads[String(word)] != .word { heads[String(word)] = sort }
    }
    return heads
  }()

  private static let ends = Set(
    """
    a an n o wi th ol ole i t d mo jes jus las bes mus tho thro fo yo lil roun groun aroun han lan fin tol col kep firs nex \
    wha tha ha ye gi sel wa fu ca ta ma pa ea coul woul shoul lor un ut tuh hev mak tak natur futur ow ov wid thousan \
    husban foun boun soun poun min behin kin ast almos trus mos des mought ag agin whar dar t' guv dee dam gran win worl \
    chil tell migh bu nothin somethin somethin' mornin evenin th'
    """.split(separator: " ").map(String.init))
}

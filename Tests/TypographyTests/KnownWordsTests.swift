import Testing

@testable import Typography

@Suite struct KnownWordsTests {
  @Test func aListIsKnownWordByWord() {
    var words = KnownWords<Elisions.Sort>()
    #expect(words.isEmpty)
    #expect(words[WordKey("tis")] == nil)
    words.add("tis twas rüber", .elision)
    words.add("ouse", .dialect)
    #expect(!words.isEmpty)
    #expect(words[WordKey("tis")] == .elision)
    #expect(words[WordKey("Rüber")] == .elision)
    #expect(words[WordKey("ouse")] == .dialect)
    #expect(words[WordKey("house")] == nil)
    #expect(words[WordKey()] == nil)
  }

  @Test func whatIsSaidLastIsKnown() {
    var words = KnownWords<Elisions.Sort>()
    words.add("gainst scuse", .dialect)
    words.add("scuse", .elision)
    #expect(words[WordKey("gainst")] == .dialect)
    #expect(words[WordKey("scuse")] == .elision)
  }

  @Test func aTableGrowsWithItsWords() {
    var words = KnownWords<Int>()
    let letters = Array(1...26)
    let keys = letters.flatMap { first in letters.flatMap { second in letters.prefix(4).map { [first, second, $0] } } }
      .map {
        var key = WordKey()
        for letter in $0 { key.append(code: UInt8(letter)) }
        return key
      }
    for (number, key) in keys.enumerated() { words.add(key, number) }
    #expect(keys.map { words[$0] } == Array(keys.indices))
    #expect(words[WordKey("tide")] == nil)
  }
}

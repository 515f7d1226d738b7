/// What is known of words, one thing of each.
///
/// Each run of the program fills the tables of its language, which takes a `Dictionary` several times as long: that hashes
/// with a key of its own for every process. Half of the slots are free at least, and a word whose slot is taken has the
/// next one.
struct KnownWords<Knowledge: Sendable>: Sendable {
  /// The word of each slot; an empty one where the slot is free.
  private var words: [WordKey] = []
  private var knowledge: [Knowledge] = []
  private var count = 0

  /// Whether nothing is known of any word.
  var isEmpty: Bool { count == 0 }

  /// What is known of a word; `nil` where nothing is.
  subscript(word: WordKey) -> Knowledge? {
    guard !isEmpty else { return nil }
    let slot = slot(of: word)
    return words[slot].isEmpty ? nil : knowledge[slot]
  }

  /// Adds a word, or changes what is known of it.
  mutating func add(_ word: WordKey, _ known: Knowledge) {
    if 2 * count >= words.count { grow(known) }
    let slot = slot(of: word)
    if words[slot].isEmpty { count += 1 }
    words[slot] = word
    knowledge[slot] = known
  }

  /// Adds the words of a list, of which all the same is known; single spaces stand between them.
  mutating func add(_ list: StaticString, _ known: Knowledge) {
    list.withUTF8Buffer { list in
      var word = WordKey()
      for byte in list {
        if byte == 0x20 {
          add(word, known)
          word = WordKey()
        } else {
          word.append(byte)
        }
      }
      add(word, known)
    }
  }

  /// Where a word is, or would be.
  private func slot(of word: WordKey) -> Int {
    let mask = words.count - 1
    var slot = word.slot & mask
    while !words[slot].isEmpty, words[slot] != word { slot = (slot + 1) & mask }
    return slot
  }

  /// - Parameter filler: what stands in the slots that are free.
  private mutating func grow(_ filler: Knowledge) {
    let (words, knowledge) = (words, knowledge)
    let slots = max(256, 2 * words.count)
    self.words = Array(repeating: WordKey(), count: slots)
    self.knowledge = Array(repeating: filler, count: slots)
    for (word, known) in zip(words, knowledge) where !word.isEmpty {
      let slot = slot(of: word)
      self.words[slot] = word
      self.knowledge[slot] = known
    }
  }
}

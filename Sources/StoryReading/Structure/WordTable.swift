internal import QuireResources

/// What words and phrases mean, by the hash of their letters (`FoldedHash`).
///
/// Keys are hashes already, so that a table which hashed them again, as `Dictionary` does with a key of its own for
/// each process, would take several times as long: to fill it is most of what a small story's words cost. A table is
/// half empty at least, and a slot that is taken is passed over for the next.
struct WordTable<Meaning: Sendable>: Sendable {
  /// The words' hashes; 0, which no word's letters come to, in a slot that is free.
  private var hashes: [UInt64]
  private var meanings: [Meaning]
  private var count = 0
  private let nothing: Meaning

  /// Makes a table in which every word means nothing.
  ///
  /// - Parameter capacity: how many words it is likely to have.
  init(capacity: Int, nothing: Meaning) {
    var slots = 16
    while slots < 2 * capacity { slots *= 2 }
    hashes = Array(repeating: 0, count: slots)
    meanings = Array(repeating: nothing, count: slots)
    self.nothing = nothing
  }

  /// What a word means; `nil` where the table has not got it.
  subscript(hash: UInt64) -> Meaning? {
    let slot = slot(of: hash)
    return hashes[slot] == 0 ? nil : meanings[slot]
  }

  /// Gives a word another meaning, made of the one that it has.
  mutating func update(_ hash: UInt64, _ change: (inout Meaning) -> Void) {
    var slot = slot(of: hash)
    if hashes[slot] == 0 {
      if 2 * count >= hashes.count {
        grow()
        slot = self.slot(of: hash)
      }
      hashes[slot] = hash
      count += 1
    }
    change(&meanings[slot])
  }

  /// Where a word is, or would be. A hash is as good as its middle: the low bits of FNV-1a depend on little.
  private func slot(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = WordTable(capacity: hashes.count, nothing: nothing)
    for (hash, meaning) in zip(hashes, meanings) where hash != 0 { larger.update(hash) { $0 = meaning } }
    self = larger
  }
}

/// The lines of `resources/headings.txt`: a key, a colon, and words that mean what the key says.
enum HeadingLines {
  /// Reads the lines whose key says something, each word as the hash of its letters.
  ///
  /// - Parameters:
  ///   - interpret: what the words of a line mean by its key; `nil` passes the line over.
  ///   - body: takes a word's meaning, its place in its line, counted from 0, and its hash.
  static func read<Meaning>(
    _ interpret: (_ key: UnsafeBufferPointer<UInt8>) -> Meaning?,
    _ body: (_ meaning: Meaning, _ place: Int, _ word: UInt64) -> Void
  ) {
    for line in Resource.headings.lines {
      guard let colon = line.firstIndex(of: 0x3A),
        let meaning = interpret(UnsafeBufferPointer(rebasing: line[..<colon]))
      else { continue }
      var hash = FoldedHash()
      var place = 0
      for byte in UnsafeBufferPointer(rebasing: line[(colon + 1)...]) {
        if byte == 0x2C {
          body(meaning, place, hash.value)
          hash = FoldedHash()
          place += 1
        } else {
          hash.append(byte)
        }
      }
      body(meaning, place, hash.value)
    }
  }
}

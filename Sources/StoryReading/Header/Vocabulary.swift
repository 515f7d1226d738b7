internal import QuireResources

/// The words that a header is read by, from `resources/labels.txt`: phrases and what they mean, in one hash table.
///
/// The file is parsed once, when the first header is read; phrases stay where they are, in the resource's own bytes.
struct Vocabulary: Sendable {
  /// A list of phrases: a section of the file.
  enum List: UInt8, CaseIterable {
    case labels, mail, by, and, particles, suffixes, notnames, months, ordinals, parts, ratings, nothing, voice, begin
    case heading, acronyms, small, honorifics, stories, articles

    /// The section's name in the file.
    var name: String {
      switch self {
      case .labels: "labels"
      case .mail: "mail"
      case .by: "by"
      case .and: "and"
      case .particles: "particles"
      case .suffixes: "suffixes"
      case .notnames: "notnames"
      case .months: "months"
      case .ordinals: "ordinals"
      case .parts: "parts"
      case .ratings: "ratings"
      case .nothing: "nothing"
      case .voice: "voice"
      case .begin: "begin"
      case .heading: "heading"
      case .acronyms: "acronyms"
      case .small: "small"
      case .honorifics: "honorifics"
      case .stories: "stories"
      case .articles: "articles"
      }
    }

    /// What the phrases of the list mean, by the keys of its lines; empty where all mean the same.
    var keys: [String] {
      switch self {
      case .labels: LabelMeaning.allCases.map(\.rawValue)
      case .mail: MailLabel.allCases.map(\.rawValue)
      case .by: ByLine.allCases.map(\.rawValue)
      case .parts: PartWord.allCases.map(\.rawValue)
      case .voice: Voice.allCases.map(\.rawValue)
      case .heading: HeadingWord.allCases.map(\.rawValue)
      case .months, .ordinals: (0...12).map(String.init)
      case .and, .particles, .suffixes, .notnames, .ratings, .nothing, .begin, .acronyms, .small, .honorifics, .stories,
        .articles:
        []
      }
    }
  }

  /// What a phrase before an author's name says.
  enum ByLine: String, CaseIterable {
    /// It says all by itself that a name follows (`written by`).
    case alone
    /// It says so below a title (`by`).
    case by
    /// It names somebody else (`translated by`).
    case note
  }

  /// What a word in a statement of a place in a series is.
  enum PartWord: String, CaseIterable {
    /// A word for one of several (`book`).
    case part
    /// What joins it to the whole (`of`).
    case of
    /// A word for the whole (`trilogy`).
    case series
  }

  /// Who speaks where a phrase is found.
  enum Voice: String, CaseIterable {
    /// Somebody who disclaims (`do not own`).
    case disclaimer
    /// An author about the story, beyond doubt (`this chapter`).
    case surely
    /// An author about the story, where other words bear it out (`thanks`).
    case author
  }

  /// How a word makes a chapter heading.
  enum HeadingWord: String, CaseIterable {
    /// With a number (`Chapter 1`).
    case numbered
    /// By itself (`Prologue`).
    case alone
  }

  /// The vocabulary that is embedded in the program.
  static let shared = Vocabulary(parsing: Resource.labels)

  private struct Slot {
    var offset: UInt32 = 0
    var count: UInt8 = 0
    var list: UInt8 = 0
    var value: UInt8 = 0
  }

  private static let weak: UInt8 = 0x80
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer
  private var slots: [Slot]
  private var mask: Int
  /// Which hashes the first words of a voice's phrases have, cut to its count: hardly any other word has one of them.
  private var voiceOpenings = [Bool](repeating: false, count: 4096)

  /// What a label means and whether it is weak, one that is believed only beside others.
  func label(_ folded: Bytes) -> (meaning: LabelMeaning, isWeak: Bool)? {
    value(folded, in: .labels).map { (LabelMeaning.allCases[Int($0 & ~Self.weak)], $0 & Self.weak != 0) }
  }

  /// What a line of a mail's header is.
  func mail(_ folded: Bytes) -> MailLabel? { value(folded, in: .mail).map { MailLabel.allCases[Int($0)] } }

  /// What a phrase before a name says.
  func byLine(_ folded: Bytes) -> ByLine? { value(folded, in: .by).map { ByLine.allCases[Int($0)] } }

  /// What a word in a statement of a series is.
  func partWord(_ folded: Bytes) -> PartWord? { value(folded, in: .parts).map { PartWord.allCases[Int($0)] } }

  /// Tells who speaks, for each phrase of up to four words of a folded text that says so.
  func forEachVoice(in text: Bytes, _ found: (Voice) -> Void) {
    let words = text.spokenWords
    let list = List.voice.rawValue
    text.withUnsafeBytes { text in
      for first in words.indices {
        // The hash of a phrase goes on from that of the phrase that is a word shorter.
        let start = words[first].lowerBound
        var hash = Self.seed(list)
        var at = start
        for last in first..<min(first + 4, words.count) {
          while at < words[last].upperBound {
            hash = Self.mix(hash, text[at])
            at += 1
          }
          if last == first, !voiceOpenings[Self.index(hash) & (voiceOpenings.count - 1)] { break }
          guard let value = value(UnsafeRawBufferPointer(rebasing: text[start..<at]), hash, list) else { continue }
          found(Voice.allCases[Int(value)])
        }
      }
    }
  }

  /// How a word makes a heading.
  func headingWord(_ folded: Bytes) -> HeadingWord? {
    value(folded, in: .heading).map { HeadingWord.allCases[Int($0)] }
  }

  /// The number of a month, 1 to 12.
  func month(_ folded: Bytes) -> Int? { value(folded, in: .months).map(Int.init) }

  /// The number that a word stands for (`third`).
  func ordinal(_ folded: Bytes) -> Int? { value(folded, in: .ordinals).map(Int.init) }

  /// Whether a list has a phrase.
  func contains(_ folded: Bytes, in list: List) -> Bool { value(folded, in: list) != nil }

  private func value(_ phrase: Bytes, in list: List) -> UInt8? {
    guard !phrase.isEmpty, phrase.count < 256 else { return nil }
    return phrase.withUnsafeBytes { phrase in
      var hash = Self.seed(list.rawValue)
      for byte in phrase { hash = Self.mix(hash, byte) }
      return value(phrase, hash, list.rawValue)
    }
  }

  private func value(_ phrase: UnsafeRawBufferPointer, _ hash: UInt64, _ list: UInt8) -> UInt8? {
    var at = Self.index(hash) & mask
    while slots[at].count > 0 {
      let slot = slots[at]
      if slot.list == list, Int(slot.count) == phrase.count,
        bytes[Int(slot.offset)..<Int(slot.offset) + phrase.count].elementsEqual(phrase)
      {
        return slot.value
      }
      at = (at + 1) & mask
    }
    return nil
  }
}

extension UInt8 {
  /// Whether it belongs to a word of a folded text: a letter, digit, apostrophe or slash.
  fileprivate var isSpoken: Bool {
    isSmall || isDigit || isWide || self == Ascii.apostrophe || self == Ascii.slash
  }
}

extension ArraySlice where Element == UInt8 {
  /// Where the words of a folded text stand, counted from its start.
  fileprivate var spokenWords: [Range<Int>] {
    var words: [Range<Int>] = []
    words.reserveCapacity(count / 4)
    withUnsafeBytes { text in
      var start: Int?
      for (at, byte) in text.enumerated() {
        if byte.isSpoken {
          start = start ?? at
        } else if let begun = start {
          words.append(begun..<at)
          start = nil
        }
      }
      if let begun = start { words.append(begun..<text.count) }
    }
    return words
  }
}

// MARK: - Parsing

extension Vocabulary {
  /// Parses a file of the form of `resources/labels.txt`.
  private init(parsing resource: Resource) {
    bytes = resource.bytes
    slots = Array(repeating: Slot(), count: 8192)
    mask = slots.count - 1
    let lists = List.allCases.map { Self.hash($0.name) }
    var list: UInt8 = 0
    var keys: [UInt64] = []
    for line in resource.lines {
      if line[0] == Ascii.openSquare {
        list = Self.index(of: line[1..<line.count - 1], among: lists)
        keys = List.allCases[Int(list)].keys.map(Self.hash)
      } else {
        parse(line, in: list, keys: keys)
      }
    }
  }

  /// Takes in `key: phrase, phrase, ...`; a key that ends in `?` makes its phrases weak.
  private mutating func parse(_ line: UnsafeBufferPointer<UInt8>, in list: UInt8, keys: [UInt64]) {
    var at = 0
    while line[at] != Ascii.colon { at += 1 }
    let isWeak = line[at - 1] == Ascii.question
    let key = line[..<(isWeak ? at - 1 : at)]
    let value = (keys.isEmpty ? 0 : Self.index(of: key, among: keys)) | (isWeak ? Self.weak : 0)
    while at < line.count {
      // Behind the colon or comma and its space.
      let start = at + 2
      at = start
      var hash = Self.seed(list)
      while at < line.count, line[at] != Ascii.comma {
        hash = Self.mix(hash, line[at])
        at += 1
      }
      let phrase = UnsafeBufferPointer(rebasing: line[start..<at])
      insert(phrase, hash: hash, list: list, value: value)
      if list == List.voice.rawValue { noteVoiceOpening(of: phrase) }
    }
  }

  private mutating func noteVoiceOpening(of phrase: UnsafeBufferPointer<UInt8>) {
    var hash = Self.seed(List.voice.rawValue)
    for byte in phrase {
      guard byte.isSpoken else { break }
      hash = Self.mix(hash, byte)
    }
    voiceOpenings[Self.index(hash) & (voiceOpenings.count - 1)] = true
  }

  private static func index(of name: Slice<UnsafeBufferPointer<UInt8>>, among names: [UInt64]) -> UInt8 {
    var hash = seed(0)
    for byte in name { hash = mix(hash, byte) }
    guard let index = names.firstIndex(of: hash) else {
      preconditionFailure("labels.txt: nothing is called \(String(decoding: name, as: UTF8.self))")
    }
    return UInt8(index)
  }

  private static func hash(_ name: String) -> UInt64 {
    var hash = seed(0)
    for byte in name.utf8 { hash = mix(hash, byte) }
    return hash
  }

  private mutating func insert(_ phrase: UnsafeBufferPointer<UInt8>, hash: UInt64, list: UInt8, value: UInt8) {
    guard let start = phrase.baseAddress, let first = bytes.baseAddress else { return }
    var at = Self.index(hash) & mask
    while slots[at].count > 0 { at = (at + 1) & mask }
    slots[at] = Slot(
      offset: UInt32(UnsafeRawPointer(start) - first), count: UInt8(phrase.count), list: list, value: value)
  }

  // FNV-1a, 64 bits: short keys, no state, the same on every machine.
  private static func seed(_ list: UInt8) -> UInt64 { mix(0xCBF2_9CE4_8422_2325, list) }
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  private static func index(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 32) }
}

internal import QuireResources

/// Where a file holds the story, and where what its archive put around it: a licence, the transcriber's words.
struct Boilerplate: Sendable, Hashable {
  /// The lines of the story, its own header among them.
  var story: Range<Int>
  /// The lines above it in which an archive names title and author; empty for most files.
  var head: Range<Int>
  /// Everything that is not the story, in order; `head` is part of it.
  var pieces: [Range<Int>]

  /// Finds what stands around the story.
  init(_ text: MeasuredText) {
    let phrases = BoilerplatePhrases.standard
    let lines = text.source.lines.indices
    var start = 0
    var end = lines.upperBound
    var bearsSign = false
    for line in lines where phrases.mayBegin(text, line) && (line < 1_200 || phrases.mayEnd(text, line)) {
      switch phrases.role(text, line) {
      case .start where line < 1_200:
        start = Self.endOfPassage(text, line, lines.upperBound)
        end = lines.upperBound
        bearsSign = true
      case .end where line > start && end == lines.upperBound:
        end = line
        bearsSign = true
      case .sign where line < 12:
        bearsSign = true
      case .start, .end, .sign, .credit, .footer, nil:
        break
      }
    }
    head = 0..<start
    pieces = start > 0 ? [0..<start] : []
    if bearsSign { Self.takeCredits(text, phrases, &start, end, &pieces) }
    var footers: [Range<Int>] = end < lines.upperBound ? [end..<lines.upperBound] : []
    Self.takeFooters(text, phrases, start, &end, &footers)
    story = start..<end
    pieces += footers
  }

  /// Takes the paragraphs above a story that say who made the file.
  private static func takeCredits(
    _ text: MeasuredText, _ phrases: BoilerplatePhrases, _ start: inout Int, _ end: Int, _ pieces: inout [Range<Int>]
  ) {
    var line = start
    while line < end {
      while line < end, text.isBlank(line) { line += 1 }
      guard line < end, phrases.isCredit(text, line) else { return }
      let next = endOfNote(text, line, end)
      pieces.append(line..<next)
      line = next
      start = next
    }
  }

  /// Takes the paragraphs below a story that are its archive's, or its transcriber's.
  private static func takeFooters(
    _ text: MeasuredText, _ phrases: BoilerplatePhrases, _ start: Int, _ end: inout Int, _ pieces: inout [Range<Int>]
  ) {
    var last = end
    // The last few paragraphs; a transcriber's notes go on to the end, however long.
    for _ in 0..<12 {
      while last > start, text.isBlank(last - 1) { last -= 1 }
      var first = last
      while first > start, !text.isBlank(first - 1) { first -= 1 }
      guard first < last, first > start, last - first < 40 else { return }
      if phrases.role(text, first) == .footer || phrases.isTranscribersNote(text, first) {
        pieces.insert(first..<end, at: 0)
        end = first
      }
      last = first
    }
  }

  private static func endOfPassage(_ text: MeasuredText, _ line: Int, _ end: Int) -> Int {
    var next = line + 1
    while next < end, !text.isBlank(next) { next += 1 }
    return next
  }

  /// The end of a credit: of its paragraph, or of the brackets around several.
  private static func endOfNote(_ text: MeasuredText, _ line: Int, _ end: Int) -> Int {
    var next = endOfPassage(text, line, end)
    guard text.source.bytes[Int(text.source.lines[line].textStart)] == 0x5B else { return next }
    while next < end, next - line < 60 {
      if text.source.bytes[Int(text.source.lines[next - 1].textEnd) - 1] == 0x5D { return next }
      var below = next
      while below < end, text.isBlank(below) { below += 1 }
      next = endOfPassage(text, min(below, end - 1), end)
    }
    return endOfPassage(text, line, end)
  }
}

/// The phrases that boilerplate begins with, read from `resources/boilerplate.txt`.
struct BoilerplatePhrases: Sendable {
  /// What a line is to the file.
  enum Role: Sendable {
    case start, end, sign, credit, footer

    /// The role that a line of the list begins with.
    init?(_ name: UnsafeBufferPointer<UInt8>) {
      switch name {
      case "start": self = .start
      case "end": self = .end
      case "sign": self = .sign
      case "credit": self = .credit
      case "footer": self = .footer
      default: return nil
      }
    }
  }

  /// The phrases that the program carries.
  static let standard = BoilerplatePhrases(Resource.boilerplate)

  private var phrases: [(role: Role, words: [UInt8])] = []
  private var firstLetters = [Bool](repeating: false, count: 256)

  private init(_ resource: Resource) {
    for line in resource.lines {
      guard let colon = line.firstIndex(of: 0x3A),
        let role = Role(UnsafeBufferPointer(rebasing: line[..<colon]))
      else { continue }
      let words = Array(line[(colon + 2)...])
      guard let first = words.first else { continue }
      phrases.append((role, words))
      firstLetters[Int(first)] = true
      firstLetters[Int(first) - 0x20] = true
    }
    // A mark may stand before any of them.
    for mark in "*[(<_~-".utf8 { firstLetters[Int(mark)] = true }
  }

  /// Whether a line begins with a byte that one of the phrases, or a mark before it, begins with.
  func mayBegin(_ text: MeasuredText, _ line: Int) -> Bool {
    let features = text.features[line]
    guard features.first == .upperCase || features.first == .mark || features.first == .quote || features.first == .dash
    else { return false }
    return features.words > 1 && firstLetters[Int(text.source.bytes[Int(text.source.lines[line].textStart)])]
  }

  /// Whether a line begins with a mark, `End` or `The End`: all that can end a book.
  func mayEnd(_ text: MeasuredText, _ line: Int) -> Bool {
    let bytes = text.source.bytes[text.source.lines[line].text]
    guard let first = bytes.first else { return false }
    switch first {
    case 0x2A, 0x3C, 0x2D, 0x5B, 0x28, 0x5F, 0x7E: return true
    case 0x45: return bytes.dropFirst().first.map { $0 | 0x20 == 0x6E } ?? false
    case 0x54: return bytes.dropFirst(4).first == 0x45 || bytes.dropFirst(4).first == 0x65
    default: return false
    }
  }

  /// What a line is to the file by how it begins.
  func role(_ text: MeasuredText, _ line: Int) -> Role? {
    firstPhrase(text, line) { _ in true }
  }

  /// Whether a paragraph that begins with a line says who made the file.
  func isCredit(_ text: MeasuredText, _ line: Int) -> Bool {
    firstPhrase(text, line) { $0 == .credit } != nil
  }

  /// Whether a paragraph is the transcriber's.
  func isTranscribersNote(_ text: MeasuredText, _ line: Int) -> Bool {
    var letters = FoldedLetters(text, line)
    return "transcriber".utf8.allSatisfy { letters.next() == $0 } && isCredit(text, line)
  }

  /// The role of the first phrase that a line begins with, of those whose roles are asked for.
  private func firstPhrase(_ text: MeasuredText, _ line: Int, where isMeant: (Role) -> Bool) -> Role? {
    var rest = FoldedLetters(text, line)
    guard let first = rest.next() else { return nil }
    for phrase in phrases where phrase.words[0] == first && isMeant(phrase.role) {
      var letters = rest
      guard phrase.words.dropFirst().allSatisfy({ letters.next() == $0 }) else { continue }
      let next = letters.next()
      if next == nil || next == 0x20 || phrase.words.last == 0x73 { return phrase.role }
    }
    return nil
  }
}

/// The first letters of a line in lower case, one space for whatever stands between words, no apostrophes.
private struct FoldedLetters: IteratorProtocol {
  private let bytes: [UInt8]
  private var at: Int
  private let end: Int
  private var isInside = false
  private var isBetween = false

  init(_ text: MeasuredText, _ line: Int) {
    let range = text.source.lines[line].text
    bytes = text.source.bytes
    at = range.lowerBound
    end = min(range.upperBound, at + 80)
  }

  mutating func next() -> UInt8? {
    while at < end {
      let byte = bytes[at]
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x41...0x5A:
        if isBetween, isInside {
          isBetween = false
          return 0x20
        }
        (isInside, isBetween) = (true, false)
        at += 1
        return byte | 0x20
      case 0x27, 0xE2, 0x80, 0x99: break
      default: isBetween = true
      }
      at += 1
    }
    return nil
  }
}

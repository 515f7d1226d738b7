/// Which legacy encoding a text is in, from what the text would say in each.
///
/// uchardet takes English windows-1252 for windows-1250 and knows no Mac Roman, so it has a vote and no more. A text
/// of several bytes a character is in the encoding in which the commonest characters of its language are common. One
/// of single bytes is in the encoding in which its letters make words: lower case inside words, letters that the
/// language has, quotes where quotes stand.
struct EncodingGuess: Sendable, Equatable {
  /// The encoding that explains the text best.
  var encoding: LegacyEncoding
  /// How sure that is, from 0 to 1.
  var confidence: Double

  /// Guesses the encoding of a text that is not well-formed UTF-8.
  init(of bytes: UnsafeBufferPointer<UInt8>) {
    let sample = Self.sample(of: bytes)
    let vote = sample.withUnsafeBufferPointer { sample -> LegacyEncoding? in
      guard var detector = CharsetDetector() else { return nil }
      return detector.detect(sample).flatMap(LegacyEncoding.init(named:))
    }
    if let guess = Self.multibyte(sample, vote: vote) {
      self = guess
    } else {
      self = Self.singleByte(sample, vote: vote)
    }
  }

  private init(_ encoding: LegacyEncoding, confidence: Double) {
    self.encoding = encoding
    self.confidence = min(max(confidence, 0), 1)
  }

  /// The lines that have bytes outside ASCII, up to 16 kB of them, each cut to 2 kB.
  private static func sample(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var sample: [UInt8] = []
    var at = 0
    while sample.count < 1 << 14 {
      let found = UTF8Sequence.endOfASCII(in: bytes, from: at)
      guard found < bytes.count else { break }
      let floor = max(at, found - 1024)
      let start = bytes[floor..<found].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? floor
      let ceiling = min(bytes.count, found + 1024)
      let end = bytes[found..<ceiling].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? ceiling
      sample += bytes[start..<end]
      sample.append(0x0A)
      at = end
    }
    return sample
  }

  // MARK: - Several bytes a character

  /// The East Asian encoding of a text; `nil` where it is in none.
  private static func multibyte(_ sample: [UInt8], vote: LegacyEncoding?) -> EncodingGuess? {
    var best: EncodingGuess?
    for encoding in LegacyEncoding.allCases where encoding.isMultibyte && encoding != .iso2022JP {
      guard var converter = Converter(from: encoding.iconvName) else { continue }
      let converted = sample.withUnsafeBytes { converter.convert($0) }
      let share = converted.bytes.withUnsafeBufferPointer { CommonCharacters.share(in: $0, for: encoding) }
      // A sample that was cut inside a character is malformed in a place or two and no more.
      guard converted.malformed * 100 <= sample.count else { continue }
      let needed = encoding == vote ? 0.12 : 0.22
      guard share >= needed, share > best?.confidence ?? 0 else { continue }
      best = EncodingGuess(encoding, confidence: share)
    }
    return best.map { EncodingGuess($0.encoding, confidence: min(1, $0.confidence * 2.5)) }
  }

  // MARK: - One byte a character

  private static func singleByte(_ sample: [UInt8], vote: LegacyEncoding?) -> EncodingGuess {
    var best = EncodingGuess(.windows1252, confidence: 0)
    var bestScore = -Double.infinity
    var secondScore = -Double.infinity
    let decisiveLead = 0.5
    for encoding in LegacyEncoding.allCases where !encoding.isMultibyte {
      guard let page = CodePage(encoding) else { continue }
      let reading = CodePageReading(sample, by: page)
      var advantage = 0.0
      if encoding == .windows1252 { advantage += 0.5 }
      if encoding == vote { advantage += 0.3 }
      // One that can't come near the best neither wins nor leaves a doubt.
      guard reading.greatestScore + advantage > bestScore - decisiveLead else { continue }
      let score = reading.score + advantage
      if score > bestScore {
        (best, bestScore, secondScore) = (EncodingGuess(encoding, confidence: 0), score, bestScore)
      } else {
        secondScore = max(secondScore, score)
      }
    }
    // A text that scores near 2 a character is right throughout; a close second leaves a doubt.
    let lead = min(1, (bestScore - secondScore) / decisiveLead)
    best.confidence = min(1, max(0, bestScore / 2)) * (0.5 + lead / 2)
    return best
  }
}

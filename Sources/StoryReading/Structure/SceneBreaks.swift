/// Lines that stand for a pause in the telling.
enum SceneBreaks {
  /// Whether a line is a scene break: a rule or ornament of marks, `oOo`, `xXx`, `[linebreak]`.
  ///
  /// - Parameters:
  ///   - text: the line's text in the bytes.
  ///   - features: what the line looks like.
  static func isBreak(_ bytes: [UInt8], _ text: Range<Int>, _ features: LineFeatures) -> Bool {
    guard features.length <= 200 else { return false }
    if features.isOrnament { return isOrnament(bytes, text) }
    guard features.letters <= 60 else { return false }
    return isLetterOrnament(bytes, text, features) || isNamed(bytes, text)
  }

  /// From how many blank lines on a gap stands for a scene break; `nil` where the text does not use gaps so.
  ///
  /// Gaps wider than those between paragraphs are breaks where they are few, and where no rules or ornaments do the
  /// same work.
  static func gap(_ text: MeasuredText, _ survey: PassageSurvey, _ headings: [Heading], _ paragraphing: Paragraphing)
    -> Int?
  {
    var wide = 0
    var rules = 0
    var next = 0
    for (index, passage) in survey.passages.enumerated().dropFirst() {
      while next < headings.count, headings[next].passages.upperBound < index { next += 1 }
      if text.isSceneBreak(passage) {
        rules += 1
      } else if passage.gap > paragraphing.gap,
        next >= headings.count
          || !(headings[next].passages.lowerBound...headings[next].passages.upperBound).contains(index)
      {
        wide += 1
      }
    }
    guard wide > 0, rules < 2, wide * 8 < survey.passages.count else { return nil }
    return paragraphing.gap + 1
  }

  /// Marks alone: any run of them but sentence ends and quotes, which are somebody's silence (`"..."`).
  private static func isOrnament(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    var marks = 0
    var stops = 0
    for at in text {
      switch bytes[at] {
      case 0x20, 0x09: continue
      case 0x22, 0x27, 0x60: return false
      case 0xE2 where at + 2 < text.upperBound && bytes[at + 1] == 0x80 && (0x98...0x9F).contains(bytes[at + 2]):
        return false
      case 0x2E, 0x21, 0x3F: stops += 1
      case 0x80...0xBF: continue
      default: marks += 1
      }
    }
    // `>` alone is a line of a quotation with nothing in it.
    if text.count == 1, bytes[text.lowerBound] == 0x3E { return false }
    // A row of dots is a pause only where it is drawn out: `. . . . .`
    return marks > 0 || stops >= 4 && text.count > 6
  }

  /// `oOo`, `xXxXx`, `-x-x-`, `~o~O~o~`, `=0=0=`: o, x, v, w, u or zero, over and over.
  private static func isLetterOrnament(_ bytes: [UInt8], _ text: Range<Int>, _ features: LineFeatures) -> Bool {
    var letter: UInt8 = 0
    var letters = 0
    var marks = 0
    var others: UInt8 = 0
    for at in text {
      let byte = bytes[at] | 0x20
      switch byte {
      case 0x6F, 0x78, 0x76, 0x77, 0x75:
        if letter != 0, letter != byte {
          guard others == 0 || others == byte else { return false }
          others = byte
        } else {
          letter = byte
        }
        letters += 1
      case 0x30 where bytes[at] == 0x30: letters += 1
      case 0x61...0x7A, 0x31...0x39: return false
      // What is said or asked is no ornament: `'Wow! wow!'`.
      case 0x21, 0x22, 0x27, 0x2C, 0x3F, 0x60, 0xE2: return false
      default: if bytes[at] != 0x20 { marks += 1 }
      }
    }
    guard letters > 0 else { return false }
    // Of two letters only o and x make an ornament (`oxo`); `wow`, `vow` and `you` are words.
    if others != 0, letter != 0x6F && letter != 0x78 || others != 0x6F && others != 0x78 { return false }
    // `xXx`, `oOoOo`, `x x x` by themselves; a single letter only between marks (`-x-`).
    if marks == 0 {
      return letters >= 3 && (letter == 0x6F || letter == 0x78) && others == 0 && isMixed(bytes, text, letters)
    }
    return marks >= 2 || letters >= 3
  }

  /// Whether `ooo` is an ornament and no cry: letters in both cases, spaced, or five and more.
  private static func isMixed(_ bytes: [UInt8], _ text: Range<Int>, _ letters: Int) -> Bool {
    letters >= 5 || text.count > letters
      || letters >= 3 && bytes[text].contains { $0 < 0x5B } && bytes[text].contains { $0 >= 0x61 }
      || bytes[text].allSatisfy { $0 | 0x20 == 0x78 }
  }

  private static let names: Set<UInt64> = {
    let words = [
      "line break", "linebreak", "line", "scene break", "scenebreak", "scene change", "page break", "pagebreak",
      "break",
      "time skip", "timeskip", "divider", "section break", "hr", "ruler", "breakline", "break line", "lb", "scene",
      "horizontal line", "pause",
    ]
    return Set(
      words.map {
        var hash = FoldedHash()
        hash.append(contentsOf: $0.utf8)
        return hash.value
      })
  }()

  /// `[linebreak]`, `--scene break--`, `<hr>`: a word for a break between marks.
  private static func isNamed(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    guard text.count <= 60 else { return false }
    let first = bytes[text.lowerBound]
    let last = bytes[text.upperBound - 1]
    guard !isWord(first), !isWord(last), first != 0x22, first != 0x27, first != 0x28 else { return false }
    var hash = FoldedHash()
    hash.append(contentsOf: bytes[text])
    return names.contains(hash.value)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}

extension MeasuredText {
  /// Whether a passage is a line that parts two scenes.
  func isSceneBreak(_ passage: Passage) -> Bool {
    let line = passage.lines.lowerBound
    return passage.lines.count == 1 && SceneBreaks.isBreak(source.bytes, source.lines[line].text, features[line])
  }
}

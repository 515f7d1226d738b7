/// The words of one paragraph, gathered from its lines: joined, white space collapsed, entities decoded.
///
/// One pass over the bytes; a byte that may begin markup is only noted here (`triggers`), so that a paragraph without
/// one costs no second pass. A decoded entity is never a trigger: `&lt;` stays a sign.
struct ParagraphText: Sendable {
  /// The text as UTF-8; a kept line end is LF, all other white space is single spaces or a no-break space.
  private(set) var bytes: [UInt8] = []
  /// Where in `bytes` markup may begin, in order.
  private(set) var triggers: [Int] = []

  /// Forgets the paragraph, keeps the buffers.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    triggers.removeAll(keepingCapacity: true)
  }

  /// Puts what belongs between the text so far and a line that comes next.
  ///
  /// No space stands at a dash that ends or begins a line, at a hyphen inside a word, nor between ideographs.
  mutating func join(
    before source: UnsafeBufferPointer<UInt8>, _ next: Range<Int>, keepingLines: Bool, dropsHyphen: Bool
  ) {
    guard !bytes.isEmpty, !next.isEmpty else { return }
    if keepingLines {
      triggers.append(bytes.count)
      bytes.append(0x0A)
      return
    }
    let head = UnsafeBufferPointer(rebasing: source[next])
    if endsWithDash || Self.startsWithDash(head) || joinsIdeographs(head) { return }
    if endsWithHyphen, (0x61...0x7A).contains(head[0]) || head[0] >= 0xC3, !Self.startsWithConjunction(head) {
      if dropsHyphen { bytes.removeLast() }
      return
    }
    bytes.append(0x20)
  }

  /// Takes a piece of the source.
  ///
  /// - Returns: the source ranges of decoded entities, which the caller may want to account for, through `onEntity`.
  mutating func append(
    _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, onEntity: (Range<Int>, Unicode.Scalar) -> Void
  ) {
    var copied = range.lowerBound
    var at = range.lowerBound
    func take(_ text: inout [UInt8], to end: Int) {
      if copied < end { text.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<end])) }
    }
    let table = ByteRole.of
    let roles = table.span
    while true {
      at = Self.endOfWords(source, at, range.upperBound)
      guard at < range.upperBound else { break }
      switch roles[unchecked: Int(source[at])] {  // a role for each byte
      case .plain:
        at += 1
      case .markup:
        triggers.append(bytes.count + at - copied)
        at += 1
      case .space
      where at > copied && at + 1 < range.upperBound && roles[unchecked: Int(source[at + 1])].isDisjoint(with: .white):
        at += 1
      case .space, .otherWhite:
        let end = Self.whiteSpaceEnd(source, at, range.upperBound)
        let isSingle = end == at + 1 && source[at] == 0x20 || end == at + 2 && source[at] == 0xC2
        if end == at {  // U+00A1 to U+00BF share their first byte with the no-break space
          at += 1
        } else if isSingle, at > copied || !endsWithSpace {
          at = end
        } else {
          take(&bytes, to: at)
          if !endsWithSpace { bytes.append(0x20) }
          (at, copied) = (end, end)
        }
      default:  // an entity
        guard let (scalar, end) = Entity.decode(source, at, range.upperBound) else {
          at += 1
          continue
        }
        take(&bytes, to: at)
        if scalar != "\u{A0}" || !endsWithSpace { append(scalar) }
        onEntity(at..<end, scalar)
        (at, copied) = (end, end)
      }
    }
    take(&bytes, to: range.upperBound)
  }

  /// Where words end that are taken as they stand, plain bytes with single spaces between them.
  ///
  /// Eight bytes at a time without a branch on each, since where a word ends can't be foreseen.
  private static func endOfWords(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    let table = ByteRole.of
    let roles = table.span
    guard start < end, roles[unchecked: Int(source[start])] == .plain else { return start }
    var at = start
    while at < end &- 1 {
      // The last eight may overlap those before them.
      let window = min(at, end &- 9)
      guard window >= start, areWords(source, window, roles) else { break }
      at = window &+ 8
    }
    while at < end {
      if roles[unchecked: Int(source[at])] != .plain {
        guard source[at] == 0x20, at + 1 < end, roles[unchecked: Int(source[at + 1])].isDisjoint(with: .white) else {
          break
        }
      }
      at &+= 1
    }
    return at
  }

  /// Whether the eight bytes from a place on are plain ones and single spaces, and the one after them no white space.
  @inline(__always)
  private static func areWords(_ source: UnsafeBufferPointer<UInt8>, _ at: Int, _ roles: Span<ByteRole>) -> Bool {
    let raw = UnsafeRawBufferPointer(source)
    let spaces: UInt64 = 0x2020_2020_2020_2020
    let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    let next = raw.loadUnaligned(fromByteOffset: at &+ 1, as: UInt64.self)
    // A zero byte here is two spaces side by side.
    let pairs = (word ^ spaces) | (next ^ spaces)
    guard (pairs &- 0x0101_0101_0101_0101) & ~pairs & 0x8080_8080_8080_8080 == 0 else { return false }
    // A role for each byte: no index is out of the table.
    var found = roles[unchecked: Int(source[at])].union(roles[unchecked: Int(source[at &+ 1])])
    found.formUnion(roles[unchecked: Int(source[at &+ 2])].union(roles[unchecked: Int(source[at &+ 3])]))
    found.formUnion(roles[unchecked: Int(source[at &+ 4])].union(roles[unchecked: Int(source[at &+ 5])]))
    found.formUnion(roles[unchecked: Int(source[at &+ 6])].union(roles[unchecked: Int(source[at &+ 7])]))
    found.formUnion(roles[unchecked: Int(source[at &+ 8])])
    return found.isSubset(of: .space)
  }

  /// Notes where emphasis that runs over paragraphs opens or closes, as two control characters, which no text has.
  mutating func mark(_ style: InlineStyle, opens: Bool) {
    triggers.append(bytes.count)
    bytes.append(opens ? Self.opener : Self.closer)
    bytes.append(Self.styles + style.rawValue)
  }

  /// Notes where a page of the printed source begins, its number between two control characters.
  mutating func markPage(_ label: String) {
    triggers.append(bytes.count)
    bytes.append(Self.page)
    bytes += label.utf8
    bytes.append(Self.page)
  }

  /// What `markPage` notes with.
  static let page: UInt8 = 0x03
  /// What `mark` notes with: an opener, a closer, the first of the styles.
  static let opener: UInt8 = 0x01
  static let closer: UInt8 = 0x02
  private static let styles: UInt8 = 0x0E

  /// The style that `mark` noted at a place.
  static func style(_ text: Span<UInt8>, _ at: Int) -> InlineStyle {
    InlineStyle(rawValue: text[at + 1] - styles) ?? .plain
  }

  /// Takes off the white space that a piece left at the end.
  mutating func trim() {
    while bytes.last == 0x20 { bytes.removeLast() }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    bytes.append(contentsOf: UTF8.encode(scalar)!)
  }

  private var endsWithSpace: Bool {
    guard let last = bytes.last else { return true }
    return last == 0x20 || last == 0x0A || last == 0xA0 && bytes.count > 1 && bytes[bytes.count - 2] == 0xC2
  }

  /// Whether `--` or an em dash ends the text, close to the word before it.
  private var endsWithDash: Bool {
    let count = bytes.count
    var at = count
    if count >= 2, bytes[count - 1] == 0x2D, bytes[count - 2] == 0x2D {
      while at > 0, bytes[at - 1] == 0x2D { at -= 1 }
    } else if count >= 3, bytes[count - 3] == 0xE2, bytes[count - 2] == 0x80, bytes[count - 1] == 0x94 {
      at -= 3
    } else {
      return false
    }
    return at > 0 && bytes[at - 1] != 0x20
  }

  /// Whether a letter and a single hyphen end the text.
  private var endsWithHyphen: Bool {
    guard bytes.count >= 2, bytes[bytes.count - 1] == 0x2D else { return false }
    let before = bytes[bytes.count - 2]
    return before >= 0x80 || (0x61...0x7A).contains(before | 0x20)
  }

  /// Whether ideographs or kana stand on both sides of the line end.
  private func joinsIdeographs(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 3, head[0] >= 0xE3 else { return false }
    let last = bytes[bytes.count - 3]
    return ((0xE3...0xE9).contains(head[0]) || head[0] == 0xEF) && ((0xE3...0xE9).contains(last) || last == 0xEF)
  }

  /// Whether `--` or an em dash begins a line, close to the word after it.
  private static func startsWithDash(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    if head.count >= 2, head[0] == 0x2D, head[1] == 0x2D {
      while at < head.count, head[at] == 0x2D { at += 1 }
    } else if head.count >= 3, head[0] == 0xE2, head[1] == 0x80, head[2] == 0x94 {
      at = 3
    } else {
      return false
    }
    return at < head.count && head[at] != 0x20
  }

  /// Whether the line goes on with `and`, `or` or `to`, as after the hanging hyphen of `two- or three-storied`.
  private static func startsWithConjunction(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    let conjunctions: [StaticString] = [
      "and ", "or ", "to ", "und ", "oder ", "bis ", "et ", "ou ", "och ", "eller ", "en ", "of ",
    ]
    return conjunctions.contains { word in
      head.count >= word.utf8CodeUnitCount && (0..<word.utf8CodeUnitCount).allSatisfy { head[$0] == word.utf8Start[$0] }
    }
  }

  /// Where the white space that starts at `at` ends.
  private static func whiteSpaceEnd(_ source: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    var at = at
    while at < end {
      switch source[at] {
      case 0x20, 0x09...0x0D: at += 1
      case 0xC2 where at + 1 < end && source[at + 1] == 0xA0: at += 2
      default: return at
      }
    }
    return at
  }
}

/// What a byte may be the beginning of, while a paragraph is gathered. One of these a byte; a set, so that those of
/// several bytes are asked for together.
private struct ByteRole: OptionSet, Sendable {
  let rawValue: UInt8

  static let plain: ByteRole = []
  static let space = ByteRole(rawValue: 1)
  static let otherWhite = ByteRole(rawValue: 2)
  static let white: ByteRole = [.space, .otherWhite]
  static let markup = ByteRole(rawValue: 4)
  static let entity = ByteRole(rawValue: 8)

  /// The role of each byte.
  static let of: [ByteRole] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x20: .space
    case 0x09...0x0D, 0xC2: .otherWhite
    case UInt8(ascii: "&"): .entity
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "~"), UInt8(ascii: "<"),
      UInt8(ascii: "["),
      UInt8(ascii: "@"), UInt8(ascii: "\\"):
      .markup
    default: .plain
    }
  }
}

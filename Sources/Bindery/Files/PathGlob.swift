/// A pattern for paths: `*`, `?` and `[...]` within a name, `**` for any number of folders, `\` before a character that
/// is meant as it stands.
///
/// Where a star has several ways to match, only the latest is ever taken back, so that no pattern takes time beyond the
/// product of its length and the name's.
struct PathGlob: Sendable {
  /// What one level of a path has to be.
  private enum Level: Sendable {
    /// Any number of levels, whatever they are.
    case any
    case name([Token])
  }

  /// What one character of a name has to be.
  private enum Token: Sendable {
    /// Any number of characters, whatever they are.
    case any
    case one
    case character(UInt32)
    case set([ClosedRange<UInt32>], isNegated: Bool)
  }

  private let levels: [Level]

  /// Reads a pattern.
  ///
  /// - Parameter anywhere: whether it may begin at any level of a path.
  init(_ pattern: ArraySlice<UInt8>, anywhere: Bool) {
    var levels = pattern.split(separator: .slash).map { level in
      level.elementsEqual("**".utf8) ? Level.any : .name(Self.tokens(of: level))
    }
    // `tide/**` is what stands below `tide`, not the folder itself.
    if case .any = levels.last { levels.append(.name([.any])) }
    self.levels = (anywhere ? [.any] : []) + levels
  }

  /// Whether the pattern matches a whole path.
  func matches(_ path: [ArraySlice<UInt8>]) -> Bool {
    Self.matches(levels, path) { level, name in
      switch level {
      case .any: nil
      case .name(let tokens): Self.matches(tokens, name)
      }
    }
  }

  private static func matches(_ tokens: [Token], _ name: ArraySlice<UInt8>) -> Bool {
    matches(tokens, characters(of: name)) { token, character in
      switch token {
      case .any: nil
      case .one: true
      case .character(let wanted): character == wanted
      case .set(let ranges, let isNegated): ranges.contains { $0.contains(character) } != isNegated
      }
    }
  }

  /// Matches elements against a pattern.
  ///
  /// - Parameter fits: whether an element is what a piece of the pattern wants; `nil` where the piece stands for any
  ///   number of elements.
  private static func matches<Piece, Element>(
    _ pattern: [Piece], _ elements: [Element], fits: (Piece, Element) -> Bool?
  ) -> Bool {
    var at = 0
    var next = 0
    /// Where to go on when what follows the latest star does not fit: behind the star, one element further.
    var retry: (at: Int, next: Int)?
    while next < elements.count {
      let verdict = at < pattern.count ? fits(pattern[at], elements[next]) : false
      if verdict == nil {
        retry = (at + 1, next)
        at += 1
      } else if verdict == true {
        at += 1
        next += 1
      } else if let (star, taken) = retry {
        retry = (star, taken + 1)
        (at, next) = (star, taken + 1)
      } else {
        return false
      }
    }
    // What is left must be able to stand for nothing; any element tells, since a star asks for none.
    guard let last = elements.last else { return pattern.isEmpty }
    return pattern[at...].allSatisfy { fits($0, last) == nil }
  }

  // MARK: - Reading a pattern

  private static func tokens(of level: ArraySlice<UInt8>) -> [Token] {
    var tokens: [Token] = []
    var rest = characters(of: level)[...]
    while let character = rest.popFirst() {
      switch character {
      case "*": tokens.append(.any)
      case "?": tokens.append(.one)
      case "\\": if let meant = rest.popFirst() { tokens.append(.character(meant)) }
      case "[": tokens.append(set(&rest) ?? .character(character))
      default: tokens.append(.character(character))
      }
    }
    return tokens
  }

  /// The set whose `[` was read; `nil`, and nothing more is read, where it is not closed.
  private static func set(_ rest: inout ArraySlice<UInt32>) -> Token? {
    var inside = rest
    let isNegated = inside.first == "!" || inside.first == "^"
    if isNegated { inside.removeFirst() }
    var ranges: [ClosedRange<UInt32>] = []
    while let character = inside.popFirst() {
      if character == "]", !ranges.isEmpty {
        rest = inside
        return .set(ranges, isNegated: isNegated)
      }
      let low = character == "\\" ? inside.popFirst() ?? character : character
      if inside.first == "-", let high = inside.dropFirst().first, high != "]" {
        inside = inside.dropFirst(2)
        ranges.append(min(low, high)...max(low, high))
      } else {
        ranges.append(low...low)
      }
    }
    return nil
  }

  /// The characters of a name; the bytes of one that is not UTF-8 stand for themselves, above all characters.
  private static func characters(of name: ArraySlice<UInt8>) -> [UInt32] {
    if let text = String(validating: name, as: UTF8.self) { return text.unicodeScalars.map(\.value) }
    return name.map { $0 < 0x80 ? UInt32($0) : 0x110000 + UInt32($0) }
  }
}

/// Compares a character's number with one that is written out.
private func ~= (pattern: Unicode.Scalar, character: UInt32) -> Bool { pattern.value == character }
private func == (character: UInt32?, wanted: Unicode.Scalar) -> Bool { character == wanted.value }
private func != (character: UInt32?, wanted: Unicode.Scalar) -> Bool { character != wanted.value }

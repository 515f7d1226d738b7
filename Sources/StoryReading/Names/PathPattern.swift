internal import StoryModel

/// What the folders and the name of a story's file mean, as the person describes them:
/// `{author}/{series}/{position} - {title}`.
///
/// A pattern is matched from its end, so that folders above it do not matter. A field takes as little as it can and
/// never crosses a `/`; `{position}` takes figures only, `{any}` takes what is to be ignored.
public struct PathPattern: Sendable, Hashable {
  /// What stands in braces.
  package enum Field: String, Sendable, Hashable, CaseIterable {
    case title, author, series, position, language, publisher, subject, published, any
  }

  /// What a path said.
  package typealias Values = [Field: String]

  private typealias Template = FieldTemplate<Field>

  /// The pieces of each level, the file's name last.
  private let levels: [[Template.Piece]]

  /// How many levels of a path it speaks of, the file's name counted.
  package var depth: Int { levels.count }

  /// Reads a pattern.
  ///
  /// - Throws: an error where a brace is not closed, a field is unknown, or two fields touch.
  public init(_ pattern: String) throws(ReadingError) {
    var levels: [[Template.Piece]] = []
    for level in pattern.split(separator: "/", omittingEmptySubsequences: false) where !level.isEmpty {
      levels.append(try Self.pieces(of: level))
    }
    guard !levels.isEmpty else { throw Template.error(Self.what, "says nothing") }
    self.levels = levels
  }

  /// What a path says by the pattern; `nil` where it does not fit.
  ///
  /// - Parameter path: the folders and the file's name without its suffix, the name last.
  package func values(in path: [String]) -> Values? {
    guard path.count >= levels.count else { return nil }
    var values: Values = [:]
    for (pieces, name) in zip(levels, path.suffix(levels.count)) {
      guard Self.match(pieces, Array(name), &values) else { return nil }
    }
    values[.any] = nil
    return values
  }

  private static func pieces(of level: Substring) throws(ReadingError) -> [Template.Piece] {
    let pieces = try Template(level, what).pieces
    for (piece, next) in zip(pieces, pieces.dropFirst()) {
      if case (.field, .field) = (piece, next) { throw Template.error(what, "has two fields that touch") }
    }
    return pieces
  }

  /// Matches pieces against a name, shortest fields first; `values` is only meant where it returns true.
  ///
  /// What failed once is not tried again, so that no name takes time beyond the square of its length.
  private static func match(_ pieces: [Template.Piece], _ name: [Character], _ values: inout Values) -> Bool {
    var failed: Set<[Int]> = []
    func match(_ piece: Int, _ start: Int) -> Bool {
      guard piece < pieces.count else { return start == name.count }
      guard !failed.contains([piece, start]) else { return false }
      switch pieces[piece] {
      case .text(let text):
        if name[start...].starts(with: text), match(piece + 1, start + text.count) { return true }
      case .field(let field):
        var end = start
        while end < name.count, field != .position || name[end].isNumber || name[end] == "." {
          end += 1
          guard match(piece + 1, end) else { continue }
          let value = String(name[start..<end])
          values[field] = field == .position ? value.droppingZeros : value
          return true
        }
      }
      failed.insert([piece, start])
      return false
    }
    return match(0, 0)
  }

  private static let what = "path pattern"
}

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

  private enum Piece: Sendable, Hashable {
    case text(String)
    case field(Field)
  }

  /// The pieces of each level, the file's name last.
  private let levels: [[Piece]]

  /// How many levels of a path it speaks of, the file's name counted.
  package var depth: Int { levels.count }

  /// Reads a pattern.
  ///
  /// - Throws: an error where a brace is not closed, a field is unknown, or two fields touch.
  public init(_ pattern: String) throws(ReadingError) {
    var levels: [[Piece]] = []
    for level in pattern.split(separator: "/", omittingEmptySubsequences: false) where !level.isEmpty {
      levels.append(try Self.pieces(of: level))
    }
    guard !levels.isEmpty else { throw Self.error("says nothing") }
    self.levels = levels
  }

  /// What a path says by the pattern; `nil` where it does not fit.
  ///
  /// - Parameter path: the folders and the file's name without its suffix, the name last.
  package func values(in path: [String]) -> Values? {
    guard path.count >= levels.count else { return nil }
    var values: Values = [:]
    for (pieces, name) in zip(levels, path.suffix(levels.count)) {
      guard Self.match(pieces[...], name[...], &values) else { return nil }
    }
    values[.any] = nil
    return values
  }

  private static func pieces(of level: Substring) throws(ReadingError) -> [Piece] {
    var pieces: [Piece] = []
    var rest = level
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else { throw error("has a “{” that is not closed") }
      let name = String(rest[open..<close].dropFirst())
      guard let field = Field(rawValue: name) else { throw error("has no field {\(name)}") }
      if case .field = pieces.last { throw error("has two fields that touch") }
      pieces.append(.field(field))
      rest = rest[close...].dropFirst()
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  /// Matches pieces against a name, shortest fields first; `values` is only meant where it returns true.
  private static func match(_ pieces: ArraySlice<Piece>, _ name: Substring, _ values: inout Values) -> Bool {
    guard let piece = pieces.first else { return name.isEmpty }
    let rest = pieces.dropFirst()
    switch piece {
    case .text(let text):
      return name.hasPrefix(text) && match(rest, name.dropFirst(text.count), &values)
    case .field(let field):
      var end = name.startIndex
      while end < name.endIndex {
        guard field != .position || name[end].isNumber || name[end] == "." else { return false }
        end = name.index(after: end)
        guard match(rest, name[end...], &values) else { continue }
        let value = String(name[..<end])
        values[field] = field == .position ? value.droppingZeros : value
        return true
      }
      return false
    }
  }

  private static func error(_ problem: String) -> ReadingError {
    let fields = Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
    return ReadingError(
      "path-pattern", "the path pattern \(problem)", remedy: "use \(fields), with something between them")
  }
}

/// Text with fields in braces (`{author} - {title}`): a person's way to say what stands where in a name.
package struct FieldTemplate<Field: RawRepresentable<String> & CaseIterable & Hashable & Sendable>: Sendable, Hashable {
  /// A stretch of a template.
  package enum Piece: Sendable, Hashable {
    /// Text as it stands.
    case text(String)
    /// What a field says.
    case field(Field)
  }

  /// The stretches in order; two of text never touch.
  package let pieces: [Piece]

  /// Reads a template.
  ///
  /// - Parameter what: what the template is, for the error.
  /// - Throws: an error where a brace is not closed or a field is unknown.
  package init(_ template: some StringProtocol, _ what: String) throws(ReadingError) {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw Self.error(what, "has a “{” that is not closed")
      }
      let name = String(rest[open..<close].dropFirst())
      guard let field = Field(rawValue: name) else { throw Self.error(what, "has no field {\(name)}") }
      pieces.append(.field(field))
      rest = rest[close...].dropFirst()
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }

  /// The error that a template can't be used.
  package static func error(_ what: String, _ problem: String) -> ReadingError {
    let fields = Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
    return ReadingError("template", "the \(what) \(problem)", remedy: "use \(fields)")
  }
}

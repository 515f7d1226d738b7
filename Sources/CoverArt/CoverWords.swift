/// What a cover says.
struct CoverWords {
  var title: String
  /// What follows a colon, a semicolon or a dash in the title.
  var subtitle: String?
  /// One line an author while they are few, else all of them in one.
  var authors: [String]
  /// The series and the place in it.
  var series: String?

  /// No cover needs more of a title or a list of names than this many characters.
  private static let longest = 240

  init(title: String, authors: [String], series: String?) {
    let title = Self.tidied(title)
    (self.title, subtitle) = Self.split(title)
    let names = authors.map(Self.tidied).filter { !$0.isEmpty }
    self.authors = names.count <= 3 ? names : [Self.tidied(names.joined(separator: ", "))]
    let series = Self.tidied(series ?? "")
    self.series = series.isEmpty ? nil : series
  }

  /// The same words without the symbols that no font here has (an emoji, most often).
  ///
  /// - Throws: `CoverError.noFont` where letters are missing too: empty boxes are no title.
  func printable(in faces: Typefaces, on canvas: Canvas) throws(CoverError) -> CoverWords {
    func printable(_ text: String, _ face: Face) throws(CoverError) -> String {
      guard canvas.ink(of: text, face: face).unknown > 0 else { return text }
      var letters = text
      letters.unicodeScalars.removeAll { scalar in
        switch scalar.properties.generalCategory {
        case .otherSymbol, .modifierSymbol, .format, .unassigned, .privateUse, .nonspacingMark: true
        default: false
        }
      }
      letters = Self.tidied(letters)
      guard !letters.isEmpty, canvas.ink(of: letters, face: face).unknown == 0 else {
        throw .noFont(text: text)
      }
      return letters
    }
    var words = self
    words.title = try printable(title, faces.title)
    if let subtitle { words.subtitle = try printable(subtitle, faces.text) }
    if let series { words.series = try printable(series, faces.text) }
    for index in authors.indices { words.authors[index] = try printable(authors[index], faces.text) }
    return words
  }

  /// White space as single spaces, nothing that can't be printed, cut where it is endless.
  private static func tidied(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if let last = view.last, last != " " { view.append(" ") }
      } else if scalar.properties.generalCategory != .control {
        view.append(scalar)
      }
      if view.count == longest {
        view.append("…")
        break
      }
    }
    if view.last == " " { view.removeLast() }
    return String(view)
  }

  /// The main title and the subtitle of `Main: Sub`, `Main; or, Sub`, `Main — Sub`.
  private static func split(_ title: String) -> (String, String?) {
    let scalars = Array(title.unicodeScalars)
    for (index, scalar) in scalars.enumerated().dropFirst(2) where index + 3 < scalars.count {
      let isDivider =
        switch scalar {
        case ":", ";": scalars[index + 1] == " "
        case "—", "–": scalars[index - 1] == " " && scalars[index + 1] == " "
        case "：": true
        default: false
        }
      guard isDivider else { continue }
      let main = tidied(string(scalars[..<index]))
      let sub = tidied(string(scalars[(index + 1)...]))
      if main.count >= 2, sub.count >= 3 { return (main, sub) }
    }
    return (title, nil)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension String {
  /// The text in capitals where its script and language have plain ones; else as it is.
  ///
  /// Latin and Cyrillic only: Greek capitals drop accents, and in Turkish and Azeri `i` has a capital of its own.
  func inCapitals(language: String) -> String {
    guard setsInCapitals, !["tr", "az"].contains(language.prefix(2)) else { return self }
    return uppercased()
  }

  /// Whether the text is a name that keeps its shape in capitals: no `x_Star99_x`, no `ß`.
  var isPlainName: Bool {
    setsInCapitals && unicodeScalars.first?.properties.isUppercase == true
      && unicodeScalars.allSatisfy { $0.properties.isAlphabetic && $0 != "ß" || " .-’'‐".unicodeScalars.contains($0) }
  }

  /// Whether all the text's letters are of a script that is set in capitals and with space between letters.
  var setsInCapitals: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x250, 0x400..<0x530, 0x1E00..<0x1F00, 0x2000..<0x2100: true
      default: !scalar.properties.isAlphabetic
      }
    }
  }
}

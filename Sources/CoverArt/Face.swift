/// A face that words are set in.
struct Face: Sendable, Hashable {
  /// Families in order of preference, separated by commas; a generic one ends the list, so that some font is always there.
  var families: String
  /// From 100 to 1000; 400 is regular.
  var weight: Int32 = 400
  var isItalic = false
  /// Space between letters, in ems.
  var spacing = 0.0
  /// The distance between baselines, in ems.
  var leading = 1.12

  /// The face with space between its letters, for capitals.
  func spaced(_ ems: Double) -> Face {
    var face = self
    face.spacing = ems
    return face
  }

  /// The slanted sister of the face.
  var italic: Face {
    var face = self
    face.isItalic = true
    return face
  }
}

/// The faces of one cover: one for the title, one for the rest.
struct Typefaces: Sendable {
  var title: Face
  var text: Face
  /// Whether the title's face is made for capitals.
  var setsTitleInCapitals = false

  private static let garamond =
    "EB Garamond 12,EB Garamond,Cormorant Garamond,Garamond,Palatino,Georgia,Noto Serif,serif"
  private static let libertine =
    "Linux Libertine Display O,Linux Libertine O,Libertinus Serif,Baskerville,Noto Serif,serif"
  private static let didone = "Old Standard TT,GFS Didot,Didot,Bodoni 72,Noto Serif Display,Noto Serif,serif"
  private static let vollkorn = "Vollkorn,Hoefler Text,Charter,Noto Serif,serif"
  private static let geometric = "League Spartan,Jost,Futura,Avenir Next,Lato,Noto Sans,sans-serif"

  static let renaissance = Typefaces(
    title: Face(families: garamond, weight: 500, leading: 1.06), text: Face(families: garamond, weight: 500))
  static let classical = Typefaces(
    title: Face(families: libertine, leading: 1.08), text: Face(families: libertine))
  static let rational = Typefaces(
    title: Face(families: didone, weight: 700, leading: 1.1), text: Face(families: didone))
  static let sturdy = Typefaces(
    title: Face(families: vollkorn, weight: 700, leading: 1.04), text: Face(families: vollkorn, weight: 500))
  static let engraved = Typefaces(
    title: Face(families: garamond, weight: 500, spacing: 0.06, leading: 1.16),
    text: Face(families: garamond, weight: 500),
    setsTitleInCapitals: true)
  static let geometrical = Typefaces(
    title: Face(families: geometric, weight: 700, spacing: -0.01, leading: 1.0),
    text: Face(families: geometric, weight: 500))
  static let poster = Typefaces(
    title: Face(families: geometric, weight: 700, spacing: 0.03, leading: 1.04),
    text: Face(families: geometric, weight: 500), setsTitleInCapitals: true)
}

extension Face {
  /// The face with its baselines further apart.
  func looser(_ leading: Double) -> Face {
    var face = self
    face.leading = leading
    return face
  }
}

/// What this program is, as books and reports name it.
public enum Quire {
  /// The version (semver.org 2.0.0).
  public static let version = "0.1.0"
  /// Name and version, as a book's colophon gives them.
  public static let generator = "Quire \(version)"
}

/// Where books go: what `-o` names.
public enum Destination: Sendable, Hashable {
  /// Into a folder, each under a name of its own.
  case folder(FilePath)
  /// Into one file.
  case file(FilePath)
  /// To standard output.
  case standardOutput

  /// The destination that a path names: standard output for `-`, a file where it ends in `.epub`, else a folder.
  public init(_ path: FilePath) {
    if path.bytes.elementsEqual("-".utf8) {
      self = .standardOutput
    } else if path.suffix == "epub", path.bytes.last != .slash {
      self = .file(path)
    } else {
      self = .folder(path)
    }
  }

  /// The destination as it can be shown.
  public var display: String {
    switch self {
    case .folder(let path), .file(let path): path.display
    case .standardOutput: "standard output"
    }
  }

  /// Where books go when nothing is said.
  public static let byDefault = Destination.folder(FilePath("out"))

  /// The folder that the books go into; `nil` where they go elsewhere.
  var folder: FilePath? {
    switch self {
    case .folder(let path): path
    case .file, .standardOutput: nil
    }
  }
}

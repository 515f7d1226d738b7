public import EPUB

extension Device {
  /// The suffix of its books' names.
  var suffix: String {
    switch self {
    case .any, .kindle: "epub"
    // Kobo's readers take a book for one of their own by this name alone.
    case .kobo: "kepub.epub"
    }
  }
}

extension FilePath {
  /// The path of a book, named as the device wants it: `x.epub` is `x.kepub.epub` for Kobo's readers.
  func named(for device: Device) -> FilePath {
    switch device {
    case .any, .kindle: self
    case .kobo: FilePath(bytes: stem).suffix == "kepub" ? self : replacingSuffix(by: device.suffix)
    }
  }
}

extension Destination {
  /// The destination with a file's name as the device wants it; a folder's books get theirs one by one.
  public func named(for device: Device) -> Destination {
    switch self {
    case .file(let path): .file(path.named(for: device))
    case .folder, .standardOutput: self
    }
  }
}

/// The name of a file or folder: bytes, as the system has them. Most are UTF-8; those that are not name files all the same.
public struct FilePath: Sendable, Hashable {
  /// The bytes, without a NUL.
  public let bytes: [UInt8]

  /// Makes a path from bytes; a NUL, which no file name can hold, ends it.
  @inlinable public init(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes.prefix { $0 != 0 })
  }

  /// Makes a path from text.
  public init(_ text: String) {
    self.init(bytes: text.utf8)
  }

  /// The path as it can be shown: bytes that are not UTF-8 are replaced by U+FFFD, control characters too.
  public var display: String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.unicodeScalars.contains(where: \.isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 }))
  }

  /// Whether the bytes are UTF-8.
  public var isUTF8: Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// The last component: what stands behind the last `/`.
  package var name: ArraySlice<UInt8> {
    let trimmed = trimmedOfSlashes
    return trimmed[(trimmed.lastIndex(of: .slash).map { $0 + 1 } ?? trimmed.startIndex)...]
  }

  /// The folder that the file is in; `.` for a bare name.
  package var folder: FilePath {
    let trimmed = trimmedOfSlashes
    guard let slash = trimmed.lastIndex(of: .slash) else { return FilePath(".") }
    return FilePath(bytes: slash == trimmed.startIndex ? trimmed[...slash] : trimmed[..<slash])
  }

  /// The last component without its suffix: `tide` for `a/tide.txt`, `.profile` for `.profile`.
  package var stem: ArraySlice<UInt8> {
    let name = name
    guard let dot = name.lastIndex(of: .dot), dot > name.startIndex else { return name }
    return name[..<dot]
  }

  /// The suffix behind the last dot of the last component, ASCII letters made small; empty where there is none.
  package var suffix: String {
    let name = name
    guard let dot = name.lastIndex(of: .dot), dot > name.startIndex else { return "" }
    return String(decoding: name[(dot + 1)...].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Whether the last component starts with a dot, as hidden files do; `.` and `..` are not hidden.
  package var isHidden: Bool {
    let name = name
    return name.first == .dot && !name.allSatisfy { $0 == .dot }
  }

  /// The path of something in this folder.
  package func appending(_ component: some Collection<UInt8>) -> FilePath {
    if bytes.isEmpty || bytes.elementsEqual([.dot]) { return FilePath(bytes: component) }
    return FilePath(bytes: bytes + (bytes.last == .slash ? [] : [.slash]) + component)
  }

  /// The path beside this one whose name is this one's stem and another suffix.
  package func replacingSuffix(by suffix: String) -> FilePath {
    let beside = stem + [.dot] + Array(suffix.utf8)
    return bytes.contains(.slash) ? folder.appending(beside) : FilePath(bytes: beside)
  }

  /// Calls a function with the path as C wants it.
  func withCString<Result, Failure: Error>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var characters = bytes.map { CChar(bitPattern: $0) }
    characters.append(0)
    return try characters.withUnsafeBufferPointer { (buffer) throws(Failure) -> Result in
      // The array holds the NUL at least, so the buffer has an address.
      try body(buffer.baseAddress!)
    }
  }

  private var trimmedOfSlashes: ArraySlice<UInt8> {
    var slice = bytes[...]
    while slice.count > 1, slice.last == .slash { slice.removeLast() }
    return slice
  }
}

extension UInt8 {
  static let slash = UInt8(ascii: "/")
  static let dot = UInt8(ascii: ".")
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}

/// A `.quireignore`: what a walk passes over in its folder and below, in the language of `.gitignore` (gitignore(5)).
///
/// A line is a pattern; `#` begins a comment, `!` takes back what lines above say, a `/` at the end stands for folders
/// alone, and one before that ties the pattern to the file's own folder. The last line that speaks of a path decides.
struct IgnoreFile: Sendable {
  /// The file's name.
  static let name = Array(".quireignore".utf8)

  private struct Rule {
    let pattern: PathGlob
    let isNegated: Bool
    let isForFolders: Bool
  }

  /// The folder that the file speaks of, relative to the root of the walk.
  private let folder: FilePath
  private let rules: [Rule]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - path: the folder that it is in.
  ///   - relative: the same folder, relative to the root of the walk.
  init(in path: FilePath, at relative: FilePath) throws(FileError) {
    self.init(try InputFile.read(path.appending(Self.name)).bytes, at: relative)
  }

  /// Reads the lines of a file.
  init(_ bytes: [UInt8], at relative: FilePath) {
    folder = relative
    rules = bytes.split { $0 == UInt8(ascii: "\n") }.compactMap(Self.rule)
  }

  private static func rule(_ line: ArraySlice<UInt8>) -> Rule? {
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    while line.last == UInt8(ascii: " "), !isEscaped(line.endIndex - 1, in: line) { line.removeLast() }
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    let isNegated = first == UInt8(ascii: "!")
    if isNegated { line.removeFirst() }
    let isForFolders = line.last == .slash
    if isForFolders { line.removeLast() }
    let isTied = line.contains(.slash)
    if line.first == .slash { line.removeFirst() }
    guard !line.isEmpty else { return nil }
    return Rule(pattern: PathGlob(line, anywhere: !isTied), isNegated: isNegated, isForFolders: isForFolders)
  }

  private static func isEscaped(_ index: Int, in line: ArraySlice<UInt8>) -> Bool {
    !line[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
  }

  /// Whether a file or folder is to be passed over; `nil` where the file does not speak of it.
  ///
  /// - Parameter path: its path, relative to the root of the walk.
  func ignores(_ path: FilePath, isFolder: Bool) -> Bool? {
    let below = path.bytes.dropFirst(folder.bytes.isEmpty ? 0 : folder.bytes.count + 1)
    let components = below.split(separator: .slash)
    return rules.last { (!$0.isForFolders || isFolder) && $0.pattern.matches(components) }.map { !$0.isNegated }
  }
}

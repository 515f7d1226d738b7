/// The stories below a folder, in natural order; hidden files and folders, sidecars, the output folder and what a
/// `.quireignore` names are passed over.
struct FolderWalk {
  /// The paths of the stories below the folder, as components relative to it.
  private(set) var stories: [FilePath] = []
  /// The folders below it that could not be listed.
  private(set) var failures: [FileError] = []
  private let root: FilePath
  private let passedOver: FileStatus.Identity?
  /// What the folders from the root to the one that is walked say of what is to be passed over.
  private var ignored: [IgnoreFile] = []
  private var entered: Set<FileStatus.Identity> = []

  /// Walks a folder.
  ///
  /// - Parameters:
  ///   - root: the folder.
  ///   - output: the output folder, which is passed over wherever it lies.
  init(_ root: FilePath, passingOver output: FilePath?) throws(FileError) {
    self.root = root
    passedOver = try output.flatMap { (path) throws(FileError) in try FileStatus.of(path, for: .list)?.identity }
    walk(FilePath(bytes: []))
    stories.sort { $0.precedes($1) }
  }

  private mutating func walk(_ relative: FilePath) {
    let folder = relative.bytes.isEmpty ? root : root.appending(relative.bytes)
    do throws(FileError) {
      try enter(folder, relative)
    } catch {
      failures.append(error)
    }
  }

  private mutating func enter(_ folder: FilePath, _ relative: FilePath) throws(FileError) {
    guard let identity = try FileStatus.of(folder, for: .list)?.identity else { return }
    // The output folder named as the input itself is walked: its books are no stories.
    if identity == passedOver, !relative.bytes.isEmpty { return }
    // A symbolic link may lead back to a folder above: each is entered once.
    guard entered.insert(identity).inserted else { return }
    let listing = try FolderListing(of: folder)
    let count = ignored.count
    defer { ignored.removeLast(ignored.count - count) }
    if listing.files.contains(IgnoreFile.name) { ignored.append(try IgnoreFile(in: folder, at: relative)) }
    for name in listing.files {
      let path = relative.appending(name)
      if !path.isHidden, StoryFormat.isStory(path), !isIgnored(path, isFolder: false) { stories.append(path) }
    }
    for name in listing.folders where name.first != .dot {
      let path = relative.appending(name)
      if !isIgnored(path, isFolder: true) { walk(path) }
    }
  }

  /// Whether a person wants something passed over: the file nearest to it that speaks of it decides.
  private func isIgnored(_ path: FilePath, isFolder: Bool) -> Bool {
    for file in ignored.reversed() {
      if let verdict = file.ignores(path, isFolder: isFolder) { return verdict }
    }
    return false
  }
}

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What stands in one folder.
struct FolderListing {
  /// The names of the files.
  private(set) var files: [[UInt8]] = []
  /// The names of the folders.
  private(set) var folders: [[UInt8]] = []

  /// Reads a folder; symbolic links count as what they lead to, and one that leads nowhere as a file.
  init(of folder: FilePath) throws(FileError) {
    try Self.forEachEntry(of: folder) { name, type in
      switch Int32(type) {
      case Int32(DT_REG): files.append(name)
      case Int32(DT_DIR): folders.append(name)
      case Int32(DT_LNK), Int32(DT_UNKNOWN):
        switch try? FileStatus.of(folder.appending(name), for: .list)?.kind {
        case .folder: folders.append(name)
        // What leads nowhere is told when it is read.
        case .file, nil: files.append(name)
        case .other: break
        }
      default: break
      }
    }
  }

  /// Calls a function with each entry's name and `d_type`; `.` and `..` left out.
  static func forEachEntry(of folder: FilePath, _ body: ([UInt8], UInt8) -> Void) throws(FileError) {
    guard let stream = folder.withCString({ opendir($0) }) else { throw FileError(.list, folder) }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw FileError(.list, folder) }
        return
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == [.dot] || name == [.dot, .dot] { continue }
      body(name, entry.pointee.d_type)
    }
  }
}

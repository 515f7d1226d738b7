#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the system tells of a file.
struct FileStatus {
  /// What kind of file it is.
  enum Kind {
    case file, folder, other
  }

  /// The device that a file is on.
  struct Device: Hashable {
    fileprivate let number: UInt64
  }

  /// Which file it is, whatever it is called.
  struct Identity: Hashable {
    let device: Device
    fileprivate let number: UInt64
  }

  let kind: Kind
  let identity: Identity
  /// The size in bytes; 0 for a pipe.
  let size: Int
  /// When its content last changed.
  let modified: Timestamp

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    identity = Identity(
      device: Device(number: UInt64(truncatingIfNeeded: status.st_dev)), number: UInt64(status.st_ino))
    size = Int(status.st_size)
    #if canImport(Darwin)
      modified = Timestamp(seconds: Int(status.st_mtimespec.tv_sec))
    #else
      modified = Timestamp(seconds: Int(status.st_mtim.tv_sec))
    #endif
  }

  /// The status of what a path leads to; `nil` where nothing is there.
  static func of(_ path: FilePath, for action: FileError.Action) throws(FileError) -> FileStatus? {
    var status = stat()
    let result = path.withCString { stat($0, &status) }
    if result == 0 { return FileStatus(status) }
    let error = FileError(action, path)
    if error.isMissing { return nil }
    throw error
  }
}

extension FilePath {
  /// The path of the file that this one leads to where it is a symbolic link, so that a book replaces what the link
  /// names and not the link; else the path itself.
  func followingLink() throws(FileError) -> FilePath {
    var status = stat()
    guard withCString({ lstat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFLNK else { return self }
    guard let target = absolute else { throw FileError(.write, self) }
    return target
  }
}

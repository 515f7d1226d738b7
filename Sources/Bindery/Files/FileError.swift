package import StoryModel

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the system refused: the call's `errno`, what was being done and to which file.
package struct FileError: Error, Sendable, Hashable {
  /// What was being done.
  package enum Action: String, Sendable, Hashable {
    case read = "can't be read"
    case list = "can't be listed"
    case write = "can't be written"
    case makeFolder = "can't be made"
  }

  /// What was being done.
  package let action: Action
  /// The system's error number (`errno`).
  package let code: Int32
  /// The file or folder it was done to.
  package let path: FilePath

  /// Makes an error from the system's latest one.
  init(_ action: Action, _ path: FilePath, code: Int32 = errno) {
    self.action = action
    self.code = code
    self.path = path
  }

  /// There is no such file.
  static func missing(_ path: FilePath) -> FileError { FileError(.read, path, code: ENOENT) }

  /// Whether the file does not exist. Of a name longer than the system allows there can be none.
  var isMissing: Bool { code == ENOENT || code == ENOTDIR || code == ENAMETOOLONG }

  /// The diagnostic that tells a person.
  package var diagnostic: Diagnostic {
    Diagnostic(.error, name, at: .init(file: path.display), message, remedy: remedy)
  }

  private var name: String {
    switch action {
    case .read, .list: "unreadable"
    case .write, .makeFolder: "unwritable"
    }
  }

  private var message: String {
    switch (action, code) {
    case (.read, ENOENT), (.list, ENOENT): "there is no such file or folder"
    case (.read, EISDIR): "this is a folder, not a file"
    case (_, EACCES), (_, EPERM): "\(action.rawValue): permission denied"
    case (_, ENOSPC): "\(action.rawValue): the disk is full"
    case (_, EDQUOT): "\(action.rawValue): the disk quota is used up"
    case (.read, EFBIG): "\(action.rawValue): it is larger than 4 GiB"
    case (_, EFBIG): "\(action.rawValue): it is larger than the system allows"
    case (_, EROFS): "\(action.rawValue): the disk is read-only"
    case (_, ENOTDIR), (.makeFolder, EEXIST): "\(action.rawValue): a part of its path is not a folder"
    case (.write, EISDIR), (.write, ENOTEMPTY): "\(action.rawValue): there is a folder of that name"
    case (_, EEXIST): "\(action.rawValue): what has that name is not an ordinary file"
    case (_, ENAMETOOLONG): "\(action.rawValue): the name is too long"
    case (_, ELOOP): "\(action.rawValue): its symbolic links lead in a circle"
    case (_, EMFILE), (_, ENFILE): "\(action.rawValue): too many files are open"
    default: "\(action.rawValue): \(String(cString: strerror(code)))"
    }
  }

  private var remedy: String {
    switch (action, code) {
    case (.read, ENOENT), (.list, ENOENT): "check the name"
    case (.read, EACCES), (.list, EACCES): "make it readable, or leave it out"
    case (.read, EEXIST): "remove it, or give it another name"
    case (_, EACCES), (_, EPERM), (_, EROFS): "choose another place with -o"
    case (_, ENOSPC), (_, EDQUOT): "make room, or choose another place with -o"
    case (_, EMFILE), (_, ENFILE): "raise the limit (ulimit -n), or lower --jobs"
    case (.read, ELOOP), (.list, ELOOP): "mend the link, or leave it out"
    case (.write, _), (.makeFolder, _): "choose another name with -o"
    default: ""
    }
  }
}

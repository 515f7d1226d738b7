internal import CSystemCalls
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A folder that books are put into, each whole or not at all: a temporary file beside the book to be, then a rename.
///
/// A run holds a shared lock on the folder while its temporary files are there. A run that gets the lock alone
/// therefore knows that whatever temporary files it finds were left by a run that was killed, and removes them. The
/// lock is the system's (`flock`) and ends with the process, however that ends.
final class OutputFolder {
  /// The folder's path.
  let path: FilePath
  /// The device that it is on.
  let device: FileStatus.Device
  private let descriptor: FileDescriptor
  /// Numbers the temporary files of the whole process: workers may share a folder.
  private static let count = Atomic(0)

  /// Opens a folder, made with those above it where it is missing, and removes what killed runs left in it.
  init(_ path: FilePath) throws(FileError) {
    try Self.make(path)
    self.path = path
    descriptor = try FileDescriptor.open(path, O_RDONLY | O_DIRECTORY, for: .write)
    device = try descriptor.status(of: path, for: .write).identity.device
    if flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 { try removeLeftovers() }
    // A file system without locks keeps its leftovers; nothing else depends on them.
    _ = retrying { flock(descriptor.number, LOCK_SH) }
  }

  /// Removes what killed runs left in a folder, where there is one.
  static func sweep(_ path: FilePath) throws(FileError) {
    if try FileStatus.of(path, for: .list)?.kind == .folder { _ = try OutputFolder(path) }
  }

  /// Puts one file in its place, whole or not at all; when this returns the disk has it.
  static func write(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
    let path = try path.followingLink()
    let folder = try OutputFolder(path.folder)
    try folder.place(folder.stage(bytes.span, as: Array(path.name), synchronized: true))
    try folder.synchronize()
  }

  /// Writes a file's bytes to a temporary file here; nothing of the name changes until `place`.
  func stage(_ bytes: Span<UInt8>, as name: [UInt8], synchronized: Bool) throws(FileError) -> StagedFile {
    let target = path.appending(name)
    let (temporary, number) = try makeTemporaryFile(for: target)
    let file = FileDescriptor(owning: number)
    do throws(FileError) {
      try file.write(bytes, to: target)
      if synchronized { try file.synchronize(target) }
    } catch {
      remove(temporary)
      throw error
    }
    return StagedFile(temporary: temporary, name: name)
  }

  /// Has a large file written to a temporary file here, synchronised; nothing of the name changes until `place`.
  func stage(
    as name: [UInt8], writing: (borrowing FileDescriptor) throws(Refusal) -> Void
  ) throws(Refusal) -> StagedFile {
    let target = path.appending(name)
    let (temporary, number) = try Refusal.of { () throws(FileError) in try makeTemporaryFile(for: target) }
    let file = FileDescriptor(owning: number)
    do throws(Refusal) {
      try writing(file)
      do throws(FileError) { try file.synchronize(target) } catch { throw Refusal(error.diagnostic) }
    } catch {
      remove(temporary)
      throw error
    }
    return StagedFile(temporary: temporary, name: name)
  }

  /// A file in a folder that has no name and is gone when it is closed.
  static func makeNamelessFile(in path: FilePath) throws(FileError) -> FileDescriptor {
    let folder = try OutputFolder(path)
    let (temporary, number) = try folder.makeTemporaryFile(for: path)
    folder.remove(temporary)
    return FileDescriptor(owning: number)
  }

  private func makeTemporaryFile(for target: FilePath) throws(FileError) -> (name: [CChar], descriptor: CInt) {
    while true {
      let count = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
      let temporary = TemporaryName.make(process: Int(getpid()), count: count)
      let number = temporary.withUnsafeBufferPointer { name in
        retrying { openat(descriptor.number, name.baseAddress!, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
      }
      if number >= 0 { return (temporary, number) }
      guard errno == EEXIST else { throw FileError(.write, target) }
    }
  }

  /// Gives a staged file its name, in the place of whatever had it.
  func place(_ file: StagedFile) throws(FileError) {
    let target = path.appending(file.name)
    let result = target.name.map { CChar(bitPattern: $0) }.withTerminator { name in
      file.temporary.withUnsafeBufferPointer { temporary in
        renameat(descriptor.number, temporary.baseAddress!, descriptor.number, name)
      }
    }
    guard result == 0 else {
      let error = FileError(.write, target)
      remove(file.temporary)
      throw error
    }
  }

  /// Waits until the disk knows the folder's names.
  func synchronize() throws(FileError) {
    try descriptor.synchronize(path)
  }

  /// Whether the platform can wait for all of a disk's files at once.
  static var canSynchronizeTogether: Bool {
    #if canImport(Darwin)
      false
    #else
      true
    #endif
  }

  /// Waits until the disk has all that was written to it, here and anywhere.
  func synchronizeAll() throws(FileError) {
    #if canImport(Darwin)
      try synchronize()
    #else
      guard retrying({ syncfs(descriptor.number) }) == 0 else { throw FileError(.write, path) }
    #endif
  }

  /// Takes back a staged file that is not to be placed.
  func discard(_ file: StagedFile) {
    remove(file.temporary)
  }

  private func remove(_ temporary: [CChar]) {
    _ = temporary.withUnsafeBufferPointer { unlinkat(descriptor.number, $0.baseAddress!, 0) }
  }

  private func removeLeftovers() throws(FileError) {
    var leftovers: [[CChar]] = []
    try FolderListing.forEachEntry(of: path) { name, _ in
      if TemporaryName.matches(name) { leftovers.append(name.map { CChar(bitPattern: $0) } + [0]) }
    }
    for name in leftovers { remove(name) }
  }

  /// Makes a folder and those above it.
  private static func make(_ path: FilePath) throws(FileError) {
    let result = path.withCString { mkdir($0, 0o777) }
    if result == 0 { return }
    switch errno {
    case EEXIST: return
    case ENOENT where path.folder != path:
      try make(path.folder)
      let again = path.withCString { mkdir($0, 0o777) }
      guard again == 0 || errno == EEXIST else { throw FileError(.makeFolder, path) }
    default: throw FileError(.makeFolder, path)
    }
  }
}

/// A file that is written, under a temporary name.
struct StagedFile {
  fileprivate let temporary: [CChar]
  /// The name that the file will have in its folder.
  let name: [UInt8]
}

/// The names of temporary files: `.quire-PROCESS-COUNT.tmp`, hidden from walks and never a story's.
enum TemporaryName {
  private static let start = Array(".quire-".utf8)
  private static let end = Array(".tmp".utf8)

  /// A name, ended by a NUL as C wants it.
  static func make(process: Int, count: Int) -> [CChar] {
    let middle = Array("\(process)-\(count)".utf8)
    return (start + middle + end + [0]).map { CChar(bitPattern: $0) }
  }

  /// Whether a name is that of a temporary file.
  static func matches(_ name: [UInt8]) -> Bool {
    guard name.starts(with: start), name.suffix(end.count).elementsEqual(end) else { return false }
    let middle = name.dropFirst(start.count).dropLast(end.count)
    return !middle.isEmpty && middle.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
  }
}

extension [CChar] {
  fileprivate func withTerminator<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (self + [0]).withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}

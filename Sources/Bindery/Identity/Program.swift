#if canImport(Darwin)
  internal import Darwin
#endif

/// The program that runs.
enum Program {
  /// When it was built or installed; `nil` where the system does not tell.
  private static let modified: Timestamp? = path.flatMap { try? FileStatus.of($0, for: .read)?.modified }

  /// Whether this very program may have made a file: what is older was made by other code, under the same version maybe.
  static func mayHaveMade(_ file: FileStatus) -> Bool { modified.map { file.modified >= $0 } ?? true }

  private static var path: FilePath? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var name = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&name, &size) == 0 else { return nil }
      return FilePath(bytes: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)))
    #else
      return FilePath("/proc/self/exe")
    #endif
  }
}

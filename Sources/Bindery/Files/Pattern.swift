#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension FilePath {
  /// Whether the path holds `*`, `?` or `[`, and is no file by that very name.
  var isPattern: Bool {
    guard bytes.contains(where: { "*?[".utf8.contains($0) }) else { return false }
    return ((try? FileStatus.of(self, for: .read)) ?? nil) == nil
  }

  /// The paths that the pattern stands for (POSIX.1-2017, XBD 2.13), in natural order.
  var matches: [FilePath] {
    var found = glob_t()
    defer { globfree(&found) }
    guard withCString({ glob($0, GLOB_NOSORT, nil, &found) }) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { name in
        FilePath(bytes: UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) })
      }
    }.sorted { $0.precedes($1) }
  }

  /// The path from the root, symbolic links followed; `nil` where it leads nowhere.
  var absolute: FilePath? {
    guard let resolved = withCString({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return FilePath(bytes: UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map { UInt8(bitPattern: $0) })
  }
}

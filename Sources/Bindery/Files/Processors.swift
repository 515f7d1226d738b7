internal import CSystemCalls

#if canImport(Darwin)
  internal import Darwin
#endif

/// The processors of the machine, as far as the process may use them.
enum Processors {
  /// How many there are for this process: a container or `taskset` may leave it fewer than the machine has.
  static var allowed: Int {
    #if canImport(Darwin)
      return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    #else
      // Room for 8,192 of them; the call fails where the machine may have more, and one is sure then.
      var mask = [UInt64](repeating: 0, count: 128)
      guard sched_getaffinity(0, mask.count * 8, &mask) >= 0 else { return 1 }
      let named = mask.reduce(0) { $0 + $1.nonzeroBitCount }
      guard named > 1 else { return 1 }
      let limit = try? InputFile.readIfPresent(FilePath("/sys/fs/cgroup/cpu.max"))?.bytes
      return min(named, limit.flatMap(quota) ?? named)
    #endif
  }

  /// The processors that a control group's `cpu.max` comes to, its time over its period rounded up; `nil` for no limit.
  static func quota(_ bytes: [UInt8]) -> Int? {
    let words = bytes.split { $0 == 0x20 || $0 == 0x0A }.map { Int(String(decoding: $0, as: UTF8.self)) }
    guard words.count == 2, let time = words[0], let period = words[1], time > 0, period > 0 else { return nil }
    return (time - 1) / period + 1
  }
}

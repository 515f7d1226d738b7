import StoryModel
import StoryReading
import Typography

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Measures what each stage of reading costs, in nanoseconds a byte: the files given, joined and repeated to a size.
///
///     swift run -c release ReadingThroughput [--size MB] FILE...

var size = 50_000_000
var bytes: [UInt8] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  if argument == "--size", let megabytes = arguments.popFirst().flatMap({ Int($0) }) {
    size = megabytes * 1_000_000
  } else {
    bytes += try contents(of: argument) + [0x0A]
  }
}
guard !bytes.isEmpty else {
  print("usage: ReadingThroughput [--size MB] FILE...")
  exit(64)
}
let once = bytes
while bytes.count + once.count <= size { bytes += once }

report("UTF-8 survey", bytes.count) { _ = try Decoder.decode(bytes).encoding }
report("line table", bytes.count) { _ = SourceText(utf8: bytes).lines.count }

/// Prints the best of five runs.
func report(_ stage: String, _ count: Int, _ work: () throws -> Void) {
  let clock = ContinuousClock()
  do {
    let best = try (0..<5).map { _ in try clock.measure(work) }.min() ?? .zero
    let nanoseconds = Double(best.components.attoseconds) / 1e9 + Double(best.components.seconds) * 1e9
    let perByte = nanoseconds / Double(count)
    print("\(stage): \((perByte * 1000).rounded() / 1000) ns/byte, \((1000 / perByte).rounded()) MB/s")
  } catch {
    print("\(stage): \(error)")
  }
}

/// The bytes of a file.
func contents(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "rb") else { throw ReadingProblem(path: path, code: errno) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block[..<count] }
  // A byte-order mark belongs at the start of a file; joined, the files would have them inside.
  return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
}

/// A file that could not be read.
struct ReadingProblem: Error {
  let path: String
  let code: Int32
}

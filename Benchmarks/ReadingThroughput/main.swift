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

/// Measures what each stage of reading costs, in nanoseconds a byte: the stories given, joined and repeated to a size.
///
///     swift run -c release ReadingThroughput [--size MB] [--stage NAME] FILE...

var size = 50_000_000
var wanted: String?
var bytes: [UInt8] = []
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  if argument == "--size", let megabytes = arguments.popFirst().flatMap({ Int($0) }) {
    size = megabytes * 1_000_000
  } else if argument == "--stage" {
    wanted = arguments.popFirst()
  } else {
    bytes += story(in: try contents(of: argument)) + [0x0A]
  }
}
guard !bytes.isEmpty else {
  print("usage: ReadingThroughput [--size MB] [--stage NAME] FILE...")
  exit(64)
}
let text = (0..<max(1, size / bytes.count)).flatMap { [bytes] _ in bytes }

let decoded = try Decoder.decode(text)
let reading = try StoryReader().read(text, fileName: "story.txt")
let typographer = Typographer(language: reading.story.metadata.language?.value ?? "en")

report("decoding and line table") { _ = try Decoder.decode(text).encoding }
report("line table alone") { _ = SourceText(utf8: text).lines.count }
report("conservation check") { _ = LetterTally(of: decoded.text.bytes) == LetterTally(of: reading.story) }
report("reading, all of it") { _ = try StoryReader().read(text, fileName: "story.txt") }
report("typography") { _ = typographer.set(reading.story) }
report("reading and typography") { _ = typographer.set(try StoryReader().read(text, fileName: "story.txt").story) }

/// Prints the best of three runs, in processor time: what else the machine does is left out.
@MainActor func report(_ stage: String, _ work: () throws -> Void) {
  guard wanted == nil || wanted == stage else { return }
  do {
    let best =
      try (0..<3).map { _ in
        let start = processorTime()
        try work()
        return processorTime() - start
      }.min() ?? 0
    let perByte = best / Double(text.count)
    print("\(stage): \((perByte * 1000).rounded() / 1000) ns/byte, \((1000 / perByte).rounded()) MB/s")
  } catch {
    print("\(stage): \(error)")
  }
}

/// The processor time that this process has taken, in nanoseconds.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
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

/// The story of a novel's file without its licence: at the end of the first one, reading would take all that follows for
/// back matter.
func story(in bytes: [UInt8]) -> [UInt8] {
  var story = bytes[...]
  if let start = story.firstRange(of: "*** START OF".utf8), let line = story[start.upperBound...].firstIndex(of: 0x0A) {
    story = story[line...]
  }
  for end in ["*** END OF", "End of Project Gutenberg", "End of the Project Gutenberg"] {
    if let end = story.firstRange(of: end.utf8) { story = story[..<end.lowerBound] }
  }
  return Array(story)
}

/// A file that could not be read.
struct ReadingProblem: Error {
  let path: String
  let code: Int32
}

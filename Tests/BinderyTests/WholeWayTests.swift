import EPUB
import Foundation
import StoryModel
import StoryReading
import Testing
import Typography

@testable import Bindery

/// Texts that would take the way from story to book time that grows with the square of their size.
@Suite struct WholeWayTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: @Sendable (Int) -> String
  }

  private static let shapes = [
    Shape(testDescription: "a line without a space") { String(repeating: "wave", count: $0 * 5) },
    Shape(testDescription: "a long header value") {
      "Title: Tide\nSummary: \(String(repeating: "of the sea ", count: $0))\n\nThe lamp was out.\n"
    },
    Shape(testDescription: "chapters of the same words") { count in
      (1...count / 8).map { "Chapter \($0)\n\nThe lamp was out, and nobody on the quay said why.\n" }
        .joined(separator: "\n")
    },
    Shape(testDescription: "signs that are escaped") { String(repeating: "a & b < c ", count: $0) },
    Shape(testDescription: "quoted paragraphs") { String(repeating: "\"One, she said.\n\n", count: $0) },
  ]

  /// Four times the text may take ten times the work; where time grows with the square, it takes sixteen.
  ///
  /// Processor time is the measure, the best of as many tries as it takes: what else the machine does only adds to it.
  @Test(arguments: shapes) func workGrowsWithTheSize(shape: Shape) throws {
    let (small, large) = (Array(shape.text(1_000).utf8), Array(shape.text(4_000).utf8))
    var once = 2_000_000.0
    var fourTimes = Double.infinity
    for attempt in 0..<8 where attempt == 0 || fourTimes > once * 10 {
      fourTimes = min(fourTimes, try Self.work { try Self.makeBook(of: large) })
      if attempt == 0 { once = max(once, try Self.work { try Self.makeBook(of: small) }) }
    }
    #expect(fourTimes <= once * 10)
  }

  private static func makeBook(of text: [UInt8]) throws {
    let reading = try StoryReader().read(text, fileName: "tide.txt")
    let book = BookMaker(theme: .plain, styleSheet: nil).book(
      of: Typographer(language: "en").set(reading.story), identifier: "urn:x", cover: nil, sources: ["tide.txt"],
      modified: Timestamp(seconds: 86_400))
    _ = try Packager().package(Publication(book: book))
  }

  /// The processor time that this thread takes for some work, in nanoseconds.
  private static func work(_ body: () throws -> Void) rethrows -> Double {
    let start = processorTime()
    try body()
    return processorTime() - start
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}

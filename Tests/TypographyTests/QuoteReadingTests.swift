import Testing

@testable import Typography

@Suite struct QuoteReadingTests {
  /// How many steps the marks of a text take.
  private func work(marks count: Int) -> Int {
    let sure = QuoteMark.Costs(open: 10, close: 10, plain: 10)
    let marks = (0..<count).map {
      QuoteMark(range: $0..<$0 + 1, kind: $0 % 2 == 0 ? .double : .single, costs: sure, edit: nil)
    }
    var reading = QuoteReading()
    _ = reading.read(marks, outer: .double, from: .none, next: .none)
    #expect(reading.roles.count == count)
    return reading.work
  }

  @Test func workGrowsWithTheMarks() {
    #expect(work(marks: 20_000) <= 4 * work(marks: 5_000) + 1_000)
  }

  @Test func marksWithoutEndAreSet() {
    let text = String(repeating: "\"'", count: 5_000)
    let marks = set(text).unicodeScalars
    #expect(marks.count == 10_000)
    #expect(!marks.contains("'"))
  }

  @Test func theCheapestReadingWins() {
    let open = QuoteMark.Costs(open: 0, close: 90, plain: 60)
    let close = QuoteMark.Costs(open: 90, close: 0, plain: 60)
    let either = QuoteMark.Costs(open: 5, close: 5, plain: 60)
    let marks = [open, either, close].enumerated().map {
      QuoteMark(range: $0.offset..<$0.offset + 1, kind: .double, costs: $0.element, edit: nil)
    }
    var reading = QuoteReading()
    let end = reading.read(Array(marks.prefix(2)), outer: .double, from: .none, next: .none)
    #expect(reading.roles == [.open, .close])
    #expect(end == .none)
  }
}

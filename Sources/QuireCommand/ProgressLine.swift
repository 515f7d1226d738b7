internal import Bindery
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The one line on a terminal that tells how far a run has come.
///
/// Workers tell it of every story; it looks at the clock, and ten times a second one of them draws the line.
final class ProgressLine: Sendable {
  private let start = ContinuousClock.now
  /// When the line is drawn next, in milliseconds since the start. What is over at once is shown nothing of.
  private let next = Atomic(300)
  private let draw: @Sendable (String) -> Void

  /// Makes a line.
  ///
  /// - Parameter draw: shows the line's text; `nil` is returned where no terminal could.
  init?(draw: @escaping @Sendable (String) -> Void) {
    let kind = getenv("TERM").map { String(cString: $0) } ?? "dumb"
    guard isatty(STDERR_FILENO) == 1, kind != "dumb" else { return nil }
    self.draw = draw
  }

  /// Draws the line where it is time to.
  func show(_ progress: Progress) {
    let elapsed = ContinuousClock.now - start
    let now = Int(elapsed.components.seconds * 1000 + elapsed.components.attoseconds / 1_000_000_000_000_000)
    let due = next.load(ordering: .relaxed)
    guard now >= due,
      next.compareExchange(expected: due, desired: now + 100, ordering: .relaxed).exchanged
    else { return }
    draw(String(Self.text(of: progress, milliseconds: now).prefix(Self.width - 1)))
  }

  /// The line's text.
  static func text(of progress: Progress, milliseconds: Int) -> String {
    let speed = Double(progress.done) * 1000 / Double(max(milliseconds, 1))
    var parts = ["\(progress.done.grouped) of \(progress.total.grouped)"]
    if progress.failed > 0 { parts.append("\(progress.failed.grouped) failed") }
    parts.append(speed >= 10 ? "\(Int(speed).grouped) stories/s" : "\(speed.tenths) stories/s")
    if progress.done < progress.total, speed > 0 {
      parts.append("\(clock(Int((Double(progress.total - progress.done) / speed).rounded(.up)))) left")
    }
    return parts.joined(separator: ", ")
  }

  private static func clock(_ seconds: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0 ? "\(hours):\(padded(minutes)):\(padded(seconds % 60))" : "\(minutes):\(padded(seconds % 60))"
  }

  /// How many characters the terminal has beside one another.
  private static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 8 else { return 80 }
    return Int(size.ws_col)
  }
}

extension Double {
  /// The number with one decimal.
  var tenths: String {
    let tenths = Int((self * 10).rounded())
    return "\((tenths / 10).grouped).\(tenths % 10)"
  }
}

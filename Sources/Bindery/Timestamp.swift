/// A moment in Coordinated Universal Time, to the second.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since 1 January 1970, leap seconds not counted.
  public let seconds: Int

  /// Makes a moment from seconds since 1 January 1970; what lies outside the years 0 to 9999 goes to the nearest in them.
  public init(seconds: Int) {
    self.seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
  }

  /// Earlier moments come first.
  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

  /// The moment as the package document writes it: `CCYY-MM-DDThh:mm:ssZ` (EPUB 3.3, section 5.5.6).
  public var w3cDateTime: String {
    let time = seconds - daysSinceEpoch * 86_400
    return "\(day)T\(Self.padded(time / 3600)):\(Self.padded(time / 60 % 60)):\(Self.padded(time % 60))Z"
  }

  /// The day alone: `CCYY-MM-DD`.
  public var day: String {
    // Days counted from 1 March of year 0, so that a leap day ends its year; 146,097 days are 400 years.
    let days = daysSinceEpoch + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(Self.padded(year, to: 4))-\(Self.padded(month))-\(Self.padded(day))"
  }

  private var daysSinceEpoch: Int { (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400 }

  private static func padded(_ number: Int, to width: Int = 2) -> String {
    let figures = String(number)
    return String(repeating: "0", count: max(0, width - figures.utf8.count)) + figures
  }
}

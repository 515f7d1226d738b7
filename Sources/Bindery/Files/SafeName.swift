/// Names of files that every usual file system takes: those of Linux, macOS and Windows, sticks and shares included.
enum SafeName {
  /// How long a name may be in bytes, its suffix left out: the usual limit is 255, for what comes behind it too.
  static let limit = 200

  /// A name for a file, without its suffix.
  ///
  /// - Parameter text: what the file is to be called; what no name may hold is replaced or left out.
  /// - Returns: the name; `nil` where nothing of it is left.
  static func make(_ text: String) -> String? {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "/", "\\", "|", ":": scalars.append("-")
      case "\"": scalars.append("'")
      case "<": scalars.append("(")
      case ">": scalars.append(")")
      case "*", "?", "\u{FFFD}": continue
      case _ where scalar.properties.isWhitespace: scalars.append(" ")
      // Zero-width joiners belong to the spelling of some languages; what else can't be seen does not.
      case "\u{200C}", "\u{200D}": scalars.append(scalar)
      case _ where [.control, .format, .unassigned, .privateUse].contains(scalar.properties.generalCategory): continue
      default: scalars.append(scalar)
      }
    }
    let words = String(scalars).split(separator: " ").joined(separator: " ")
    let name = trimmed(shortened(trimmed(words[...])))
    guard !name.isEmpty else { return nil }
    return isReserved(name) ? name + "_" : String(name)
  }

  /// A key that is the same for names that some file system takes for one.
  static func key(_ name: String) -> String { name.lowercased() }

  /// A name without what file systems drop at its end, and what would hide it at its start.
  private static func trimmed(_ name: Substring) -> Substring {
    var rest = name
    while let first = rest.first, " .~".contains(first) { rest.removeFirst() }
    while let last = rest.last, " .".contains(last) { rest.removeLast() }
    return rest
  }

  /// The beginning of a name that is too long, at the end of a word where there is one near.
  private static func shortened(_ name: Substring) -> Substring {
    guard name.utf8.count > limit else { return name }
    var end = name.startIndex
    var length = 0
    for index in name.indices {
      length += name[index].utf8.count
      if length > limit { break }
      end = name.index(after: index)
    }
    let start = name[..<end]
    guard let space = start.lastIndex(of: " "), start[space...].utf8.count < limit / 4 else { return start }
    return start[..<space]
  }

  /// Whether Windows keeps the name for a device, whatever stands behind a dot.
  private static func isReserved(_ name: Substring) -> Bool {
    let stem = name.prefix { $0 != "." }.uppercased()
    if ["CON", "PRN", "AUX", "NUL"].contains(stem) { return true }
    return stem.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT")) && stem.last?.isNumber == true
  }
}

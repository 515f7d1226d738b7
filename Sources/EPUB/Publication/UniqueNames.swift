/// Gives each name once: one that is taken gets the next number that makes it new.
package struct UniqueNames {
  private var taken: Set<String>
  /// The number that each name got last, so that many of one name are counted and not tried.
  private var numbers: [String: Int] = [:]

  /// Gives names beside those that are taken.
  package init(taken: Set<String> = []) {
    self.taken = taken
  }

  /// Whether a name was given, or taken from the start.
  func contains(_ name: String) -> Bool { taken.contains(name) }

  /// The name itself, or with a number.
  package mutating func take(_ name: String) -> String {
    if taken.insert(name).inserted { return name }
    var number = numbers[name, default: 1]
    var numbered: String
    repeat {
      number += 1
      numbered = "\(name)-\(number)"
    } while !taken.insert(numbered).inserted
    numbers[name] = number
    return numbered
  }
}

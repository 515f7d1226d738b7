internal import StoryReading

/// Files of one folder whose names differ in one number: `Tide 01.txt`, `Tide 02.txt`.
struct NumberedNames {
  /// The places of the files in the list, by their numbers.
  private(set) var places: [Int]
  /// Whether the numbers run from 0 or 1 without a gap.
  private(set) var isComplete: Bool

  /// Finds them; those that have no like are left out.
  static func all(in entries: [StoryList.Entry]) -> [NumberedNames] {
    var groups: [[UInt8]: [Int]] = [:]
    var order: [[UInt8]] = []
    for (place, entry) in entries.enumerated() {
      guard case .file(let path) = entry.input, path.stem.contains(where: isFigure) else { continue }
      let key = pattern(of: path)
      if groups[key, default: []].isEmpty { order.append(key) }
      groups[key, default: []].append(place)
    }
    return order.compactMap { key in groups[key].flatMap { NumberedNames($0, entries) } }
  }

  private init?(_ places: [Int], _ entries: [StoryList.Entry]) {
    guard places.count > 1 else { return nil }
    let numbers = places.map { Self.numbers(in: entries[$0].name.stem) }
    let varying = numbers[0].indices.filter { index in numbers.contains { $0[index] != numbers[0][index] } }
    guard varying.count == 1, let index = varying.first else { return nil }
    let sorted = zip(numbers.map { $0[index] }, places).sorted { $0.0 < $1.0 }
    let values = sorted.map(\.0)
    guard zip(values, values.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    self.places = sorted.map(\.1)
    isComplete = values[0] < 2 && values[values.count - 1] - values[0] == values.count - 1
  }

  /// A path with each number in its name replaced by one sign.
  private static func pattern(of path: FilePath) -> [UInt8] {
    let name = path.name
    var key = Array(path.bytes.dropLast(name.count))
    for byte in name {
      if !isFigure(byte) { key.append(byte) } else if key.last != 0 { key.append(0) }
    }
    return key
  }

  private static func numbers(in stem: ArraySlice<UInt8>) -> [Int] {
    // Figures beyond what counts parts stand for nothing.
    stem.split { !isFigure($0) }.map { Int(String(decoding: $0, as: UTF8.self)) ?? .max }
  }

  fileprivate static func isFigure(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// What the names have in common without their numbers and what marks them: `Tide` of `Tide 01` and `Tide 02`, `tide`
  /// of `tide-ch1`; empty where that is nothing.
  static func common(_ stems: [ArraySlice<UInt8>]) -> ArraySlice<UInt8> {
    let first = stems[0]
    let shared = stems.dropFirst().reduce(first.count) { count, stem in
      min(count, zip(first, stem).prefix { $0 == $1 }.count)
    }
    var name = first.prefix(shared)
    func trim() {
      while let last = name.last, isFigure(last) || " -_.,#([".utf8.contains(last) { name.removeLast() }
    }
    trim()
    for word in ["chapter", "chap", "ch", "part", "pt", "teil", "kapitel", "kap", "chapitre", "partie", "parte"] {
      let tail = name.suffix(word.utf8.count).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      let before = name.dropLast(word.utf8.count).last
      guard tail.elementsEqual(word.utf8), before.map({ " -_.,#([".utf8.contains($0) }) ?? true else { continue }
      name = name.dropLast(word.utf8.count)
      trim()
      break
    }
    return name
  }
}

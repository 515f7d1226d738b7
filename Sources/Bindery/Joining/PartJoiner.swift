internal import StoryModel
internal import StoryReading

/// Finds the files that tell one story together, and puts one entry in their place.
///
/// Only files of one folder whose names differ in a number are looked at, and of those `auto` reads no more than it
/// takes to see that they do not belong together: a folder of thousands of numbered stories is not read twice.
struct PartJoiner {
  private let options: ConversionOptions

  /// `auto` leaves alone what is too many to be the parts of a story.
  private static let most = 400

  init(_ options: ConversionOptions) {
    self.options = options
  }

  /// The entries, with those of one story made one, where its first part stood.
  func joined(_ entries: [StoryList.Entry]) -> [StoryList.Entry] {
    guard options.join != .never, entries.count > 1 else { return entries }
    var parts: [Int: [Int]] = [:]
    for names in NumberedNames.all(in: entries) {
      for places in stories(among: names, entries) { for place in places { parts[place] = places } }
    }
    if parts.isEmpty { return entries }
    var joined: [StoryList.Entry] = []
    var taken = Set(entries.indices.filter { parts[$0] == nil }.map { entries[$0].name })
    for (place, entry) in entries.enumerated() {
      guard let places = parts[place] else {
        joined.append(entry)
        continue
      }
      if places.min() != place { continue }
      let files = places.compactMap { place in
        if case .file(let path) = entries[place].input { path } else { nil }
      }
      joined.append(.init(input: .parts(files), name: Self.name(of: places.map { entries[$0].name }, &taken)))
    }
    return joined
  }

  /// The name that parts have in common, unless another story has it.
  private static func name(of names: [FilePath], _ taken: inout Set<FilePath>) -> FilePath {
    let common = NumberedNames.common(names.map(\.stem))
    let first = names[0]
    let name = common + [.dot] + Array(first.suffix.utf8)
    let path = first.bytes.contains(.slash) ? first.folder.appending(name) : FilePath(bytes: name)
    return !common.isEmpty && taken.insert(path).inserted ? path : first
  }

  /// The stories that stand in several of the files, as the places of their parts in order.
  private func stories(among names: NumberedNames, _ entries: [StoryList.Entry]) -> [[Int]] {
    guard options.join == .always || names.places.count <= Self.most else { return [] }
    var claims: [Int: [(number: Int, total: Int)]] = [:]
    for (index, place) in names.places.enumerated() {
      // Where the first few say nothing of parts, the others will not.
      if index == 4, claims.isEmpty { break }
      let found = Self.claims(of: entries[place].input)
      if !found.isEmpty { claims[place] = found }
    }
    if claims.count > 1 {
      let complete = claimed(claims, names, entries)
      if !complete.isEmpty { return complete }
    }
    if options.join == .always { return [names.places] }
    return names.isComplete && agree(names, entries) ? [names.places] : []
  }

  // MARK: - What headers say

  /// What the beginning of a file says of parts.
  private static func claims(of input: StoryInput) -> [(number: Int, total: Int)] {
    guard case .file(let path) = input, let head = try? InputFile.head(of: path, count: 1500) else { return [] }
    return PartMark.candidates(in: head[...])
  }

  /// The stories of which every part is there that their headers count (`Part 1/3`).
  private func claimed(
    _ claims: [Int: [(number: Int, total: Int)]], _ names: NumberedNames, _ entries: [StoryList.Entry]
  ) -> [[Int]] {
    var stories: [[String?]: [Int: Int]] = [:]
    var order: [[String?]] = []
    for place in names.places {
      guard let found = claims[place], let face = Face(entries[place], options), face.title != nil else { continue }
      for (number, total) in found {
        let key = [face.title, face.authors, String(total)]
        if stories[key] == nil { order.append(key) }
        if stories[key, default: [:]][number] == nil { stories[key, default: [:]][number] = place }
      }
    }
    var taken: Set<Int> = []
    return order.compactMap { key in
      guard let parts = stories[key], let total = key[2].flatMap({ Int($0) }), parts.count == total,
        Set(parts.values).count == total, taken.isDisjoint(with: parts.values)
      else { return nil }
      taken.formUnion(parts.values)
      return parts.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  // MARK: - What names say

  /// Whether numbered files are one story: the same authors, the same title, and no two the same words. A number that
  /// nothing calls a part's counts only where the name is the title's.
  private func agree(_ names: NumberedNames, _ entries: [StoryList.Entry]) -> Bool {
    let stems = names.places.map { entries[$0].name.stem }
    let isExplicit = stems.prefix(2).allSatisfy { PartMark.isExplicit($0) }
    let common = FileName(stem: NumberedNames.common(stems)).title?.lowercased()
    if !isExplicit, common == nil { return false }
    var first: Face?
    var likenesses: Set<Digest> = []
    for place in names.places {
      guard let face = Face(entries[place], options), likenesses.insert(face.likeness).inserted else { return false }
      if let first {
        if face.title != first.title || face.authors != first.authors { return false }
      } else {
        if !isExplicit, !face.isTitleWritten || face.title != common { return false }
        first = face
      }
    }
    return true
  }
}

/// What a file says that decides whether it is a part of the same story as another.
private struct Face {
  /// The title without the number of a part; `nil` where the file has none.
  let title: String?
  /// The authors' names.
  let authors: String
  /// Whether the title stands in the file.
  let isTitleWritten: Bool
  /// What tells the file's words from others.
  let likeness: Digest

  /// Reads a file; `nil` where it can't be read.
  init?(_ entry: StoryList.Entry, _ options: ConversionOptions) {
    guard let source = try? StorySource.read(entry.input, over: options.overrides, paths: options.pathPattern),
      let story = try? UnderstoodStory(source)
    else { return nil }
    let metadata = story.story.metadata
    let known = metadata.title.flatMap { $0.evidence.rule == "opening words" ? nil : $0 }
    title = known.map { PartMark.split($0.value).title.lowercased() }
    isTitleWritten = known.map { $0.evidence.rule != "file name" } ?? false
    authors = metadata.authors.map(\.value.name).map { $0.lowercased() }.sorted().joined(separator: "\n")
    likeness = story.likeness
  }
}

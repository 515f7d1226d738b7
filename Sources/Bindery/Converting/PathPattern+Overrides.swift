internal import StoryModel
internal import StoryReading

extension PathPattern {
  /// What a story's path says of it, and what a person should know about that.
  func overrides(from path: FilePath) -> (Overrides, [Diagnostic]) {
    let reading = PathReading(path.components(atLeast: depth), by: self)
    var overrides = Overrides()
    overrides.title = reading.title
    overrides.authors = reading.authors
    overrides.series = reading.series.map { [$0] }
    overrides.language = reading.language
    overrides.publisher = reading.publisher
    overrides.subjects = reading.subject.map { [$0] }
    overrides.published = reading.published
    return (overrides, reading.findings.map { $0.diagnostic(in: path.display) })
  }
}

extension FilePath {
  /// The folders that lead to the file and its stem, the stem last.
  ///
  /// - Parameter count: how many are wanted: where the path as it was given has fewer, it is followed from the root.
  fileprivate func components(atLeast count: Int) -> [ArraySlice<UInt8>] {
    let given = bytes.split(separator: .slash).filter { !$0.elementsEqual([.dot]) }
    let isPlain = given.count >= count && !given.contains { $0.elementsEqual([.dot, .dot]) }
    let folders =
      isPlain ? Array(given.dropLast()) : (folder.absolute ?? folder).bytes.split(separator: .slash)
    return folders + [stem]
  }
}

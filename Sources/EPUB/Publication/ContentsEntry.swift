/// One entry of the contents, with those below it.
public struct ContentsEntry: Sendable, Hashable {
  /// The words of the entry.
  public var title: String
  /// Where it leads: a path, perhaps with a fragment, relative to the package document or to a story's folder.
  public var target: String
  /// The entries below it.
  public var children: [ContentsEntry]

  /// Makes an entry.
  public init(title: String, target: String, children: [ContentsEntry] = []) {
    self.title = title
    self.target = target
    self.children = children
  }

  /// The entry as it reads from outside a folder.
  func within(_ folder: String) -> ContentsEntry {
    ContentsEntry(
      title: title, target: folder.followed(by: target[...], behind: "/"), children: children.map { $0.within(folder) })
  }
}

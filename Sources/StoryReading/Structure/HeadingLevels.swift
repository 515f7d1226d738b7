internal import StoryModel

/// Decides which headings divide the story into chapters, which stand above those and which below.
enum HeadingLevels {
  /// Sets the rank of every heading: a number is a chapter's in one book and a section's in another.
  static func settle(_ headings: inout [Heading]) {
    rankNumbers(&headings)
    promote(&headings)
    nameTales(&headings)
  }

  /// Numbers and titles are chapters, unless chapters that say so stand among them.
  private static func rankNumbers(_ headings: inout [Heading]) {
    var chapters = 0
    var titles = 0
    var firstNumbers = 0
    for heading in headings {
      switch heading.form {
      case .division(.chapter): chapters += 1
      case .number: if heading.number == 1 { firstNumbers += 1 }
      case .capitals, .title: titles += 1
      case .division, .named, .date, .contents, .closing: break
      }
    }
    for index in headings.indices {
      switch headings[index].form {
      case .number: if chapters > 1 || titles > 1 && firstNumbers > 0 { headings[index].rank = .section }
      case .date: if chapters + titles > 1 || firstNumbers > 0 { headings[index].rank = .section }
      case .capitals, .title: if chapters > 1, !headings[index].isListed { headings[index].rank = .section }
      case .division, .named, .contents, .closing: break
      }
    }
  }

  /// Where nothing is a chapter, the divisions next to it are: sections, or else the smallest parts.
  private static func promote(_ headings: inout [Heading]) {
    let divisions = headings.filter { $0.form != .named }
    guard !divisions.isEmpty, !divisions.contains(where: { $0.rank == .chapter }) else { return }
    let hasSections = divisions.contains { $0.rank == .section }
    let promoted = hasSections ? .section : divisions.map(\.rank).max() ?? .part
    for index in headings.indices where headings[index].form != .named && headings[index].rank == promoted {
      headings[index].rank = .chapter
      if headings[index].kind == .part { headings[index].kind = .chapter }
    }
  }

  /// Chapters with titles alone, whose sections count from one again, are tales.
  private static func nameTales(_ headings: inout [Heading]) {
    var sectioned = 0
    var last: Int?
    for index in headings.indices {
      if headings[index].rank == .section, headings[index].number == 1, let last, headings[last].label.isEmpty {
        sectioned += 1
      }
      if headings[index].rank == .chapter { last = index }
    }
    guard sectioned > 0 else { return }
    for index in headings.indices where headings[index].rank == .chapter && headings[index].label.isEmpty {
      if headings[index].kind == .chapter { headings[index].kind = .tale }
    }
  }
}

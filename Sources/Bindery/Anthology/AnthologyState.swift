internal import EPUB
internal import StoryModel

/// What an anthology keeps of its stories for its next build, in its own archive: a story whose recipe is the same need
/// not be read again, and its pages are copied as they stand.
///
/// The form is lines of fields with tabs between: `S` begins a story, the lines below it are its people (`A`), rights
/// (`R`), resources (`P`) and contents (`C`).
enum AnthologyState {
  /// The entry's name below `META-INF`.
  static let name = "quire.state"
  /// The first line.
  static let head = "quire anthology 2"

  /// What is kept of some stories.
  static func write(_ stories: some Collection<AnthologyStory>) -> [UInt8] {
    // A story takes about 300 bytes.
    var lines = StateWriter(capacity: stories.count * 300)
    lines.add(head)
    lines.endLine()
    for story in stories { lines.write(story) }
    return lines.bytes
  }
}

/// Writes the lines of a state field by field.
private struct StateWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  mutating func write(_ story: AnthologyStory) {
    let (facts, pressed) = (story.facts, story.pressed)
    add("S")
    add(story.recipe)
    add(pressed.folder)
    add(pressed.title)
    add(facts.title)
    add(facts.language)
    add(facts.published ?? "")
    add(facts.words)
    add(facts.packedSize)
    add(facts.likeness)
    add(pressed.pictureAccess.rawValue)
    endLine()
    for person in facts.creators {
      add("A")
      add(person.role.rawValue)
      add(person.name)
      add(person.fileAs ?? "")
      endLine()
    }
    for right in facts.rights {
      add("R")
      add(right)
      endLine()
    }
    for resource in pressed.resources {
      add("P")
      add(resource.path)
      add(resource.mediaType)
      add(resource.isPage ? "page" : "")
      endLine()
    }
    write(pressed.contents, 0)
  }

  private mutating func write(_ entries: [ContentsEntry], _ depth: Int) {
    for entry in entries {
      add("C")
      add(depth)
      add(entry.title)
      add(entry.target)
      endLine()
      write(entry.children, depth + 1)
    }
  }

  mutating func add(_ number: Int) { add(String(number)) }

  mutating func add(_ digest: Digest) {
    bytes += digest.hexadecimal
    bytes.append(StateMark.tab)
  }

  mutating func add(_ field: String) {
    var field = field
    field.withUTF8 { append($0) }
    bytes.append(StateMark.tab)
  }

  /// Ends a line: what follows upon its last field is not a tab.
  mutating func endLine() {
    bytes[bytes.count - 1] = StateMark.newline
  }

  private mutating func append(_ field: UnsafeBufferPointer<UInt8>) {
    guard field.contains(where: { $0 < 0x20 || $0 == StateMark.backslash }) else {
      bytes.append(contentsOf: field)
      return
    }
    for byte in field {
      switch byte {
      case StateMark.backslash: bytes += [StateMark.backslash, StateMark.backslash]
      case StateMark.newline: bytes += "\\n".utf8
      case StateMark.tab: bytes += "\\t".utf8
      default: bytes.append(byte)
      }
    }
  }
}

/// Reads the lines of a state field by field.
struct StateReader {
  private let bytes: ArraySlice<UInt8>
  private var isLineRead = false
  /// Where the next field is, or the end of the line that is read.
  private(set) var place: Int

  /// Starts with the first line.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// The next field of the line; `nil` where the line has no more.
  mutating func field() -> ArraySlice<UInt8>? {
    if isLineRead { return nil }
    let start = place
    while place < bytes.endIndex {
      switch bytes[place] {
      case StateMark.tab:
        place += 1
        return bytes[start..<place - 1]
      case StateMark.newline:
        isLineRead = true
        return bytes[start..<place]
      default: place += 1
      }
    }
    isLineRead = true
    return bytes[start...]
  }

  /// Passes over what is left of the line; returns whether there is another.
  mutating func nextLine() -> Bool {
    while place < bytes.endIndex, bytes[place] != StateMark.newline { place += 1 }
    place = min(place + 1, bytes.endIndex)
    isLineRead = false
    return place < bytes.endIndex
  }

  /// The next field as it was before it was written.
  mutating func text() -> String? {
    guard let field = field() else { return nil }
    guard field.contains(StateMark.backslash) else { return String(decoding: field, as: UTF8.self) }
    var text: [UInt8] = []
    var isEscape = false
    for byte in field {
      switch (isEscape, byte) {
      case (false, StateMark.backslash):
        isEscape = true
        continue
      case (true, UInt8(ascii: "n")): text.append(StateMark.newline)
      case (true, UInt8(ascii: "t")): text.append(StateMark.tab)
      default: text.append(byte)
      }
      isEscape = false
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The next field as a number.
  mutating func number() -> Int? { text().flatMap { Int($0) } }

  /// The next field as a digest.
  mutating func digest() -> Digest? { field().flatMap { Digest(hexadecimal: $0) } }
}

/// The bytes that mean something in a state.
private enum StateMark {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let backslash = UInt8(ascii: "\\")
}

public import StoryModel
internal import StoryReading

/// What an anthology is to be, settled before any work: what it is called, and which stories stand in it where.
public struct AnthologyPlan: Sendable {
  /// Some of the stories, perhaps with a heading of their own.
  struct Part: Sendable {
    /// The heading; `nil` where the stories are not divided.
    var title: String?
    /// A file with words that introduce the part.
    var introduction: FilePath?
    /// The stories in order.
    var stories: [Story] = []
  }

  /// One story.
  struct Story: Sendable, Hashable {
    /// Where it comes from.
    let input: StoryInput
    /// What the anthology's file says of it, over its own sidecar.
    private let said: Said

    /// Of most stories nothing is said, and there may be thousands.
    private indirect enum Said: Hashable {
      case nothing
      case something(Overrides)
    }

    init(input: StoryInput, overrides: Overrides? = nil) {
      self.input = input
      said = overrides.map { .something($0) } ?? .nothing
    }

    /// What is said of it over its own sidecar: by the options, below them by the anthology's file.
    func overrides(below options: Overrides) -> Overrides {
      if case .something(let said) = said { options.over(said) } else { options }
    }
  }

  /// What the person says of the book: title, authors, summary, language and so on.
  public var book = Overrides()
  /// Who put it together.
  public var editors: [Contributor] = []
  /// In which order the stories of a part stand.
  public var order = StoryOrder.given
  /// The cover's file.
  var cover: FilePath?
  /// A file with words that introduce the book.
  var introduction: FilePath?
  /// A file with words that close it.
  var afterword: FilePath?
  /// The stories.
  var parts: [Part] = []
  /// The names of what the book was made from, for its colophon.
  var sources: [String] = []
  /// The anthology's own file; `nil` where stories were given outright.
  var file: FilePath?
  /// The inputs that are no stories, one diagnostic each.
  public internal(set) var failures: [Diagnostic] = []
  /// What a person should know of the plan.
  public internal(set) var remarks: [String] = []

  /// How many stories there are.
  public var storyCount: Int { parts.reduce(0) { $0 + $1.stories.count } }

  /// Plans an anthology of files and folders, or what one `anthology.yaml` says.
  ///
  /// A folder's own folders become parts, and its name the title.
  /// - Parameter options: how the stories are found and read.
  /// - Throws: what is wrong with the anthology's file.
  public init(inputs: [FilePath], options: ConversionOptions) throws(Refusal) {
    if inputs.count == 1, ["yaml", "yml"].contains(inputs[0].suffix) {
      self = try AnthologyFile.read(inputs[0], options)
      return
    }
    for input in inputs { add(input, options) }
    sources = inputs.map { FilePath(bytes: $0.name).display }
    book.title = inputs.first.map(Self.title)
  }

  private init() {}

  /// A plan that says nothing yet.
  static let empty = AnthologyPlan()

  /// Adds the stories that an input stands for; the folders in a folder are parts.
  private mutating func add(_ input: FilePath, _ options: ConversionOptions) {
    let list = StoryList([input], options: options)
    failures += list.failures
    remarks += list.remarks
    for entry in list.entries {
      // Only what a walk found has a name with folders in it.
      let folder = entry.name.bytes.firstIndex(of: .slash).map { FilePath(bytes: entry.name.bytes[..<$0]) }
      let title = folder.map(Self.title)
      if parts.last?.title != title || parts.isEmpty { parts.append(Part(title: title)) }
      parts[parts.count - 1].stories.append(Story(input: entry.input))
    }
  }

  /// The title that a file's or folder's name stands for.
  static func title(of path: FilePath) -> String {
    let name = path.name.elementsEqual([.dot]) ? (path.absolute ?? path).name : path.name
    let words = String(decoding: name, as: UTF8.self)
    return FileName(stem: name).title ?? (words.isEmpty ? "Anthology" : words)
  }
}

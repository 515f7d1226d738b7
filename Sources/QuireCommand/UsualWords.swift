internal import Bindery

extension Conversion {
  /// Reads the words behind `convert` where they are the usual ones.
  ///
  /// The parser finds out by reflection which options there are, and takes longer for it than a small story for its
  /// book: 18 of 41 million instructions. So stories, and the options that most calls have, are read here; a call with
  /// any other word is the parser's, which knows all of them, and says what is wrong with one.
  ///
  /// - Returns: `nil` where the parser is to read the words.
  /// - Throws: `ValidationError` for an environment that makes no sense.
  init?(usual words: some Sequence<String>) throws {
    var inputs: [FilePath] = []
    var options = ConversionOptions()
    var run = RunChoices()
    var rest = words.makeIterator()
    while let word = rest.next() {
      switch word {
      case "-o", "--output":
        guard run.output == nil, let path = rest.next().flatMap(Self.path) else { return nil }
        run.output = path
      case "--jobs":
        guard run.workers == nil, let workers = rest.next().flatMap(WorkerCount.init) else { return nil }
        run.workers = workers.number
      case "--no-cover": options.cover = .none
      case "--force": options.force = true
      case "--quiet": run.isQuiet = true
      default:
        guard let path = Self.path(word) else { return nil }
        inputs.append(path)
      }
    }
    guard !inputs.isEmpty else { return nil }
    options.modified = try BookArguments.sourceDateEpoch()
    self.init(inputs: inputs, options: options, run: run)
  }

  /// The file that a word names; `nil` for an option.
  private static func path(_ word: String) -> FilePath? {
    word == "-" || word.utf8.first != UInt8(ascii: "-") ? PathArgument(argument: word)?.path : nil
  }
}

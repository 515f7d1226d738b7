internal import ArgumentParser
internal import Bindery
internal import EPUB
internal import StoryModel
internal import StoryReading

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What a person may say about how stories are read.
struct ReadingArguments: ParsableArguments {
  @Option(help: .init("The encoding of the stories, such as windows-1252; found out otherwise.", valueName: "name"))
  var encoding: Words?

  @Option(help: .init("A regular expression for the lines that are chapter headings.", valueName: "regex"))
  var chapterPattern: Words?

  @Option(
    help: .init(
      "What folders and names mean, such as '{author}/{series}/{position} - {title}'.", valueName: "pattern"))
  var pathPattern: Words?

  @Option(help: "Whether numbered files are the parts of one story.")
  var join = Choice(JoinMode.auto)

  private var paths: PathPattern? {
    get throws {
      try pathPattern.map { words in
        try Self.understood { () throws(ReadingError) in try PathPattern(words.text) }
      }
    }
  }

  /// Reads an option's value; what is wrong with it is wrong usage.
  static func understood<Value>(_ read: () throws(ReadingError) -> Value) throws -> Value {
    do throws(ReadingError) {
      return try read()
    } catch {
      let problem = error.diagnostic(in: "")
      throw ValidationError("\(problem.message); \(problem.remedy)")
    }
  }

  /// The options as the bindery takes them.
  var options: ConversionOptions {
    get throws {
      var options = ConversionOptions()
      let asked = ReadingOptions(encoding: encoding?.text, chapterPattern: chapterPattern?.text)
      try Self.understood { () throws(ReadingError) in try asked.check() }
      options.overrides.encoding = asked.encoding
      options.overrides.chapterPattern = asked.chapterPattern
      options.pathPattern = try paths
      options.join = join.value
      return options
    }
  }
}

/// What a person may say about the books, whatever verb makes them.
struct BookArguments: ParsableArguments {
  @Option(help: "The book's title; where each story becomes a book, of the one story given.")
  var title: Words?

  @Option(help: .init("An author; several are given one by one.", valueName: "name"))
  var author: [Words] = []

  @Option(help: .init("The language, as a tag such as en or pt-BR.", valueName: "tag"))
  var language: Language?

  @Option(help: .init("Who publishes the book.", valueName: "name"))
  var publisher: Words?

  @Option(help: .init("What the book is about; several are given one by one.", valueName: "words"))
  var subject: [Words] = []

  @Option(help: .init("A picture for the cover; drawn from title and authors otherwise.", valueName: "image"))
  var cover: PathArgument?

  @Flag(name: .customLong("no-cover"), help: "Makes a book without a cover.")
  var noCover = false

  @Option(help: "What the books are read on; Kobo's are called x.kepub.epub.")
  var target = Choice(Device.any)

  @Option(help: "How the pages look.")
  var theme = Choice(Theme.classic)

  @Option(help: .init("A style sheet to lay over Quire's own.", valueName: "file"))
  var css: PathArgument?

  @Flag(help: "Compresses harder: books 4 % smaller, five times as slow.")
  var small = false

  @Flag(help: "Compresses less: books 6 % larger, three times as fast.")
  var fast = false

  @Option(help: "Whether quotes, dashes and ellipses are set as a printer would. (default: on)")
  var typography: Switch?

  /// The options as the bindery takes them.
  ///
  /// - Throws: `Refusal` for a file that can't be used, `ValidationError` for what makes no sense.
  func conversionOptions(_ reading: ReadingArguments) throws -> ConversionOptions {
    var options = try reading.options
    options.overrides = overrides.over(options.overrides)
    options.device = target.value
    options.compression = try compression
    options.theme = theme.value
    options.styleSheet = try css.map { try SuppliedFile($0.path) }
    options.cover = try coverChoice()
    options.modified = try Self.sourceDateEpoch()
    return options
  }

  private var compression: CompressionLevel {
    get throws {
      switch (small, fast) {
      case (true, true): throw ValidationError("--small and --fast contradict each other; leave one out")
      case (true, false): .small
      case (false, true): .fast
      case (false, false): .standard
      }
    }
  }

  private func coverChoice() throws -> CoverChoice {
    if noCover { return .none }
    return try cover.map { .given(try SuppliedPicture($0.path)) } ?? .drawn
  }

  /// What the options say about each story.
  private var overrides: Overrides {
    var overrides = Overrides()
    overrides.title = title?.text
    overrides.authors = author.isEmpty ? nil : author.map { Contributor(name: $0.text) }
    overrides.language = language?.tag
    overrides.publisher = publisher?.text
    overrides.typography = typography.map { $0 == .on }
    overrides.subjects = subject.isEmpty ? nil : subject.map(\.text)
    return overrides
  }

  /// The moment that reproducible builds name (reproducible-builds.org, SOURCE_DATE_EPOCH specification 1.1).
  static func sourceDateEpoch() throws -> Timestamp? {
    guard let value = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }), !value.isEmpty else { return nil }
    guard let seconds = Int(value) else {
      throw ValidationError("SOURCE_DATE_EPOCH is '\(value)', which is no number of seconds")
    }
    return Timestamp(seconds: seconds)
  }
}

/// Where the books go and what is said about the work.
struct OutputArguments: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: .init(
      "A file that ends in .epub; for books of one story also a folder, or - for standard output. (default: out)",
      valueName: "path"))
  var output: PathArgument?

  @Option(help: .init("How many stories are worked on at once. (default: one a processor)", valueName: "number"))
  var jobs: WorkerCount?

  @Flag(help: "Does all but write.")
  var dryRun = false

  @Flag(help: "Writes over books that someone changed, and makes those again that are up to date.")
  var force = false

  @Flag(help: "Prints one JSON object a line in place of names.")
  var json = false

  @Flag(help: "Prints errors alone.")
  var quiet = false

  @Option(help: .init("Writes what became of each story to a file, .json or .html.", valueName: "file"))
  var report: PathArgument?

  /// The arguments as the verbs take them.
  var choices: RunChoices {
    RunChoices(
      output: output?.path, workers: jobs?.number, format: json ? .json : .names, isQuiet: quiet, report: report?.path)
  }
}

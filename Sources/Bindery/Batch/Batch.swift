/// Makes the books of a plan: workers take stories as they come, share nothing, and place their books in groups.
public struct Batch: Sendable {
  private let jobs: [ConversionPlan.Job]
  private let options: ConversionOptions
  private let workers: Int
  /// How many threads each worker may use: a story by itself has all of them.
  private let threads: Int

  /// Makes a batch.
  ///
  /// - Parameter workers: how many stories are worked on at once; `nil` for as many as there are processors, or one
  ///   where starting a second would take longer than the work.
  public init(_ plan: ConversionPlan, options: ConversionOptions, workers: Int? = nil) {
    jobs = plan.jobs
    self.options = options
    self.workers = min(workers ?? Self.workersWorthWhile(plan.jobs, options), max(1, plan.jobs.count))
    threads = plan.jobs.count == 1 ? workers ?? Workers.processors : 1
  }

  /// Makes the books; whatever goes wrong with one is in its report, and the others are made.
  ///
  /// - Parameters:
  ///   - progress: called as each story is done, on the thread that did it.
  ///   - report: called with one report at a time, in the order of the stories, once its book is in its place.
  public func run(
    progress: (@Sendable (Progress) -> Void)? = nil, report: @escaping @Sendable (StoryReport) -> Void
  ) {
    FreedMemory.keepForNextStory()
    if !options.dryRun { sweep() }
    let next = Counter()
    let reports = OrderedReports(deliver: report)
    let (jobs, options, threads, workers) = (jobs, options, threads, workers)
    let tally = progress.map { Tally(of: jobs.count, tell: $0) }
    Workers.run(workers) {
      let converter = Converter(options: options, threads: threads)
      let group = OutputGroup(reports: reports, expected: jobs.count, workers: workers)
      while let range = next.take(Self.stride, of: jobs.count) {
        for index in range {
          let outcome = converter.convert(jobs[index], at: index, into: group, reports)
          tally?.count(outcome)
        }
      }
      group.finish()
    }
  }

  /// Removes what killed runs left in the output folders: a folder that gets no book this time is not opened again.
  private func sweep() {
    var latest: FilePath?
    var swept: Set<FilePath> = []
    for job in jobs {
      guard case .file(let path) = job.output else { continue }
      let folder = path.folder
      guard folder != latest, swept.insert(folder).inserted else { continue }
      latest = folder
      // A folder that can't be looked at is told by the books that can't go there.
      try? OutputFolder.sweep(folder)
    }
  }

  /// How many stories a worker takes at a time: few, so that all end together.
  private static let stride = 4

  /// One worker where the work is done before a second thread is awake (2 to 4 ms), else one a processor.
  private static func workersWorthWhile(_ jobs: [ConversionPlan.Job], _ options: ConversionOptions) -> Int {
    let microseconds = jobs.prefix(64).reduce(0) { sum, job in
      let drawing = options.cover == .drawn ? 3000 : 0
      guard let path = job.input.files.first, let status = try? FileStatus.of(path, for: .read) else { return sum }
      return sum + 100 + drawing + status.size / 50
    }
    return jobs.count > 1 && microseconds > 6000 ? Workers.processors : 1
  }
}

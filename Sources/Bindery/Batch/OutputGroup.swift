/// Books of one worker that are written under temporary names and wait for the disk together: one `syncfs` for all of
/// them, then the renames. Until then every output is what it was before.
final class OutputGroup {
  private struct Staged {
    let folder: OutputFolder
    let file: StagedFile
    let index: Int
    let report: StoryReport
  }

  /// A group this large is placed: what a killed run loses is bounded, and so is what the disk has to catch up with.
  private static let countLimit = 2048
  private static let sizeLimit = 64 << 20

  /// How many folders are open at once at most: each holds a descriptor, of which a process may have few (`ulimit -n`).
  private let folderLimit: Int
  private let reports: OrderedReports
  private let isSynchronizedTogether: Bool
  private var staged: [Staged] = []
  private var size = 0
  private var folders: [FilePath: OutputFolder] = [:]
  private var latest: FilePath?

  /// Makes a group.
  ///
  /// - Parameters:
  ///   - reports: where the report of a book goes once the book is in its place.
  ///   - expected: how many books the run may make; one by itself is synchronised by itself.
  ///   - workers: how many groups share the files that the process may open.
  init(reports: OrderedReports, expected: Int, workers: Int) {
    self.reports = reports
    // Half of them, shared by the workers; the other half is for what is read and written.
    folderLimit = min(max(FileDescriptor.limit / 2 / workers, 1), 256)
    isSynchronizedTogether = expected > 1 && OutputFolder.canSynchronizeTogether
  }

  /// Writes a book under a temporary name.
  ///
  /// - Parameters:
  ///   - index: the story's place among all.
  ///   - report: what is reported when the book is in its place.
  func add(_ archive: [UInt8], to path: FilePath, at index: Int, _ report: StoryReport) {
    do throws(FileError) {
      let path = try path.followingLink()
      let folder = try folder(path.folder)
      let file = try folder.stage(archive.span, as: Array(path.name), synchronized: !isSynchronizedTogether)
      staged.append(Staged(folder: folder, file: file, index: index, report: report))
      size += archive.count
    } catch {
      reports.add(report.failed(error.diagnostic), at: index)
    }
    if staged.count >= Self.countLimit || size >= Self.sizeLimit { place() }
  }

  /// Gives the books their names and reports them.
  func place() {
    do throws(FileError) {
      if isSynchronizedTogether { try synchronize() }
    } catch {
      for book in staged {
        book.folder.discard(book.file)
        reports.add(book.report.failed(error.diagnostic), at: book.index)
      }
      staged.removeAll()
    }
    for book in staged {
      do throws(FileError) {
        try book.folder.place(book.file)
        if !isSynchronizedTogether { try book.folder.synchronize() }
        reports.add(book.report, at: book.index)
      } catch {
        reports.add(book.report.failed(error.diagnostic), at: book.index)
      }
    }
    staged.removeAll(keepingCapacity: true)
    size = 0
    // A batch goes folder by folder: the latest will be needed again, the others hold descriptors for nothing.
    folders = folders.filter { $0.key == latest }
  }

  /// Places what is left and waits until the disk knows the names.
  func finish() {
    guard !staged.isEmpty else { return }
    place()
    // The books are in place and whole by now; a disk that fails here can only forget the latest names.
    if isSynchronizedTogether { try? synchronize() }
  }

  private func folder(_ path: FilePath) throws(FileError) -> OutputFolder {
    latest = path
    if let folder = folders[path] { return folder }
    if folders.count >= folderLimit { place() }
    let folder = try OutputFolder(path)
    folders[path] = folder
    return folder
  }

  private func synchronize() throws(FileError) {
    var devices: Set<FileStatus.Device> = []
    for folder in folders.values where devices.insert(folder.device).inserted { try folder.synchronizeAll() }
  }
}

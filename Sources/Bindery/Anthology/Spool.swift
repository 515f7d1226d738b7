internal import EPUB

/// A file without a name that keeps packed pages until the book is written, so that memory does not grow with the
/// stories. The system removes it when its owners let go of it, however that happens.
final class SpoolFile: Sendable {
  private let file: FileDescriptor
  private let folder: FilePath

  /// Makes a file on the disk of a folder.
  init(in folder: FilePath) throws(FileError) {
    self.folder = folder
    file = try OutputFolder.makeNamelessFile(in: folder)
  }

  /// Adds a story's pages, which then say where they are.
  ///
  /// - Parameter end: where the file ends, before and after.
  func take(_ story: inout PressedStory, at end: inout Int) throws(FileError) {
    var bytes: [UInt8] = []
    for index in story.resources.indices {
      guard case .memory(let data) = story.resources[index].content else { continue }
      story.resources[index].content = .spooled(
        SpooledData(data, descriptor: file.number, offset: end + bytes.count))
      bytes += data.bytes
    }
    try file.write(bytes.span, to: folder)
    end += bytes.count
  }
}

internal import Synchronization

/// Packs the pages of one large publication on several threads: the same bytes as a packager makes one after another.
///
/// All packed pages are in memory until the publication is packaged, so this is for one book at a time.
package final class PagePress: Sendable {
  private let publication: Publication
  private let level: CompressionLevel
  private let next = Atomic(0)
  private let packed: Mutex<[Int: Result<PackedData, EPUBError>]>

  /// Makes a press for a publication.
  ///
  /// - Parameter level: how hard its pages are compressed.
  package init(_ publication: Publication, level: CompressionLevel) {
    self.publication = publication
    self.level = level
    packed = Mutex([:])
  }

  /// Packs pages until none is left; to be called on as many threads as are to help.
  package func run() {
    // A thread that gets no compressor leaves its share to the others, and in the end to the packager.
    guard let packager = try? Packager(level: level) else { return }
    while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < publication.sources.count {
      guard case .item(let item) = publication.sources[index], case .page = item.content else { continue }
      let page = Result { () throws(EPUBError) in try packager.pack(item, of: publication).trimmed() }
      packed.withLock { $0[index] = page }
    }
  }

  /// The publication with the pages as they were packed.
  package func finished() throws(EPUBError) -> Publication {
    var publication = publication
    for (index, page) in packed.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      guard case .item(var item) = publication.sources[index] else { continue }
      item.content = .pressed(.memory(try page.get()))
      publication.sources[index] = .item(item)
    }
    return publication
  }
}

extension PackedData {
  /// The same in no more memory than its bytes take: a stream is made where there is room for all that is packed.
  fileprivate func trimmed() -> PackedData {
    PackedData(method: method, crc32: crc32, size: size, bytes: bytes.withUnsafeBufferPointer { Array($0) })
  }
}

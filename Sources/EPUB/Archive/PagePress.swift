internal import Synchronization

/// Packs what is made for one large publication on several threads: the same bytes as a packager makes one after another.
///
/// All that was packed is in memory until the publication is packaged, so this is for one book at a time.
package final class PagePress: Sendable {
  private let publication: Publication
  private let level: CompressionLevel
  private let work: [Work]
  private let next = Atomic(0)
  private let packed: Mutex<[Int: Result<PackedData, EPUBError>]>

  /// Something to be packed, by its place in the publication.
  private enum Work {
    case unlisted(Int)
    case source(Int)
  }

  /// Makes a press for a publication.
  ///
  /// - Parameter level: how hard its pages are compressed.
  package init(_ publication: Publication, level: CompressionLevel) {
    self.publication = publication
    self.level = level
    work =
      publication.unlisted.indices.filter { publication.unlisted[$0].content.isMade }.map { .unlisted($0) }
      + publication.sources.indices.filter { publication.sources[$0].isMade }.map { .source($0) }
    packed = Mutex([:])
  }

  /// Packs until nothing is left; to be called on as many threads as are to help.
  package func run() {
    // A thread that gets no compressor leaves its share to the others, and in the end to the packager.
    guard let packager = try? Packager(level: level) else { return }
    while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < work.count {
      let data = Result { () throws(EPUBError) in try pack(work[index], with: packager).trimmed() }
      packed.withLock { $0[index] = data }
    }
  }

  private func pack(_ work: Work, with packager: Packager) throws(EPUBError) -> PackedData {
    switch work {
    case .unlisted(let index): return try packager.pack(publication.unlisted[index], of: publication)
    case .source(let index):
      guard case .item(let item) = publication.sources[index] else { preconditionFailure("a story is packed already") }
      return try packager.pack(item, of: publication)
    }
  }

  /// The publication with everything as it was packed.
  package func finished() throws(EPUBError) -> Publication {
    var publication = publication
    for (index, data) in packed.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      switch work[index] {
      case .unlisted(let index): publication.unlisted[index].content = .packed(try data.get())
      case .source(let index):
        guard case .item(var item) = publication.sources[index] else { continue }
        item.content = .pressed(.memory(try data.get()))
        publication.sources[index] = .item(item)
      }
    }
    return publication
  }
}

extension UnlistedFile.Content {
  /// Whether it is written for this publication alone.
  fileprivate var isMade: Bool {
    switch self {
    case .packageDocument, .companion: true
    case .mimetype, .container, .packed: false
    }
  }
}

extension ResourceSource {
  /// Whether it is written for this publication alone.
  fileprivate var isMade: Bool {
    guard case .item(let item) = self else { return false }
    return switch item.content {
    case .page, .navigation, .ncx: true
    case .bytes, .pressed: false
    }
  }
}

extension PackedData {
  /// The same in no more memory than its bytes take: a stream is made where there is room for all that is packed.
  fileprivate func trimmed() -> PackedData {
    PackedData(method: method, crc32: crc32, size: size, bytes: bytes.withUnsafeBufferPointer { Array($0) })
  }
}

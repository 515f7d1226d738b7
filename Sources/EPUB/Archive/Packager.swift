public import StoryModel

/// Packs publications into .epub files, one after another; its compressor and its buffers are kept between them.
///
/// A packager works on one book at a time: a program that packs several at once has one for each.
public final class Packager {
  private let xml: XMLWriter
  private let deflater: Deflater
  /// What one book has like the next, packed: the pointer to the package document, and the style sheets.
  private var container: PackedData?
  private var styleSheets: [(bytes: [UInt8], data: PackedData)] = []

  /// Makes a packager.
  ///
  /// - Parameter level: how hard its books are compressed.
  public init(level: CompressionLevel = .standard) throws(EPUBError) {
    xml = try XMLWriter()
    deflater = try Deflater(level: level)
  }

  /// Packs a publication and returns the bytes of the .epub file.
  public func package(_ publication: consuming Publication) throws(EPUBError) -> [UInt8] {
    try package(publication, into: ArchiveWriter())
  }

  /// Packs a publication into a file; no more than a page of it is in memory at any time.
  ///
  /// - Parameter descriptor: an empty file, open for writing; it stays open.
  public func package(_ publication: consuming Publication, toFile descriptor: Int32) throws(EPUBError) {
    _ = try package(publication, into: ArchiveWriter(descriptor: descriptor))
  }

  /// Packs the pages of a story that will stand in an anthology.
  ///
  /// - Parameters:
  ///   - story: its pages, and the metadata that they are written by; of its style sheets the names alone count.
  ///   - folder: its folder in the anthology, made by `StoryFolder`.
  ///   - device: the device that the anthology is made for.
  public func press(_ story: Book, folder: String, for device: Device = .any) throws(EPUBError) -> PressedStory {
    let publication = try Publication(story: story, for: device)
    var resources: [PressedStory.Resource] = []
    for item in publication.items {
      let packed = try pack(item, of: publication)
      resources.append(
        PressedStory.Resource(
          path: item.path, mediaType: item.mediaType, isPage: item.isInSpine, content: .memory(packed)))
    }
    resources = resources.filter(\.isPage) + resources.filter { !$0.isPage }
    // A story in one piece has one entry, its own.
    let isWhole = publication.contents.count == 1 && publication.contents[0].children.isEmpty
    return PressedStory(
      folder: folder, title: story.metadata.title, resources: resources, contents: isWhole ? [] : publication.contents,
      pictureAccess: publication.pictureAccess)
  }

  private func package(
    _ publication: consuming Publication, into archive: consuming ArchiveWriter
  ) throws(EPUBError) -> [UInt8] {
    for file in publication.unlisted { try archive.add(entry(for: file, of: publication)) }
    for source in publication.sources {
      switch source {
      case .item(let item): try archive.add(entry(for: item, of: publication))
      case .story(let story):
        for resource in story.resources {
          let path = UnlistedFile.folder + resource.path(in: story.folder)
          try archive.add(ArchiveEntry(path: path, resource.content))
        }
      }
    }
    // What is not needed to make an entry gives its memory to libzip's work.
    _ = consume publication
    return try archive.finish()
  }

  private func entry(for file: UnlistedFile, of publication: Publication) -> ArchiveEntry {
    switch file.content {
    case .packed(let data): ArchiveEntry(path: file.path, .memory(data))
    // Stored and without extra field, so that it stands at the archive's beginning as it is.
    case .mimetype: entry(file.path, .stored) { () throws(EPUBError) in try self.pack(file, of: publication) }
    case .container, .packageDocument, .companion:
      entry(file.path) { () throws(EPUBError) in try self.pack(file, of: publication) }
    }
  }

  private func entry(for item: ManifestItem, of publication: Publication) -> ArchiveEntry {
    let path = UnlistedFile.folder + item.path
    switch item.content {
    case .pressed(let content): return ArchiveEntry(path: path, content)
    case .bytes(_, let method):
      return entry(path, method) { () throws(EPUBError) in try self.pack(item, of: publication) }
    case .page, .navigation, .ncx:
      return entry(path) { () throws(EPUBError) in try self.pack(item, of: publication) }
    }
  }

  /// An entry that is made when its turn comes.
  private func entry(
    _ path: String, _ method: PackedData.Method = .deflated, make: @escaping () throws(EPUBError) -> PackedData
  ) -> ArchiveEntry {
    ArchiveEntry(path: path, method: method, content: .deferred(make))
  }

  /// Makes a file that the manifest does not list.
  func pack(_ file: UnlistedFile, of publication: Publication) throws(EPUBError) -> PackedData {
    switch file.content {
    case .mimetype: return try deflater.packed(Array("application/epub+zip".utf8), as: .stored)
    case .container: return try packedContainer()
    case .packageDocument:
      try xml.package(publication)
      return try deflated()
    case .companion(let content): return try deflater.packed(content(), as: .deflated)
    case .packed(let data): return data
    }
  }

  /// Makes a resource of a publication.
  func pack(_ item: ManifestItem, of publication: Publication) throws(EPUBError) -> PackedData {
    let writer = XHTMLWriter(xml: xml, references: publication.references, device: publication.device)
    switch item.content {
    case .page(let page): try writer.page(page)
    case .navigation: try writer.navigation(of: publication)
    case .ncx: try xml.ncx(of: publication)
    case .bytes(let bytes, .deflated): return try packedOnce(bytes)
    case .bytes(let bytes, let method): return try deflater.packed(bytes, as: method)
    case .pressed(.memory(let data)): return data
    case .pressed: preconditionFailure("only an archive copies what stands in a file")
    }
    return try deflated()
  }

  private func packedContainer() throws(EPUBError) -> PackedData {
    if let container { return container }
    try xml.containerFile(package: UnlistedFile.packageDocument.path)
    let packed = try deflated()
    container = packed
    return packed
  }

  /// A style sheet, packed. A batch's books share theirs, so that the last few are kept.
  private func packedOnce(_ bytes: [UInt8]) throws(EPUBError) -> PackedData {
    if let known = styleSheets.first(where: { $0.bytes == bytes }) { return known.data }
    let packed = try deflater.packed(bytes, as: .deflated)
    if styleSheets.count >= 4 { styleSheets.removeFirst() }
    styleSheets.append((bytes, packed))
    return packed
  }

  /// The document that was written last, compressed from where it stands.
  private func deflated() throws(EPUBError) -> PackedData {
    try xml.withBytes { bytes throws(EPUBError) in try deflater.deflated(bytes) }
  }
}

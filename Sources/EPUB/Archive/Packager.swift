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
  public func package(_ publication: Publication) throws(EPUBError) -> [UInt8] {
    try package(publication, into: ArchiveWriter())
  }

  /// Packs a publication into a file; no more than a page of it is in memory at any time.
  ///
  /// - Parameter descriptor: an empty file, open for writing; it stays open.
  public func package(_ publication: Publication, toFile descriptor: Int32) throws(EPUBError) {
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

  private func package(_ publication: Publication, into archive: consuming ArchiveWriter) throws(EPUBError) -> [UInt8] {
    let folder = "EPUB/"
    let packagePath = folder + "package.opf"
    // The first entry, stored and without extra field: a file's first bytes tell that it is an EPUB (OCF, section 4.2.3).
    try archive.add(
      entry("mimetype", .stored) { () throws(EPUBError) in
        try self.deflater.packed(Array("application/epub+zip".utf8), as: .stored)
      })
    try archive.add(
      entry("META-INF/container.xml") { () throws(EPUBError) in
        try self.packedContainer(package: packagePath)
      })
    for (name, content) in publication.companions.sorted(by: { $0.key < $1.key }) {
      try archive.add(
        entry("META-INF/" + name) { () throws(EPUBError) in
          try self.deflater.packed(content(), as: .deflated)
        })
    }
    try archive.add(
      entry(packagePath) { () throws(EPUBError) in
        try self.xml.package(publication)
        return try self.deflated()
      })
    for item in publication.items {
      let path = folder + item.path
      switch item.content {
      case .pressed(.memory(let data)):
        try archive.add(ArchiveEntry(path: path, method: data.method, content: .packed(data)))
      case .pressed(.spooled(let data)):
        try archive.add(ArchiveEntry(path: path, method: data.method, content: .spooled(data)))
      case .bytes(_, let method):
        try archive.add(entry(path, method) { () throws(EPUBError) in try self.pack(item, of: publication) })
      case .page, .navigation, .ncx:
        try archive.add(entry(path) { () throws(EPUBError) in try self.pack(item, of: publication) })
      }
    }
    return try archive.finish()
  }

  /// An entry that is made when its turn comes.
  private func entry(
    _ path: String, _ method: PackedData.Method = .deflated, make: @escaping () throws(EPUBError) -> PackedData
  ) -> ArchiveEntry {
    ArchiveEntry(path: path, method: method, content: .deferred(make))
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

  private func packedContainer(package: String) throws(EPUBError) -> PackedData {
    if let container { return container }
    try xml.containerFile(package: package)
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

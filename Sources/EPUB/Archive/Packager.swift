internal import StoryModel

/// Packs publications into .epub files, one after another; its compressor and its buffers are kept between them.
///
/// A packager works on one book at a time: a program that packs several at once has one for each.
public final class Packager {
  private let xml: XMLWriter
  private let deflater: Deflater

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

  private func package(_ publication: Publication, into archive: consuming ArchiveWriter) throws(EPUBError) -> [UInt8] {
    let folder = "EPUB/"
    let packagePath = folder + "package.opf"
    // The first entry, stored and without extra field: a file's first bytes tell that it is an EPUB (OCF, section 4.2.3).
    try archive.add(bytes(Array("application/epub+zip".utf8), at: "mimetype", .stored))
    try archive.add(
      document("META-INF/container.xml") { xml throws(EPUBError) in
        try xml.containerFile(package: packagePath)
      })
    try archive.add(document(packagePath) { xml throws(EPUBError) in try xml.package(publication) })
    for item in publication.items {
      let path = folder + item.path
      switch item.content {
      case .page(let page):
        let references = publication.references
        try archive.add(
          document(path) { xml throws(EPUBError) in
            try XHTMLWriter(xml: xml, references: references).page(page)
          })
      case .navigation:
        try archive.add(
          document(path) { xml throws(EPUBError) in
            try XHTMLWriter(xml: xml, references: publication.references).navigation(of: publication)
          })
      case .ncx: try archive.add(document(path) { xml throws(EPUBError) in try xml.ncx(of: publication) })
      case .bytes(let content, let method): try archive.add(bytes(content, at: path, method))
      }
    }
    return try archive.finish()
  }

  /// An entry whose document is written when its turn comes.
  private func document(_ path: String, write: @escaping (XMLWriter) throws(EPUBError) -> Void) -> ArchiveEntry {
    let xml = xml
    let deflater = deflater
    let content = ArchiveEntry.Content.deferred { () throws(EPUBError) in
      try write(xml)
      return try xml.withBytes { bytes throws(EPUBError) in try deflater.deflated(bytes) }
    }
    return ArchiveEntry(path: path, method: .deflated, content: content)
  }

  private func bytes(_ bytes: [UInt8], at path: String, _ method: PackedData.Method) -> ArchiveEntry {
    let deflater = deflater
    let content = ArchiveEntry.Content.deferred { () throws(EPUBError) in
      try deflater.packed(bytes, as: method)
    }
    return ArchiveEntry(path: path, method: method, content: content)
  }
}

extension Publication {
  /// What a page may refer to.
  fileprivate var references: PageReferences {
    PageReferences(styleSheets: styleSheets, pictures: pictures, wording: wording)
  }
}

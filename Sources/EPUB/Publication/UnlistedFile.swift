/// A file that makes an archive an EPUB, or stands beside the publication: none of the manifest's (EPUB 3.3, section 4.2).
package struct UnlistedFile: Sendable {
  /// Where a file's bytes come from.
  package enum Content: Sendable {
    /// What tells a file's first bytes from those of other archives.
    case mimetype
    /// The file that says where the package document is.
    case container
    /// The package document.
    case packageDocument
    /// A file of whoever made the book.
    case companion(@Sendable () -> [UInt8])
    /// Something that is packed already.
    case packed(PackedData)
  }

  /// The path in the archive.
  package let path: String
  /// Where the bytes come from.
  package internal(set) var content: Content

  /// The folder that the package document and all that it lists stand in.
  static let folder = "EPUB/"

  /// The files of every book, in their order.
  ///
  /// The first tells what kind of file the archive is, by its first bytes (OCF, section 4.2.3).
  static let usual = [
    UnlistedFile(path: "mimetype", content: .mimetype),
    UnlistedFile(path: "META-INF/container.xml", content: .container),
    packageDocument,
  ]

  /// The package document.
  static let packageDocument = UnlistedFile(path: folder + "package.opf", content: .packageDocument)
}

/// The file formats that stories come in, told by a file's suffix.
package enum StoryFormat: Sendable, Hashable {
  /// Plain text; also a file whose suffix says nothing.
  case plainText
  /// A format that Quire knows of and does not read yet, by its usual name.
  case unread(String)

  /// The format of a file that was named outright.
  package static func of(_ path: FilePath) -> StoryFormat {
    unreadFormats[path.suffix].map { .unread($0) } ?? .plainText
  }

  /// Whether a file met in a folder is a story: its suffix is one that Quire reads.
  package static func isStory(_ path: FilePath) -> Bool {
    ["txt", "text"].contains(path.suffix)
  }

  /// Whether a file's suffix says that it is in a format that is not read yet, or a sidecar.
  static func isUnread(_ path: FilePath) -> Bool {
    unreadFormats[path.suffix] != nil || ["yaml", "yml"].contains(path.suffix)
  }

  private static let unreadFormats: [String: String] = [
    "html": "HTML", "htm": "HTML", "xhtml": "XHTML", "md": "Markdown", "markdown": "Markdown", "docx": "Word",
    "doc": "Word", "odt": "OpenDocument", "rtf": "RTF", "pdf": "PDF", "epub": "EPUB", "kepub": "EPUB", "mobi": "Kindle",
    "azw": "Kindle", "azw3": "Kindle", "fb2": "FictionBook", "tex": "LaTeX", "rst": "reStructuredText", "zip": "ZIP",
  ]
}

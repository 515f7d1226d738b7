/// The file formats that stories come in, told by a file's suffix.
package enum StoryFormat: Sendable, Hashable {
  /// Plain text; also a file whose suffix says nothing.
  case plainText
  /// A format that Quire knows of and does not read yet, by its usual name.
  case unread(String)

  /// The format of a file that was named outright.
  package static func of(_ path: FilePath) -> StoryFormat {
    unreadFormat(path.suffix).map { .unread($0) } ?? .plainText
  }

  /// Whether a file met in a folder is a story: its suffix is one that Quire reads.
  package static func isStory(_ path: FilePath) -> Bool {
    ["txt", "text"].contains(path.suffix)
  }

  /// Whether a file's suffix says that it is in a format that is not read yet, or a sidecar.
  static func isUnread(_ path: FilePath) -> Bool {
    unreadFormat(path.suffix) != nil || ["yaml", "yml"].contains(path.suffix)
  }

  /// The name of a format that is not read yet, by the suffix of its files.
  private static func unreadFormat(_ suffix: String) -> String? {
    switch suffix {
    case "html", "htm": "HTML"
    case "xhtml": "XHTML"
    case "md", "markdown": "Markdown"
    case "docx", "doc": "Word"
    case "odt": "OpenDocument"
    case "rtf": "RTF"
    case "pdf": "PDF"
    case "epub", "kepub": "EPUB"
    case "mobi", "azw", "azw3": "Kindle"
    case "fb2": "FictionBook"
    case "tex": "LaTeX"
    case "rst": "reStructuredText"
    case "zip": "ZIP"
    default: nil
    }
  }
}

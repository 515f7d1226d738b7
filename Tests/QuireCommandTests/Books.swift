import Foundation

extension Workplace {
  /// One entry of a book, as text.
  func entry(_ name: String, of book: String) throws -> String {
    String(decoding: try shell("unzip -p '\(book)' '\(name)'").output, as: UTF8.self)
  }

  /// Every document of a book, one behind the other.
  func text(of book: String) throws -> String {
    try entry("*.xhtml", of: book)
  }
}

import Foundation

/// A book taken out of its archive, for tests that look inside.
struct UnpackedBook {
  /// Where its files are.
  let folder: URL
  /// The names of its entries in the archive's order.
  let entries: [String]

  /// Unpacks a book into a new folder.
  init(_ book: URL) throws {
    folder = try Place.temporaryFolder()
    let unzip = Program(words: ["/usr/bin/env", "unzip"])
    entries = try unzip.run(["-Z1", book.path]).output.split(separator: "\n").map(String.init)
    _ = try unzip.run(["-q", book.path, "-d", folder.path])
  }

  /// The text of an entry.
  func text(_ entry: String) throws -> String {
    try String(contentsOf: folder.appending(path: entry), encoding: .utf8)
  }

  /// The package document's name.
  func packageDocument() throws -> String {
    let container = try text("META-INF/container.xml")
    guard let match = container.firstMatch(of: #/full-path="([^"]+)"/#) else { throw Malformed.container }
    return String(match.1)
  }

  /// The words of the pages in reading order: what stands in their bodies, markup taken off.
  func words() throws -> String {
    let name = try packageDocument()
    let package = try text(name)
    let folder = name.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    var hrefs: [Substring: Substring] = [:]
    for item in package.matches(of: #/<item [^>]*>/#) {
      guard let id = item.0.firstMatch(of: #/ id="([^"]+)"/#), let href = item.0.firstMatch(of: #/ href="([^"]+)"/#)
      else { throw Malformed.package }
      hrefs[id.1] = href.1
    }
    return try package.matches(of: #/<itemref [^>]*idref="([^"]+)"/#).map { reference in
      guard let href = hrefs[reference.1] else { throw Malformed.package }
      let page = try text(folder + href)
      guard let body = page.range(of: "<body") else { throw Malformed.page(String(href)) }
      return Self.withoutMarkup(page[body.lowerBound...])
    }.joined(separator: "\n")
  }

  /// XHTML with its tags taken off and its references resolved.
  static func withoutMarkup(_ markup: Substring) -> String {
    String(markup).replacing(#/<[^>]*>/#, with: "")
      .replacing(#/&#x([0-9A-Fa-f]+);/#) { UInt32($0.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? "" }
      .replacing(#/&#([0-9]+);/#) { UInt32($0.1).flatMap(Unicode.Scalar.init).map(String.init) ?? "" }
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }

  /// What a book must have and has not.
  enum Malformed: Error { case container, package, page(String) }
}

/// The letters and digits of a text in order, without regard to case; what no way of setting a text may change.
func letters(of text: some StringProtocol) -> [Unicode.Scalar] {
  text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
}

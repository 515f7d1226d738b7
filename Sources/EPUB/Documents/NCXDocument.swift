internal import StoryModel

extension XMLWriter {
  /// Writes the NCX (DAISY 2005-3, section 8; EPUB 2.0.1, section 2.4.1): the contents for readers older than EPUB 3.
  func ncx(of publication: Publication) throws(EPUBError) {
    try document {
      container(
        "ncx",
        [
          Attribute("xmlns", "http://www.daisy.org/z3986/2005/ncx/"), Attribute("version", "2005-1"),
          Attribute("xml:lang", publication.language.value),
        ]
      ) {
        container("head") {
          meta("dtb:uid", publication.metadata.identifier)
          meta("dtb:depth", String(max(1, publication.contents.depth)))
          meta("dtb:totalPageCount", String(publication.pageList.count))
          meta("dtb:maxPageNumber", String(publication.pageList.compactMap { Int($0.title) }.max() ?? 0))
        }
        container("docTitle") { line("text", text: publication.metadata.title) }
        container("navMap") {
          var count = 0
          navigationPoints(publication.contents, &count)
        }
        if !publication.pageList.isEmpty {
          container("pageList") { pageTargets(publication.pageList) }
        }
      }
    }
  }

  private func meta(_ name: String, _ content: String) {
    emptyLine("meta", [Attribute("name", name), Attribute("content", content)])
  }

  private func navigationPoints(_ entries: [ContentsEntry], _ count: inout Int) {
    for entry in entries {
      count += 1
      let order = String(count)
      container("navPoint", [.id("point-\(order)"), Attribute("playOrder", order)]) {
        container("navLabel") { line("text", text: entry.title) }
        emptyLine("content", [Attribute("src", entry.target)])
        navigationPoints(entry.children, &count)
      }
    }
  }

  private func pageTargets(_ pages: [ContentsEntry]) {
    for (index, page) in pages.enumerated() {
      let type =
        Int(page.title) != nil ? "normal" : page.title.utf8.allSatisfy("ivxlcdm".utf8.contains) ? "front" : "special"
      container("pageTarget", [.id("page-\(index + 1)"), Attribute("type", type)]) {
        container("navLabel") { line("text", text: page.title) }
        emptyLine("content", [Attribute("src", page.target)])
      }
    }
  }
}

extension [ContentsEntry] {
  /// How many levels the entries have.
  fileprivate var depth: Int { map { 1 + $0.children.depth }.max() ?? 0 }
}

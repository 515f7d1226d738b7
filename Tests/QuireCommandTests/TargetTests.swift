import Foundation
import Testing

@Suite struct TargetTests {
  private static let story =
    "Title: Tide\nAuthor: Ines Calloway\n\nThe tide went out. It stayed out.\n\nThe end came soon.\n"

  @Test func koboBooksHaveSpansAndTheirOwnName() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "in/tide.txt")
    let folder = try place.quire("convert", "in", "--target", "kobo", "--no-cover")
    #expect(folder.lines == ["out/tide.kepub.epub"])
    #expect(try place.text(of: "out/tide.kepub.epub").contains("koboSpan"))
    let named = try place.quire("convert", "in/tide.txt", "-o", "x.epub", "--target", "kobo", "--no-cover")
    #expect(named.status == 0)
    #expect(named.lines == ["x.kepub.epub"])
    #expect(named.messages.contains("x.epub becomes x.kepub.epub"))
    let well = try place.quire("convert", "in/tide.txt", "-o", "y.kepub.epub", "--target", "kobo", "--no-cover")
    #expect(well.lines == ["y.kepub.epub"])
    #expect(!well.messages.contains("becomes"))
    let bound = try place.quire("anthology", "in", "-o", "all.epub", "--target", "kobo", "--no-cover")
    #expect(bound.lines == ["all.kepub.epub"])
    #expect(try place.text(of: "all.kepub.epub").contains("koboSpan"))
    #expect(try place.files().filter { $0.hasSuffix(".epub") }.allSatisfy { $0.hasSuffix(".kepub.epub") })
  }

  @Test func targetIsPartOfWhatMakesABookUpToDate() throws {
    let place = try Workplace()
    try place.write(Self.story, to: "tide.txt")
    func isMade(_ arguments: String) throws -> Bool {
      try place.shell("quire convert tide.txt --no-cover --json \(arguments)").lines[0].contains(#""outcome":"made""#)
    }
    #expect(try isMade(""))
    #expect(try isMade("--target kindle"))
    #expect(try !isMade("--target kindle"))
    #expect(try isMade("--target kindle --small"))
    #expect(try isMade("--target kindle --fast"))
    #expect(try !isMade("--target kindle --fast"))
    #expect(try place.quire("convert", "tide.txt", "--target", "nook").status == 64)
    #expect(try place.quire("convert", "tide.txt", "--small", "--fast").status == 64)
  }

  @Test func effortChangesTheSizeAndNotTheWords() throws {
    let place = try Workplace()
    let tide = (1...400).map {
      "The tide went out for the \($0 * 7919 % 1009)th time, and \($0 * 31 % 97) boats lay dry.\n"
    }
    try place.write("Title: Tide\n\n" + tide.joined(separator: "\n"), to: "tide.txt")
    var sizes: [Int] = []
    for (name, effort) in [("small", "--small"), ("standard", "--quiet"), ("fast", "--fast")] {
      #expect(try place.quire("convert", "tide.txt", "-o", "\(name).epub", "--no-cover", effort).status == 0)
      sizes.append(try place.data("\(name).epub").count)
    }
    #expect(sizes == sizes.sorted())
    #expect(Set(sizes).count == 3)
    #expect(try place.text(of: "small.epub") == place.text(of: "fast.epub"))
  }
}

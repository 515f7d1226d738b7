internal import EPUB

/// One of the books that an anthology is bound in.
struct Volume: Sendable {
  /// Its number, from 1.
  let number: Int
  /// How many there are.
  let count: Int
  /// The stories of each part of the plan that stand in it, in the book's order.
  let stories: [[AnthologyStory]]

  /// Whether it is the whole anthology.
  var isWhole: Bool { count == 1 }

  /// Whether a part of the plan begins in it.
  let beginsPart: [Bool]

  /// The file of this volume: `all.epub` for a whole anthology, else `all-1.epub`, `all-2.epub` and so on.
  func path(for target: FilePath) -> FilePath { isWhole ? target : target.numbered(number) }

  /// Divides an anthology into volumes, each but the first filled before the next is begun; a story is never divided.
  ///
  /// - Parameters:
  ///   - limit: how many bytes a volume may have; `nil` for one volume of any size.
  ///   - overhead: how many bytes a volume takes whatever stories are in it.
  static func divide(_ stories: [[AnthologyStory]], limit: Int?, overhead: Int) -> [Volume] {
    var volumes: [[[AnthologyStory]]] = []
    var room = 0
    for (part, inPart) in stories.enumerated() {
      for story in inPart {
        let size = story.sizeInBook
        if volumes.isEmpty || limit != nil && size > room {
          volumes.append(Array(repeating: [], count: stories.count))
          room = (limit ?? 0) - overhead
        }
        volumes[volumes.count - 1][part].append(story)
        room -= size
      }
    }
    return volumes.enumerated().map { index, inVolume in
      Volume(
        number: index + 1, count: volumes.count, stories: inVolume,
        beginsPart: stories.indices.map { part in volumes[..<index].allSatisfy { $0[part].isEmpty } })
    }
  }
}

extension AnthologyStory {
  /// How many bytes the story takes in a book, its lines in the archive's directory, the package document and the
  /// contents counted by what they come to on average.
  fileprivate var sizeInBook: Int { facts.packedSize + 120 + pressed.resources.count * 170 }
}

extension FilePath {
  /// The path of a volume: `all.epub` becomes `all-2.epub`, `all.kepub.epub` `all-2.kepub.epub`.
  func numbered(_ number: Int) -> FilePath {
    let isKobo = FilePath(bytes: stem).suffix == "kepub"
    let base = isKobo ? FilePath(bytes: stem).stem : stem
    return folder.appending(base + Array("-\(number)".utf8) + name.dropFirst(base.count))
  }
}

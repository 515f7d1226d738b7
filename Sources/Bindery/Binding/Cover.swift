internal import CoverArt
internal import StoryModel

/// Where books get their covers from.
public enum CoverChoice: Sendable, Hashable {
  /// Each is the one that its story comes with, or else drawn from the book's title and authors.
  case drawn
  /// A picture that the person gives.
  case given(SuppliedPicture)
  /// There is none.
  case none

  /// When the file that a person gave last changed.
  var modified: Timestamp? {
    if case .given(let supplied) = self { supplied.modified } else { nil }
  }
}

/// A picture's file that goes into every book as its cover.
public struct SuppliedPicture: Sendable, Hashable {
  /// The picture, checked.
  let picture: Picture
  /// When its file last changed.
  let modified: Timestamp

  /// Reads a picture; its first bytes tell its format.
  ///
  /// - Throws: why it can't be read, or that no e-reader would show it.
  public init(_ path: FilePath) throws(Refusal) {
    let file = try SuppliedFile(path)
    modified = file.modified
    do throws(CoverError) {
      picture = try GivenCover.checked(file.bytes)
    } catch {
      throw Refusal(
        Diagnostic(.error, "cover-unusable", at: .init(file: path.display), error.message, remedy: error.remedy))
    }
  }
}

/// Gives books their covers.
struct CoverMaker: Sendable {
  private let choice: CoverChoice
  private let artist = CoverArtist()

  init(_ choice: CoverChoice) {
    self.choice = choice
  }

  /// Begins to load what draws covers, before the first is wanted: on another core it takes no time.
  func prepare() {
    if choice == .drawn { artist.prepare() }
  }

  /// The cover of a book. One that can't be drawn is a warning: the book is whole without it.
  ///
  /// - Parameters:
  ///   - metadata: what the cover shows, as it is to be printed.
  ///   - own: the cover that the story itself comes with; `nil` for none.
  ///   - identifier: what the book is known by, which decides what the cover looks like.
  ///   - place: what is told of a cover that can't be drawn.
  func cover(
    for metadata: Metadata, own: SuppliedPicture?, identifier: String, at place: Diagnostic.Position,
    into diagnostics: inout [Diagnostic]
  ) -> Picture? {
    switch choice {
    case .none: return nil
    case .given(let supplied): return supplied.picture
    case .drawn:
      if let own { return own.picture }
      do throws(CoverError) {
        var seed = Digest()
        seed.add(identifier)
        return try artist.draw(
          title: metadata.title?.value ?? "",
          authors: metadata.authors.map(\.value).filter { $0.role == .author }.map(\.name),
          series: metadata.series.first.map { series in
            series.name + (series.position.map { " · \($0)" } ?? "")
          },
          seed: seed.value, language: metadata.language?.value ?? "en")
      } catch {
        diagnostics.append(Diagnostic(.warning, "no-cover", at: place, error.message, remedy: error.remedy))
        return nil
      }
    }
  }
}

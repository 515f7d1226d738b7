import Foundation
import StoryModel
import Testing

@testable import CoverArt

/// Draws covers to look at: `QUIRE_COVER_SHEET=FOLDER swift test --filter CoverSheet`.
@Test(.enabled(if: ProcessInfo.processInfo.environment["QUIRE_COVER_SHEET"] != nil, "draws covers to look at"))
func coverSheet() throws {
  let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["QUIRE_COVER_SHEET"] ?? "", isDirectory: true)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let artist = CoverArtist()
  for (index, sample) in CoverSample.all.enumerated() {
    let picture = try artist.draw(
      title: sample.title, authors: sample.authors, series: sample.series, seed: UInt64(index) &* 7919 &+ 3,
      language: sample.language)
    try Data(picture.bytes).write(to: folder.appending(path: "\(100 + index).jpg"))
  }
  for seed in 0..<UInt64(30) {
    let sample = CoverSample.all[Int(seed) % 14]
    let picture = try artist.draw(title: sample.title, authors: sample.authors, seed: seed)
    try Data(picture.bytes).write(to: folder.appending(path: "\(200 + seed).jpg"))
  }
}

/// Words that covers have to carry.
struct CoverSample: Sendable, CustomTestStringConvertible {
  var title: String
  var authors: [String]
  var series: String?
  var language = "en"

  var testDescription: String { "\(title.prefix(30)) (\(language))" }

  static let all: [CoverSample] = [
    CoverSample(title: "The Lamplighter’s Daughter", authors: ["Rosalind Ames"]),
    CoverSample(title: "Dusk", authors: ["Ines Calloway"]),
    CoverSample(title: "The Adventures of Sherlock Holmes", authors: ["Arthur Conan Doyle"]),
    CoverSample(title: "Frankenstein; or, The Modern Prometheus", authors: ["Mary Wollstonecraft Shelley"]),
    CoverSample(
      title: "What the Tide Brought Back to the Harbour at Saltmarsh", authors: ["Rosalind"],
      series: "The Harbour Lights · 2"),
    CoverSample(title: "Alice’s Adventures in Wonderland", authors: ["Lewis Carroll"]),
    CoverSample(title: "Snow, and After", authors: ["A. Winter", "Bea Norrington"]),
    CoverSample(title: "The Call of the Wild", authors: ["Jack London"]),
    CoverSample(title: "Der Leuchtturm am Ende der Welt", authors: ["Johanna Weiß"], language: "de"),
    CoverSample(title: "Le Jardin des heures perdues", authors: ["Élodie Marchand"], language: "fr"),
    CoverSample(title: "Pride and Prejudice", authors: ["Jane Austen"]),
    CoverSample(title: "The Time Machine", authors: ["H. G. Wells"]),
    CoverSample(title: "Heart of Darkness", authors: ["Joseph Conrad"], series: "Voyages · 1"),
    CoverSample(title: "The Wonderful Wizard of Oz", authors: ["L. Frank Baum"]),
    CoverSample(
      title: "Letters Never Sent: A Correspondence in Five Seasons",
      authors: ["Margit Holm", "P. J. Okonkwo", "Teodora Valls"]),
    CoverSample(title: "It had been raining for eleven days when the stranger…", authors: []),
    CoverSample(title: "Ночь перед рассветом", authors: ["Анна Лесная"], language: "ru"),
    CoverSample(title: "Το νησί των ανέμων", authors: ["Ελένη Παπαδάκη"], language: "el"),
    CoverSample(title: "ليلة في الميناء القديم", authors: ["سلمى حداد"], language: "ar"),
    CoverSample(title: "האי שמעבר לערפל", authors: ["נועה לביא"], language: "he"),
    CoverSample(title: "雨の降る町で、ふたりは出会った", authors: ["青木 澄子"], language: "ja"),
    CoverSample(title: "漫长的河流", authors: ["林小雨"], language: "zh"),
    CoverSample(
      title: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
      authors: ["K. K. Beamter"], language: "de"),
    CoverSample(
      title: String(repeating: "A Most Particular Account of Several Curious Matters, ", count: 9),
      authors: ["A. Very Long-Winded Gentleman of the County of Somewhere in Particular"]),
    CoverSample(title: "Ash", authors: (1...12).map { "Author Number \($0)" }),
    CoverSample(title: "Friends 😀 & <Foes>", authors: ["x_StarWriter_x"]),
  ]
}

// swift-tools-version: 6.1
import PackageDescription

/// Every Swift target is built with the same upcoming features: existentials are written `any`, an import is internal
/// unless a public declaration needs it, and a member is visible only where its module is imported.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "quire",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "quire", targets: ["quire"]),
    .library(name: "EPUB", targets: ["EPUB", "StoryModel"]),
    .library(name: "Bindery", targets: ["Bindery", "StoryModel"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // System libraries: a module map and a shim header each.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    .systemLibrary(
      name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"]), .brew(["uchardet"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

    // System calls that Swift's own modules of the C library leave out.
    .systemLibrary(name: "CSystemCalls"),

    // CLD2 is C++ only: one extern "C" function over it.
    .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2"), .linkedLibrary("stdc++")]),

    // What goes into every book, embedded from resources/ at compile time.
    .target(name: "CQuireResources"),
    .target(name: "QuireResources", dependencies: ["CQuireResources"], swiftSettings: strict),

    .target(name: "StoryModel", swiftSettings: strict),
    .target(
      name: "StoryReading", dependencies: ["StoryModel", "QuireResources", "CUchardet", "CCLD2"], swiftSettings: strict),
    .target(name: "Typography", dependencies: ["StoryModel"], swiftSettings: strict),
    .target(
      name: "EPUB", dependencies: ["StoryModel", "QuireResources", "CLibXML2", "CLibZip", "CLibDeflate"],
      swiftSettings: strict),
    // Cairo, Pango and libjpeg-turbo, loaded when the first cover is drawn.
    .target(name: "CDrawing"),
    .target(name: "CoverArt", dependencies: ["StoryModel", "CDrawing"], swiftSettings: strict),
    .target(
      name: "Bindery",
      dependencies: [
        "StoryModel", "StoryReading", "Typography", "EPUB", "CoverArt", "QuireResources", "CLibYAML", "CSystemCalls",
      ],
      swiftSettings: strict),
    .target(
      name: "QuireCommand",
      dependencies: [
        "Bindery", "EPUB", "StoryReading", "StoryModel", "QuireResources",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Linked at a fixed address on Linux: 43,000 addresses less to fill in at each start (docs/decisions/0065).
    .executableTarget(
      name: "quire", dependencies: ["QuireCommand"], swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
      ]),

    // What reading costs a byte, stage by stage.
    .executableTarget(
      name: "ReadingThroughput", dependencies: ["StoryReading", "Typography", "StoryModel"],
      path: "Benchmarks/ReadingThroughput", swiftSettings: strict),

    .testTarget(name: "StoryModelTests", dependencies: ["StoryModel"], swiftSettings: strict),
    .testTarget(
      name: "StoryReadingTests", dependencies: ["StoryReading", "Typography", "StoryModel"], swiftSettings: strict),
    .testTarget(
      name: "TypographyTests", dependencies: ["Typography", "StoryReading", "StoryModel"], swiftSettings: strict),
    .testTarget(name: "EPUBTests", dependencies: ["EPUB", "StoryModel"], swiftSettings: strict),
    .testTarget(name: "CoverArtTests", dependencies: ["CoverArt", "StoryModel"], swiftSettings: strict),
    .testTarget(
      name: "BinderyTests", dependencies: ["Bindery", "StoryReading", "Typography", "EPUB", "StoryModel"],
      swiftSettings: strict),
    .testTarget(
      name: "QuireCommandTests", dependencies: ["QuireCommand", "Bindery", "StoryModel"], swiftSettings: strict),
    // The program as a person meets it: whole books, judged from outside.
    .testTarget(
      name: "BooksTests", dependencies: ["quire", "EPUB", "QuireResources", "StoryModel"], swiftSettings: strict),
  ]
)

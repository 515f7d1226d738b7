internal import ArgumentParser
internal import Bindery
internal import EPUB

/// A path as it was typed, bytes that are not UTF-8 included.
struct PathArgument: ExpressibleByArgument {
  let path: FilePath

  init?(argument: String) {
    path = FilePath(bytes: ArgumentBytes.bytes(of: argument))
    if path.bytes.isEmpty { return nil }
  }

  static var defaultCompletionKind: CompletionKind { .file() }
}

/// Words that go into a book: UTF-8 on one line, without control characters, and not blank.
struct Words: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    guard let text = String(validating: ArgumentBytes.bytes(of: argument), as: UTF8.self),
      text.contains(where: { !$0.isWhitespace }),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    self.text = text
  }
}

/// A language by its BCP 47 tag, as books take it.
struct Language: ExpressibleByArgument {
  let tag: String

  init?(argument: String) {
    guard LanguageTag(argument) != nil else { return nil }
    tag = argument
  }
}

/// One of a few things, by its name.
struct Choice<Value: RawRepresentable<String> & CaseIterable & Sendable>: ExpressibleByArgument {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }

  init?(argument: String) {
    guard let value = Value(rawValue: argument) else { return nil }
    self.value = value
  }

  var defaultValueDescription: String { value.rawValue }
  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }
}

/// On or off.
enum Switch: String, ExpressibleByArgument, CaseIterable {
  case on, off
}

/// How many workers: a number from 1 up.
struct WorkerCount: ExpressibleByArgument {
  let number: Int

  init?(argument: String) {
    guard let number = Int(argument), (1...1024).contains(number) else { return nil }
    self.number = number
  }
}

/// A size in bytes: `500k`, `20MB`, `1.5GiB`; a number alone counts bytes.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let figures = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(figures), let unit = Self.units[argument.dropFirst(figures.count).lowercased()] else {
      return nil
    }
    guard (1..<1e15).contains(number * unit) else { return nil }
    bytes = Int(number * unit)
  }

  private static let units: [String: Double] = [
    "": 1, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "kib": 1024, "mib": 1_048_576,
    "gib": 1_073_741_824,
  ]
}

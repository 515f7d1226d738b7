package import StoryReading

/// A value of a YAML document and where it stands.
package struct YAMLNode: Sendable, Hashable {
  /// What the value is.
  package enum Content: Sendable, Hashable {
    /// Nothing: an empty value, `~` or `null`.
    case null
    /// Words, numbers, dates: all as they are written.
    case scalar(String)
    /// A list.
    case sequence([YAMLNode])
    /// Keys and values, in order.
    case mapping([Entry])
  }

  /// A key of a mapping and its value.
  package struct Entry: Sendable, Hashable {
    /// The key.
    package let key: String
    /// The line that the key stands in, counted from 1.
    package let line: Int
    /// The value.
    package let value: YAMLNode

    /// Makes an entry.
    package init(_ key: String, line: Int = 0, _ value: YAMLNode) {
      self.key = key
      self.line = line
      self.value = value
    }
  }

  /// What the value is.
  package let content: Content
  /// The line that the value starts in, counted from 1; 0 for one that was not read.
  package let line: Int

  /// Makes a value.
  package init(_ content: Content, line: Int = 0) {
    self.content = content
    self.line = line
  }
}

// MARK: - Reading a value as what it should be

extension YAMLNode {
  /// The text of a scalar on one line, white space at its ends left out; `nil` for null.
  ///
  /// - Parameter name: what the value is, for the error.
  package func text(_ name: String) throws(ReadingError) -> String? {
    try passage(name)?.onOneLine
  }

  /// The text of a scalar, its lines kept, white space at its ends left out; `nil` for null.
  ///
  /// - Parameter name: what the value is, for the error.
  package func passage(_ name: String) throws(ReadingError) -> String? {
    guard let text = try verbatim(name)?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  /// The text of a scalar as it stands, as the name of a file is; `nil` for null.
  ///
  /// - Parameter name: what the value is, for the error.
  package func verbatim(_ name: String) throws(ReadingError) -> String? {
    switch content {
    case .null: return nil
    case .scalar(let text):
      if let control = text.unicodeScalars.first(where: \.isUnprintable) {
        let number = String(control.value, radix: 16, uppercase: true)
        throw mismatch(
          name, "without the control character U+\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)")
      }
      return text.isEmpty ? nil : text
    case .sequence: throw mismatch(name, "one value, not a list")
    case .mapping: throw mismatch(name, "one value, not keys and values")
    }
  }

  /// The values of a list; one value by itself is a list of one, null an empty one.
  package var elements: [YAMLNode] {
    switch content {
    case .null: []
    case .sequence(let nodes): nodes
    case .scalar, .mapping: [self]
    }
  }

  /// The texts of a list of scalars, or the text of a single one.
  package func texts(_ name: String) throws(ReadingError) -> [String] {
    var texts: [String] = []
    for element in elements {
      if let text = try element.text(name) { texts.append(text) }
    }
    return texts
  }

  /// The texts of a list of scalars, or the text of a single one, their lines kept.
  package func passages(_ name: String) throws(ReadingError) -> [String] {
    var texts: [String] = []
    for element in elements {
      if let text = try element.passage(name) { texts.append(text) }
    }
    return texts
  }

  /// The texts of a list of scalars, or the text of a single one, as they stand.
  package func verbatims(_ name: String) throws(ReadingError) -> [String] {
    var texts: [String] = []
    for element in elements {
      if let text = try element.verbatim(name) { texts.append(text) }
    }
    return texts
  }

  /// Whether the value says yes (`true`, `yes`, `on`) or no; `nil` for null.
  package func flag(_ name: String) throws(ReadingError) -> Bool? {
    switch try text(name)?.lowercased() {
    case nil: return nil
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: throw mismatch(name, "“on” or “off”")
    }
  }

  /// The entries of a mapping, each key among those that are known, none twice; null has none.
  ///
  /// - Parameter known: the keys that may stand there.
  package func entries<Key: RawRepresentable<String> & CaseIterable & Hashable>(
    _ name: String, keys known: Key.Type
  ) throws(ReadingError) -> [(key: Key, value: YAMLNode)] {
    let entries: [Entry]
    switch content {
    case .null: return []
    case .mapping(let found): entries = found
    case .scalar, .sequence: throw mismatch(name, "keys and values (“key: value”)")
    }
    var read: [(key: Key, value: YAMLNode)] = []
    var seen: [Key: Int] = [:]
    for entry in entries {
      guard let key = Key(rawValue: entry.key) else {
        throw ReadingError(
          "key-unknown", line: entry.line, "no key is called “\(entry.key)”",
          remedy: Spelling.advice(entry.key, among: Key.allCases.map(\.rawValue)))
      }
      if let line = seen.updateValue(entry.line, forKey: key) {
        throw ReadingError(
          "key-twice", line: entry.line, "the key “\(entry.key)” stands in line \(line) already",
          remedy: "leave one out")
      }
      read.append((key, entry.value))
    }
    return read
  }

  /// The error that a value is not what it should be.
  package func mismatch(_ name: String, _ wanted: String) -> ReadingError {
    ReadingError("value-wrong", line: line, "“\(name)” must be \(wanted)", remedy: "correct the line")
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character other than those that white space is made of.
  fileprivate var isUnprintable: Bool { properties.generalCategory == .control && !properties.isWhitespace }
}

extension String {
  /// The text with each line's end, and the white space about it, as one space.
  fileprivate var onOneLine: String {
    guard contains(where: { $0.isNewline || $0 == "\t" }) else { return self }
    let lines = split { $0.isNewline || $0 == "\t" }.map { String($0).trimmed }
    return lines.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

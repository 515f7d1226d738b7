internal import CLibYAML
package import StoryReading

/// Reads one YAML document with libyaml (YAML 1.1); owns the parser, which must stay where it is in memory.
package struct YAMLReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// How deep values may stand in values.
  private static let greatestDepth = 32

  /// Reads a document.
  ///
  /// - Parameter yaml: the file's bytes, UTF-8 or UTF-16.
  /// - Throws: an error with the line where the bytes are not YAML, or use what no sidecar needs (anchors, tags,
  ///   several documents).
  package static func read(_ yaml: [UInt8]) throws(ReadingError) -> YAMLNode {
    var reader = try YAMLReader(yaml)
    return try reader.document()
  }

  private init(_ yaml: [UInt8]) throws(ReadingError) {
    bytes = .allocate(capacity: yaml.count)
    _ = bytes.initialize(from: yaml)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      bytes.deallocate()
      throw ReadingError("yaml-malformed", "there is no memory for reading YAML")
    }
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// What the parser meets, freed of libyaml's memory.
  private enum Event {
    case scalar(YAMLNode, isNull: Bool)
    case sequenceStart(line: Int)
    case mappingStart(line: Int)
    case collectionEnd
    case documentStart(line: Int)
    case documentEnd
    case streamEnd
    case other
  }

  private mutating func document() throws(ReadingError) -> YAMLNode {
    var root: YAMLNode?
    while true {
      switch try next() {
      case .documentStart(let line):
        guard root == nil else {
          throw ReadingError("yaml-unsupported", line: line, "a second document starts here", remedy: "keep one")
        }
        root = try value(of: try next(), depth: 0)
      case .streamEnd: return root ?? YAMLNode(.null, line: 1)
      case .documentEnd, .other, .scalar, .sequenceStart, .mappingStart, .collectionEnd: continue
      }
    }
  }

  private mutating func value(of event: Event, depth: Int) throws(ReadingError) -> YAMLNode {
    switch event {
    case .scalar(let node, _): return node
    case .sequenceStart(let line):
      try check(depth, line)
      var nodes: [YAMLNode] = []
      while true {
        let event = try next()
        if case .collectionEnd = event { return YAMLNode(.sequence(nodes), line: line) }
        nodes.append(try value(of: event, depth: depth + 1))
      }
    case .mappingStart(let line):
      try check(depth, line)
      var entries: [YAMLNode.Entry] = []
      while true {
        let event = try next()
        if case .collectionEnd = event { return YAMLNode(.mapping(entries), line: line) }
        guard case .scalar(let key, _) = event, case .scalar(let name) = key.content else {
          throw ReadingError("yaml-unsupported", line: line, "a key must be a word", remedy: "correct the line")
        }
        entries.append(YAMLNode.Entry(name, line: key.line, try value(of: try next(), depth: depth + 1)))
      }
    case .collectionEnd, .documentStart, .documentEnd, .streamEnd, .other: return YAMLNode(.null)
    }
  }

  private func check(_ depth: Int, _ line: Int) throws(ReadingError) {
    guard depth < Self.greatestDepth else {
      throw ReadingError("yaml-unsupported", line: line, "values stand too deep in values", remedy: "flatten them")
    }
  }

  private mutating func next() throws(ReadingError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    let line = event.start_mark.line + 1
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isNull = scalar.style == YAML_PLAIN_SCALAR_STYLE && ["", "~", "null", "Null", "NULL"].contains(text)
      return .scalar(YAMLNode(isNull ? .null : .scalar(text), line: line), isNull: isNull)
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart(line: line)
    case YAML_MAPPING_START_EVENT: return .mappingStart(line: line)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
    case YAML_DOCUMENT_START_EVENT: return .documentStart(line: line)
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_END_EVENT: return .streamEnd
    case YAML_ALIAS_EVENT:
      throw ReadingError(
        "yaml-unsupported", line: line, "an alias (“*name”) stands here",
        remedy: "put quotes round a value that starts with “*”")
    default: return .other
    }
  }

  /// What libyaml says is wrong; lines and columns are counted from 0 there.
  private func problem() -> ReadingError {
    let state = parser.pointee
    let message = state.problem.map { String(cString: $0) } ?? "it can't be read"
    switch state.error {
    case YAML_READER_ERROR:
      let line = bytes.prefix(state.problem_offset).count { $0 == 0x0A } + 1
      return ReadingError(
        "yaml-malformed", line: line, "this is not YAML: \(message)", remedy: "save the file as UTF-8")
    case YAML_MEMORY_ERROR: return ReadingError("yaml-malformed", "there is no memory for reading YAML")
    default:
      let place = state.problem_mark
      return ReadingError(
        "yaml-malformed", line: place.line + 1, "this is not YAML: \(message) (column \(place.column + 1))",
        remedy: "put quotes round a value that has “: ”, “#” or a quote in it")
    }
  }
}

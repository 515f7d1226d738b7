internal import CLibYAML

/// Writes a YAML document with libyaml; owns the emitter, which must stay where it is in memory.
package struct YAMLWriter: ~Copyable {
  private let emitter: UnsafeMutablePointer<yaml_emitter_t>
  private let output: UnsafeMutablePointer<[UInt8]>

  /// A document as UTF-8 that reads back as the same values.
  ///
  /// - Parameters:
  ///   - comment: lines to stand before the document; libyaml writes none.
  ///   - node: the document.
  package static func write(comment: [String] = [], _ node: YAMLNode) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in comment { bytes += (line.isEmpty ? "#" : "# " + line).utf8 + [0x0A] }
    let writer = YAMLWriter()
    writer.emit { yaml_stream_start_event_initialize($0, YAML_UTF8_ENCODING) }
    writer.emit { yaml_document_start_event_initialize($0, nil, nil, nil, 1) }
    writer.emit(node)
    writer.emit { yaml_document_end_event_initialize($0, 1) }
    writer.emit { yaml_stream_end_event_initialize($0) }
    return bytes + writer.output.pointee
  }

  private init() {
    emitter = .allocate(capacity: 1)
    emitter.initialize(to: yaml_emitter_t())
    output = .allocate(capacity: 1)
    output.initialize(to: [])
    precondition(yaml_emitter_initialize(emitter) == 1, "there is no memory for writing YAML")
    yaml_emitter_set_unicode(emitter, 1)
    yaml_emitter_set_width(emitter, 100)
    yaml_emitter_set_output(
      emitter,
      { output, bytes, count in
        output?.assumingMemoryBound(to: [UInt8].self).pointee.append(
          contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        return 1
      }, output)
  }

  deinit {
    yaml_emitter_delete(emitter)
    emitter.deallocate()
    output.deinitialize(count: 1)
    output.deallocate()
  }

  private func emit(_ node: YAMLNode) {
    switch node.content {
    case .null: emit(scalar: "", style: YAML_PLAIN_SCALAR_STYLE)
    case .scalar(let text): emit(scalar: text, style: Self.style(of: text))
    case .sequence(let nodes):
      emit { yaml_sequence_start_event_initialize($0, nil, nil, 1, YAML_BLOCK_SEQUENCE_STYLE) }
      for node in nodes { emit(node) }
      emit { yaml_sequence_end_event_initialize($0) }
    case .mapping(let entries):
      emit { yaml_mapping_start_event_initialize($0, nil, nil, 1, YAML_BLOCK_MAPPING_STYLE) }
      for entry in entries {
        emit(scalar: entry.key, style: YAML_ANY_SCALAR_STYLE)
        emit(entry.value)
      }
      emit { yaml_mapping_end_event_initialize($0) }
    }
  }

  private func emit(scalar text: String, style: yaml_scalar_style_t) {
    var text = text
    text.withUTF8 { utf8 in
      emit { yaml_scalar_event_initialize($0, nil, nil, utf8.baseAddress, Int32(utf8.count), 1, 1, style) }
    }
  }

  /// Paragraphs are set as a block; what another program would take for a number, a date or a switch is quoted.
  private static func style(of text: String) -> yaml_scalar_style_t {
    if text.contains("\n") { return YAML_LITERAL_SCALAR_STYLE }
    let words = ["~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    let isNumberLike = text.utf8.allSatisfy { !(0x41...0x7A).contains($0) && $0 < 0x80 }
    return isNumberLike || words.contains(text.lowercased()) ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_ANY_SCALAR_STYLE
  }

  /// Emits an event that `make` fills in; libyaml frees it.
  private func emit(_ make: (UnsafeMutablePointer<yaml_event_t>) -> Int32) {
    var event = yaml_event_t()
    precondition(make(&event) == 1, "there is no memory for writing YAML")
    // The output never fails and the events nest: what is left to go wrong is memory.
    precondition(yaml_emitter_emit(emitter, &event) == 1, "there is no memory for writing YAML")
  }
}

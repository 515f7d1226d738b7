internal import CLibXML2

/// Writes one well-formed XML document after another: the only owner of libxml2's text writer and its buffer.
///
/// libxml2 begins and ends the elements. What stands in a tag behind its name, and what stands between two tags, is
/// gathered and handed over in one piece: a call of libxml2's costs more than the few bytes that most of them take.
///
/// A document's bytes stay in the buffer until the next one is begun, so that they can be compressed from where they
/// stand. Element and attribute names are static strings and can't come from data; values are escaped here and nowhere
/// else. A character that XML 1.0 forbids is written as U+FFFD. What libxml2 refuses is remembered, the rest of the
/// document is passed over, and `document` throws it: the code between reads as the document does.
package final class XMLWriter {
  private let buffer: xmlBufferPtr
  /// What `writer` writes to, and frees with itself.
  private let output: xmlOutputBufferPtr
  private let writer: xmlTextWriterPtr
  private var failure: EPUBError?
  /// What was written since libxml2 was called last: `gathered` bytes from the start.
  private let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 14)
  private var gathered = 0
  /// Whether libxml2 still owes the last tag its end.
  private var isTagOpen = false

  /// Makes a writer with an empty buffer.
  package init() throws(EPUBError) {
    guard let buffer = xmlBufferCreate() else { throw Self.failure("making a buffer") }
    // The default grows a buffer by what is asked for: quadratic over a document.
    xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT)
    guard let output = xmlOutputBufferCreateBuffer(buffer, nil) else {
      xmlBufferFree(buffer)
      throw Self.failure("making an output buffer")
    }
    guard let writer = xmlNewTextWriter(output) else {
      xmlOutputBufferClose(output)
      xmlBufferFree(buffer)
      throw Self.failure("making a writer")
    }
    self.buffer = buffer
    self.output = output
    self.writer = writer
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
    piece.deallocate()
  }

  /// Writes a document: its declaration, then what `content` writes, which must be one element.
  ///
  /// - Parameter documentType: the name of the document type declaration (`html`); `nil` for none.
  package func document(type documentType: StaticString? = nil, content: () -> Void) throws(EPUBError) {
    // A document that failed halfway has left elements open and bytes unflushed: close and drop them.
    _ = xmlTextWriterEndDocument(writer)
    xmlBufferEmpty(buffer)
    failure = nil
    gathered = 0
    isTagOpen = false
    // xmlTextWriterStartDocument would put a converter from UTF-8 to UTF-8 behind the buffer to name the encoding.
    put(#"<?xml version="1.0" encoding="utf-8"?>"#)
    put("\n")
    if let documentType {
      handOver()
      perform("writing the document type") { xmlTextWriterWriteDTD(writer, documentType.xml, nil, nil, nil) }
      put("\n")
    }
    content()
    handOver()
    perform("ending a document") { xmlTextWriterFlush(writer) }
    if let failure { throw failure }
  }

  /// The bytes of the last document; valid until the next one is begun.
  package func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws(EPUBError) -> Result
  ) throws(EPUBError) -> Result {
    try body(UnsafeRawBufferPointer(start: xmlBufferContent(buffer), count: Int(xmlBufferLength(buffer))))
  }

  /// Writes an element within a line.
  package func element(_ name: StaticString, _ attributes: [Attribute] = [], content: () -> Void) {
    start(name, attributes)
    content()
    end(name)
  }

  /// Writes an element on a line of its own.
  package func line(_ name: StaticString, _ attributes: [Attribute] = [], content: () -> Void) {
    element(name, attributes, content: content)
    put("\n")
  }

  /// Writes an element on a line of its own that holds a text.
  package func line(_ name: StaticString, _ attributes: [Attribute] = [], text words: String) {
    line(name, attributes) { text(words) }
  }

  /// Writes an element whose children stand on lines of their own.
  package func container(_ name: StaticString, _ attributes: [Attribute] = [], content: () -> Void) {
    start(name, attributes)
    put("\n")
    content()
    end(name)
    put("\n")
  }

  /// Writes an element that is always empty (`br`, `img`) within a line.
  package func empty(_ name: StaticString, _ attributes: [Attribute] = []) {
    start(name, attributes)
    perform("ending the element \(name)") { xmlTextWriterEndElement(writer) }
    isTagOpen = false
  }

  /// Writes an element that is always empty (`hr`, `item`) on a line of its own.
  package func emptyLine(_ name: StaticString, _ attributes: [Attribute] = []) {
    empty(name, attributes)
    put("\n")
  }

  /// Writes text, escaped.
  package func text(_ words: String) {
    put(words, in: .text)
  }

  private func start(_ name: StaticString, _ attributes: [Attribute]) {
    handOver()
    perform("starting the element \(name)") { xmlTextWriterStartElement(writer, name.xml) }
    isTagOpen = false
    for attribute in attributes {
      guard let value = attribute.value else { continue }
      put(" ")
      put(attribute.name)
      put("=\"")
      put(value, in: .attribute)
      put("\"")
    }
    handOver()
    isTagOpen = true
  }

  /// Ends an element with its own tag, also where it is empty: `<p></p>` reads the same as HTML, `<p/>` does not.
  private func end(_ name: StaticString) {
    handOver()
    perform("ending the element \(name)") { xmlTextWriterFullEndElement(writer) }
    isTagOpen = false
  }

  /// Writes markup as it stands.
  private func put(_ markup: StaticString) {
    put(UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Writes a string's UTF-8, escaped.
  private func put(_ string: String, in place: PlainText.Place) {
    if string.utf8.withContiguousStorageIfAvailable({ put($0, in: place) }) != nil { return }
    var native = string
    native.withUTF8 { put($0, in: place) }
  }

  private func put(_ bytes: UnsafeBufferPointer<UInt8>, in place: PlainText.Place) {
    var start = 0
    while true {
      let end = PlainText.end(in: bytes, from: start, place)
      put(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      guard end < bytes.count else { return }
      let (written, length) = PlainText.escape(at: end, in: bytes)
      put(written)
      start = end + length
    }
  }

  private func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard var next = bytes.baseAddress else { return }
    var left = bytes.count
    while left > piece.count - gathered {
      let count = piece.count - gathered
      (piece.baseAddress! + gathered).update(from: next, count: count)
      gathered = piece.count
      next += count
      left -= count
      handOver()
    }
    (piece.baseAddress! + gathered).update(from: next, count: left)
    gathered += left
  }

  /// Hands over what was gathered. Where a tag is open, libxml2 is told that what comes is content, so that it ends the
  /// tag; all else goes straight to where libxml2 writes.
  private func handOver() {
    guard gathered > 0 else { return }
    let count = Int32(gathered)
    gathered = 0
    if isTagOpen {
      isTagOpen = false
      perform("writing content") { xmlTextWriterWriteRawLen(writer, piece.baseAddress, count) }
    } else {
      perform("writing content") { xmlOutputBufferWrite(output, count, piece.baseAddress) }
    }
  }

  /// Calls libxml2 unless something has failed already, and remembers where it reports a failure.
  private func perform(_ context: @autoclosure () -> String, _ call: () -> Int32) {
    guard failure == nil else { return }
    if call() < 0 { failure = Self.failure(context()) }
  }

  private static func failure(_ context: String) -> EPUBError {
    let message = xmlGetLastError().flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "out of memory"
    return EPUBError(.markup, context, message.split(whereSeparator: \.isNewline).joined(separator: " "))
  }
}

/// An attribute of an element; one without a value is left out.
package struct Attribute {
  /// The name with its prefix (`epub:type`).
  package let name: StaticString
  /// The value, not escaped.
  package let value: String?

  /// Makes an attribute.
  package init(_ name: StaticString, _ value: String?) {
    self.name = name
    self.value = value
  }
}

extension StaticString {
  /// The string as libxml2 takes it: UTF-8 with a NUL behind it.
  fileprivate var xml: UnsafePointer<UInt8> { utf8Start }
}

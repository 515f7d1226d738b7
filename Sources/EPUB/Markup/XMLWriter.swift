internal import CLibXML2

/// Writes one well-formed XML document after another: the only owner of libxml2's text writer and its buffer.
///
/// A document's bytes stay in the buffer until the next one is begun, so that they can be compressed from where they
/// stand. Element and attribute names are static strings and can't come from data; values are escaped here and nowhere
/// else. A character that XML 1.0 forbids is written as U+FFFD. What libxml2 refuses is remembered, the rest of the
/// document is passed over, and `document` throws it: the code between reads as the document does.
package final class XMLWriter {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr
  private var failure: EPUBError?
  private let replacement: StaticString = "\u{FFFD}"

  /// Makes a writer with an empty buffer.
  package init() throws(EPUBError) {
    guard let buffer = xmlBufferCreate() else { throw Self.failure("making a buffer") }
    // The default grows a buffer by what is asked for: quadratic over a document.
    xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT)
    guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
      xmlBufferFree(buffer)
      throw Self.failure("making a writer")
    }
    self.buffer = buffer
    self.writer = writer
  }

  deinit {
    xmlFreeTextWriter(writer)
    xmlBufferFree(buffer)
  }

  /// Writes a document: its declaration, then what `content` writes, which must be one element.
  ///
  /// - Parameter documentType: the name of the document type declaration (`html`); `nil` for none.
  package func document(type documentType: StaticString? = nil, content: () -> Void) throws(EPUBError) {
    // A document that failed halfway has left elements open and bytes unflushed: close and drop them.
    _ = xmlTextWriterEndDocument(writer)
    xmlBufferEmpty(buffer)
    failure = nil
    // xmlTextWriterStartDocument would put a converter from UTF-8 to UTF-8 behind the buffer to name the encoding.
    raw(#"<?xml version="1.0" encoding="utf-8"?>"#)
    raw("\n")
    if let documentType {
      perform("writing the document type") { xmlTextWriterWriteDTD(writer, documentType.xml, nil, nil, nil) }
      raw("\n")
    }
    content()
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
    raw("\n")
  }

  /// Writes an element on a line of its own that holds a text.
  package func line(_ name: StaticString, _ attributes: [Attribute] = [], text words: String) {
    line(name, attributes) { text(words) }
  }

  /// Writes an element whose children stand on lines of their own.
  package func container(_ name: StaticString, _ attributes: [Attribute] = [], content: () -> Void) {
    start(name, attributes)
    raw("\n")
    content()
    end(name)
    raw("\n")
  }

  /// Writes an element that is always empty (`br`, `img`) within a line.
  package func empty(_ name: StaticString, _ attributes: [Attribute] = []) {
    start(name, attributes)
    perform("ending the element \(name)") { xmlTextWriterEndElement(writer) }
  }

  /// Writes an element that is always empty (`hr`, `item`) on a line of its own.
  package func emptyLine(_ name: StaticString, _ attributes: [Attribute] = []) {
    empty(name, attributes)
    raw("\n")
  }

  /// Writes text, escaped.
  package func text(_ words: String) {
    perform("writing text") { escape(words, quotes: false) }
  }

  private func start(_ name: StaticString, _ attributes: [Attribute]) {
    perform("starting the element \(name)") { xmlTextWriterStartElement(writer, name.xml) }
    for attribute in attributes {
      guard let value = attribute.value else { continue }
      perform("writing the attribute \(attribute.name)") {
        let started = xmlTextWriterStartAttribute(writer, attribute.name.xml)
        let written = started < 0 ? started : escape(value, quotes: true)
        return written < 0 ? written : xmlTextWriterEndAttribute(writer)
      }
    }
  }

  /// Ends an element with its own tag, also where it is empty: `<p></p>` reads the same as HTML, `<p/>` does not.
  private func end(_ name: StaticString) {
    perform("ending the element \(name)") { xmlTextWriterFullEndElement(writer) }
  }

  private func raw(_ markup: StaticString) {
    perform("writing \(markup)") { xmlTextWriterWriteRawLen(writer, markup.xml, Int32(markup.utf8CodeUnitCount)) }
  }

  /// Writes a string's UTF-8: plain runs from where they stand, the rest character by character through libxml2's own
  /// escaping, which differs between text and attributes. Returns a negative number where libxml2 fails.
  private func escape(_ string: String, quotes: Bool) -> Int32 {
    if let result = string.utf8.withContiguousStorageIfAvailable({ escape($0, quotes: quotes) }) { return result }
    var native = string
    return native.withUTF8 { escape($0, quotes: quotes) }
  }

  private func escape(_ bytes: UnsafeBufferPointer<UInt8>, quotes: Bool) -> Int32 {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return 0 }
    var plainStart = 0
    var status: Int32 = 0
    while true {
      let at = PlainText.end(in: bytes, from: plainStart, quotes: quotes)
      if at > plainStart {
        guard let count = Int32(exactly: at - plainStart) else { return -1 }
        status = xmlTextWriterWriteRawLen(writer, base + plainStart, count)
        if status < 0 { return status }
      }
      guard at < bytes.count else { return status }
      if let length = PlainText.forbiddenLength(at: at, in: bytes) {
        status = xmlTextWriterWriteRaw(writer, replacement.xml)
        plainStart = at + length
      } else {
        status = withUnsafeBytes(of: (bytes[at], 0 as UInt8)) {
          xmlTextWriterWriteString(writer, $0.assumingMemoryBound(to: UInt8.self).baseAddress)
        }
        plainStart = at + 1
      }
      if status < 0 { return status }
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

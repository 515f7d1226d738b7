/// Carries arguments that are not UTF-8 through a parser that knows text alone.
///
/// Each byte that does not belong to well-formed UTF-8 becomes one private-use character of the last plane, and so do
/// the bytes of those characters themselves; what comes out of the parser is turned back without loss.
enum ArgumentBytes {
  /// The process's arguments, the program's own name left out.
  static var ofProcess: [String] {
    CommandLine.unsafeArgv.withMemoryRebound(to: UnsafeMutablePointer<CChar>?.self, capacity: Int(CommandLine.argc)) {
      (1..<max(1, Int(CommandLine.argc))).compactMap { [arguments = $0] in
        arguments[$0].map { text(of: String.bytes(of: $0)) }
      }
    }
  }

  /// Bytes as text that stands for them.
  static func text(of bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: standIns.contains) {
      return text
    }
    var scalars = String.UnicodeScalarView()
    var rest = bytes[...]
    while let byte = rest.first {
      if let (scalar, length) = wellFormedScalar(at: rest), !standIns.contains(scalar) {
        scalars.append(scalar)
        rest = rest.dropFirst(length)
      } else {
        scalars.append(standIn(for: byte))
        rest = rest.dropFirst()
      }
    }
    return String(scalars)
  }

  /// The bytes that a text stands for.
  static func bytes(of text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      standIns.contains(scalar) ? [UInt8(scalar.value - standIns.lowerBound.value)] : Array(UTF8.encode(scalar)!)
    }
  }

  /// A text that can be shown: what was not UTF-8 is replaced by U+FFFD.
  static func shown(_ text: String) -> String {
    String(decoding: bytes(of: text), as: UTF8.self)
  }

  /// The characters that stand for the bytes 00 to FF.
  private static let standIns: ClosedRange<Unicode.Scalar> = "\u{10FE00}"..."\u{10FEFF}"

  private static func standIn(for byte: UInt8) -> Unicode.Scalar {
    // Every value from the range's lower bound to 255 above it is a scalar.
    Unicode.Scalar(standIns.lowerBound.value + UInt32(byte))!
  }

  private static func wellFormedScalar(at bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, length: Int)? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.encode(scalar)!.count)
  }
}

extension String {
  fileprivate static func bytes(of characters: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var at = characters
    while at.pointee != 0 {
      bytes.append(UInt8(bitPattern: at.pointee))
      at += 1
    }
    return bytes
  }
}

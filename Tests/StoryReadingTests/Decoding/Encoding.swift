import Foundation
import Testing

/// The bytes of a text in an encoding that iconv knows; what the encoding lacks is an error of the test.
func encode(_ text: String, _ encoding: String) throws -> [UInt8] {
  let descriptor = iconv_open(encoding, "UTF-8")
  try #require(descriptor != iconv_t(bitPattern: -1), "iconv knows no \(encoding)")
  defer { iconv_close(descriptor) }
  var input = Array(text.utf8).map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4 + 16)
  let room = output.count
  let left = try input.withUnsafeMutableBufferPointer { input in
    try output.withUnsafeMutableBufferPointer { output in
      var source = input.baseAddress
      var target = output.baseAddress
      var inputLeft = input.count
      var outputLeft = output.count
      try #require(iconv(descriptor, &source, &inputLeft, &target, &outputLeft) != -1, "not in \(encoding)")
      iconv(descriptor, nil, nil, &target, &outputLeft)
      return outputLeft
    }
  }
  return output[..<(room - left)].map { UInt8(bitPattern: $0) }
}

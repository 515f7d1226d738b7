/// A link's target as a book may carry it: an absolute URL of a kind that readers follow (RFC 3986).
package struct WebAddress: Sendable, Hashable {
  /// The address; what a URL may not hold is percent-encoded.
  package let value: String

  /// Takes what a source wrote as a link's target; `nil` where it is no such address.
  package init?(_ target: String) {
    guard let colon = target.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = target.utf8[target.utf8.index(after: colon)...]
    switch target[..<colon].lowercased() {
    case "http", "https", "ftp":
      guard rest.starts(with: "//".utf8), Self.isAuthority(rest.dropFirst(2)) else { return nil }
    case "mailto":
      guard rest.contains(UInt8(ascii: "@")) else { return nil }
    default: return nil
    }
    value = Self.encode(target.utf8)
  }

  /// Whether a host name, perhaps with a port, stands before the path.
  private static func isAuthority(_ rest: Substring.UTF8View) -> Bool {
    let authority = rest.prefix { ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
    let parts = authority.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let host = parts.first, parts.count <= 2, host.first?.isASCIIAlphanumeric == true else { return false }
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isNamed = labels.allSatisfy { label in
      !label.isEmpty && label.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    }
    // A last label that starts with a digit makes the host an IPv4 address, which has four numbers.
    let isNumeric = labels.last?.first?.isASCIIDigit == true
    let isIPv4 = labels.count == 4 && labels.allSatisfy { UInt8(Substring($0)) != nil }
    let hasPort = parts.count == 1 || UInt16(Substring(parts[1])) != nil
    return isNamed && hasPort && (!isNumeric || isIPv4)
  }

  private static func encode(_ bytes: String.UTF8View) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    let all = Array(bytes)
    var encoded: [UInt8] = []
    for (at, byte) in all.enumerated() {
      if isAllowed(byte) || byte == UInt8(ascii: "%") && isEscape(all[at...]) {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    let digits = bytes.dropFirst().prefix(2)
    return digits.count == 2 && digits.allSatisfy { $0.isASCIIDigit || (0x61...0x66).contains($0 | 0x20) }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "-._~:/?#@!$&'()*+,;=".utf8.contains(byte)
  }
}

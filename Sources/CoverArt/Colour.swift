/// An opaque colour in sRGB.
package struct Colour: Sendable, Hashable {
  /// The components, each from 0 to 1.
  package var red, green, blue: Double

  /// Makes a colour from the usual notation (`0x14213D`).
  package init(_ hex: UInt32) {
    red = Double(hex >> 16 & 0xFF) / 255
    green = Double(hex >> 8 & 0xFF) / 255
    blue = Double(hex & 0xFF) / 255
  }

  /// The colour that lies between this one and another; 0 is this one, 1 the other.
  package func mixed(with other: Colour, _ share: Double) -> Colour {
    var mixture = self
    mixture.red += (other.red - red) * share
    mixture.green += (other.green - green) * share
    mixture.blue += (other.blue - blue) * share
    return mixture
  }

  /// How light it looks, from 0 to 1 (WCAG 2.2, relative luminance).
  package var luminance: Double {
    // The curve's power of 2.4 as a cubic, near enough for a comparison, without a mathematics library.
    func linear(_ c: Double) -> Double { c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878) }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio).
  package func contrast(with other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}

/// The colours of one cover.
package struct Palette: Sendable, Hashable {
  /// What covers the page.
  package var ground: Colour
  /// A tone near the ground, for patterns that stay quiet.
  package var tone: Colour
  /// A tone on the ground's other side, for depth.
  package var depth: Colour
  /// What stands out from the ground: rules, ornaments, a moon.
  package var accent: Colour
  /// What the title is printed in: it stands out from the ground even in the greys of an e-ink screen.
  package var ink: Colour

  private init(ground: UInt32, tone: UInt32, depth: UInt32, accent: UInt32, ink: UInt32) {
    self.ground = Colour(ground)
    self.tone = Colour(tone)
    self.depth = Colour(depth)
    self.accent = Colour(accent)
    self.ink = Colour(ink)
  }

  /// Whether the page is dark and the print light.
  package var isDark: Bool { ground.luminance < ink.luminance }
  /// The colour of a label pasted on the page: the lighter of ground and ink.
  package var paper: Colour { isDark ? ink : ground }
  /// The colour of the print on such a label: the darker of the two.
  package var print: Colour { isDark ? ground : ink }

  /// Every palette that a cover may have.
  package static let all: [Palette] = [
    // Cloth: dark grounds, light print.
    Palette(ground: 0x15233F, tone: 0x24385F, depth: 0x0D1629, accent: 0xD8A64B, ink: 0xF7ECD6),
    Palette(ground: 0x123A33, tone: 0x205448, depth: 0x0B2722, accent: 0xD9B36C, ink: 0xF6EEDD),
    Palette(ground: 0x58131F, tone: 0x762632, depth: 0x3C0B15, accent: 0xE2B374, ink: 0xF9EBD9),
    Palette(ground: 0x33203F, tone: 0x4B335A, depth: 0x23152C, accent: 0xE4AFA2, ink: 0xF8EBE6),
    Palette(ground: 0x22313D, tone: 0x364A59, depth: 0x17222B, accent: 0xF0916F, ink: 0xF5F0E7),
    Palette(ground: 0x1C1B1E, tone: 0x333136, depth: 0x101012, accent: 0xE0563A, ink: 0xF4EEE3),
    Palette(ground: 0x0C454F, tone: 0x19606B, depth: 0x072F36, accent: 0xF1BC52, ink: 0xF9F1DE),
    Palette(ground: 0x3D291D, tone: 0x57402F, depth: 0x2A1B12, accent: 0xDCA765, ink: 0xF6EAD6),
    Palette(ground: 0x1F3F66, tone: 0x2F5685, depth: 0x152C49, accent: 0xF3C9A5, ink: 0xFAF3E8),
    Palette(ground: 0x3F4A2A, tone: 0x57643C, depth: 0x2B331C, accent: 0xE8C57A, ink: 0xF7F1DF),
    // Paper: light grounds, dark print.
    Palette(ground: 0xF3E9D6, tone: 0xE1D2B4, depth: 0xFBF5E9, accent: 0xB2432C, ink: 0x1E2948),
    Palette(ground: 0xDDE7DA, tone: 0xBFD2BF, depth: 0xEDF3EA, accent: 0x9E5029, ink: 0x163A2D),
    Palette(ground: 0xF3DED5, tone: 0xE4C1B5, depth: 0xFAEFEA, accent: 0xA5403A, ink: 0x481126),
    Palette(ground: 0xDBE6EE, tone: 0xB8CDDB, depth: 0xECF3F7, accent: 0xB9571F, ink: 0x132A47),
    Palette(ground: 0xE5B644, tone: 0xD29D26, depth: 0xEFCB72, accent: 0x8B2A1C, ink: 0x1E1914),
    Palette(ground: 0xEBDDC3, tone: 0xD6C29C, depth: 0xF6EEDF, accent: 0x0F5A60, ink: 0x2A2018),
  ]
}

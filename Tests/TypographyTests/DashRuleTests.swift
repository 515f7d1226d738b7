import Testing

@testable import Typography

@Suite struct DashRuleTests {
  @Test(arguments: [
    ("The boat--she said--was gone.", "The boat—she said—was gone."),
    ("The boat -- she said --- was gone - quite gone.", "The boat—she said—was gone—quite gone."),
    ("He stopped- then ran.", "He stopped—then ran."),
    ("two- or three-masted, twenty-one", "two- or three-masted, twenty-one"),
    ("\"But-\" he said. \"-and so,\" she said.", "“But—” he said. “—and so,” she said."),
    ("I was going to-", "I was going to—"),
    ("Fair winds. --Ines", "Fair winds. —Ines"),
  ]) func dashesAreSet(text: String, expected: String) {
    #expect(set(text) == expected)
  }

  @Test(arguments: [
    ("in 1914-18, pp. 10-12, 1914-1918", "in 1914–18, pp. 10–12, 1914–1918"),
    ("call 555-1234 on 2009-03-14, 1-0, R2-D2, 24/7-8", "call 555-1234 on 2009-03-14, 1-0, R2-D2, 24/7-8"),
    ("Mr. D---- of ----shire said \"But----\"", "Mr. D—— of ——shire said “But—”"),
    ("-------", "-------"),
    ("<-- here --> there", "<-- here --> there"),
  ]) func rangesAndLongDashes(text: String, expected: String) {
    #expect(set(text) == expected)
  }

  @Test(arguments: [
    ("de", "Er kam -- und ging.", "Er kam\u{A0}– und ging."), ("fr", "- Bonjour, dit-il.", "—\u{A0}Bonjour, dit-il."),
    ("es", "-Hola -dijo.", "—Hola —dijo."),
  ]) func languagesHaveTheirOwnDashes(language: String, text: String, expected: String) {
    #expect(set(text, language) == expected)
  }
}

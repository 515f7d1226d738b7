import Testing

@testable import Typography

@Suite struct EllipsisRuleTests {
  @Test(arguments: [
    ("Well... no", "Well… no"), ("Well . . . no", "Well… no"), ("Well...no", "Well…no"), ("Well ...no", "Well …no"),
    ("It ended. . . . Then", "It ended.… Then"), ("It ended.... Then", "It ended.… Then"),
    ("It ended. ... Then", "It ended. … Then"), ("...and so", "…and so"), ("What ... ?", "What…?"),
    ("Contents ........ 5", "Contents ........ 5"), ("Well.. no. No.", "Well.. no. No."),
    ("\"I thought ... \" he said", "“I thought…” he said"),
  ]) func dotsAreSet(text: String, expected: String) {
    #expect(set(text) == expected)
  }
}

/// Adds up, for every candidate, what speaks for its being a heading.
struct HeadingScore {
  let text: MeasuredText
  let paragraphing: Paragraphing
  /// Whether divisions with a number (`Chapter 2`) were found: then what only looks like a title needs more.
  var hasDivisions = false

  /// The score of a candidate by its wording, its surroundings and its chain.
  func score(_ candidate: HeadingCandidate) -> Double {
    let features = text.features[candidate.line]
    let wording = candidate.wording
    let wide = candidate.gapBefore > paragraphing.gap
    var score = 0.0
    switch wording.form {
    case .division:
      score = 0.65 + (wide ? 0.15 : 0) + (candidate.chainLength > 1 ? 0.15 : 0)
      if candidate.gapBefore < paragraphing.gap, candidate.line > 0 { score -= 0.3 }
      if isSentence(features, wording) { score -= 0.5 }
    case .named:
      score = 0.65 + (wide ? 0.15 : 0)
      if isSentence(features, wording) { score -= 0.5 }
    case .number:
      score = 0.1 + (wording.decoration != 0 ? 0.1 : 0) + (wide ? 0.15 : 0)
      if candidate.chainLength > 1 { score += 0.35 }
      if candidate.chainLength > 3 { score += 0.1 }
      if candidate.gapBefore < paragraphing.gap { score -= 0.3 }
      if isSentence(features, wording) { score -= 0.3 }
    case .date, .capitals, .title:
      break
    case .contents, .closing:
      return 0
    }
    if wording.markup > 0 { score += 0.6 }
    return score
  }

  /// Whether a heading's title reads like the sentence of a paragraph.
  private func isSentence(_ features: LineFeatures, _ wording: HeadingWording) -> Bool {
    guard !wording.title.isEmpty, !features.isCapitals else { return false }
    return features.words > 16 || features.last == .comma || features.last == .stop && features.words > 9
  }
}

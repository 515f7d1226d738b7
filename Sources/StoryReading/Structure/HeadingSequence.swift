internal import StoryModel

/// Finds the chains in which the numbers of candidates run: 1, 2, 3, and from 1 again.
enum HeadingSequence {
  /// What candidates must share to be counted in one chain.
  private struct Key: Hashable {
    var form: HeadingWording.Form
    var kind: Int
    var numeral: HeadingWording.Numeral
    var hasTitle: Bool
    var isDecorated: Bool

    init(_ wording: HeadingWording) {
      form = wording.form
      numeral = wording.numeral
      switch wording.form {
      case .division:
        kind = wording.kind == .letter ? 1 : 0
        hasTitle = false
        isDecorated = false
        // `Chapter 9` and `Chapter Ten` count on.
        numeral = .none
      default:
        kind = 0
        hasTitle = !wording.title.isEmpty
        isDecorated = wording.decoration != 0
      }
    }
  }

  /// A chain as far as it has been followed.
  private struct Chain {
    var members: [Int]
    var expected: Int
  }

  /// Puts each numbered candidate into its chain; sets `chainPlace` and `chainLength`.
  ///
  /// A number that is not the next one is left out, unless it is 1, which begins a chain; where nothing follows on that
  /// 1, the chain before it goes on.
  static func link(_ candidates: inout [HeadingCandidate]) {
    var open: [Key: [Chain]] = [:]
    var finished: [[Int]] = []
    for index in candidates.indices {
      let candidate = candidates[index]
      guard let number = candidate.wording.number else { continue }
      let key = Key(candidate.wording)
      var chains = open[key] ?? []
      if let place = chains.lastIndex(where: { $0.expected == number }) {
        finished += chains[(place + 1)...].map(\.members)
        chains.removeSubrange((place + 1)...)
        chains[place].members.append(index)
        chains[place].expected = number + 1
      } else if number <= 1 || chains.isEmpty || candidate.wording.form != .number {
        if chains.count > 4 { finished.append(chains.removeFirst().members) }
        chains.append(Chain(members: [index], expected: number + 1))
      }
      open[key] = chains
    }
    var words = [0]
    for candidate in candidates { words.append((words.last ?? 0) + candidate.wordsAfter) }
    // The order of chains does not matter: each writes only to its own members.
    for members in finished + open.values.flatMap({ $0.map(\.members) }) {
      let spaced = zip(members, members.dropFirst()).count { words[$1] - words[$0] >= 12 }
      for (place, index) in members.enumerated() {
        candidates[index].chainPlace = place
        candidates[index].chainLength = members.count
        candidates[index].isSpaced = spaced * 2 >= members.count - 1
      }
    }
  }

  /// Takes the number before a title for the chapter's where numbers run through the text: `01 The Lamp`, `02 The Path`.
  ///
  /// `7 Days Later` is a title with a figure in it; three that count on from each other, with text between, are not.
  static func count(_ candidates: inout [HeadingCandidate], _ bytes: [UInt8]) {
    for index in candidates.indices where candidates[index].wording.number != nil {
      switch candidates[index].wording.form {
      case .capitals, .title: break
      case .division, .number, .named, .date, .contents, .closing: continue
      }
      let title = candidates[index].wording.title
      guard candidates[index].chainLength > 2, candidates[index].isSpaced,
        let space = bytes[title].firstIndex(of: 0x20),
        let start = bytes[space..<title.upperBound].firstIndex(where: { $0 != 0x20 })
      else {
        candidates[index].wording.number = nil
        (candidates[index].chainPlace, candidates[index].chainLength) = (0, 0)
        continue
      }
      candidates[index].wording.form = .number
      candidates[index].wording.label = title.lowerBound..<space
      candidates[index].wording.title = start..<title.upperBound
    }
  }

  /// Lets numbered titles go on with a chain of divisions: after `ADVENTURE VI. ...` comes `VII. ...`.
  static func bridge(_ candidates: inout [HeadingCandidate]) {
    var last: HeadingCandidate?
    for index in candidates.indices {
      let candidate = candidates[index]
      switch candidate.wording.form {
      case .division(let rank) where rank == .chapter && candidate.wording.number != nil:
        last = candidate
      case .number where !candidate.wording.title.isEmpty:
        guard var before = last, let number = before.wording.number, candidate.wording.number == number + 1,
          candidate.gapBefore >= min(before.gapBefore, 2), candidate.wording.numeral == before.wording.numeral
        else { continue }
        candidates[index].wording.form = before.wording.form
        candidates[index].wording.kind = before.wording.kind
        before = candidates[index]
        last = before
      case .division, .number, .named, .date, .capitals, .title, .contents, .closing:
        continue
      }
    }
  }
}

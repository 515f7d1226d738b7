/// Reads the markup of one paragraph: looks at each byte where some may begin, and lists what it finds.
struct InlineScanner: Sendable {
  /// What was found, in the order of the text.
  private(set) var marks: [InlineMark] = []
  private var delimiters = DelimiterStack()
  private var tags = InlineTags()

  /// How much has been looked at since the scanner was made: a measure for tests of linearity.
  var work: Int { delimiters.work + tags.work }

  /// Reads a paragraph.
  ///
  /// - Parameters:
  ///   - text: the paragraph's text as `ParagraphText` gathers it.
  ///   - triggers: where markup may begin, in order.
  mutating func scan(_ text: Span<UInt8>, triggers: Span<Int>) {
    marks.removeAll(keepingCapacity: true)
    delimiters.clear()
    tags.clear()
    var done = 0
    for index in triggers.indices {
      let at = triggers[index]
      guard at >= done else { continue }
      switch text[at] {
      case 0x0A:
        marks.append(InlineMark(range: at..<at + 1, action: .lineBreak))
        done = at + 1
      case ParagraphText.opener:
        done = at + 2
        marks.append(InlineMark(range: at..<done, action: .open(ParagraphText.style(text, at))))
      case ParagraphText.closer:
        done = at + 2
        marks.append(InlineMark(range: at..<done, action: .close(ParagraphText.style(text, at))))
      case ParagraphText.page:
        done = at + 1
        while text[done] != ParagraphText.page { done += 1 }
        marks.append(InlineMark(range: at..<done + 1, action: .pageBreak(at + 1..<done)))
        done += 1
      case UInt8(ascii: "<"), UInt8(ascii: "["):
        done = tags.read(text, at: at, into: &marks)
      case UInt8(ascii: "\\"):
        done = escape(text, at)
      case UInt8(ascii: "@"):
        done = at + 1
        if let address = Addresses.mail(text, at: at) {
          delimiters.forget(from: address.lowerBound)
          done = address.upperBound
        }
      case UInt8(ascii: "/"):
        done = slash(text, at)
      default:
        done = delimiters.read(text, at: at, into: &marks)
      }
    }
  }

  private mutating func slash(_ text: Span<UInt8>, _ at: Int) -> Int {
    if let address = Addresses.url(text, slash: at) {
      if !tags.isInLink {
        marks.append(InlineMark(range: address.lowerBound..<address.lowerBound, action: .openLink(address)))
        marks.append(InlineMark(range: address.upperBound..<address.upperBound, action: .close(.link)))
      }
      return address.upperBound
    }
    if let address = Addresses.host(text, slash: at) {
      delimiters.forget(from: address.lowerBound)
      return address.upperBound
    }
    return delimiters.read(text, at: at, into: &marks)
  }

  /// A backslash that takes the meaning from the sign after it, as Markdown has it.
  private mutating func escape(_ text: Span<UInt8>, _ at: Int) -> Int {
    guard at + 1 < text.count else { return at + 1 }
    let isInWord = Neighbour.before(text, at) == .word && Neighbour.after(text, at + 2) == .word
    guard text[at + 1] == UInt8(ascii: "*") || text[at + 1] == UInt8(ascii: "_") && isInWord else { return at + 1 }
    marks.append(InlineMark(range: at..<at + 1, action: .omit))
    return at + 2
  }
}

/// Reads all the quote marks of a paragraph together: which open, which close, which are apostrophes.
///
/// The cheapest path through the states that a paragraph's quotations can be in, found in one pass over the marks with
/// a way back (Viterbi's algorithm): time is linear in the number of marks, whatever they are. What a mark costs by its
/// neighbours comes with it; here is added what the nesting costs.
struct QuoteReading: Sendable {
  /// The quotations that are open, outermost first.
  enum State: Int, Sendable, CaseIterable {
    case none, double, single, doubleSingle, singleDouble, doubleSingleDouble, singleDoubleSingle

    /// The kind of the innermost quotation.
    var innermost: QuoteMark.Kind? {
      switch self {
      case .none: nil
      case .double, .singleDouble, .doubleSingleDouble: .double
      case .single, .doubleSingle, .singleDoubleSingle: .single
      }
    }

    /// The kind of the outermost quotation.
    var outermost: QuoteMark.Kind? {
      switch self {
      case .none: nil
      case .double, .doubleSingle, .doubleSingleDouble: .double
      case .single, .singleDouble, .singleDoubleSingle: .single
      }
    }

    /// How many quotations are open.
    var depth: Int {
      switch self {
      case .none: 0
      case .double, .single: 1
      case .doubleSingle, .singleDouble: 2
      case .doubleSingleDouble, .singleDoubleSingle: 3
      }
    }

    /// The state with one more quotation open; `nil` where none of that kind can stand inside.
    func opening(_ kind: QuoteMark.Kind) -> State? {
      switch (self, kind) {
      case (.none, .double): .double
      case (.none, .single): .single
      case (.double, .single): .doubleSingle
      case (.single, .double): .singleDouble
      case (.doubleSingle, .double): .doubleSingleDouble
      case (.singleDouble, .single): .singleDoubleSingle
      default: nil
      }
    }

    /// The state with the innermost quotation closed.
    var closed: State {
      switch self {
      case .none, .double, .single: .none
      case .doubleSingle: .double
      case .singleDouble: .single
      case .doubleSingleDouble: .doubleSingle
      case .singleDoubleSingle: .singleDouble
      }
    }
  }

  /// What nesting costs, in the same measure as `QuoteMark.Costs`.
  private enum Nesting {
    /// A closing mark where no quotation of its kind is open.
    static let stray = 40
    /// An opening mark where one of its kind is already the innermost: the earlier one was never closed.
    static let reopened = 45
    /// A closing mark that leaves a quotation inside it unclosed.
    static let closedOver = 32
    /// A quotation outside all others in the marks that the story uses for quotes within quotes.
    static let secondaryOutside = 8
    /// A quotation within one: a little, so that an apostrophe that stands well is not taken for it.
    static let inside = 3
    /// A quotation of the outer kind that the paragraph's end leaves open; where the next one goes on with its mark.
    static let unclosed = 30
    static let unclosedSecondary = 45
    static let continued = 8
    /// The quotation that the paragraph before left open goes on without a mark of its own.
    static let carried = 5
  }

  /// The marks that the next paragraph begins with, outermost first.
  typealias Lead = State

  /// How many steps from state to state have been tried: a measure for tests of linearity.
  private(set) var work = 0
  /// For each mark and each state after it, the state before (shifted by two) and the role that led there.
  private var trail: [UInt8] = []
  /// The roles that were found, one a mark.
  private(set) var roles: [QuoteMark.Role] = []
  /// What the cheapest way to each state costs, before a mark and after it.
  private var costs = [Int](repeating: 0, count: State.allCases.count)
  private var following = [Int](repeating: 0, count: State.allCases.count)

  private static let unreachable = Int.max / 2
  private static let states = State.allCases

  /// Finds the roles of a paragraph's marks.
  ///
  /// - Parameters:
  ///   - outer: the kind of mark that the story has outside.
  ///   - start: the state that the paragraph before ended in.
  ///   - next: the marks that the next paragraph begins with.
  /// - Returns: the state that the paragraph ends in.
  mutating func read(_ marks: [QuoteMark], outer: QuoteMark.Kind, from start: State, next: Lead) -> State {
    let states = Self.states
    for state in states { costs[state.rawValue] = Self.unreachable }
    costs[State.none.rawValue] = 0
    if start != .none { costs[start.rawValue] = Nesting.carried }
    trail.removeAll(keepingCapacity: true)
    for mark in marks {
      let base = trail.count
      for state in states {
        following[state.rawValue] = Self.unreachable
        trail.append(0)
      }
      for state in states where costs[state.rawValue] < Self.unreachable { step(from: state, mark, outer, base) }
      swap(&costs, &following)
    }

    let end = states.min { left, right in
      costs[left.rawValue] + ending(left, outer, next) < costs[right.rawValue] + ending(right, outer, next)
    }
    return walkBack(from: end ?? .none, count: marks.count)
  }

  /// Goes from a state over a mark, in each role that the mark can have.
  private mutating func step(from state: State, _ mark: QuoteMark, _ outer: QuoteMark.Kind, _ base: Int) {
    go(from: state, to: state, .plain, mark.costs.plain, base)
    if let opened = state.opening(mark.kind) {
      let nesting = state == .none ? (mark.kind == outer ? 0 : Nesting.secondaryOutside) : Nesting.inside
      go(from: state, to: opened, .open, mark.costs.open + nesting, base)
    } else {
      go(from: state, to: state, .open, mark.costs.open + Nesting.reopened, base)
    }
    if state.innermost == mark.kind {
      go(from: state, to: state.closed, .close, mark.costs.close, base)
    } else if state.depth > 1 {
      go(from: state, to: state.closed.closed, .close, mark.costs.close + Nesting.closedOver, base)
    } else {
      go(from: state, to: state, .close, mark.costs.close + Nesting.stray, base)
    }
  }

  private mutating func go(from state: State, to target: State, _ role: QuoteMark.Role, _ added: Int, _ base: Int) {
    work += 1
    let cost = costs[state.rawValue] + added
    guard cost < following[target.rawValue] else { return }
    following[target.rawValue] = cost
    trail[base + target.rawValue] = UInt8(state.rawValue) << 2 | role.rawValue
  }

  /// What it costs that a paragraph ends with quotations open.
  private func ending(_ state: State, _ outer: QuoteMark.Kind, _ next: Lead) -> Int {
    guard let outermost = state.outermost else { return 0 }
    let isContinued = next.outermost == outermost
    let first = isContinued ? Nesting.continued : outermost == outer ? Nesting.unclosed : Nesting.unclosedSecondary
    return state == next ? first : first + (state.depth - 1) * Nesting.closedOver
  }

  private mutating func walkBack(from end: State, count: Int) -> State {
    roles.removeAll(keepingCapacity: true)
    for _ in 0..<count { roles.append(.plain) }
    var state = end.rawValue
    for index in stride(from: count - 1, through: 0, by: -1) {
      let step = trail[index * Self.states.count + state]
      roles[index] = QuoteMark.Role(rawValue: step & 3)!
      state = Int(step >> 2)
    }
    return end
  }
}

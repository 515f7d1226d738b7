extension Range<Int> {
  /// The first element for which a condition holds that, once it holds, holds for all that follow; `upperBound` where
  /// it holds for none.
  func firstSorted(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

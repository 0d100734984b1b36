/// Does pieces of work that do not depend on each other, several at once where there are processors.
///
/// Threads belong to the outer ring; here is only said what may be done apart.
public protocol WorkSpreader: Sendable {
  /// Does all pieces and hands over their results, in order, each as soon as it is there.
  ///
  /// Results are taken one at a time, where this was called; meanwhile further pieces may be done.
  func each<Result: Sendable>(
    _ count: Int,
    _ work: @Sendable (Int) -> Result,
    take: (Result) -> Void
  )
}

extension WorkSpreader {
  /// The results of all pieces, in order.
  public func map<Result: Sendable>(
    _ count: Int,
    _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    each(count, work) { results.append($0) }
    return results
  }
}

/// Does one piece after the other.
public struct OneByOne: WorkSpreader {
  /// Makes one.
  public init() {}

  /// Does all pieces and hands over their results, in order.
  public func each<Result: Sendable>(
    _ count: Int,
    _ work: @Sendable (Int) -> Result,
    take: (Result) -> Void
  ) {
    for number in 0..<count { take(work(number)) }
  }
}

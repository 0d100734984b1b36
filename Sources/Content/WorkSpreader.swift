/// Does pieces of work that do not depend on each other, several at once where there are processors.
///
/// Threads belong to the outer ring; here is only said what may be done apart.
public protocol WorkSpreader: Sendable {
  /// The results of all pieces, in order.
  func map<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result]
}

/// Does one piece after the other.
public struct OneByOne: WorkSpreader {
  /// Makes one.
  public init() {}

  /// The results of all pieces, in order.
  public func map<Result: Sendable>(
    _ count: Int,
    _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    (0..<count).map(work)
  }
}

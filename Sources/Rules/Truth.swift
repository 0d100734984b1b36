/// One of the three values of a condition (Kleene): an unanswered fact makes it unknown.
public enum Truth: UInt8, Sendable, Hashable, CaseIterable {
  /// The condition surely does not hold.
  case isFalse = 0
  /// The condition surely holds.
  case isTrue = 1
  /// What was answered so far does not settle it.
  case unknown = 2

  /// The Kleene negation: unknown stays unknown.
  @inlinable public var negated: Truth {
    switch self {
    case .isFalse: .isTrue
    case .isTrue: .isFalse
    case .unknown: .unknown
    }
  }
}

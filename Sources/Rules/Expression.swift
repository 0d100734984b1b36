/// A statement over facts in the closed rule language: exactly one operator a node.
public indirect enum Expression: Sendable, Hashable {
  /// Holds when every part holds.
  case all([Expression])
  /// Holds when a part holds.
  case any([Expression])
  /// Holds when its part surely does not.
  case not(Expression)
  /// Holds when so many of the parts surely hold; false when so many no longer can.
  case atLeast(Int, of: [Expression])
  /// Holds when the choice is this option.
  case equals(fact: String, option: String)
  /// Holds when the choice is one of these options.
  case isIn(fact: String, options: [String])
  /// Holds when the set has this option.
  case has(fact: String, option: String)
  /// Holds when the count compares so with a number.
  case compare(fact: String, Comparison, Int)
  /// Holds when the count lies within the bounds, both included.
  case between(fact: String, ClosedRange<Int>)
  /// Holds when the fact has a value; never unknown.
  case answered(fact: String)
  /// What the named condition says.
  case condition(String)

  /// How a count is compared with a number.
  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    /// Less than.
    case less = "<"
    /// Less than or equal.
    case lessOrEqual = "<="
    /// Greater than.
    case greater = ">"
    /// Greater than or equal.
    case greaterOrEqual = ">="
    /// Equal.
    case equal = "="
    /// Not equal.
    case notEqual = "!="
  }
}

extension Expression {
  /// The direct parts, in order.
  public var parts: [Expression] {
    switch self {
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts
    case .not(let part): [part]
    case .equals, .isIn, .has, .compare, .between, .answered, .condition: []
    }
  }

  /// The fact that this node itself reads.
  public var fact: String? {
    switch self {
    case .equals(let fact, _), .isIn(let fact, _), .has(let fact, _), .compare(let fact, _, _),
      .between(let fact, _), .answered(let fact):
      fact
    case .all, .any, .not, .atLeast, .condition: nil
    }
  }
}

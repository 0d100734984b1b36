extension RuleSet {
  /// The shape of a compiled expression, for those who read it otherwise than by evaluating it.
  package enum Form: Sendable, Hashable {
    /// Every part.
    case all([Int])
    /// At least one part.
    case any([Int])
    /// At least so many of the parts.
    case atLeast(Int, [Int])
    /// Not the part.
    case not(Int)
    /// What the part says, under the name of a condition.
    case condition(String, Int)
    /// The choice is one of the options with a bit in the mask.
    case choice(fact: Int, mask: UInt64)
    /// The set has the option.
    case has(fact: Int, option: Int)
    /// The count lies between the two, both included; between nothing when the first is larger.
    case range(fact: Int, UInt64, UInt64)
    /// The fact has a value.
    case answered(fact: Int)
  }

  /// The shape of the expression with a number.
  package func form(of number: Int) -> Form {
    let node = nodes[number]
    let first = Int(node.first)
    var children: [Int] {
      (0..<Int(node.count)).map { Int(parts[first + $0]) }
    }
    switch node.operation {
    case .all: return .all(children)
    case .any: return .any(children)
    case .atLeast: return .atLeast(Int(clamping: node.low), children)
    case .not: return .not(first)
    case .condition: return .condition(conditionNames[Int(node.count)], first)
    case .choice: return .choice(fact: Int(node.fact), mask: node.low)
    case .has: return .has(fact: Int(node.fact), option: node.low.trailingZeroBitCount)
    case .range: return .range(fact: Int(node.fact), node.low, node.high)
    case .answered: return .answered(fact: Int(node.fact))
    }
  }

  /// The numbers at which the expressions compiled so far begin to tell counts of a fact apart.
  package func cuts(of fact: Int) -> Set<Int> {
    var cuts: Set<Int> = []
    for node in nodes where node.operation == .range && Int(node.fact) == fact {
      cuts.insert(Int(clamping: node.low))
      if node.high < UInt64(Int.max) { cuts.insert(Int(node.high) + 1) }
    }
    return cuts
  }
}

extension RuleSet {
  /// How many tries an expression is worth before it counts as one that may hold.
  private static let mostTries = 1000

  /// Whether some values of its facts may make an expression true.
  ///
  /// False is certain. True is not: sets and counts are not looked into, nor are long searches finished.
  public func mayHold(_ number: Int) -> Bool {
    var facts = FewFacts()
    if isFree(Int32(number), &facts) { return true }
    var search = ContradictionSearch(rules: self, tries: Self.mostTries)
    return search.holds([(Int32(number), true)])
  }
}

extension RuleSet {
  /// Whether an expression may be true and false as one likes: each of its facts is read once, and each
  /// test can come out both ways.
  private func isFree(_ number: Int32, _ facts: inout FewFacts) -> Bool {
    let node = nodes[Int(number)]
    switch node.operation {
    case .not, .condition: return isFree(node.first, &facts)

    case .choice:
      let options = UInt64(self.facts[Int(node.fact)].type.options.count)
      guard options < 64, node.low != 0, node.low != (1 << options) - 1 else { return false }
      return facts.insert(node.fact)

    case .all, .any:
      guard node.count > 0 else { return false }
      for place in node.first..<node.first + node.count
      where !isFree(parts[Int(place)], &facts) { return false }
      return true

    case .has, .range, .answered, .atLeast: return false
    }
  }

  /// The places of the facts that some rule reads.
  public var readFacts: Set<Int> {
    var isRead = Array(repeating: false, count: facts.count)
    for node in nodes where node.fact >= 0 { isRead[Int(node.fact)] = true }
    return Set(isRead.indices.filter { isRead[$0] })
  }
}

/// A few facts, without an array.
private struct FewFacts {
  private var facts = InlineArray<8, Int32>(repeating: -1)
  private var count = 0

  /// Adds a fact; false when it is there already, or there are too many.
  mutating func insert(_ fact: Int32) -> Bool {
    guard count < 8 else { return false }
    for place in 0..<count where facts[place] == fact { return false }
    facts[count] = fact
    count += 1
    return true
  }
}

/// Looks for options of choices that make an expression true, going back where two parts disagree.
private struct ContradictionSearch {
  let rules: RuleSet
  var tries: Int
  /// The options that are left for each fact that was met; ``none`` stands for no answer.
  private var left: [Int32: UInt64] = [:]

  private static let none: UInt64 = 1 << 63

  init(rules: RuleSet, tries: Int) {
    self.rules = rules
    self.tries = tries
  }

  /// Whether all goals can be met together; a goal is an expression and what it should be.
  mutating func holds(_ goals: [(node: Int32, isTrue: Bool)]) -> Bool {
    guard let (number, isTrue) = goals.last else { return true }
    tries -= 1
    guard tries > 0 else { return true }
    let rest = Array(goals.dropLast())
    let node = rules.nodes[Int(number)]
    switch node.operation {
    case .not: return holds(rest + [(node.first, !isTrue)])
    case .condition: return holds(rest + [(node.first, isTrue)])

    case .choice:
      let options = UInt64(rules.facts[Int(node.fact)].type.options.count)
      guard options < 63 else { return holds(rest) }
      let allowed = isTrue ? node.low : ~node.low & ((1 << options) - 1)
      return keep(allowed, of: node.fact, rest)

    case .answered: return keep(isTrue ? ~Self.none : Self.none, of: node.fact, rest)
    // Not looked into: they may be met.
    case .has, .range, .atLeast: return holds(rest)

    case .all, .any:
      let parts = rules.parts[Int(node.first)..<Int(node.first + node.count)]
      if (node.operation == .all) == isTrue { return holds(rest + parts.map { ($0, isTrue) }) }
      return parts.contains { holds(rest + [($0, isTrue)]) }
    }
  }

  private mutating func keep(
    _ allowed: UInt64,
    of fact: Int32,
    _ rest: [(node: Int32, isTrue: Bool)]
  ) -> Bool {
    let before = left[fact]
    let now = (before ?? ~0) & allowed
    guard now != 0 else { return false }
    left[fact] = now
    if holds(rest) { return true }
    left[fact] = before
    return false
  }
}

public import Rules

/// Makes expressions and answers over some facts from seeded numbers.
public struct ExpressionMaker: Sendable {
  /// The facts that expressions read.
  public var facts: [Fact]
  /// The conditions that expressions may name.
  public var conditions: [String]
  /// Whether `answered` may be used.
  public var asksWhetherAnswered: Bool

  /// Makes a maker; there must be a choice, a set or a count among the facts.
  public init(facts: [Fact], conditions: [String] = [], asksWhetherAnswered: Bool = true) {
    self.facts = facts
    self.conditions = conditions
    self.asksWhetherAnswered = asksWhetherAnswered
  }

  /// An expression that is at most so many operators deep.
  public func expression(_ numbers: inout SeededNumbers, depth: Int) -> Expression {
    if depth == 0 || numbers.oneIn(3) { return test(&numbers) }
    switch numbers.below(5) {
    case 0: return .all(list(&numbers, depth))
    case 1: return .any(list(&numbers, depth))
    case 2: return .not(expression(&numbers, depth: depth - 1))
    case 3: return .atLeast(numbers.below(4), of: list(&numbers, depth))
    default: return conditions.isEmpty ? test(&numbers) : .condition(numbers.pick(conditions))
    }
  }

  private func list(_ numbers: inout SeededNumbers, _ depth: Int) -> [Expression] {
    (0..<numbers.below(4)).map { _ in expression(&numbers, depth: depth - 1) }
  }

  private func test(_ numbers: inout SeededNumbers) -> Expression {
    while true {
      let fact = numbers.pick(facts)
      if asksWhetherAnswered, numbers.oneIn(6) { return .answered(fact: fact.id) }
      switch fact.type {
      case .choice(let options):
        if numbers.oneIn(2) { return .equals(fact: fact.id, option: numbers.pick(options)) }
        return .isIn(fact: fact.id, options: options.filter { _ in numbers.oneIn(2) })

      case .set(let options):
        return .has(fact: fact.id, option: numbers.pick(options))

      case .count(let bounds):
        let first = numbers.below(bounds.upperBound + 3) - 1
        if numbers.oneIn(3) {
          return .between(fact: fact.id, first...(first + numbers.below(4)))
        }
        return .compare(fact: fact.id, numbers.pick(Expression.Comparison.allCases), first)

      case .date, .text:
        if asksWhetherAnswered { return .answered(fact: fact.id) }
      }
    }
  }

  /// A value of a type.
  public static func value(of type: FactType, _ numbers: inout SeededNumbers) -> FactValue {
    switch type {
    case .choice(let options): .option(numbers.pick(options))
    case .set(let options): .options(options.filter { _ in numbers.oneIn(2) })
    case .count(let bounds):
      .count(bounds.lowerBound + numbers.below(bounds.upperBound - bounds.lowerBound + 1))
    case .date: .date("2026-02-03")
    case .text: .text("woorden")
    }
  }

  /// Answers to some of the facts.
  public func answers(_ numbers: inout SeededNumbers) -> [String: FactValue] {
    var answers: [String: FactValue] = [:]
    for fact in facts where !numbers.oneIn(3) {
      answers[fact.id] = Self.value(of: fact.type, &numbers)
    }
    return answers
  }
}

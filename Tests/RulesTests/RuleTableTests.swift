@testable import Rules
import SmallGuides
import Testing

/// Programs and tables of rules say what going through the definitions one by one says.
@Suite struct RuleTableTests {
  private static let facts = [
    Fact(id: "kleur", type: .choice(["rood", "geel", "blauw"])),
    Fact(id: "ja-nee", type: .choice(["ja", "nee"])),
    Fact(id: "lijst", type: .set(["a", "b", "c"])),
    Fact(id: "aantal", type: .count(0...5)),
    // More values than one step tells apart.
    Fact(id: "veel", type: .count(0...500)),
    Fact(id: "stad", type: .choice((0..<70).map { "stad-\($0)" })),
  ]

  private static func words(_ answers: [String: FactValue]) -> [UInt64] {
    facts.map { fact in
      answers[fact.id].flatMap { fact.type.word(for: $0) } ?? RuleSet.unanswered
    }
  }

  private static func expected(_ values: [Truth], inOrder: Bool) -> RuleTable.Choice {
    let unknown = values.firstIndex(of: .unknown)
    guard let holds = values.firstIndex(of: .isTrue) else {
      return unknown.map { .undecided($0) } ?? .none
    }
    if inOrder, let unknown, unknown < holds { return .undecided(unknown) }
    return .row(holds)
  }

  /// A seeded expression; one that names the last city at times, which no step can name.
  private static func expression(_ numbers: inout SeededNumbers) -> Expression {
    let maker = ExpressionMaker(facts: facts.filter { $0.id != "stad" })
    let some = maker.expression(&numbers, depth: numbers.below(4))
    let city = Expression.equals(fact: "stad", option: "stad-\(numbers.below(64))")
    return numbers.oneIn(4) ? .any([some, .not(city)]) : some
  }

  @Test(arguments: [true, false], [true, false])
  func `a table chooses as its rules do one by one`(inOrder: Bool, hasPrograms: Bool) throws {
    var rows = 0
    var none = 0
    var undecided = 0
    for seed in 1...1_500 {
      var numbers = SeededNumbers(seed: UInt64(seed))
      let list = (0..<numbers.below(5)).map { _ in Self.expression(&numbers) }
      var rules = try RuleSet(facts: Self.facts, conditions: [], hasPrograms: hasPrograms)
      var compiled: [Int] = []
      for expression in list { compiled.append(try rules.compile(expression)) }
      let table = rules.compileTable(compiled, inOrder: inOrder)
      for _ in 0..<6 {
        let answers = ExpressionMaker(facts: Self.facts).answers(&numbers)
        let values = list.map { NaiveRules(conditions: [:]).value(of: $0, answers) }
        let choice = rules.choose(table, Self.words(answers))
        #expect(compiled.map { rules.evaluate($0, Self.words(answers)) } == values, "seed \(seed)")
        #expect(choice == Self.expected(values, inOrder: inOrder), "seed \(seed): \(list)")
        switch choice {
        case .row: rows += 1
        case .none: none += 1
        case .undecided: undecided += 1
        }
      }
    }
    #expect(min(rows, none, undecided) > 500, "\(rows) \(none) \(undecided)")
  }

  @Test func `lists deeper than a program writes out have the value of their definition`() throws {
    for seed in 1...150 {
      var numbers = SeededNumbers(seed: UInt64(seed))
      var expression = Self.expression(&numbers)
      for level in 0..<12 {
        let beside = Self.expression(&numbers)
        let parts = numbers.oneIn(2) ? [expression, beside] : [beside, expression]
        expression = level % 2 == 0 ? .all(parts) : .any(parts)
      }
      var rules = try RuleSet(facts: Self.facts)
      let number = try rules.compile(expression)
      for _ in 0..<10 {
        let answers = ExpressionMaker(facts: Self.facts).answers(&numbers)
        let value = NaiveRules(conditions: [:]).value(of: expression, answers)
        #expect(rules.evaluate(number, Self.words(answers)) == value, "seed \(seed)")
      }
    }
  }

  @Test func `a large and deep expression compiles to a program of bounded size`() throws {
    var rules = try RuleSet(facts: Self.facts)
    var expression = Expression.has(fact: "lijst", option: "a")
    for level in 0..<1_000 {
      let beside = Expression.compare(fact: "aantal", .less, level % 7)
      expression = level % 2 == 0 ? .all([beside, expression]) : .any([expression, beside])
    }
    let number = try rules.compile(expression)
    let unanswered = Self.facts.map { _ in RuleSet.unanswered }
    #expect(rules.evaluate(number, unanswered) == .unknown)
    #expect(rules.jumps.count < 2_000)
  }

  @Test func `an empty table has no rule that decides`() throws {
    var rules = try RuleSet(facts: Self.facts)
    let table = rules.compileTable([], inOrder: true)
    #expect(rules.choose(table, Self.words([:])) == .none)
  }
}

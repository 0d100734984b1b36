import Rules
import Testing

/// What a rule set refuses, and how values become words.
@Suite struct RuleSetTests {
  private static let facts = [
    Fact(id: "keuze", type: .choice(["a", "b"])),
    Fact(id: "lijst", type: .set(["a", "b"])),
    Fact(id: "aantal", type: .count(0...5)),
    Fact(id: "dag", type: .date),
    Fact(id: "notitie", type: .text),
  ]

  private func fault(of expression: Expression) throws -> RuleFault? {
    var rules = try RuleSet(facts: Self.facts)
    do throws(RuleFault) {
      _ = try rules.compile(expression)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    Expression.equals(fact: "geen", option: "a"), .isIn(fact: "geen", options: []),
    .has(fact: "geen", option: "a"), .compare(fact: "geen", .less, 1),
    .between(fact: "geen", 0...1), .answered(fact: "geen"),
    .not(.all([.any([.answered(fact: "geen")])])),
  ])
  func `a fact that does not exist is refused`(expression: Expression) throws {
    #expect(try fault(of: expression) == .unknownFact("geen"))
  }

  @Test(arguments: [
    (Expression.equals(fact: "keuze", option: "c"), "keuze"),
    (.isIn(fact: "keuze", options: ["a", "c"]), "keuze"),
    (.has(fact: "lijst", option: "c"), "lijst"),
  ])
  func `an option that does not exist is refused`(expression: Expression, fact: String) throws {
    #expect(try fault(of: expression) == .unknownOption(fact: fact, option: "c"))
  }

  @Test(arguments: [
    Expression.has(fact: "keuze", option: "a"), .compare(fact: "keuze", .equal, 1),
    .between(fact: "keuze", 0...1), .equals(fact: "lijst", option: "a"),
    .isIn(fact: "lijst", options: ["a"]), .compare(fact: "lijst", .equal, 1),
    .equals(fact: "aantal", option: "1"), .has(fact: "aantal", option: "1"),
    .equals(fact: "dag", option: "a"), .compare(fact: "dag", .less, 1),
    .equals(fact: "notitie", option: "a"), .between(fact: "notitie", 0...1),
  ])
  func `an operator that does not fit the type is refused`(expression: Expression) throws {
    #expect(try fault(of: expression) == .typeMismatch(fact: expression.fact ?? ""))
  }

  @Test func `a condition that does not exist is refused`() throws {
    #expect(try fault(of: .condition("geen")) == .unknownCondition("geen"))
  }

  @Test func `conditions in a circle are refused and named in order`() {
    #expect(throws: RuleFault.circle(["b", "c", "b"])) {
      try RuleSet(
        facts: Self.facts,
        conditions: [
          ("a", .condition("b")), ("b", .not(.condition("c"))), ("c", .all([.condition("b")])),
        ]
      )
    }
  }

  @Test func `a condition that names itself is refused`() {
    #expect(throws: RuleFault.circle(["a", "a"])) {
      try RuleSet(facts: Self.facts, conditions: [("a", .any([.condition("a")]))])
    }
  }

  @Test func `an expression of too many parts is refused`() throws {
    let part = Expression.answered(fact: "keuze")
    let most = RuleSet.mostNodes - 1
    #expect(try fault(of: .all(Array(repeating: part, count: most))) == nil)
    #expect(try fault(of: .all(Array(repeating: part, count: most + 1))) == .tooLarge)
  }

  @Test func `conditions that double each other count with what they stand for`() {
    var conditions: [(id: String, when: Expression)] = [("c0", .answered(fact: "keuze"))]
    for number in 1...60 {
      let part = Expression.condition("c\(number - 1)")
      conditions.append(("c\(number)", .all([part, part])))
    }
    #expect(throws: RuleFault.tooLarge) {
      try RuleSet(facts: Self.facts, conditions: conditions)
    }
  }

  @Test func `conditions may stand in any order`() throws {
    var rules = try RuleSet(
      facts: Self.facts,
      conditions: [("a", .not(.condition("b"))), ("b", .equals(fact: "keuze", option: "a"))]
    )
    let number = try rules.compile(.condition("a"))
    let open = RuleSet.unanswered
    #expect(rules.evaluate(number, [1, open, open, open, open]) == .isTrue)
  }

  @Test(arguments: [
    (FactType.choice(["a", "b", "c"]), FactValue.option("c"), UInt64(2)),
    (.set(["a", "b", "c"]), .options([]), 0), (.set(["a", "b", "c"]), .options(["a", "c"]), 5),
    (.count(2...9), .count(2), 2), (.count(2...9), .count(9), 9),
  ])
  func `a value comes back from its word`(type: FactType, value: FactValue, word: UInt64) {
    #expect(type.word(for: value) == word)
    #expect(type.value(of: word) == value)
  }

  @Test func `the options of a set come back in the order of the type`() {
    let type = FactType.set(["a", "b", "c"])
    #expect(type.word(for: .options(["c", "a", "c"])).flatMap(type.value) == .options(["a", "c"]))
  }

  @Test func `the largest set fits in a word and is not taken for an open question`() {
    let options = (0..<FactType.mostSetOptions).map { "o\($0)" }
    let word = FactType.set(options).word(for: .options(options))
    #expect(word != nil && word != RuleSet.unanswered)
    #expect(word.flatMap(FactType.set(options).value) == .options(options))
  }

  @Test(arguments: [
    (FactType.choice(["a"]), FactValue.option("b")), (.choice(["a"]), .options(["a"])),
    (.set(["a"]), .options(["a", "b"])), (.set(["a"]), .option("a")), (.count(2...9), .count(1)),
    (.count(2...9), .count(10)), (.count(2...9), .text("5")), (.date, .text("2026-01-01")),
    (.text, .date("2026-01-01")),
  ])
  func `a value that does not belong to the type has no word`(type: FactType, value: FactValue) {
    #expect(type.word(for: value) == nil)
  }

  @Test func `a word beyond the options is no value`() {
    #expect(FactType.choice(["a", "b"]).value(of: 2) == nil)
    #expect(FactType.choice(["a", "b"]).value(of: RuleSet.unanswered) == nil)
  }

  private static let list = [Fact(id: "lijst", type: .set(["a", "b", "c", "d"]))]

  private static func has(_ options: String...) -> Expression {
    .any(options.map { .has(fact: "lijst", option: $0) })
  }

  @Test func `of a set only options that are read are told apart`() throws {
    var rules = try RuleSet(facts: Self.list)
    let number = try rules.compile(.all([Self.has("b"), .not(Self.has("d"))]))
    #expect(Set(rules.representatives(of: 0, in: [number])) == [0, 2, 8, 10])
  }

  @Test func `options that always stand together are tried once`() throws {
    var rules = try RuleSet(facts: Self.list)
    let number = try rules.compile(.all([Self.has("a", "b", "c"), .not(Self.has("c", "d"))]))
    // `a` is as `b`; `c` stands in both, `d` in one alone.
    #expect(Set(rules.representatives(of: 0, in: [number])) == [0, 1, 4, 5, 8, 9, 12, 13])
  }

  @Test func `an option that counts by itself too is tried too`() throws {
    var rules = try RuleSet(facts: Self.list)
    let both = try rules.compile(Self.has("a", "b"))
    let one = try rules.compile(.not(.has(fact: "lijst", option: "b")))
    #expect(Set(rules.representatives(of: 0, in: [both, one])) == [0, 1, 2, 3])
  }

  @Test func `an option kept apart is tried, and stands for no other`() throws {
    var rules = try RuleSet(facts: Self.list)
    let number = try rules.compile(Self.has("a", "b", "c"))
    #expect(Set(rules.representatives(of: 0, in: [number], apart: 1)) == [0, 1, 2, 3])
  }

  @Test func `of a count one number of each band is enough`() throws {
    var rules = try RuleSet(facts: [Fact(id: "aantal", type: .count(0...1_000))])
    let number = try rules.compile(
      .any([.between(fact: "aantal", 5...9), .compare(fact: "aantal", .greater, 500)])
    )
    #expect(rules.representatives(of: 0, in: [number]) == [0, 5, 10, 501])
  }

  @Test func `a fact of which only being answered is read needs no representatives`() throws {
    var rules = try RuleSet(facts: Self.facts)
    let number = try rules.compile(.answered(fact: "keuze"))
    #expect(rules.representatives(of: 0, in: [number]).isEmpty)
  }
}

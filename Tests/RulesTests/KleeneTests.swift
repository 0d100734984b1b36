import Rules
import Testing

/// The three values of Kleene, operator by operator.
@Suite struct KleeneTests {
  private static let truths: [Truth] = [.isFalse, .isTrue, .unknown]

  /// The value of an operator over parts with these values: a yes, a no, and an unanswered question.
  private func value(of make: ([Expression]) -> Expression, _ parts: [Truth]) throws -> Truth {
    let facts = parts.indices.map { Fact(id: "v\($0)", type: .choice(["ja", "nee"])) }
    var rules = try RuleSet(facts: facts)
    let number = try rules.compile(make(facts.map { .equals(fact: $0.id, option: "ja") }))
    let words = parts.map { truth -> UInt64 in
      switch truth {
      case .isTrue: 0
      case .isFalse: 1
      case .unknown: RuleSet.unanswered
      }
    }
    return rules.evaluate(number, words.isEmpty ? [RuleSet.unanswered] : words)
  }

  private func combinations(_ count: Int) -> [[Truth]] {
    (0..<count).reduce([[]]) { rows, _ in
      rows.flatMap { row in Self.truths.map { row + [$0] } }
    }
  }

  @Test(arguments: [
    (Truth.isFalse, Truth.isTrue), (.isTrue, .isFalse), (.unknown, .unknown),
  ])
  func `not turns true and false around and leaves unknown`(part: Truth, whole: Truth) throws {
    #expect(try value(of: { .not($0[0]) }, [part]) == whole)
    #expect(part.negated == whole)
  }

  @Test(arguments: [
    (Truth.isFalse, Truth.isFalse, Truth.isFalse), (.isFalse, .isTrue, .isFalse),
    (.isFalse, .unknown, .isFalse), (.isTrue, .isFalse, .isFalse), (.isTrue, .isTrue, .isTrue),
    (.isTrue, .unknown, .unknown), (.unknown, .isFalse, .isFalse), (.unknown, .isTrue, .unknown),
    (.unknown, .unknown, .unknown),
  ])
  func `all is the Kleene and`(left: Truth, right: Truth, whole: Truth) throws {
    #expect(try value(of: Expression.all, [left, right]) == whole)
  }

  @Test(arguments: [
    (Truth.isFalse, Truth.isFalse, Truth.isFalse), (.isFalse, .isTrue, .isTrue),
    (.isFalse, .unknown, .unknown), (.isTrue, .isFalse, .isTrue), (.isTrue, .isTrue, .isTrue),
    (.isTrue, .unknown, .isTrue), (.unknown, .isFalse, .unknown), (.unknown, .isTrue, .isTrue),
    (.unknown, .unknown, .unknown),
  ])
  func `any is the Kleene or`(left: Truth, right: Truth, whole: Truth) throws {
    #expect(try value(of: Expression.any, [left, right]) == whole)
  }

  @Test(arguments: 0...5)
  func `atLeast counts what is sure and what is still possible`(needed: Int) throws {
    for parts in combinations(4) {
      let sure = parts.count { $0 == .isTrue }
      let possible = parts.count { $0 != .isFalse }
      let whole: Truth = sure >= needed ? .isTrue : possible < needed ? .isFalse : .unknown
      #expect(try value(of: { .atLeast(needed, of: $0) }, parts) == whole, "\(parts)")
    }
  }

  @Test func `atLeast one is any and atLeast all of them is all`() throws {
    for parts in combinations(3) {
      let one = try value(of: { .atLeast(1, of: $0) }, parts)
      #expect(try one == value(of: Expression.any, parts))
      let every = try value(of: { .atLeast(3, of: $0) }, parts)
      #expect(try every == value(of: Expression.all, parts))
    }
  }

  @Test func `empty lists have the value that no part can change`() throws {
    #expect(try value(of: Expression.all, []) == .isTrue)
    #expect(try value(of: Expression.any, []) == .isFalse)
    #expect(try value(of: { .atLeast(0, of: $0) }, []) == .isTrue)
    #expect(try value(of: { .atLeast(1, of: $0) }, []) == .isFalse)
  }

  @Test(arguments: [
    (RuleSet.unanswered, Truth.isFalse), (0, .isTrue), (1, .isTrue),
  ])
  func `answered is never unknown`(word: UInt64, whole: Truth) throws {
    var rules = try RuleSet(facts: [Fact(id: "vraag", type: .choice(["ja", "nee"]))])
    let number = try rules.compile(.answered(fact: "vraag"))
    #expect(rules.evaluate(number, [word]) == whole)
  }

  @Test func `an empty set is an answer, an open set is none`() throws {
    var rules = try RuleSet(facts: [Fact(id: "lijst", type: .set(["a", "b"]))])
    let has = try rules.compile(.has(fact: "lijst", option: "a"))
    #expect(rules.evaluate(has, [0]) == .isFalse)
    #expect(rules.evaluate(has, [RuleSet.unanswered]) == .unknown)
  }

  @Test func `a choice in no options is false, and unknown while it is open`() throws {
    var rules = try RuleSet(facts: [Fact(id: "keuze", type: .choice(["a", "b"]))])
    let none = try rules.compile(.isIn(fact: "keuze", options: []))
    #expect(rules.evaluate(none, [0]) == .isFalse)
    #expect(rules.evaluate(none, [RuleSet.unanswered]) == .unknown)
  }

  @Test(arguments: Expression.Comparison.allCases, [Int.min, -1, 0, 1, 4, 5, 6, Int.max])
  func `a count compares as numbers do`(comparison: Expression.Comparison, bound: Int) throws {
    var rules = try RuleSet(facts: [Fact(id: "aantal", type: .count(0...5))])
    let number = try rules.compile(.compare(fact: "aantal", comparison, bound))
    for count in 0...5 {
      let holds =
        switch comparison {
        case .less: count < bound
        case .lessOrEqual: count <= bound
        case .greater: count > bound
        case .greaterOrEqual: count >= bound
        case .equal: count == bound
        case .notEqual: count != bound
        }
      #expect(rules.evaluate(number, [UInt64(count)]) == (holds ? .isTrue : .isFalse))
    }
    #expect(rules.evaluate(number, [RuleSet.unanswered]) == .unknown)
  }

  @Test(arguments: [(-3)...(-1), (-1)...0, 0...0, 2...4, 5...9, 6...9])
  func `between includes both bounds`(bounds: ClosedRange<Int>) throws {
    var rules = try RuleSet(facts: [Fact(id: "aantal", type: .count(0...5))])
    let number = try rules.compile(.between(fact: "aantal", bounds))
    for count in 0...5 {
      let value = rules.evaluate(number, [UInt64(count)])
      #expect(value == (bounds.contains(count) ? .isTrue : .isFalse))
    }
  }
}

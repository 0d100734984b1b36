import Guidance
import Rules
import Testing

@testable import Content

/// Two transitions written as one decide as the two would.
@Suite struct TransitionMergeTests {
  private static let basis = Basis(sources: [], certainty: .known, checkedOn: "")

  private static func item(_ id: String, _ when: Expression) -> Transition.Case {
    .init(id: id, when: when, to: .page(id), says: Text(), basis: basis)
  }

  /// Transitions of all kinds over two facts: with and without cases, policies and ways out.
  private static func transitions(_ name: String) -> [Transition] {
    let one = Expression.equals(fact: "a", option: "ja")
    let two = Expression.equals(fact: "b", option: "ja")
    let wayOut = Transition.Otherwise(to: .page(name + "-uit"), because: Text(["nl": "a"]))
    let apart = [item(name + "-1", one), item(name + "-2", .all([.not(one), two]))]
    let inOrder = [item(name + "-1", one), item(name + "-2", two)]
    return [Transition(to: .page(name))]
      + [wayOut, nil].flatMap { wayOut in
        [
          Transition(hit: .unique, cases: apart, otherwise: wayOut),
          Transition(hit: .first, cases: inOrder, otherwise: wayOut),
        ]
      }
  }

  /// Where a transition leads by its definition: a target, `gap` or `undecided`.
  private func decide(
    _ transition: Transition,
    _ rules: RuleSet,
    _ words: [UInt64]
  ) throws
    -> String
  {
    var rules = rules
    var isUnknown = false
    for item in transition.cases {
      let number = try rules.compile(item.when)
      switch rules.evaluate(number, words) {
      case .isTrue:
        if transition.hit == .first, isUnknown { return "undecided" }
        return "\(item.to)"

      case .unknown: isUnknown = true
      case .isFalse: break
      }
    }
    if isUnknown { return "undecided" }
    return transition.otherwise.map { "\($0.to)" } ?? "gap"
  }

  @Test func `for all kinds of both, and all answers, open ones too`() throws {
    let options = ["ja", "nee"]
    let facts = ["s", "a", "b"].map { Fact(id: $0, type: .choice(options)) }
    let rules = try RuleSet(facts: facts)
    let when = Expression.equals(fact: "s", option: "ja").settled
    let merge = TransitionMerge(
      when: when,
      newWayOut: ("nieuw-uit", Self.basis),
      oldWayOut: ("oud-uit", Self.basis)
    )
    let values: [UInt64] = [0, 1, RuleSet.unanswered]
    for new in Self.transitions("nieuw") {
      for old in Self.transitions("oud") {
        let merged = merge.merged(new, over: old)
        for setting in values {
          for one in values {
            for two in values {
              let words = [setting, one, two]
              let expected = try decide(setting == 0 ? new : old, rules, words)
              #expect(try decide(merged, rules, words) == expected, "\(new) \(old) \(words)")
            }
          }
        }
      }
    }
  }
}

import Guidance
import Rules

/// An outcome of a procedure as it is, or as an addition changes it in some situations.
struct OutcomeGoal: Hashable, Sendable, CustomStringConvertible {
  /// The place of the outcome in its procedure.
  var outcome: Int
  /// Its id.
  var id: String
  /// When its advice differs; nil for the outcome itself.
  var when: Expression?

  var description: String { when.map { "\(id) when \($0)" } ?? id }

  /// All of them: each outcome, and each condition over settings under which it says something else.
  static func all(of procedure: CompiledProcedure, in guide: Guide) -> [OutcomeGoal] {
    let settings = Set(guide.settings.map(\.id))
    return procedure.procedure.outcomes.enumerated().flatMap { place, outcome in
      let conditions =
        outcome.variants.map(\.when) + outcome.text.map(\.when) + outcome.tasks.map(\.when)
      var goals = [OutcomeGoal(outcome: place, id: outcome.id)]
      for when in conditions.compactMap({ $0 }) where when.reads(only: settings) {
        let goal = OutcomeGoal(outcome: place, id: outcome.id, when: when)
        if !goals.contains(goal) { goals.append(goal) }
      }
      return goals
    }
  }

  /// Whether a walk ends there, in such a situation.
  func isReached(by walk: Walk, of procedure: CompiledProcedure) -> Bool {
    walk.end == .outcome(outcome) && procedure.situation(of: walk).holds(when)
  }
}

extension Expression {
  /// Whether nothing but these facts is read.
  fileprivate func reads(only facts: Set<String>) -> Bool {
    if case .condition = self { return false }
    if let fact, !facts.contains(fact) { return false }
    return parts.allSatisfy { $0.reads(only: facts) }
  }

  /// The options named, by fact.
  var named: [(fact: String, option: String)] {
    switch self {
    case .equals(let fact, let option): [(fact, option)]
    case .isIn(let fact, let options): options.map { (fact, $0) }
    case .all, .any, .not, .atLeast, .has, .compare, .between, .answered, .condition:
      parts.flatMap(\.named)
    }
  }
}

public import Guidance
public import Rules

/// The fewest answers that lead to each page, outcome and case of a procedure.
///
/// The one door to them: whoever explains or previews does not care how they are found.
public struct FewestAnswers: Sendable {
  /// Something that answers lead to.
  public enum Goal: Sendable, Hashable {
    /// A page, by its place.
    case page(Int)
    /// An outcome of the procedure, by its place.
    case outcome(Int)
    /// A case of a transition that leads on; -1 is `otherwise`.
    case hit(transition: Int, hit: Int)
  }

  /// Whether all answers were looked at; if not, what is not found may exist all the same.
  public let isComplete: Bool

  private var found: [Goal: [String: FactValue]] = [:]

  /// Looks for all of them; questions that are answered in `given` keep that answer.
  public init(
    _ procedure: CompiledProcedure,
    given: [String: FactValue] = [:],
    budget: Int = Exploration.budget
  ) {
    var found: [Goal: [String: FactValue]] = [:]
    let exploration = Exploration(procedure, given: given)
    let findings = exploration.run(budget: budget) { walk, hits in
      for (number, place) in walk.path.enumerated() where found[.page(place)] == nil {
        found[.page(place)] = Self.answers(walk.path[..<number], walk, procedure, given)
      }
      let new = hits.map { Goal.hit(transition: $0.transition, hit: $0.hit) }
        .filter { found[$0] == nil }
      let end: Goal? = if case .outcome(let place) = walk.end { .outcome(place) } else { nil }
      let goals = new + [end].compactMap { $0 }.filter { found[$0] == nil }
      guard !goals.isEmpty else { return }
      let answers = Self.answers(walk.path[...], walk, procedure, given)
      for goal in goals { found[goal] = answers }
    }
    isComplete = findings.isComplete
    self.found = found
  }

  /// The answers that lead to something; nil when none were found.
  public subscript(goal: Goal) -> [String: FactValue]? { found[goal] }

  private static func answers(
    _ path: ArraySlice<Int>,
    _ walk: Walk,
    _ procedure: CompiledProcedure,
    _ given: [String: FactValue]
  ) -> [String: FactValue] {
    var answers: [String: FactValue] = [:]
    for place in path where procedure.pages[place].asks {
      let page = procedure.pages[place]
      let word = walk.live[page.fact]
      guard word != RuleSet.unanswered else { continue }
      let type = procedure.rules.facts[page.fact].type
      answers[page.key] = given[page.key] ?? type.value(of: word) ?? type.anyValue
    }
    return answers
  }
}

extension FactType {
  /// A value for a question that takes words or a day, of which no rule tells any apart.
  fileprivate var anyValue: FactValue? {
    switch self {
    case .date: .date("2000-01-01")
    case .text: .text("-")
    case .choice, .set, .count: nil
    }
  }
}

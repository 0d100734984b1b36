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
    let few = Self.explored(procedure, given, min(budget, Exploration.fewStates))
    if few.isComplete || budget <= Exploration.fewStates {
      (found, isComplete) = few
    } else if let proven = try? Self.proven(procedure, given, budget) {
      (found, isComplete) = (proven, true)
    } else {
      (found, isComplete) = Self.explored(procedure, given, budget)
    }
  }

  /// The answers that lead to something; nil when none were found.
  public subscript(goal: Goal) -> [String: FactValue]? { found[goal] }

  /// State by state; the first walk that comes by something has the fewest answers.
  static func explored(
    _ procedure: CompiledProcedure,
    _ given: [String: FactValue],
    _ budget: Int
  ) -> (found: [Goal: [String: FactValue]], isComplete: Bool) {
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
    return (found, findings.isComplete)
  }

  /// In diagrams, for what has too many states; throws when these grow too large as well.
  ///
  /// An answer that is given may be among those to a page that comes before its question.
  static func proven(
    _ procedure: CompiledProcedure,
    _ given: [String: FactValue],
    _ budget: Int
  ) throws(ProofFault) -> [Goal: [String: FactValue]] {
    let space = AnswerSpace([procedure], budget: budget * Exploration.nodesForState)
    let sets = try WalkSets.of(procedure, in: space)
    var allowed = sets.walks
    for (place, page) in procedure.pages.enumerated() where page.asks {
      guard let value = given[page.key] else { continue }
      let fact = procedure.rules.facts[page.fact]
      let block = space.encoding.block(of: page.key, fact.type)
      let same = try sets.atEnd(Self.equality(fact, value, block), in: space)
      // Before the question, and where the walk has come no further, the value does not count yet.
      let unseen = [sets.pages[place].complement, sets.open[place] ?? .none]
      allowed = try space.intersection(allowed, try space.union(unseen + [same.isTrue]))
    }
    var found: [Goal: [String: FactValue]] = [:]
    func look(_ goal: Goal, _ set: AnswerSet) throws(ProofFault) {
      guard let fewest = space.fewestAnswers(in: try space.intersection(allowed, set)) else {
        return
      }
      var walk = Walk(for: procedure)
      walk.replay(procedure, procedure.words(for: fewest.merging(given) { _, given in given }))
      var path = walk.path[...]
      if case .page(let place) = goal { path = path.prefix { $0 != place } }
      found[goal] = answers(path, walk, procedure, given)
    }
    for (place, set) in sets.pages.enumerated() { try look(.page(place), set) }
    for (place, set) in sets.outcomes.enumerated() { try look(.outcome(place), set) }
    for (hit, set) in sets.hits {
      try look(.hit(transition: hit.transition, hit: hit.hit), set)
    }
    return found
  }

  /// Holds for a fact with precisely this value, as far as rules can tell values apart.
  private static func equality(
    _ fact: Fact,
    _ value: FactValue,
    _ block: AnswerEncoding.Block?
  ) -> Expression {
    switch value {
    case .option(let id):
      return .equals(fact: fact.id, option: id)

    case .options(let ids):
      let ticks = fact.type.options.map { option in
        let has = Expression.has(fact: fact.id, option: option)
        return ids.contains(option) ? has : .not(has)
      }
      return .all([.answered(fact: fact.id)] + ticks)

    case .count(let number):
      guard case .bands(let bands)? = block?.values,
        let band = bands.first(where: { $0.contains(number) })
      else { return .answered(fact: fact.id) }
      return .between(fact: fact.id, band)

    case .date, .text:
      return .answered(fact: fact.id)
    }
  }

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

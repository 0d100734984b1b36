import Guidance
import Proof
import Reports
import Rules
import Testing

/// Answers that lead to each outcome of a procedure: those of scenarios, else found.
struct OutcomeWalks: Sendable {
  /// Answers with where they lead.
  struct Way: Sendable, CustomTestStringConvertible {
    let procedure: CompiledProcedure
    let outcome: String
    let answers: [String: FactValue]
    /// Whether it begins at the first screen; one of each procedure does, since it takes time.
    let isFirst: Bool

    var testDescription: String {
      procedure.procedure.id + " " + JSONText(answers, of: procedure).onOneLine + " → " + outcome
    }
  }

  /// Answers with their walk.
  private struct Walked {
    let answers: [String: FactValue]
    let walk: Walk
  }

  let procedure: CompiledProcedure
  /// As few as reach all goals.
  private(set) var ways: [Way] = []
  /// The goals that no answers lead to.
  private(set) var missing: [OutcomeGoal] = []

  private static let found: [String: OutcomeWalks] = {
    guard let bundled = try? BundledGuide.shared() else { return [:] }
    return bundled.guide.procedures.reduce(into: [:]) { walks, procedure in
      guard let compiled = try? bundled.guide.compiled(procedure.id) else { return }
      walks[procedure.id] = OutcomeWalks(compiled, in: bundled.guide)
    }
  }()

  static func of(_ procedure: String) -> OutcomeWalks? { found[procedure] }

  /// The ways of all procedures.
  static let all: [Way] = BundledGuide.procedures.flatMap { found[$0]?.ways ?? [] }

  init(_ procedure: CompiledProcedure, in guide: Guide) {
    self.procedure = procedure
    var known = guide.scenarios.filter { $0.procedure == procedure.procedure.id }.map {
      Walked(answers: $0.answers, walk: procedure.walk($0.answers))
    }
    let goals = OutcomeGoal.all(of: procedure, in: guide)
    func isKnown(_ goal: OutcomeGoal) -> Bool {
      known.contains { $0.walk.end == .outcome(goal.outcome) }
    }
    if !goals.allSatisfy(isKnown) {
      let fewest = FewestAnswers(procedure)
      known += procedure.procedure.outcomes.indices.compactMap { fewest[.outcome($0)] }.map {
        Walked(answers: $0, walk: procedure.walk($0))
      }
    }
    var walks: [Walk] = []
    // The conditions first: what reaches one of them reaches its outcome too.
    for goal in goals.filter({ $0.when != nil }) + goals.filter({ $0.when == nil }) {
      if walks.contains(where: { goal.isReached(by: $0, of: procedure) }) { continue }
      guard let answers = Self.answers(to: goal, procedure, guide, known) else {
        missing.append(goal)
        continue
      }
      ways.append(
        Way(procedure: procedure, outcome: goal.id, answers: answers, isFirst: ways.isEmpty)
      )
      walks.append(procedure.walk(answers))
    }
  }

  private static func answers(
    to goal: OutcomeGoal,
    _ procedure: CompiledProcedure,
    _ guide: Guide,
    _ known: [Walked]
  ) -> [String: FactValue]? {
    func reaches(_ answers: [String: FactValue]) -> Bool {
      goal.isReached(by: procedure.walk(answers), of: procedure)
    }
    if let found = known.first(where: { goal.isReached(by: $0.walk, of: procedure) }) {
      return found.answers
    }
    guard let when = goal.when else { return nil }
    let situations = situations(for: when, guide)
    let settings = Set(guide.settings.map(\.id))
    let leading = known.filter { $0.walk.end == .outcome(goal.outcome) }
      .map { $0.answers.filter { !settings.contains($0.key) } }
    for situation in situations {
      for answers in leading {
        let moved = answers.merging(situation) { $1 }
        if reaches(moved) { return moved }
      }
    }
    // Each of these looks at all answers, so few have to do.
    for situation in situations.prefix(3) {
      let found = FewestAnswers(procedure, given: situation)[.outcome(goal.outcome)]
      if let found, reaches(found) { return found }
    }
    return nil
  }

  /// Choices of settings in which a condition holds.
  private static func situations(
    for when: Expression,
    _ guide: Guide
  ) -> [[String: FactValue]] {
    var choices: [[String: String]] = [[:]]
    for setting in guide.settings {
      let named = when.named.filter { $0.fact == setting.id }.map(\.option)
      let options = named + setting.question.options.map(\.id).filter { !named.contains($0) }
      choices = choices.flatMap { choice in
        [choice] + options.map { option in choice.merging([setting.id: option]) { $1 } }
      }
    }
    return choices.filter { guide.situation($0).holds(when) }.sorted { $0.count < $1.count }
      .prefix(400).map { $0.mapValues { .option($0) } }
  }
}

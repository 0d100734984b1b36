import Rules

/// One scenario walked anew: where it leads, and what of that is not as it says.
public struct ScenarioReplay: Sendable {
  /// Something that is not as the scenario says.
  public enum Difference: Sendable, Hashable {
    /// It stops at a question that it does not answer.
    case open(question: String)
    /// It stops at a page by a mistake in the rules.
    case stuck(page: String)
    /// It leads to another outcome.
    case outcome(expected: String, got: String)
    /// It leads to the outcome, but not as soon or late as it says.
    case urgency(expected: Int, got: Int)
    /// It does not come by a page, or not in the order that it says.
    case misses(page: String)
    /// It comes by a page that it should not.
    case visits(page: String)
    /// Its advice does not name somebody to call, or not in the order that it says.
    case calls(contact: String)
    /// A condition that should surely hold at the end does not, or the other way round.
    case condition(String, shouldHold: Bool)
    /// It answers a question that it is not asked.
    case ignored(question: String)
  }

  /// The walk.
  public let walk: Walk
  /// The outcome it leads to; nil when it leads to none.
  public let outcome: String?
  /// How soon, with an outcome.
  public let urgency: Int?
  /// The keys of the pages that it came by.
  public let path: [String]
  /// All that is not as the scenario says; empty when it holds.
  public let differences: [Difference]

  /// Walks a scenario over its procedure.
  public init(_ scenario: Scenario, _ procedure: CompiledProcedure) {
    var walk = Walk(for: procedure)
    walk.replay(procedure, procedure.words(for: scenario.answers))
    self.walk = walk
    path = procedure.path(of: walk)
    var differences: [Difference] = []
    switch walk.end {
    case .outcome(let place):
      let outcome = procedure.procedure.outcomes[place]
      let urgency = procedure.hit(of: walk)?.urgency ?? outcome.urgency
      self.outcome = outcome.id
      self.urgency = urgency
      if outcome.id != scenario.outcome {
        differences.append(.outcome(expected: scenario.outcome, got: outcome.id))
      } else if let expected = scenario.urgency, expected != urgency {
        differences.append(.urgency(expected: expected, got: urgency))
      } else {
        differences += Self.uncalled(scenario, outcome.shown(in: procedure.situation(of: walk)))
      }
      differences += Self.conditions(scenario, procedure, walk)

    case .open(let page):
      (outcome, urgency) = (nil, nil)
      differences.append(.open(question: procedure.pages[page].key))

    case .stuck(_, let page):
      (outcome, urgency) = (nil, nil)
      differences.append(.stuck(page: procedure.pages[page].key))
    }
    differences += Self.strays(scenario, path)
    differences += procedure.leftAnswers(of: walk, among: scenario.answers).map {
      .ignored(question: $0)
    }
    self.differences = differences
  }

  /// The pages that should have been visited, in order, and those that should not.
  private static func strays(_ scenario: Scenario, _ path: [String]) -> [Difference] {
    var rest = path[...]
    for page in scenario.visits {
      guard let place = rest.firstIndex(of: page) else {
        return [.misses(page: page)] + avoided(scenario, path)
      }
      rest = rest[(place + 1)...]
    }
    return avoided(scenario, path)
  }

  private static func avoided(_ scenario: Scenario, _ path: [String]) -> [Difference] {
    scenario.avoids.filter(path.contains).map { .visits(page: $0) }
  }

  /// The first contact that the advice should name, or name later.
  private static func uncalled(_ scenario: Scenario, _ outcome: Outcome) -> [Difference] {
    var rest = outcome.contacts[...]
    for contact in scenario.contacts {
      guard let place = rest.firstIndex(of: contact) else { return [.calls(contact: contact)] }
      rest = rest[(place + 1)...]
    }
    return []
  }

  /// The conditions that do not hold or fail as they should when the walk has ended.
  private static func conditions(
    _ scenario: Scenario,
    _ procedure: CompiledProcedure,
    _ walk: Walk
  ) -> [Difference] {
    guard !scenario.holds.isEmpty || !scenario.fails.isEmpty else { return [] }
    var rules = procedure.rules
    func isLike(_ truth: Truth, _ id: String) -> Bool {
      guard let rule = try? rules.compile(.condition(id)) else { return false }
      return rules.evaluate(rule, walk.live) == truth
    }
    return scenario.holds.filter { !isLike(.isTrue, $0) }.map { .condition($0, shouldHold: true) }
      + scenario.fails.filter { !isLike(.isFalse, $0) }.map { .condition($0, shouldHold: false) }
  }

  /// The first page where it went another way than its answers were written for, if it did.
  ///
  /// The page itself when it asks what has no answer; else the one after which an answer was passed by.
  public func parting(_ scenario: Scenario, _ procedure: CompiledProcedure) -> String? {
    for difference in differences {
      switch difference {
      case .open(let page), .stuck(let page), .visits(let page): return page

      case .ignored(let question):
        guard let place = procedure.page(question) else { return nil }
        // The way parted on the last page before the one that was passed by.
        return walk.path.last { $0 < place }.map { procedure.pages[$0].key }

      // Words of the advice: the way itself was the right one.
      case .calls, .condition: continue
      case .outcome, .urgency, .misses: continue
      }
    }
    return differences.isEmpty ? nil : path.last
  }
}

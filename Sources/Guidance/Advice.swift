public import Rules

/// Why an advice is what it is: a rule that held, in words, with the answers that it rests on.
public struct Reason: Sendable, Hashable {
  /// The id of the rule: a case or a condition.
  public var rule: String
  /// What it says, after "because".
  public var says: Text
  /// The keys of the answers that it rests on, in the order of the walk.
  public var answers: [String]
  /// What it rests on.
  public var basis: Basis
}

/// A smallest set of changed answers that leads to another outcome.
public struct AdviceChange: Sendable, Hashable {
  /// The answers to give, by question.
  public var answers: [String: FactValue]
  /// The outcome they lead to.
  public var outcome: String

  /// All changes of one or two answers; of longer ones, which nobody reads, one for each outcome.
  public static func worthReading(_ changes: [AdviceChange]) -> [AdviceChange] {
    var outcomes: Set<String> = []
    return changes.filter { outcomes.insert($0.outcome).inserted || $0.answers.count <= 2 }
  }
}

/// What a walk ends with, explained.
public struct Advice: Sendable, Equatable {
  /// The outcome.
  public var outcome: Outcome
  /// How soon: that of the rule that decided, else the outcome's own.
  public var urgency: Int
  /// What to do: the tasks of the outcome that surely apply.
  public var tasks: [Task]
  /// The text of the outcome that surely applies.
  public var text: [Block]
  /// The rule that decided, then the conditions it rests on.
  public var reasons: [Reason]
  /// The ids of all sources of the outcome and its reasons, each once.
  public var sources: [String]

  /// Whether it only sends on to another procedure, which has yet to find out how soon.
  public var leavesUrgencyOpen: Bool {
    guard urgency == 3, let next = outcome.goOnWith.first else { return false }
    return next.because == nil
  }
}

extension CompiledProcedure {
  /// The keys of the pages on the path of a walk, in order.
  public func path(of walk: Walk) -> [String] { walk.path.map { pages[$0].key } }

  /// The live answers of a walk, by question; texts and dates are taken from `answers`.
  public func liveAnswers(
    of walk: Walk,
    among answers: [String: FactValue]
  ) -> [String: FactValue] {
    var live: [String: FactValue] = [:]
    for place in walk.path where pages[place].asks {
      let page = pages[place]
      guard walk.live[page.fact] != RuleSet.unanswered else { continue }
      live[page.key] =
        rules.facts[page.fact].type.value(of: walk.live[page.fact]) ?? answers[page.key]
    }
    return live
  }

  /// The keys of answers that were given but are not live, in the procedure's order.
  public func leftAnswers(of walk: Walk, among answers: [String: FactValue]) -> [String] {
    let live = liveAnswers(of: walk, among: answers)
    return questionKeys.filter { key in
      guard let given = answers[key] else { return false }
      return live[key] != given
    }
  }

  /// The places of questions that a walk came by and that nobody answered, in order, each once.
  public func passedOver(by walk: Walk, among answers: [String: FactValue]) -> [Int] {
    var places: [Int] = []
    for place in walk.path where pages[place].asks && !places.contains(place) {
      let page = pages[place]
      if walk.end == .open(page: place) || answers[page.key] != nil { continue }
      if walk.live[page.fact] == RuleSet.unanswered { places.append(place) }
    }
    return places
  }

  /// The advice that a walk ends with; nil while it is open or stuck.
  public func advice(of walk: Walk) -> Advice? {
    guard case .outcome(let place) = walk.end else { return nil }
    let outcome = procedure.outcomes[place].shown(in: situation(of: walk))
    let reasons = reasons(of: walk)
    let applies = { (when: Expression?) -> Bool in self.applies(when, scope: "", walk) }
    var sources: [String] = []
    for id in reasons.flatMap(\.basis.sources) + outcome.basis.sources where !sources.contains(id) {
      sources.append(id)
    }
    return Advice(
      outcome: outcome,
      urgency: hit(of: walk)?.urgency ?? outcome.urgency,
      tasks: outcome.tasks.filter { applies($0.when) },
      text: outcome.text.filter { applies($0.when) },
      reasons: reasons,
      sources: sources
    )
  }

  /// Whether something with this `when` is shown: only when it surely holds.
  public func applies(_ when: Expression?, scope: String, _ walk: Walk) -> Bool {
    guard let when else { return true }
    guard let rule = rule(for: when, scope: scope) else { return false }
    return rules.evaluate(rule, walk.live) == .isTrue
  }

  /// The case that led to the outcome of a walk.
  public func hit(of walk: Walk) -> Transition.Case? {
    guard case .outcome = walk.end, let turn = walk.turns.last, turn.hit >= 0 else { return nil }
    return transitions[turn.transition].cases[turn.hit].source
  }

  /// The rule that decided and the conditions it rests on.
  public func reasons(of walk: Walk) -> [Reason] {
    guard case .outcome = walk.end, let turn = walk.turns.last else { return [] }
    return reasons(of: turn, walk)
  }

  /// The rule that led to a page of the path, if a rule did.
  public func reasons(leadingTo place: Int, of walk: Walk) -> [Reason] {
    guard let position = walk.path.firstIndex(of: place), position > 0,
      walk.turns.indices.contains(position - 1)
    else { return [] }
    let turn = walk.turns[position - 1]
    guard turn.transition >= 0 else { return [] }
    let transition = transitions[turn.transition]
    // What always leads on, or does so in an addition, gives no reason of its own.
    let isPlain =
      turn.hit >= 0 ? transition.cases[turn.hit].source.says.isEmpty : transition.because == nil
    return transition.cases.isEmpty || isPlain ? [] : reasons(of: turn, walk)
  }

  private func reasons(of turn: Walk.Turn, _ walk: Walk) -> [Reason] {
    let transition = transitions[turn.transition]
    guard turn.hit >= 0 else { return otherwiseReason(transition, turn, walk) }
    let hit = transition.cases[turn.hit]
    let support = rules.support(of: hit.written ?? hit.rule, walk.live)
    let situation = situation(of: walk)
    let (says, basis) = hit.source.shown(in: situation)
    var reasons = [
      Reason(
        rule: hit.source.id,
        says: says.isEmpty ? why(of: turn, situation) ?? says : says,
        answers: keys(of: support.facts, walk),
        basis: basis
      )
    ]
    for id in support.conditions {
      guard let condition = procedure.conditions.first(where: { $0.id == id }),
        let rule = rules.number(ofCondition: id)
      else { continue }
      let (says, basis) = condition.shown(in: situation)
      reasons.append(
        Reason(
          rule: id,
          says: says,
          answers: keys(of: rules.support(of: rule, walk.live).facts, walk),
          basis: basis
        )
      )
    }
    return reasons
  }

  /// Why a page is shown, for a rule of it that has no words of its own.
  private func why(of turn: Walk.Turn, _ situation: Situation) -> Text? {
    guard case .page(let page, _, _) = pages[writer(of: turn)].origin else { return nil }
    return page.shown(in: situation).why
  }

  /// The way out is taken because every case is false, so all that they read counts.
  private func otherwiseReason(
    _ transition: FlatTransition,
    _ turn: Walk.Turn,
    _ walk: Walk
  ) -> [Reason] {
    guard case .page(let written, _, _) = pages[writer(of: turn)].origin else { return [] }
    let page = written.shown(in: situation(of: walk))
    var facts: [Int] = []
    for item in transition.cases {
      for fact in rules.support(of: item.rule, walk.live).facts where !facts.contains(fact) {
        facts.append(fact)
      }
    }
    return [
      Reason(
        rule: transition.owner,
        says: transition.because ?? page.why,
        answers: keys(of: facts, walk),
        basis: page.basis
      )
    ]
  }

  private func keys(of facts: [Int], _ walk: Walk) -> [String] {
    var keys: [String] = []
    for place in walk.path {
      let page = pages[place]
      guard page.fact >= 0, facts.contains(page.fact), !keys.contains(page.key),
        walk.live[page.fact] != RuleSet.unanswered
      else { continue }
      keys.append(page.key)
    }
    return keys
  }
}

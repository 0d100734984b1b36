import Rules

/// Turns the targets of transitions, which are ids, into places in the flat tables.
struct TransitionLinker {
  private let pagePlaces: [String: Int]
  private let pageCount: Int
  private let settings: Set<String>
  private var decisions: [(procedure: Procedure, scope: String, decision: Decision)] = []
  private var decisionPlaces: [String: Int] = [:]
  private var outcomes: [String: CompiledProcedure.FlatTarget] = [:]

  /// Makes a linker; page places are also the places of the pages' own transitions.
  init(pagePlaces: [String: Int], pageCount: Int, settings: Set<String>) {
    self.pagePlaces = pagePlaces
    self.pageCount = pageCount
    self.settings = settings
  }

  /// Adds a walked procedure; `back` tells where a called one returns to.
  mutating func add(_ procedure: Procedure, scope: String, back: (fact: Int, transition: Int)?) {
    for decision in procedure.decisions {
      decisionPlaces[scope + decision.id] = pageCount + decisions.count
      decisions.append((procedure, scope, decision))
    }
    for (place, outcome) in procedure.outcomes.enumerated() {
      outcomes[scope + outcome.id] =
        if let back {
          .back(fact: back.fact, option: place, transition: back.transition)
        } else {
          .outcome(place)
        }
    }
  }

  /// Links one transition.
  func link(
    _ transition: Transition,
    owner: String,
    isDecision: Bool,
    scope: String,
    procedure: String,
    _ rules: inout RuleSet
  ) throws(GuideFault) -> CompiledProcedure.FlatTransition {
    var cases: [CompiledProcedure.FlatCase] = []
    for item in transition.cases {
      let rule: Int
      do {
        rule = try rules.compile(item.when.scoped(scope, settings: settings))
      } catch {
        throw .rule(procedure: procedure, error)
      }
      let target = try place(of: item.to, scope: scope, procedure: procedure)
      cases.append(.init(rule: rule, target: target, source: item))
    }
    var otherwise: CompiledProcedure.FlatTarget?
    if let way = transition.otherwise {
      otherwise = try place(of: way.to, scope: scope, procedure: procedure)
    }
    return .init(
      hit: transition.hit,
      cases: cases,
      table: rules.compileTable(cases.map(\.rule), inOrder: transition.hit == .first),
      otherwise: otherwise,
      because: transition.otherwise?.because,
      owner: owner,
      isDecision: isDecision
    )
  }

  /// Links the decisions, after the transitions of all pages.
  func linkDecisions(
    _ rules: inout RuleSet,
    into transitions: inout [CompiledProcedure.FlatTransition]
  ) throws(GuideFault) {
    for (procedure, scope, decision) in decisions {
      transitions.append(
        try link(
          decision.transition,
          owner: scope + decision.id,
          isDecision: true,
          scope: scope,
          procedure: procedure.id,
          &rules
        )
      )
    }
  }

  /// Refuses decisions that lead to each other in a circle.
  func refuseCircles(
    in transitions: [CompiledProcedure.FlatTransition]
  ) throws(GuideFault) {
    for start in pageCount..<transitions.count {
      var open = [(place: start, path: [start])]
      while let (place, path) = open.popLast() {
        let item = transitions[place]
        for target in item.cases.map(\.target) + [item.otherwise].compactMap({ $0 }) {
          guard case .transition(let next) = target else { continue }
          if next == start { throw .decisionCircle((path + [start]).map { transitions[$0].owner }) }
          if !path.contains(next) { open.append((next, path + [next])) }
        }
      }
    }
  }

  private func place(
    of target: Transition.Target,
    scope: String,
    procedure: String
  ) throws(GuideFault) -> CompiledProcedure.FlatTarget {
    switch target {
    case .page(let id):
      if let place = pagePlaces[scope + id] { return .page(place) }
      throw .unknownTarget(procedure: procedure, id: id)

    case .decision(let id):
      if let place = decisionPlaces[scope + id] { return .transition(place) }
      throw .unknownTarget(procedure: procedure, id: id)

    case .outcome(let id):
      if let target = outcomes[scope + id] { return target }
      throw .unknownTarget(procedure: procedure, id: id)
    }
  }
}

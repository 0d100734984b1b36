import Rules

/// Turns the targets of transitions, which are ids, into places in the flat tables.
struct TransitionLinker {
  private let pagePlaces: NameTable
  private let pageCount: Int
  private let settings: Set<String>
  private var decisions: [(procedure: Procedure, scope: String, decision: Decision)] = []
  private var decisionPlaces: [String: Int] = [:]
  private var outcomes: [String: CompiledProcedure.FlatTarget] = [:]

  /// Makes a linker; page places are also the places of the pages' own transitions.
  init(pagePlaces: NameTable, pageCount: Int, settings: Set<String>) {
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

  /// Fetches what linking a transition of the procedure itself will look for.
  func warm(_ transition: Transition) -> UInt32 {
    var sum: UInt32 = 0
    let cases = transition.cases
    for place in cases.indices {
      if case .page(let id) = cases[place].to { sum &+= pagePlaces.warm(id) }
    }
    return sum
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
    var flat: [CompiledProcedure.FlatCase] = []
    flat.reserveCapacity(transition.cases.count)
    let cases = transition.cases
    for number in cases.indices {
      let rule: Int
      do {
        rule = try rules.compile(cases[number].when.scoped(scope, settings: settings))
      } catch {
        throw .rule(procedure: procedure, error)
      }
      let target = try place(of: cases[number].to, scope: scope, procedure: procedure)
      let written = cases[number].written.flatMap {
        try? rules.compileForSupport($0.scoped(scope, settings: settings))
      }
      flat.append(.init(rule: rule, written: written, target: target, all: cases, place: number))
    }
    var otherwise: CompiledProcedure.FlatTarget?
    if let way = transition.otherwise {
      otherwise = try place(of: way.to, scope: scope, procedure: procedure)
    }
    return .init(
      hit: transition.hit,
      cases: flat,
      table: rules.compileTable(flat.map(\.rule), inOrder: transition.hit == .first),
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
    let ways = transitions.dropFirst(pageCount).map { item in
      (item.cases.map(\.target) + [item.otherwise].compactMap { $0 }).compactMap { target in
        if case .transition(let next) = target { next - pageCount } else { nil }
      }
    }
    guard let start = Self.firstInCircle(ways) else { return }
    let circle = Self.circle(from: start, ways)
    throw .decisionCircle(circle.map { transitions[pageCount + $0].owner })
  }

  /// The first decision that leads back to itself; nil without circles.
  private static func firstInCircle(_ ways: [[Int]]) -> Int? {
    // Decisions that nothing leads to are in no circle; without them others have nothing that leads to
    // them. What is left leads on from circles, or lies in one.
    var counts = Array(repeating: 0, count: ways.count)
    for next in ways.joined() { counts[next] += 1 }
    var free = counts.indices.filter { counts[$0] == 0 }
    var left = ways.count
    while let one = free.popLast() {
      left -= 1
      for next in ways[one] {
        counts[next] -= 1
        if counts[next] == 0 { free.append(next) }
      }
    }
    guard left > 0 else { return nil }
    return counts.indices.first { counts[$0] > 0 && !circle(from: $0, ways).isEmpty }
  }

  /// The shortest way from a decision back to itself, both ends named; empty when there is none.
  private static func circle(from start: Int, _ ways: [[Int]]) -> [Int] {
    var before: [Int: Int] = [:]
    var open = [start]
    var next = 0
    while next < open.count {
      let place = open[next]
      next += 1
      for way in ways[place] where before[way] == nil {
        before[way] = place
        if way != start {
          open.append(way)
          continue
        }
        var circle = [start, place]
        while let last = circle.last, last != start, let previous = before[last] {
          circle.append(previous)
        }
        return circle.reversed()
      }
    }
    return []
  }

  private func place(
    of target: Transition.Target,
    scope: String,
    procedure: String
  ) throws(GuideFault) -> CompiledProcedure.FlatTarget {
    switch target {
    case .page(let id):
      if let place = pagePlaces[scope.isEmpty ? id : scope + id] { return .page(place) }
      throw .unknownTarget(procedure: procedure, id: id)

    case .decision(let id):
      if let place = decisionPlaces[scope.isEmpty ? id : scope + id] { return .transition(place) }
      throw .unknownTarget(procedure: procedure, id: id)

    case .outcome(let id):
      if let target = outcomes[scope.isEmpty ? id : scope + id] { return target }
      throw .unknownTarget(procedure: procedure, id: id)
    }
  }
}

extension CompiledProcedure.FlatTransition {
  /// Makes a transition that always leads to the same target.
  init(to target: CompiledProcedure.FlatTarget, owner: String, table: RuleTable) {
    self.init(
      hit: .first,
      cases: [],
      table: table,
      otherwise: target,
      because: nil,
      owner: owner,
      isDecision: false
    )
  }
}

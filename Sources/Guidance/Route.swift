import Rules

/// What walks need of a compiled procedure, as plain numbers: they pass by thousands of times a
/// millisecond, and counting references to texts would be most of their work.
struct Route: Sendable {
  /// What a walk needs of a page.
  struct Stop: Sendable {
    let fact: Int
    let transition: Int
    let callee: Int
    let openWhen: CompiledProcedure.OpenRule
    let asks: Bool
    let isSet: Bool
    /// Where its options that are not always offered stand among all such.
    let guards: Range<Int>
  }

  /// An option that is offered only when a rule holds.
  struct Guard: Sendable {
    let option: Int
    let rule: Int
  }

  /// What a walk needs of a transition: its rules, and where its targets stand among all.
  struct Fork: Sendable {
    let table: RuleTable
    let firstTarget: Int
    /// Where the target for "no case holds" stands, or -1.
    let otherwise: Int
  }

  let stops: ContiguousArray<Stop>
  let forks: ContiguousArray<Fork>
  let targets: ContiguousArray<CompiledProcedure.FlatTarget>
  let guards: ContiguousArray<Guard>

  init(
    _ pages: [CompiledProcedure.FlatPage],
    _ transitions: [CompiledProcedure.FlatTransition],
    _ facts: [Fact]
  ) {
    var guards: ContiguousArray<Guard> = []
    stops = ContiguousArray(
      pages.map { page in
        let first = guards.count
        guards += page.guardedOptions.lazy.map { Guard(option: $0.option, rule: $0.rule) }
        let isSet = if page.fact >= 0, case .set = facts[page.fact].type { true } else { false }
        return Stop(
          fact: page.fact,
          transition: page.transition,
          callee: page.callee,
          openWhen: page.openWhen,
          asks: page.asks,
          isSet: isSet,
          guards: first..<guards.count
        )
      }
    )
    self.guards = guards
    var forks: ContiguousArray<Fork> = []
    var targets: ContiguousArray<CompiledProcedure.FlatTarget> = []
    forks.reserveCapacity(transitions.count)
    targets.reserveCapacity(transitions.reduce(0) { $0 + $1.cases.count + 1 })
    for transition in transitions {
      let first = targets.count
      let cases = transition.cases
      for place in cases.indices { targets.append(cases[place].target) }
      forks.append(
        Fork(
          table: transition.table,
          firstTarget: first,
          otherwise: transition.otherwise == nil ? -1 : targets.count
        )
      )
      if let otherwise = transition.otherwise { targets.append(otherwise) }
    }
    self.forks = forks
    self.targets = targets
  }
}

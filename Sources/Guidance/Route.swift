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
    let hidesOptions: Bool
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

  init(_ pages: [CompiledProcedure.FlatPage], _ transitions: [CompiledProcedure.FlatTransition]) {
    stops = ContiguousArray(
      pages.map { page in
        Stop(
          fact: page.fact,
          transition: page.transition,
          callee: page.callee,
          openWhen: page.openWhen,
          asks: page.asks,
          hidesOptions: !page.guardedOptions.isEmpty
        )
      }
    )
    var forks: ContiguousArray<Fork> = []
    var targets: ContiguousArray<CompiledProcedure.FlatTarget> = []
    for transition in transitions {
      let first = targets.count
      targets.append(contentsOf: transition.cases.lazy.map(\.target))
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

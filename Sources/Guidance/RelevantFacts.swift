import Rules

/// Finds the facts whose answers can lead to another outcome.
///
/// Many rules only choose which pages are shown on the way (the signals for an age, say) and come
/// together again. Varying their facts can never change an advice, and there may be many of them.
struct RelevantFacts {
  private let procedure: CompiledProcedure
  /// The places of the facts found.
  private(set) var facts: Set<Int> = []
  private var deciding: Set<Int> = []

  /// Something on the way that may matter for the outcome.
  private enum Landmark: Hashable {
    case page(Int)
    case outcome(Int)
    case back(fact: Int, option: Int)
  }

  init(_ procedure: CompiledProcedure) {
    self.procedure = procedure
    // What matters makes more matter: a rule that skips a question which matters does so itself.
    var isChanged = true
    while isChanged {
      let before = facts.count + deciding.count
      for (place, transition) in procedure.transitions.enumerated()
      where !deciding.contains(place) && isDeciding(transition) {
        deciding.insert(place)
        for item in transition.cases { facts.formUnion(procedure.rules.reads(of: item.rule)) }
      }
      addRulesOfPages()
      isChanged = facts.count + deciding.count != before
    }
  }

  /// Whether a question stays open or offers an option may depend on further facts.
  private mutating func addRulesOfPages() {
    for place in procedure.pages.indices where matters(place) {
      for rule in procedure.rulesOnPage(place) { facts.formUnion(procedure.rules.reads(of: rule)) }
    }
  }

  /// Whether a page itself can change the outcome: by its answer, or by holding the walk up.
  private func matters(_ place: Int) -> Bool {
    let page = procedure.pages[place]
    return page.asks && (facts.contains(page.fact) || page.openWhen != .always)
  }

  /// Whether the cases of a transition lead past different landmarks.
  private func isDeciding(_ transition: CompiledProcedure.FlatTransition) -> Bool {
    let targets = transition.cases.map(\.target) + [transition.otherwise].compactMap { $0 }
    guard targets.count > 1, let first = targets.first else { return false }
    let expected = landmarks(from: first)
    return targets.contains { landmarks(from: $0) != expected }
  }

  /// The first landmarks behind a target, on all ways.
  private func landmarks(from target: CompiledProcedure.FlatTarget) -> Set<Landmark> {
    var found: Set<Landmark> = []
    var seen: Set<Int> = []
    var open = [target]
    while let next = open.popLast() {
      switch next {
      case .outcome(let place):
        found.insert(.outcome(place))

      case .back(let fact, let option, let transition):
        if facts.contains(fact) {
          found.insert(.back(fact: fact, option: option))
        } else {
          open += ways(of: transition)
        }

      case .transition(let place):
        open += ways(of: place)

      case .page(let place):
        guard seen.insert(place).inserted else { continue }
        let page = procedure.pages[place]
        if matters(place) || deciding.contains(page.transition) {
          found.insert(.page(place))
        } else if page.callee >= 0 {
          open.append(.page(page.callee))
        } else {
          open += ways(of: page.transition)
        }
      }
    }
    return found
  }

  private func ways(of transition: Int) -> [CompiledProcedure.FlatTarget] {
    let item = procedure.transitions[transition]
    return item.cases.map(\.target) + [item.otherwise].compactMap { $0 }
  }
}

import Guidance
import Proof
import Rules

/// What is found by walking a procedure over every combination of answers, one after the other.
struct EveryAnswer {
  var pages: Set<Int> = []
  var outcomes: Set<Int> = []
  var hits: Set<Findings.Hit> = []
  var faults: Set<Findings.Fault.Kind> = []

  private let procedure: CompiledProcedure

  /// The words of a question, none included.
  private static func words(of type: FactType) -> [UInt64] {
    let words: [UInt64] =
      switch type {
      case .choice(let options): options.indices.map(UInt64.init)
      case .set(let options): (0..<(1 << options.count)).map(UInt64.init)
      case .count(let bounds): bounds.map(UInt64.init)
      case .date, .text: [0]
      }
    return [RuleSet.unanswered] + words
  }

  /// How many combinations there are.
  static func combinations(of procedure: CompiledProcedure) -> Int {
    procedure.pages.filter(\.asks).reduce(1) {
      $0 * words(of: procedure.rules.facts[$1.fact].type).count
    }
  }

  /// All combinations of words, one a fact.
  static func rows(of procedure: CompiledProcedure) -> [[UInt64]] {
    let facts = procedure.pages.filter(\.asks).map(\.fact)
    var rows = [Array(repeating: RuleSet.unanswered, count: procedure.rules.facts.count)]
    for fact in facts {
      rows = rows.flatMap { row in
        words(of: procedure.rules.facts[fact].type).map { word in
          var row = row
          row[fact] = word
          return row
        }
      }
    }
    return rows
  }

  /// Walks all of them.
  init(_ procedure: CompiledProcedure) {
    self.procedure = procedure
    var walk = Walk(for: procedure)
    for row in Self.rows(of: procedure) {
      var seen: [(transition: Int, live: [UInt64])] = []
      walk.replay(procedure, row) { _, transition, live in seen.append((transition, live)) }
      for (transition, live) in seen { decide(transition, live) }
      end(walk)
    }
  }

  private mutating func decide(_ place: Int, _ live: [UInt64]) {
    let transition = procedure.transitions[place]
    let values = transition.cases.map { procedure.rules.evaluate($0.rule, live) }
    let held = values.indices.filter { values[$0] == .isTrue }
    if transition.hit == .unique, held.count > 1 {
      faults.insert(.overlap(transition: place, held[0], held[held.count - 1]))
    }
    let isUnknown = values.contains(.unknown)
    if let first = held.first {
      if transition.hit == .unique || !values[..<first].contains(.unknown) {
        hits.insert(.init(transition: place, hit: first))
      }
    } else if !isUnknown, transition.otherwise != nil {
      hits.insert(.init(transition: place, hit: -1))
    }
  }

  private mutating func end(_ walk: Walk) {
    pages.formUnion(walk.path)
    switch walk.end {
    case .outcome(let outcome): outcomes.insert(outcome)
    case .open: break
    case .stuck(.gap(let transition), _): faults.insert(.gap(transition: transition))

    case .stuck(.undecided(let transition, let number), _):
      let reads = procedure.rules.reads(of: procedure.transitions[transition].cases[number].rule)
      let open = reads.filter { walk.live[$0] == RuleSet.unanswered }.sorted()
      faults.insert(.undecided(transition: transition, case: number, facts: open))

    case .stuck(.loop, let page):
      let start = walk.path.lastIndex(of: page) ?? 0
      faults.insert(.loop(pages: Set(walk.path[start...]).sorted()))
    }
  }
}

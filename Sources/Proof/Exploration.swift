public import Guidance
public import Rules

/// Walks a procedure over all combinations of answers, those left open included.
///
/// Of each question only values that some rule can tell apart are tried, and two walks that stand at
/// the same page with the same answers to all that can still matter count as one state. So the work
/// grows with what rules read, not with how many questions there are. A state goes on from page to page,
/// never from the start again. Fewest answers come first, which makes every witness a shortest one.
public struct Exploration {
  /// How many states are looked at before it gives up and says so.
  public static let budget = 200_000

  /// How many states it looks at before diagrams are tried, which hold many states at once.
  static let fewStates = 20_000

  /// How many nodes diagrams may have in the place of a state.
  static let nodesForState = 20

  /// A walk that shows something no walk before it did, and the cases that led it on.
  typealias Watch = (_ walk: Walk, _ hits: Set<Findings.Hit>) -> Void

  let procedure: CompiledProcedure
  /// The words to try for each fact.
  let choices: [[UInt64]]
  /// Whether rules read the fact.
  let isRead: [Bool]
  /// The facts whose answer is given and stays as it is.
  let isGiven: [Bool]
  /// What counts at each page; nil for a procedure that is too large to be walked over all answers.
  let memory: WalkMemory?
  /// Whether rules read more options of one set than can be tried in all combinations.
  private let isCut: Bool

  /// Prepares the exploration of a procedure; questions that are answered in `given` keep that answer.
  public init(_ procedure: CompiledProcedure, given answers: [String: FactValue] = [:]) {
    self.procedure = procedure
    let given = procedure.words(for: answers)
    isGiven = given.map { $0 != RuleSet.unanswered }
    guard WalkMemory.canHold(procedure) else {
      (isRead, choices, memory, isCut) = ([], [], nil, true)
      return
    }
    let readers = Readers(procedure)
    isRead = readers.rules.map { !$0.isEmpty }
    choices = procedure.rules.facts.enumerated().map { place, fact in
      if given[place] != RuleSet.unanswered { return [given[place]] }
      let rules = readers.rules[place]
      let told =
        rules.isEmpty
        ? []
        : procedure.rules.representatives(
          of: place,
          in: rules,
          apart: procedure.guardedOptions(of: place)
        )
      if !told.isEmpty { return told }
      // Any value will do: no rule tells them apart. A choice may hide options, so all are tried.
      if case .choice(let options) = fact.type { return options.indices.map(UInt64.init) }
      if case .count(let bounds) = fact.type { return [UInt64(bounds.lowerBound)] }
      return [0]
    }
    isCut = choices.contains { $0.count >= 1 << RuleSet.mostOptionsToldApart }
    memory = WalkMemory(procedure, reads: readers.facts)
  }

  /// Who reads what.
  private struct Readers {
    /// The rules that read each fact.
    var rules: [[Int]]
    /// The facts that each page, or a transition right behind it, reads.
    var facts: [[Int32]]

    init(_ procedure: CompiledProcedure) {
      rules = Array(repeating: [], count: procedure.rules.facts.count)
      facts = []
      var known: [Int: [Int32]] = [:]
      func reads(_ rule: Int) -> [Int32] {
        if let reads = known[rule] { return reads }
        let reads = procedure.rules.reads(of: rule).map(Int32.init)
        known[rule] = reads
        for fact in reads { rules[Int(fact)].append(rule) }
        return reads
      }
      let ways = procedure.transitions.map { $0.cases.flatMap { reads($0.rule) } }
      for page in procedure.pages.indices {
        var all = Set(procedure.rulesOnPage(page).flatMap(reads))
        for transition in procedure.transitionsOf(page) { all.formUnion(ways[transition]) }
        facts.append(Array(all))
      }
    }
  }

  /// Walks all of it.
  public func run(budget: Int = Exploration.budget) -> Findings {
    run(budget: budget, watch: nil)
  }

  func run(budget: Int, watch: Watch?) -> Findings {
    guard let memory else {
      var findings = Findings()
      findings.isComplete = false
      return findings
    }
    var run = ExplorationRun(self, memory, watch)
    var findings = run.findings(budget: budget)
    if isCut { findings.isComplete = false }
    return findings
  }
}

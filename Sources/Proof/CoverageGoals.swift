public import Guidance
public import Rules

/// All goals of a procedure, with the walks to an outcome that come by each.
public struct CoverageGoals {
  /// One goal with its walks.
  public struct Entry: Sendable {
    /// The goal.
    public var goal: CoverageGoal
    /// The walks to an outcome that come by it; never empty.
    public var walks: AnswerSet
  }

  /// The goals that some walk comes by, in the order of kinds and names.
  public let entries: [Entry]
  /// The goals of which a space that searches could not tell within its budget whether a walk comes by them.
  public let undecided: [CoverageGoal]
  /// In a space that searches, walks that come by all ``entries`` together.
  let examples: [[String: FactValue]]

  /// Finds the goals of a procedure.
  public init(_ sets: WalkSets, in space: AnswerSpace) throws(ProofFault) {
    let names = GoalNames(sets.procedure)
    let ends = try space.intersection(sets.walks, try sets.finished(in: space))
    var found: [CoverageGoal: AnswerSet] = [:]
    func add(_ goal: CoverageGoal?, _ set: AnswerSet) throws(ProofFault) {
      guard let goal, !set.isEmpty else { return }
      let walks = try space.intersection(ends, set)
      guard !walks.isEmpty else { return }
      found[goal] = try space.union(found[goal] ?? .none, walks)
    }
    for (place, page) in sets.procedure.pages.enumerated() {
      try add(names.page(place), sets.pages[place])
      guard page.asks else { continue }
      for (number, id) in sets.procedure.rules.facts[page.fact].type.options.enumerated() {
        let option = WalkSets.OptionPlace(page: place, option: number)
        try add(names.option(place, id), try sets.chosen(option, in: space))
      }
    }
    for (hit, set) in sets.hits.sorted(by: { $0.key < $1.key }) {
      try add(names.hit(hit), set)
      let transition = sets.procedure.transitions[hit.transition]
      let target = hit.hit < 0 ? transition.otherwise : transition.cases[hit.hit].target
      try add(target.flatMap { names.back($0, owner: transition.owner) }, set)
    }
    for (place, set) in sets.outcomes.enumerated() { try add(names.outcome(place), set) }
    for (name, read) in sets.conditions.sorted(by: { $0.key < $1.key }) {
      try add(names.condition(name, holds: true), read.isTrue)
      try add(names.condition(name, holds: false), read.isFalse)
    }
    for guarantee in sets.procedure.procedure.guarantees {
      guard let premise = guarantee.premise else { continue }
      try add(names.premise(guarantee), try sets.atEnd(premise, in: space).isTrue)
    }
    let all = found.map { Entry(goal: $0, walks: $1) }.sorted { $0.goal < $1.goal }
    guard space.method == .search else {
      (entries, undecided, examples) = (all, [], [])
      return
    }
    var search = Search()
    for entry in all { search.look(for: entry, of: sets.procedure, in: space) }
    entries = all.filter { search.met.contains($0.goal) }
    undecided = search.undecided
    examples = search.examples
  }

  /// Walks by which goals are met, found one by one.
  private struct Search {
    var met: Set<CoverageGoal> = []
    var undecided: [CoverageGoal] = []
    var examples: [[String: FactValue]] = []

    /// Looks for a walk, unless one that was found before comes by the goal too.
    mutating func look(for entry: Entry, of procedure: CompiledProcedure, in space: AnswerSpace) {
      guard !met.contains(entry.goal) else { return }
      do throws(ProofFault) {
        guard let answers = try space.anyAnswers(in: entry.walks) else { return }
        let live = procedure.liveAnswers(of: procedure.walk(answers), among: answers)
        met.formUnion(CoverageGoals.reached(by: live, of: procedure))
        examples.append(live)
      } catch {
        undecided.append(entry.goal)
      }
    }
  }

  /// The goals that one walk comes by, found by replaying it.
  public static func reached(
    by answers: [String: FactValue],
    of procedure: CompiledProcedure
  ) -> Set<CoverageGoal> {
    let names = GoalNames(procedure)
    var goals: Set<CoverageGoal> = []
    var walk = Walk(for: procedure)
    walk.replay(procedure, procedure.words(for: answers)) { _, transition, live in
      goals.formUnion(Self.decided(transition, live, procedure, names))
    }
    for place in walk.path {
      if let goal = names.page(place) { goals.insert(goal) }
      let page = procedure.pages[place]
      guard page.asks, walk.live[page.fact] != RuleSet.unanswered else { continue }
      switch procedure.rules.facts[page.fact].type.value(of: walk.live[page.fact]) {
      case .option(let id): goals.insert(names.option(place, id))
      case .options(let ids): goals.formUnion(ids.map { names.option(place, $0) })
      case .count, .date, .text, nil: break
      }
    }
    if case .outcome(let place) = walk.end { goals.insert(names.outcome(place)) }
    for guarantee in procedure.procedure.guarantees {
      guard let premise = guarantee.premise else { continue }
      var rules = procedure.rules
      guard let rule = try? rules.compileForSupport(premise) else { continue }
      if rules.evaluate(rule, walk.live) == .isTrue { goals.insert(names.premise(guarantee)) }
    }
    return goals
  }

  /// What is decided and read at a transition.
  private static func decided(
    _ place: Int,
    _ live: [UInt64],
    _ procedure: CompiledProcedure,
    _ names: GoalNames
  ) -> [CoverageGoal] {
    let transition = procedure.transitions[place]
    var goals: [CoverageGoal] = []
    var hit: Int? = -1
    for (number, item) in transition.cases.enumerated().reversed() {
      switch procedure.rules.evaluate(item.rule, live) {
      case .isTrue: hit = number
      case .unknown where transition.hit == .first || hit == -1: hit = nil
      case .unknown, .isFalse: break
      }
      for (name, rule) in procedure.rules.conditions(in: item.rule) {
        let truth = procedure.rules.evaluate(rule, live)
        if truth != .unknown { goals.append(names.condition(name, holds: truth == .isTrue)) }
      }
    }
    guard let hit else { return goals }
    let target = hit < 0 ? transition.otherwise : transition.cases[hit].target
    guard let target else { return goals }
    let back = names.back(target, owner: transition.owner)
    return goals + [names.hit(.init(transition: place, hit: hit)), back].compactMap { $0 }
  }
}

extension RuleSet {
  /// The named conditions that an expression reads, directly or through others, with their numbers.
  func conditions(in rule: Int) -> [(name: String, rule: Int)] {
    switch form(of: rule) {
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      parts.flatMap { conditions(in: $0) }
    case .not(let part): conditions(in: part)
    case .condition(let name, let part): [(name, rule)] + conditions(in: part)
    case .choice, .has, .range, .answered: []
    }
  }
}

import Guidance
import Rules

/// Compares mutants with their procedure by searching, where its sets are too large for diagrams.
///
/// What walks that are known already show is not searched for. What is not found within the budget is
/// left open, never taken for the absence of something.
struct MutantSearch {
  /// What is known of a mutant.
  enum Finding {
    /// No answers do anything else.
    case equal
    /// A check or a guarantee notices it.
    case noticed(MutantTrial.Verdict)
    /// Neither does; these answers lead elsewhere, or nil when only the contacts are others.
    case unnoticed([String: FactValue]?)
    /// Whether anything notices it was not decided.
    case notDecided
  }

  /// How much the circuit may grow before a new one is begun: each search goes through all of it.
  private static let mostGrowth = 4
  /// How many walks that showed a mutant are kept.
  private static let mostTelling = 200

  private let members: [CompiledProcedure]
  private var conflicts: Int
  private var space: AnswerSpace
  private var base: WalkSets
  private var baseSize: Int
  /// Walks that together come by what the procedure without a mistake can come by.
  private var walks: [[String: FactValue]]
  /// Walks that showed a mutant, which may show others.
  private var telling: [[String: FactValue]] = []
  private var reached: Reached
  /// The mistakes that walks meet without any mutant, by the code of their check.
  private var present: Set<String> = []
  /// Those that surely none meets.
  private var absent: Set<String> = []
  /// The guarantees that hold without any mutant.
  private let kept: Set<String>

  /// Prepares; the first of the procedures is the one without a mistake.
  init(_ members: [CompiledProcedure], conflicts: Int) throws(ProofFault) {
    self.members = members
    self.conflicts = conflicts
    space = AnswerSpace(members, by: .search, budget: conflicts)
    base = try WalkSets.of(members[0], in: space)
    walks = try CoverageGoals(base, in: space).examples
    reached = Reached(walks, of: members[0])
    kept = Set(
      try base.guaranteeProofs(in: space).filter { $0.verdict == .proved }.map(\.guarantee.id)
    )
    for (code, set) in try Self.faults(base, space) {
      guard let isThere = space.holdsSomewhere(set) else { continue }
      if isThere { present.insert(code) } else { absent.insert(code) }
    }
    baseSize = space.size
    addUnfinished()
    baseSize = space.size
  }

  /// Adds walks by what only walks without an outcome come by.
  private mutating func addUnfinished() {
    var sets: [AnswerSet] = []
    for (place, page) in base.procedure.pages.enumerated() where !reached.pages.contains(page.key) {
      sets.append(base.pages[place])
    }
    for (hit, set) in base.hits.sorted(by: { $0.key < $1.key }) where hit.hit >= 0 {
      let item = base.procedure.transitions[hit.transition].cases[hit.hit]
      if !reached.cases.contains(item.source.id) { sets.append(set) }
    }
    for set in sets {
      guard let answers = try? space.anyAnswers(in: set) else { continue }
      walks.append(answers)
    }
    reached = Reached(walks, of: members[0])
  }

  /// Compares one mutant; `seen` are the walks in which it says something else, by both versions.
  mutating func finding(
    on mutant: CompiledProcedure,
    contactsChanged: Bool,
    seen: (VersionPair) throws(ProofFault) -> AnswerSet
  ) throws(ProofFault) -> Finding {
    if space.size > baseSize * Self.mostGrowth { try renew() }
    let sets = try WalkSets.of(mutant, in: space)
    let pair = try VersionPair(space, base, sets)
    let (ends, pages) = try pair.differences()
    let other = try space.union(pages, try seen(pair))
    let known = shown(by: mutant)
    let isEqual =
      known != nil ? false : space.holdsSomewhere(try space.union(ends, other)).map(!)
    if isEqual == true, !contactsChanged { return .equal }
    var isOpen = isEqual == nil && !contactsChanged
    if let code = try newFault(sets, &isOpen) { return .noticed(.check(code)) }
    for proof in try sets.guaranteeProofs(in: space) where proof.verdict != .proved {
      guard kept.contains(proof.guarantee.id) else { continue }
      if proof.isRefuted { return .noticed(.guarantee(proof.guarantee.id)) }
      isOpen = true
    }
    if isOpen { return .notDecided }
    if isEqual == true { return .unnoticed(nil) }
    if let known { return .unnoticed(fewer(known, mutant)) }
    let finding = try witness([ends, other], pair)
    if case .unnoticed(let answers?) = finding, telling.count < Self.mostTelling {
      telling.append(answers)
    }
    return finding
  }

  private mutating func renew() throws(ProofFault) {
    // Questions that were too hard are so in a new space too.
    conflicts = space.search?.conflicts ?? conflicts
    space = AnswerSpace(members, by: .search, budget: conflicts)
    base = try WalkSets.of(members[0], in: space)
    baseSize = space.size
  }

  /// Answers that lead elsewhere: to another end rather than only past other pages.
  private func witness(_ sets: [AnswerSet], _ pair: VersionPair) throws(ProofFault) -> Finding {
    for set in sets {
      let walks = try space.intersection(set, pair.walks)
      do throws(ProofFault) {
        if let answers = try space.someAnswers(in: walks) { return .unnoticed(answers) }
      } catch {
        continue
      }
    }
    return .notDecided
  }

  /// How a walk without a mistake differs from that with it.
  private enum Shown { case pages, end }

  /// A known walk that ends otherwise with a mistake, or else comes by other pages.
  private func shown(by mutant: CompiledProcedure) -> [String: FactValue]? {
    var found: [String: FactValue]?
    for answers in walks + telling {
      switch difference(answers, mutant) {
      case .end: return answers
      case .pages: found = found ?? answers
      case nil: continue
      }
    }
    return found
  }

  /// Answers of which none can be left out and that show a mistake just as these do.
  private func fewer(
    _ answers: [String: FactValue],
    _ mutant: CompiledProcedure
  ) -> [String: FactValue] {
    let shown = difference(answers, mutant)
    var few = answers
    for key in members[0].questionKeys.reversed() where few[key] != nil {
      var fewer = few
      fewer[key] = nil
      if difference(fewer, mutant) == shown { few = fewer }
    }
    return few
  }

  private func difference(_ answers: [String: FactValue], _ mutant: CompiledProcedure) -> Shown? {
    let before = members[0].walk(answers)
    let after = mutant.walk(answers)
    let one = members[0].ending(of: before)
    let other = mutant.ending(of: after)
    if one != other { return .end }
    return Set(members[0].path(of: before)) == Set(mutant.path(of: after)) ? nil : .pages
  }

  // MARK: - Checks

  /// The walks that end at each kind of mistake, by the code of its check.
  private static func faults(
    _ sets: WalkSets,
    _ space: AnswerSpace
  ) throws(ProofFault) -> [(code: String, walks: AnswerSet)] {
    [
      ("transition-gap", try space.union(sets.gaps.sorted { $0.key < $1.key }.map(\.value))),
      (
        "transition-undecided",
        try space.union(sets.undecided.sorted { $0.key < $1.key }.map(\.value))
      ),
      ("cases-overlap", try space.union(sets.overlaps.sorted { $0.key < $1.key }.map(\.value))),
      ("loop-without-end", try space.union(sets.loops.sorted { $0.key < $1.key }.map(\.value))),
    ]
  }

  /// A mistake that the checks of all walks find and that was not there before.
  private func newFault(_ sets: WalkSets, _ isOpen: inout Bool) throws(ProofFault) -> String? {
    for (code, walks) in try Self.faults(sets, space) where !present.contains(code) {
      guard let isThere = space.holdsSomewhere(walks) else {
        isOpen = true
        continue
      }
      guard isThere else { continue }
      if absent.contains(code) { return code }
      isOpen = true
    }
    let now = Reached(walks, of: sets.procedure)
    for key in reached.pages.subtracting(now.pages).sorted() {
      guard let place = sets.procedure.page(key) else { continue }
      if isLost(sets.pages[place], &isOpen) { return "page-unreachable" }
    }
    for id in reached.outcomes.subtracting(now.outcomes).sorted()
    where isLost(sets.outcome(id), &isOpen) {
      return "outcome-unreachable"
    }
    for id in reached.cases.subtracting(now.cases).sorted() {
      guard let taken = try sets.taken(case: id, in: space) else { continue }
      if isLost(taken, &isOpen) { return "case-never-holds" }
    }
    return nil
  }

  private func isLost(_ set: AnswerSet, _ isOpen: inout Bool) -> Bool {
    guard let isThere = space.holdsSomewhere(set) else {
      isOpen = true
      return false
    }
    return !isThere
  }
}

/// What some walks come by, by ids.
private struct Reached {
  var pages: Set<String> = []
  var outcomes: Set<String> = []
  var cases: Set<String> = []

  init(_ walks: [[String: FactValue]], of procedure: CompiledProcedure) {
    for answers in walks {
      let walk = procedure.walk(answers)
      pages.formUnion(procedure.path(of: walk))
      for goal in CoverageGoals.reached(by: answers, of: procedure) {
        if goal.kind == .outcome { outcomes.insert(goal.id) }
        if goal.kind == .case { cases.insert(goal.id) }
      }
    }
  }
}

extension WalkSets {
  /// The answers that take a case by its id, wherever it stands; nil when there is none of that id.
  fileprivate func taken(
    case id: String,
    in space: AnswerSpace
  ) throws(ProofFault) -> AnswerSet? {
    var isThere = false
    var taken = AnswerSet.none
    for (place, transition) in procedure.transitions.enumerated() {
      for (number, item) in transition.cases.enumerated() where item.source.id == id {
        isThere = true
        let set = hits[.init(transition: place, hit: number)] ?? .none
        taken = try space.union(taken, set)
      }
    }
    return isThere ? taken : nil
  }
}

extension CompiledProcedure {
  /// The outcome and urgency of a walk; of one without an outcome where it stands.
  fileprivate func ending(of walk: Walk) -> [String] {
    switch walk.end {
    case .outcome(let place):
      [
        procedure.outcomes[place].id,
        "\(hit(of: walk)?.urgency ?? procedure.outcomes[place].urgency)",
      ]
    case .open(let page): ["", "?", pages[page].key]
    case .stuck: ["", "!"]
    }
  }
}

import Guidance
import Rules

/// Asks of the sets of a procedure's walks what must be empty and what must not.
struct Prover {
  let procedure: CompiledProcedure
  let space: AnswerSpace
  var proof: ProcedureProof
  /// Whom outcomes name to call, by their places, as far as it was asked.
  var contactsOf: [Int: [(answers: AnswerSet, contacts: [String])]] = [:]

  init(_ procedure: CompiledProcedure, _ space: AnswerSpace) {
    self.procedure = procedure
    self.space = space
    proof = ProcedureProof(procedure: procedure)
  }

  mutating func run() throws(ProofFault) -> ProcedureProof {
    let sets = try WalkSets.of(procedure, in: space)
    proof.method = space.method
    try findPlaces(sets)
    try findOffered(sets)
    try findFaults(sets)
    try proveGuarantees(sets)
    if space.method == .diagrams {
      try proveUnseenAnswers(sets)
      proof.idle = try idleQuestions(sets)
      proof.combinations = space.count(.all)
      proof.walks = space.count(sets.walks)
    } else {
      // Each question would have to be searched for each of its values and everything it might change.
      proof.undecided += 2
    }
    proof.findings.isComplete = proof.undecided == 0
    proof.findings.states = space.size
    return proof
  }

  /// Only what is reached and what goes wrong.
  mutating func findings() throws(ProofFault) -> Findings {
    let sets = try WalkSets.of(procedure, in: space)
    try findPlaces(sets)
    try findFaults(sets)
    proof.findings.isComplete = proof.undecided == 0
    proof.findings.states = space.size
    return proof.findings
  }

  /// Whether something is in a set; counted as not decided when the search was given up.
  ///
  /// A diagram that is used up ends the whole proof instead: nothing more can be learnt from it.
  private mutating func holdsSomewhere(_ set: AnswerSet) throws(ProofFault) -> Bool? {
    do throws(ProofFault) {
      return try !space.isEmpty(set)
    } catch {
      guard space.method == .search else { throw error }
      proof.undecided += 1
      return nil
    }
  }

  // MARK: What is reached

  private mutating func findPlaces(_ sets: WalkSets) throws(ProofFault) {
    // What was not decided counts as reached: it is said to be undecided, and nothing is claimed.
    for (place, set) in sets.pages.enumerated() where try holdsSomewhere(set) != false {
      proof.findings.pages.insert(place)
    }
    for (place, set) in sets.outcomes.enumerated() where try holdsSomewhere(set) != false {
      proof.findings.outcomes.insert(place)
    }
    for (hit, set) in sets.hits.sorted(by: { $0.key < $1.key })
    where try holdsSomewhere(set) != false {
      proof.findings.hits.insert(hit)
    }
  }

  /// Options that are offered, and conditions that hold and do not.
  private mutating func findOffered(_ sets: WalkSets) throws(ProofFault) {
    for (option, set) in sets.offered.sorted(by: { $0.key < $1.key })
    where try holdsSomewhere(set) != false {
      proof.offered.insert(option)
    }
    for (name, read) in sets.conditions.sorted(by: { $0.key < $1.key }) {
      if try holdsSomewhere(read.isTrue) != false { proof.trueConditions.insert(name) }
      if try holdsSomewhere(read.isFalse) != false { proof.falseConditions.insert(name) }
    }
  }

  // MARK: What goes wrong

  private mutating func findFaults(_ sets: WalkSets) throws(ProofFault) {
    for (transition, set) in sets.gaps.sorted(by: { $0.key < $1.key }) {
      try note(set) { _, _ in .gap(transition: transition) }
    }
    let undecided = sets.undecided.sorted { $0.key < $1.key }
    for (hit, set) in undecided {
      let rule = procedure.transitions[hit.transition].cases[hit.hit].rule
      let reads = procedure.rules.reads(of: rule).sorted()
      try note(set) { walk, _ in
        let open = reads.filter { walk.live[$0] == RuleSet.unanswered }
        return .undecided(transition: hit.transition, case: hit.hit, facts: open)
      }
    }
    let overlaps = sets.overlaps.sorted { $0.key < $1.key }
    for (overlap, set) in overlaps {
      try note(set, at: overlap.transition) { _, _ in
        .overlap(transition: overlap.transition, overlap.first, overlap.second)
      }
    }
    for (_, set) in sets.loops.sorted(by: { $0.key < $1.key }) {
      try note(set) { walk, page in
        let start = walk.path.lastIndex(of: page) ?? 0
        return .loop(pages: Array(walk.path[start...]))
      }
    }
    try findEmptyQuestions(sets)
  }

  /// Questions that must be answered while none of their options is offered.
  private mutating func findEmptyQuestions(_ sets: WalkSets) throws(ProofFault) {
    for (place, stopped) in sets.open.sorted(by: { $0.key < $1.key }) {
      let page = procedure.pages[place]
      guard case .choice(let options) = procedure.rules.facts[page.fact].type,
        page.guardedOptions.count == options.count
      else { continue }
      let offers = options.indices.compactMap { sets.offered[.init(page: place, option: $0)] }
      try note(try space.difference(stopped, try space.union(offers))) { _, _ in
        .nothingOffered(page: place)
      }
    }
  }

  /// Notes a fault with the fewest answers of those in a set, when there are any.
  private mutating func note(
    _ set: AnswerSet,
    at transition: Int? = nil,
    _ kind: (Walk, _ page: Int) -> Findings.Fault.Kind
  ) throws(ProofFault) {
    guard try holdsSomewhere(set) == true, let answers = try space.someAnswers(in: set) else {
      return
    }
    var walk = Walk(for: procedure)
    var page = 0
    walk.replay(procedure, procedure.words(for: answers)) { place, taken, _ in
      if taken == transition { page = place }
    }
    switch walk.end {
    case _ where transition != nil: break
    case .stuck(_, let place), .open(let place): page = place
    case .outcome: break
    }
    proof.findings.faults.append(
      .init(
        kind: kind(walk, page),
        page: page,
        witness: procedure.liveAnswers(of: walk, among: answers)
      )
    )
  }

  // MARK: Answers that change nothing

  /// The sets that say what a walk shows and where it ends.
  private func shown(_ sets: WalkSets) throws(ProofFault) -> [AnswerSet] {
    var shown = sets.pages + Array(sets.endings.values) + Array(sets.open.values)
    shown += Array(sets.gaps.values) + Array(sets.undecided.values) + Array(sets.offered.values)
    for page in procedure.pages {
      guard case .page(let item, _, _) = page.origin else { continue }
      var whens = item.text.compactMap(\.when)
      if case .tasks(let tasks) = item.work { whens += tasks.compactMap(\.when) }
      try add(whens, page.scope, sets, &shown)
    }
    let root = procedure.procedure
    let whens =
      root.outcomes.flatMap { $0.text.compactMap(\.when) + $0.tasks.compactMap(\.when) }
      + root.steps.flatMap(\.skip).compactMap(\.when)
    try add(whens, "", sets, &shown)
    return shown
  }

  private func add(
    _ whens: [Expression],
    _ scope: String,
    _ sets: WalkSets,
    _ shown: inout [AnswerSet]
  ) throws(ProofFault) {
    for when in whens {
      guard let rule = procedure.rule(for: when, scope: scope) else { continue }
      shown.append(try sets.atEnd(rule: rule, of: procedure.rules, in: space).isTrue)
    }
  }

  /// Questions of which no value changes a page, a text, a task, an option or the end.
  ///
  /// Whether they are answered at all may change something: a question that must be answered holds up.
  private func idleQuestions(_ sets: WalkSets) throws(ProofFault) -> [Int] {
    let levels = space.support(of: try shown(sets))
    return procedure.pages.indices.filter { place in
      let page = procedure.pages[place]
      guard page.asks,
        let block = space.encoding.block(
          of: page.key,
          procedure.rules.facts[page.fact].type
        ), block.length > 1
      else { return false }
      return !block.levels.dropFirst().contains { levels.contains($0) }
    }
  }

  /// For each question: where its page is not visited, nothing depends on its answer.
  private mutating func proveUnseenAnswers(_ sets: WalkSets) throws(ProofFault) {
    let shown = sets.pages + Array(sets.endings.values) + Array(sets.open.values)
    let supports = shown.map { space.support(of: [$0]) }
    for (place, page) in procedure.pages.enumerated() where page.asks {
      let type = procedure.rules.facts[page.fact].type
      guard let block = space.encoding.block(of: page.key, type) else { continue }
      proof.unseenAnswers.questions += 1
      for (number, set) in shown.enumerated()
      where block.levels.contains(where: { supports[number].contains($0) }) {
        let unseen = try space.difference(set, sets.pages[place])
        guard space.depends(unseen, on: block) else { continue }
        let answers = try space.someAnswers(in: unseen) ?? [:]
        proof.unseenAnswers.verdict = .refuted(answers)
        return
      }
    }
    proof.unseenAnswers.verdict = .proved
  }
}

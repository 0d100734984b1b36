import Guidance
import Rules

extension Prover {
  /// Proves each guarantee, or finds the fewest answers that break it.
  mutating func proveGuarantees(_ sets: WalkSets) throws(ProofFault) {
    guard !procedure.procedure.guarantees.isEmpty else { return }
    let finished = try sets.finished(in: space)
    let urgencies = try sets.urgencies(in: space)
    // One copy of the rules and one reader for all: most premises read the same conditions.
    var rules = procedure.rules
    let premises = procedure.procedure.guarantees.map { guarantee in
      guarantee.premise.map { try? rules.compileForSupport($0) }
    }
    var reader = RuleReader(rules, space)
    reader.look(at: sets.live, isPlain: Array(repeating: false, count: sets.live.count))
    for (guarantee, premise) in zip(procedure.procedure.guarantees, premises) {
      var result = ProcedureProof.GuaranteeProof(
        guarantee: guarantee,
        verdict: .notDecided,
        isVacuous: nil
      )
      do throws(ProofFault) {
        var those = finished
        if let premise {
          let holding = try premise.map { (rule) throws(ProofFault) in try reader.read(rule).isTrue
          }
          those = try space.intersection(finished, holding ?? .none)
        }
        try prove(&result, those, sets, urgencies)
      } catch {
        guard space.method == .search else { throw error }
        proof.undecided += 1
        // Half a proof is none.
        result.verdict = .notDecided
        result.isVacuous = nil
      }
      proof.guarantees.append(result)
    }
  }

  private mutating func prove(
    _ result: inout ProcedureProof.GuaranteeProof,
    _ those: AnswerSet,
    _ sets: WalkSets,
    _ urgencies: [Int: AnswerSet]
  ) throws(ProofFault) {
    if case .urgencyRises(let fact, let order) = result.guarantee.promise {
      return try proveRising(&result, fact, order, those, sets, urgencies)
    }
    var concerned = those
    if case .order(_, let second) = result.guarantee.promise {
      concerned = try space.intersection(those, sets.page(second))
    }
    result.isVacuous = try space.isEmpty(concerned)
    let kept = try keeping(result.guarantee.promise, sets, urgencies)
    let broken = try space.difference(those, kept)
    if try space.isEmpty(broken) {
      result.verdict = .proved
    } else if let answers = try space.someAnswers(in: broken) {
      result.verdict = .refuted(live(answers))
    }
  }

  /// The answers that keep a promise about one walk.
  private mutating func keeping(
    _ promise: Guarantee.Promise,
    _ sets: WalkSets,
    _ urgencies: [Int: AnswerSet]
  ) throws(ProofFault) -> AnswerSet {
    let outcomes = procedure.procedure.outcomes
    func leading(_ holds: (Outcome) -> Bool) throws(ProofFault) -> AnswerSet {
      try space.union(outcomes.indices.filter { holds(outcomes[$0]) }.map { sets.outcomes[$0] })
    }
    switch promise {
    case .outcomes(let ids): return try leading { ids.contains($0.id) }
    case .notOutcomes(let ids): return try leading { !ids.contains($0.id) }
    case .contacts(let ids):
      return try naming(sets) { contacts in ids.allSatisfy(contacts.contains) }
    case .firstContact(let id): return try naming(sets) { $0.first == id }

    case .urgencyAtMost(let most):
      return try space.union(
        urgencies.filter { $0.key <= most }.sorted { $0.key < $1.key }.map(\.value)
      )

    case .pages(let ids):
      var all = AnswerSet.all
      for id in ids { all = try space.intersection(all, sets.page(id)) }
      return all

    case .notPages(let ids):
      return try space.union(ids.map { sets.page($0) }).complement

    case .order(let first, let second):
      guard let first = procedure.page(first), let second = procedure.page(second) else {
        return .all
      }
      return (sets.early[.init(first: first, second: second)] ?? .none).complement

    case .urgencyRises:
      return .all
    }
  }

  /// The answers whose outcome names such people to call, in their own situation.
  private mutating func naming(
    _ sets: WalkSets,
    _ holds: ([String]) -> Bool
  ) throws(ProofFault) -> AnswerSet {
    var kept: [AnswerSet] = []
    for place in procedure.procedure.outcomes.indices {
      if contactsOf[place] == nil { contactsOf[place] = try sets.contacts(of: place, in: space) }
      kept += (contactsOf[place] ?? []).filter { holds($0.contacts) }.map(\.answers)
    }
    return try space.union(kept)
  }

  /// Compares walks that differ in one answer only: a more serious one may not be less urgent.
  private func proveRising(
    _ result: inout ProcedureProof.GuaranteeProof,
    _ fact: String,
    _ order: [String],
    _ those: AnswerSet,
    _ walks: WalkSets,
    _ urgencies: [Int: AnswerSet]
  ) throws(ProofFault) {
    result.isVacuous = true
    result.verdict = .proved
    guard let page = procedure.page(fact), procedure.pages[page].asks,
      let block = space.encoding.block(
        of: fact,
        procedure.rules.facts[procedure.pages[page].fact].type
      ), case .choice(let options) = block.values
    else { return }
    var sets: [[Int: AnswerSet]] = []
    for option in order {
      guard let place = options.firstIndex(of: option) else { return }
      sets.append(try choosing(option, place, block, those, walks, urgencies))
    }
    for serious in order.indices {
      for milder in 0..<serious {
        for (urgency, set) in sets[milder].sorted(by: { $0.key < $1.key }) {
          let other = try space.union(sets[serious].sorted { $0.key < $1.key }.map(\.value))
          if try !space.areDisjoint(set, other) { result.isVacuous = false }
          let later = try space.union(
            sets[serious].filter { $0.key > urgency }.sorted { $0.key < $1.key }.map(\.value)
          )
          let broken = try space.intersection(set, later)
          guard try !space.isEmpty(broken), let answers = try space.someAnswers(in: broken)
          else { continue }
          var one = answers
          var two = answers
          one[fact] = .option(order[milder])
          two[fact] = .option(order[serious])
          result.verdict = .refuted(live(one), other: live(two))
          return
        }
      }
    }
  }

  /// By urgency, all other answers with which an option is chosen and leads to it.
  ///
  /// Where the option does not count all walks are the same, and nothing is to be compared.
  private func choosing(
    _ option: String,
    _ place: Int,
    _ block: AnswerEncoding.Block,
    _ those: AnswerSet,
    _ walks: WalkSets,
    _ urgencies: [Int: AnswerSet]
  ) throws(ProofFault) -> [Int: AnswerSet] {
    guard let page = procedure.page(block.key),
      let own = procedure.rules.facts[procedure.pages[page].fact].type.options.firstIndex(
        of: option
      )
    else { return [:] }
    let chosen = try walks.chosen(.init(page: page, option: own), in: space)
    let concerned = try space.intersection(those, chosen)
    var sets: [Int: AnswerSet] = [:]
    for (urgency, set) in urgencies.sorted(by: { $0.key < $1.key }) {
      sets[urgency] = try space.with(block, at: place, in: try space.intersection(set, concerned))
    }
    return sets
  }

  /// The answers that count, as few as lead the same way.
  private func live(_ answers: [String: FactValue]) -> [String: FactValue] {
    procedure.liveAnswers(of: procedure.walk(answers), among: answers)
  }
}

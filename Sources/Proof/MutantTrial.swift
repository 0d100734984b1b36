public import Guidance
public import Rules

/// Tries mutants of a procedure, and tells whether anything notices the mistake.
///
/// A mutant that leads every combination of answers the same way is proved equal. Of each other one it
/// is told what catches it: the checks of all walks, a guarantee, or a scenario.
public struct MutantTrial {
  /// What came of a mutant.
  public enum Verdict: Sendable, Equatable {
    /// No answers do anything else.
    case equal
    /// The checks find a mistake that was not there before, named by its code.
    case check(String)
    /// A guarantee no longer holds.
    case guarantee(String)
    /// A scenario no longer holds.
    case scenario(String)
    /// Nothing notices; the fewest answers that lead elsewhere, and how each version ends with them.
    case missed(answers: [String: FactValue], before: String, after: String)
    /// Whether it changes anything, or whether a check or guarantee notices, was not decided within the
    /// budget. No scenario notices.
    case notDecided
  }

  /// How many nodes mutants may leave behind before they are dropped.
  private static let mostNodes = 1_000_000

  private let guide: Guide
  private let id: String
  private let mutants: [Mutant]
  /// The scenarios whose walks come by the procedure, by the procedure that they walk.
  private let scenarios: [(procedure: String, all: [Scenario])]
  private let spaceMembers: [CompiledProcedure]
  private let conflicts: Int
  /// The space of diagrams with the sets of the procedure in it; nil when these grow too large.
  private var versions: Versions?
  /// Used where diagrams grow too large; made when first needed.
  private var search: MutantSearch?
  /// How many more mutants may fill a space before diagrams are given up.
  private var patience = 3

  private struct Versions {
    let space: AnswerSpace
    let base: WalkSets
    /// The guarantees that do not hold without any mistake.
    let broken: Set<String>
    /// The size of the space with all that.
    let size: Int

    init(_ members: [CompiledProcedure], budget: Int) throws(ProofFault) {
      // A procedure and a mutant of it stand in the space together.
      space = AnswerSpace(members, budget: budget * 2)
      base = try WalkSets.of(members[0], in: space)
      broken = Set(try base.brokenGuarantees(in: space))
      size = space.size
    }

    /// Drops what mutants left behind, when it is much or `isFull`.
    func tidy(isFull: Bool = false) {
      let room = min(mostNodes, (space.budget - size) / 4)
      if isFull || space.size - size > room { space.forget(beyond: size) }
    }
  }

  /// Prepares the mutants of a procedure; guarantees that fail without any mutant do not count.
  ///
  /// The budget is that of ``AnswerSpace``; beyond it mutants are searched.
  public init(
    _ procedure: Procedure,
    of guide: Guide,
    mutants: [Mutant],
    budget: Int = AnswerSpace.budget
  ) throws(ProofFault) {
    // There are many mutants, and each asks several questions.
    let conflicts = AnswerSpace.conflicts(within: budget) / 10
    try self.init(procedure, of: guide, mutants: mutants, budget: budget, conflicts: conflicts)
  }

  init(
    _ procedure: Procedure,
    of guide: Guide,
    mutants: [Mutant],
    budget: Int,
    conflicts: Int
  ) throws(ProofFault) {
    self.conflicts = conflicts
    self.guide = guide
    id = procedure.id
    self.mutants = mutants
    guard let compiled = try? guide.compiled(procedure.id) else { throw .outOfBudget }
    // The bands of counts must be fine enough for every mutant.
    let counts = mutants.filter { $0.kind == .test && $0.before.contains(where: \.isNumber) }
    spaceMembers =
      [compiled]
      + counts.compactMap { try? guide.replacing($0.procedure).compiled(procedure.id) }
    versions = try? Versions(spaceMembers, budget: budget)
    scenarios = Self.scenarios(by: procedure.id, guide)
  }

  /// The scenarios that hold and come by a procedure, whether they walk it or one that calls it.
  private static func scenarios(
    by id: String,
    _ guide: Guide
  ) -> [(procedure: String, all: [Scenario])] {
    guide.procedures.compactMap { procedure in
      guard let compiled = try? guide.compiled(procedure.id) else { return nil }
      let visits = Set(
        compiled.pages.indices.filter { place in
          if case .page(_, _, let origin) = compiled.pages[place].origin {
            origin == id
          } else {
            false
          }
        }
      )
      let all = guide.scenarios.filter { scenario in
        guard scenario.procedure == procedure.id else { return false }
        let replay = ScenarioReplay(scenario, compiled)
        return replay.differences.isEmpty && !visits.isDisjoint(with: replay.walk.path)
      }
      return all.isEmpty ? nil : (procedure.id, all)
    }
  }

  /// What came of one mutant.
  ///
  /// Scenarios are tried first: walking a few answers is quick, looking at all of them is not.
  public mutating func verdict(on mutant: Mutant) throws(ProofFault) -> Verdict {
    if let code = Self.staticCheck(mutant) { return .check(code) }
    let changed = guide.replacing(mutant.procedure)
    let compiled: CompiledProcedure
    do {
      compiled = try changed.compiled(id)
    } catch {
      return .check(Self.code(of: error))
    }
    if let scenario = failing(in: changed) { return .scenario(scenario) }
    if let verdict = diagramVerdict(on: mutant, compiled, in: changed) { return verdict }
    return try searchVerdict(on: mutant, compiled, in: changed)
  }

  /// What came of a mutant by diagrams; nil when they grow too large.
  private mutating func diagramVerdict(
    on mutant: Mutant,
    _ compiled: CompiledProcedure,
    in changed: Guide
  ) -> Verdict? {
    guard let versions else { return nil }
    versions.tidy()
    do throws(ProofFault) {
      return try verdict(on: mutant, compiled, in: changed, versions)
    } catch {
      versions.tidy(isFull: true)
      patience -= 1
      if patience == 0 { self.versions = nil }
      return nil
    }
  }

  private func verdict(
    on mutant: Mutant,
    _ compiled: CompiledProcedure,
    in changed: Guide,
    _ versions: Versions
  ) throws(ProofFault) -> Verdict {
    let (space, base) = (versions.space, versions.base)
    let sets = try WalkSets.of(compiled, in: space)
    let pair = try VersionPair(space, base, sets)
    if try Self.isEqual(mutant, pair) { return .equal }
    if let code = newFault(from: base, to: sets) { return .check(code) }
    let guarantee = try sets.brokenGuarantees(in: space).first { !versions.broken.contains($0) }
    if let guarantee { return .guarantee(guarantee) }
    return try missed(mutant, pair, compiled)
  }

  private mutating func searchVerdict(
    on mutant: Mutant,
    _ compiled: CompiledProcedure,
    in changed: Guide
  ) throws(ProofFault) -> Verdict {
    if search == nil {
      search = try MutantSearch(spaceMembers, conflicts: conflicts)
    }
    let finding = try search?.finding(on: compiled, contactsChanged: mutant.kind == .contact) {
      (pair) throws(ProofFault) in try Self.visibleChange(of: mutant, pair)
    }
    switch finding {
    case .equal: return .equal
    case .noticed(let verdict): return verdict
    case .unnoticed, .notDecided, nil: break
    }
    guard case .unnoticed(let found) = finding else { return .notDecided }
    let answers = found ?? [:]
    return .missed(
      answers: answers,
      before: Self.ending(of: spaceMembers[0], answers),
      after: Self.ending(of: compiled, answers)
    )
  }

  /// Whether no answers lead elsewhere, name others to call or show anything else.
  private static func isEqual(
    _ mutant: Mutant,
    _ pair: VersionPair
  ) throws(ProofFault) -> Bool {
    if mutant.kind == .contact {
      return try pair.contactChanges().allSatisfy { $0.1.isEmpty }
    }
    guard pair.isPlainlySame else { return false }
    return try visibleChange(of: mutant, pair).isEmpty
  }

  // MARK: - Checks

  /// What the readers of the content refuse.
  private static func staticCheck(_ mutant: Mutant) -> String? {
    switch mutant.kind {
    case .contact:
      guard case .outcome(let id) = mutant.place,
        let outcome = mutant.procedure.outcomes.first(where: { $0.id == id })
      else { return nil }
      return outcome.contacts.isEmpty && outcome.contactNote == nil ? "contact-missing" : nil

    case .removed:
      let transitions =
        mutant.procedure.steps.flatMap(\.pages).map(\.next)
        + mutant.procedure.decisions.map(\.transition)
      // A transition without cases has a target and nothing else.
      let isEmpty = transitions.contains { $0.cases.isEmpty && $0.otherwise?.because != nil }
      return isEmpty ? "list-empty" : nil

    default:
      return nil
    }
  }

  private static func code(of fault: GuideFault) -> String {
    switch fault {
    case .callCircle: "call-cycle"
    case .tooManyPages: "procedure-too-large"
    case .decisionCircle: "decision-cycle"
    case .rule(_, .circle): "condition-cycle"
    case .rule(_, .tooLarge): "condition-too-large"
    case .unknownProcedure, .unknownSetting, .unknownTarget, .rule: "unknown-id"
    }
  }

  /// A mistake that the checks of all walks find and that was not there before.
  private func newFault(from base: WalkSets, to sets: WalkSets) -> String? {
    if base.gaps.isEmpty, !sets.gaps.isEmpty { return "transition-gap" }
    if base.undecided.isEmpty, !sets.undecided.isEmpty { return "transition-undecided" }
    if base.overlaps.isEmpty, !sets.overlaps.isEmpty { return "cases-overlap" }
    if base.loops.isEmpty, !sets.loops.isEmpty { return "loop-without-end" }
    for (place, page) in sets.procedure.pages.enumerated()
    where sets.pages[place].isEmpty && !base.page(page.key).isEmpty {
      return "page-unreachable"
    }
    for (place, outcome) in sets.procedure.procedure.outcomes.enumerated()
    where sets.outcomes[place].isEmpty && !base.outcome(outcome.id).isEmpty {
      return "outcome-unreachable"
    }
    return neverHolds(from: base, to: sets) ? "case-never-holds" : nil
  }

  /// Whether a case that led on before no longer does, though it is still there.
  private func neverHolds(from base: WalkSets, to sets: WalkSets) -> Bool {
    func taken(_ sets: WalkSets) -> Set<String> {
      var ids: Set<String> = []
      for (hit, set) in sets.hits where hit.hit >= 0 && !set.isEmpty {
        ids.insert(sets.procedure.transitions[hit.transition].cases[hit.hit].source.id)
      }
      return ids
    }
    let before = taken(base)
    let after = taken(sets)
    return sets.procedure.transitions.contains { transition in
      transition.cases.contains { before.contains($0.source.id) && !after.contains($0.source.id) }
    }
  }

  // MARK: - Scenarios

  /// The first scenario that fails in a changed guide.
  private func failing(in guide: Guide) -> String? {
    for (id, all) in scenarios {
      guard let compiled = try? guide.compiled(id) else { continue }
      for scenario in all where !ScenarioReplay(scenario, compiled).differences.isEmpty {
        return scenario.id
      }
    }
    return nil
  }

  /// The fewest answers that show the mistake: another end rather than only other pages.
  private func missed(
    _ mutant: Mutant,
    _ pair: VersionPair,
    _ compiled: CompiledProcedure
  ) throws(ProofFault) -> Verdict {
    let change = try ProcedureDifference(pair.old, pair.new, in: pair.space).changes.first
    var answers = change?.example ?? [:]
    if change == nil {
      answers = pair.space.fewestAnswers(in: try Self.visibleChange(of: mutant, pair)) ?? [:]
    }
    return .missed(
      answers: answers,
      before: Self.ending(of: pair.old.procedure, answers),
      after: Self.ending(of: compiled, answers)
    )
  }

  /// The walks in which something is said or left out that was not: only a condition can do that
  /// without leading elsewhere.
  private static func visibleChange(
    of mutant: Mutant,
    _ pair: VersionPair
  ) throws(ProofFault) -> AnswerSet {
    guard case .condition(let id) = mutant.place else { return .none }
    let names = mutant.procedure.conditions(reading: id)
    let end = try pair.old.finished(in: pair.space)
    var changed = AnswerSet.none
    for (when, place) in mutant.procedure.visibilities
    where when.names.contains(where: names.contains) {
      let before = try pair.old.atEnd(when, in: pair.space).isTrue
      let after = try pair.new.atEnd(when, in: pair.space).isTrue
      let seen =
        switch place {
        case .page(let page): pair.old.page(page)
        case .outcome(let outcome): pair.old.outcome(outcome)
        }
      let here = try pair.space.intersection(try pair.changed(before, after), seen)
      changed = try pair.space.union(changed, try pair.space.intersection(here, end))
    }
    return try pair.space.intersection(changed, pair.walks)
  }

  /// How a walk ends, in words.
  static func ending(of procedure: CompiledProcedure, _ answers: [String: FactValue]) -> String {
    let walk = procedure.walk(answers)
    if let advice = procedure.advice(of: walk) {
      return "outcome \(advice.outcome.id), urgency \(advice.urgency)"
    }
    switch walk.end {
    case .open(let page): return "question \(procedure.pages[page].key)"
    case .outcome, .stuck: return "no way on"
    }
  }
}

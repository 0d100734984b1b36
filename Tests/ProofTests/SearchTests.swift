import Guidance
import Rules
import SmallGuides
import Testing

@testable import Proof

/// What is searched for where diagrams grow too large: the same as by diagrams, but for the counts.
@Suite struct SearchTests {
  private static let conflicts = 20_000

  private static func guide(_ seed: Int, isSound: Bool) -> Guide {
    var maker = RandomProcedure(seed: seed, isSound: isSound)
    return maker.guide()
  }

  private static func space(
    _ procedures: [CompiledProcedure],
    conflicts: Int = Self.conflicts
  ) -> AnswerSpace {
    AnswerSpace(procedures, by: .search, budget: conflicts)
  }

  // MARK: - Goals of scenarios

  @Test(arguments: 0..<60)
  func `goals are those of diagrams, and the walks that are proposed come by all`(
    seed: Int
  ) throws {
    let procedure = try Self.guide(seed, isSound: seed % 2 == 0).compiled("proef")
    let exact = AnswerSpace([procedure])
    let expected = try CoverageGoals(try WalkSets.of(procedure, in: exact), in: exact)
    let space = Self.space([procedure])
    let goals = try CoverageGoals(try WalkSets.of(procedure, in: space), in: space)
    #expect(goals.undecided.isEmpty)
    #expect(goals.entries.map(\.goal) == expected.entries.map(\.goal))
    let found = try CoveringWalks(goals, besides: [], of: procedure, in: space)
    let met = found.walks.reduce(into: Set()) {
      $0.formUnion(CoverageGoals.reached(by: $1, of: procedure))
    }
    #expect(met.isSuperset(of: expected.entries.map(\.goal)))
    #expect(found.walks.allSatisfy { procedure.advice(of: procedure.walk($0)) != nil })
    #expect(found.isBounded == expected.entries.isEmpty)
  }

  // MARK: - Two versions

  /// What a difference says, without counts, examples and order.
  private func essence(_ difference: ProcedureDifference) -> [Set<String>] {
    [
      Set(difference.changes.map { "\($0.kind)" }), Set(difference.newPages),
      Set(difference.lostPages), Set(difference.newOutcomes), Set(difference.lostOutcomes),
      Set(difference.guarantees.map { "\($0)" }),
    ]
  }

  private func agree(_ old: CompiledProcedure, _ new: CompiledProcedure) throws {
    let expected = try ProcedureDifference(old, new)
    let space = Self.space([new, old])
    let found = try ProcedureDifference(
      try WalkSets.of(old, in: space),
      try WalkSets.of(new, in: space),
      in: space
    )
    #expect(found.undecided.isEmpty)
    #expect(essence(found) == essence(expected))
    #expect(found.walks == nil && found.changedWalks == nil)
    for change in found.changes {
      #expect(change.walks == nil)
      let fewest = expected.changes.first { $0.kind == change.kind }?.example.count ?? .max
      #expect(change.example.count >= fewest)
      try expectShown(change, old, new)
    }
  }

  private func expectShown(
    _ change: ProcedureDifference.Change,
    _ old: CompiledProcedure,
    _ new: CompiledProcedure
  ) throws {
    let (before, after) = (old.walk(change.example), new.walk(change.example))
    switch change.kind {
    case .outcome(let from, let to):
      #expect(old.ending(of: before) == from && new.ending(of: after) == to)
    case .urgency(_, let from, let to):
      #expect(old.advice(of: before)?.urgency == from && new.advice(of: after)?.urgency == to)
    case .stuck: #expect(new.ending(of: after).hasPrefix("!"))
    case .mended: #expect(old.ending(of: before).hasPrefix("!"))
    case .asks(let page): #expect(new.ending(of: after) == "? " + page)
    case .spares(let page): #expect(old.ending(of: before) == "? " + page)
    case .shows(let page): #expect(new.path(of: after).contains(page))
    case .skips(let page): #expect(!new.path(of: after).contains(page))
    case .contacts, .task, .noTask: break
    }
  }

  @Test(arguments: 0..<40)
  func `changes of two unlike versions are those of diagrams`(seed: Int) throws {
    let old = try Self.guide(seed, isSound: true).compiled("proef")
    let new = try Self.guide(seed + 1000, isSound: seed % 3 > 0).compiled("proef")
    try agree(old, new)
  }

  @Test(arguments: 0..<12)
  func `changes of a version with one mistake are those of diagrams`(seed: Int) throws {
    let guide = Self.guide(seed, isSound: true)
    guard let procedure = guide.procedure("proef") else { return }
    let old = try guide.compiled("proef")
    for mutant in MutantMaker.mutants(of: procedure, in: guide).prefix(6) {
      guard let new = try? guide.replacing(mutant.procedure).compiled("proef") else { continue }
      try agree(old, new)
    }
  }

  @Test(arguments: 0..<40)
  func `a version and itself do the same, without any search`(seed: Int) throws {
    let procedure = try Self.guide(seed, isSound: seed % 2 == 0).compiled("proef")
    let space = Self.space([procedure], conflicts: 0)
    let sets = try WalkSets.of(procedure, in: space)
    let again = try WalkSets.of(procedure, in: space)
    #expect(try ProcedureDifference(sets, again, in: space).isEmpty)
  }

  // MARK: - Mistakes

  @Test(arguments: 0..<30)
  func `what notices a mistake is what diagrams say`(seed: Int) throws {
    let guide = Self.guide(seed, isSound: seed % 3 > 0)
    guard let procedure = guide.procedure("proef") else { return }
    let mutants = Array(MutantMaker.mutants(of: procedure, in: guide).prefix(16))
    var exact = try MutantTrial(procedure, of: guide, mutants: mutants)
    var search = try MutantTrial(
      procedure,
      of: guide,
      mutants: mutants,
      budget: 1,
      conflicts: Self.conflicts
    )
    for mutant in mutants {
      let expected = try exact.verdict(on: mutant)
      let found = try search.verdict(on: mutant)
      switch (expected, found) {
      case (.missed, .missed(let answers, let before, let after)):
        let changed = try guide.replacing(mutant.procedure).compiled("proef")
        let own = try guide.compiled("proef")
        let paths = (own.path(of: own.walk(answers)), changed.path(of: changed.walk(answers)))
        #expect(before != after || Set(paths.0) != Set(paths.1), "\(mutant.before)")
      default:
        #expect(found == expected, "\(mutant.kind) \(mutant.before) -> \(mutant.after)")
      }
    }
  }

  @Test func `without a budget no mistake is called equal or noticed that is not`() throws {
    for seed in 0..<10 {
      let guide = Self.guide(seed, isSound: true)
      guard let procedure = guide.procedure("proef") else { continue }
      let mutants = Array(MutantMaker.mutants(of: procedure, in: guide).prefix(10))
      var exact = try MutantTrial(procedure, of: guide, mutants: mutants)
      var none = try MutantTrial(procedure, of: guide, mutants: mutants, budget: 1)
      for mutant in mutants {
        let expected = try exact.verdict(on: mutant)
        switch try none.verdict(on: mutant) {
        case .equal: #expect(expected == .equal)
        case .check, .guarantee, .scenario: #expect(expected != .equal)
        case .missed: #expect(expected != .equal)
        case .notDecided: break
        }
      }
    }
  }

  // MARK: - Sixty steps

  /// So few nodes that sixty steps with rules over any earlier answer never fit.
  private static let fewNodes = 60_000

  private static let long: Guide = {
    var maker = LongProcedure(seed: 3, steps: 60)
    return maker.guide()
  }()

  @Test func `sixty steps with rules over any earlier answer are too much for diagrams`() throws {
    let procedure = try Self.long.compiled("lang")
    #expect(throws: ProofFault.outOfBudget) {
      try WalkSets.of(procedure, in: AnswerSpace([procedure], budget: Self.fewNodes))
    }
  }

  @Test func `of sixty steps the goals are found, and each walk shows its own`() throws {
    let procedure = try Self.long.compiled("lang")
    let goals = try AnswerSpace.trying([procedure], budget: Self.fewNodes) {
      (space) throws(ProofFault) in
      try CoverageGoals(try WalkSets.of(procedure, in: space), in: space)
    }
    let pages = goals.entries.filter { $0.goal.kind == .page }.count
    #expect(pages + goals.undecided.filter { $0.kind == .page }.count == 60)
    #expect(pages > 50)
    let met = goals.examples.reduce(into: Set()) {
      $0.formUnion(CoverageGoals.reached(by: $1, of: procedure))
    }
    #expect(met.isSuperset(of: goals.entries.map(\.goal)))
  }

  @Test func `of sixty steps a change is shown with answers, and no more than that is claimed`()
    throws
  {
    let old = try Self.long.compiled("lang")
    let source = try #require(Self.long.procedure("lang"))
    let mutant = try #require(
      MutantMaker.mutants(of: source, in: Self.long).last { $0.kind == .target }
    )
    let new = try Self.long.replacing(mutant.procedure).compiled("lang")
    let difference = try ProcedureDifference(old, new, budget: Self.fewNodes)
    #expect(!difference.changes.isEmpty)
    for change in difference.changes { try expectShown(change, old, new) }
    #expect(try ProcedureDifference(old, old, budget: Self.fewNodes).isEmpty)
  }

  @Test func `of sixty steps mistakes are tried, and what is missed is shown`() throws {
    let guide = Self.long
    let source = try #require(guide.procedure("lang"))
    let own = try guide.compiled("lang")
    let all = MutantMaker.mutants(of: source, in: guide)
    let some = stride(from: 0, to: all.count, by: all.count / 3).map { all[$0] }
    var trial = try MutantTrial(source, of: guide, mutants: some, budget: Self.fewNodes)
    for mutant in some {
      guard case .missed(let answers, _, _) = try trial.verdict(on: mutant) else { continue }
      let changed = try guide.replacing(mutant.procedure).compiled("lang")
      #expect(
        own.ending(answers) != changed.ending(answers)
          || Set(own.path(of: own.walk(answers))) != Set(changed.path(of: changed.walk(answers)))
      )
    }
  }
}

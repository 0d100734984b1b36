import Guidance
import Proof
import Rules
import SmallGuides
import Testing

/// The goals of scenarios, held against replays of every combination of answers.
@Suite struct CoverageTests {
  private static func compiled(_ seed: Int) throws -> CompiledProcedure {
    var maker = RandomProcedure(seed: seed, isSound: seed % 2 == 0)
    return try maker.guide().compiled("proef")
  }

  private static func goals(
    _ procedure: CompiledProcedure
  ) throws -> (space: AnswerSpace, goals: CoverageGoals) {
    let space = AnswerSpace([procedure])
    return (space, try CoverageGoals(try WalkSets.of(procedure, in: space), in: space))
  }

  /// What each walk to an outcome comes by.
  private static func everyWalk(
    _ procedure: CompiledProcedure
  ) -> [(answers: [String: FactValue], goals: Set<CoverageGoal>)] {
    var seen: Set<[UInt64]> = []
    return EveryWalk(procedure).rows.compactMap { row in
      guard procedure.advice(of: row.walk) != nil, seen.insert(row.walk.live).inserted else {
        return nil
      }
      return (row.answers, CoverageGoals.reached(by: row.answers, of: procedure))
    }
  }

  @Test(arguments: 0..<120)
  func `a goal has just the walks whose replay comes by it`(seed: Int) throws {
    let procedure = try Self.compiled(seed)
    let every = Self.everyWalk(procedure)
    let (space, goals) = try Self.goals(procedure)
    var counts: [CoverageGoal: Int] = [:]
    for walk in every { for goal in walk.goals { counts[goal, default: 0] += 1 } }
    let found = goals.entries.map { ($0.goal, space.count($0.walks).exactly ?? -1) }
    #expect(Dictionary(uniqueKeysWithValues: found) == counts)
  }

  @Test(arguments: 0..<120)
  func `walks that are proposed come by every goal, each of them by one of its own`(
    seed: Int
  ) throws {
    let procedure = try Self.compiled(seed)
    let (space, goals) = try Self.goals(procedure)
    let found = try CoveringWalks(goals, besides: [], of: procedure, in: space)
    let each = found.walks.map { CoverageGoals.reached(by: $0, of: procedure) }
    let wanted = Set(goals.entries.map(\.goal))
    #expect(each.reduce(into: Set()) { $0.formUnion($1) }.isSuperset(of: wanted))
    for spare in each.indices {
      let others = each.indices.filter { $0 != spare }.reduce(into: Set()) {
        $0.formUnion(each[$1])
      }
      #expect(!others.isSuperset(of: wanted))
    }
    #expect(found.walks.allSatisfy { procedure.advice(of: procedure.walk($0)) != nil })
  }

  @Test(arguments: 0..<120)
  func `fewer walks than are said to be needed never do`(seed: Int) throws {
    let procedure = try Self.compiled(seed)
    let (space, goals) = try Self.goals(procedure)
    let found = try CoveringWalks(goals, besides: [], of: procedure, in: space)
    #expect(found.apart.count <= found.walks.count)
    for walk in Self.everyWalk(procedure) {
      #expect(walk.goals.intersection(found.apart).count <= 1)
    }
  }

  @Test func `what scenarios come by already is left out`() throws {
    let procedure = try Self.compiled(4)
    let (space, goals) = try Self.goals(procedure)
    let all = Set(goals.entries.map(\.goal))
    #expect(!all.isEmpty)
    #expect(try CoveringWalks(goals, besides: all, of: procedure, in: space).walks.isEmpty)
  }
}

import Content
import Guidance
import Proof

/// The goals of procedures, and which of them the scenarios come by.
struct ScenarioGoals {
  /// One procedure with its goals.
  struct Part {
    var procedure: CompiledProcedure
    var space: AnswerSpace
    var goals: CoverageGoals

    /// Walks through all goals but those that are met already; searched for where diagrams grow too large.
    func walks(besides known: Set<CoverageGoal>) throws(ProofFault) -> CoveringWalks {
      do throws(ProofFault) {
        return try CoveringWalks(goals, besides: known, of: procedure, in: space)
      } catch {
        let conflicts = AnswerSpace.conflicts(within: space.budget)
        let search = AnswerSpace([procedure], by: .search, budget: conflicts)
        let goals = try CoverageGoals(try WalkSets.of(procedure, in: search), in: search)
        return try CoveringWalks(goals, besides: known, of: procedure, in: search)
      }
    }
  }

  /// The procedures in the order of the guide's start, those that are only called last.
  let parts: [Part]
  /// All goals, each once.
  let all: [CoverageGoal]
  /// Goals of which it was not decided whether any walk comes by them; no scenario does.
  let undecided: [CoverageGoal]
  /// The ids of procedures that are too large to be followed at all: of these only goals that scenarios
  /// come by are known.
  let unfollowed: [String]
  /// Those that scenarios come by.
  let covered: Set<CoverageGoal>

  /// Finds them; the budget is that of a space of answers.
  init(_ content: CheckedContent, only procedure: String?, budget: Int) throws {
    guard let guide = content.guide else {
      (parts, all, covered, undecided, unfollowed) = ([], [], [], [], [])
      return
    }
    if let procedure { _ = try guide.ready(procedure) }
    let called = guide.procedures.map(\.id).filter { !guide.start.contains($0) }
    let ids = procedure.map { [$0] } ?? guide.start + called
    var parts: [Part] = []
    var unfollowed: [String] = []
    let progress = Progress("following", of: ids.count)
    defer { progress.finish() }
    for id in ids {
      let compiled = try guide.ready(id)
      do throws(ProofFault) {
        parts.append(
          try AnswerSpace.trying([compiled], budget: budget) { space throws(ProofFault) in
            let goals = try CoverageGoals(try WalkSets.of(compiled, in: space), in: space)
            return Part(procedure: compiled, space: space, goals: goals)
          }
        )
      } catch {
        unfollowed.append(id)
      }
      progress.step()
    }
    let reached = try Scenarios(content).all.map { item in
      (
        procedure: item.procedure.procedure.id,
        goals: CoverageGoals.reached(by: item.scenario.answers, of: item.procedure)
      )
    }
    let covered = reached.reduce(into: Set()) { $0.formUnion($1.goals) }
    var all = Set(parts.flatMap { $0.goals.entries.map(\.goal) })
    for part in parts { all.formUnion(covered.intersection(part.goals.undecided)) }
    for item in reached where unfollowed.contains(item.procedure) { all.formUnion(item.goals) }
    self.parts = parts
    self.all = all.sorted()
    self.covered = covered
    self.unfollowed = unfollowed
    undecided = Set(parts.flatMap(\.goals.undecided)).subtracting(all).sorted()
  }
}

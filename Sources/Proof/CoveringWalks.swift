public import Guidance
public import Rules

/// A small set of walks that comes by every goal, and how small such a set could be at best.
public struct CoveringWalks: Sendable {
  /// The walks, as answers.
  public private(set) var walks: [[String: FactValue]] = []
  /// Goals of which no two can be met by the same walk: a set of walks needs at least as many.
  public private(set) var apart: [CoverageGoal] = []

  /// Whether it was looked for at all how few walks can do; a space that searches does not.
  public private(set) var isBounded = true

  /// Whether no smaller set can do.
  public var isSmallest: Bool { walks.count == apart.count }

  /// Finds walks for the goals that are left over.
  public init(
    _ goals: CoverageGoals,
    besides covered: Set<CoverageGoal>,
    of procedure: CompiledProcedure,
    in space: AnswerSpace
  ) throws(ProofFault) {
    let entries = goals.entries.filter { !covered.contains($0.goal) }
    guard !entries.isEmpty else { return }
    if space.method == .search {
      isBounded = false
      walks = Self.chosen(among: goals.examples, for: Set(entries.map(\.goal)), procedure)
      return
    }
    let counts = entries.map { space.count($0.walks) }
    let rare = entries.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
    let common = Array(rare.reversed())
    // Different orders find different sets; the smallest is kept, the earlier one of equals.
    for order in [rare, common, Array(entries.indices)] {
      do throws(ProofFault) {
        let found = try Self.cover(entries, order, first: rare, procedure, space)
        if walks.isEmpty || found.count < walks.count { walks = found }
      } catch {
        // What one order has found stands, even where the next one takes too much.
        guard !walks.isEmpty else { throw error }
        isBounded = false
        return
      }
    }
    do throws(ProofFault) {
      apart = try Self.apart(entries, rare, space)
    } catch {
      isBounded = false
    }
  }

  /// Walks through as many goals as one walk can meet, until all are met; then none that is spare.
  private static func cover(
    _ entries: [CoverageGoals.Entry],
    _ order: [Int],
    first: [Int],
    _ procedure: CompiledProcedure,
    _ space: AnswerSpace
  ) throws(ProofFault) -> [[String: FactValue]] {
    var left = Set(entries.map(\.goal))
    var found: [(answers: [String: FactValue], goals: Set<CoverageGoal>)] = []
    for start in first where left.contains(entries[start].goal) {
      var walks = entries[start].walks
      for place in order where place != start && left.contains(entries[place].goal) {
        let both = try space.intersection(walks, entries[place].walks)
        if !both.isEmpty { walks = both }
      }
      guard let answers = space.fewestAnswers(in: walks) else { continue }
      let goals = CoverageGoals.reached(by: answers, of: procedure)
      left.subtract(goals)
      found.append((answers, goals))
    }
    return withoutSpare(found, Set(entries.map(\.goal))).map(\.answers)
  }

  /// Of some walks as many as are needed, each time the one that comes by most of what is left.
  private static func chosen(
    among walks: [[String: FactValue]],
    for goals: Set<CoverageGoal>,
    _ procedure: CompiledProcedure
  ) -> [[String: FactValue]] {
    let all = walks.map {
      (answers: $0, goals: CoverageGoals.reached(by: $0, of: procedure))
    }
    var left = goals
    var found: [(answers: [String: FactValue], goals: Set<CoverageGoal>)] = []
    while !left.isEmpty {
      let gains = all.map { $0.goals.intersection(left).count }
      guard let most = gains.max(), most > 0, let place = gains.firstIndex(of: most) else { break }
      left.subtract(all[place].goals)
      found.append(all[place])
    }
    return withoutSpare(found, goals).map(\.answers)
  }

  private static func withoutSpare(
    _ found: [(answers: [String: FactValue], goals: Set<CoverageGoal>)],
    _ wanted: Set<CoverageGoal>
  ) -> [(answers: [String: FactValue], goals: Set<CoverageGoal>)] {
    var times: [CoverageGoal: Int] = [:]
    for walk in found {
      for goal in walk.goals where wanted.contains(goal) { times[goal, default: 0] += 1 }
    }
    var kept: [(answers: [String: FactValue], goals: Set<CoverageGoal>)] = []
    for walk in found {
      let own = walk.goals.intersection(wanted)
      if own.allSatisfy({ times[$0, default: 0] > 1 }) {
        for goal in own { times[goal, default: 0] -= 1 }
      } else {
        kept.append(walk)
      }
    }
    return kept
  }

  // MARK: - The least that is needed

  /// Goals of which no two can be met by one walk, as many as a simple search finds.
  private static func apart(
    _ entries: [CoverageGoals.Entry],
    _ rare: [Int],
    _ space: AnswerSpace
  ) throws(ProofFault) -> [CoverageGoal] {
    var known: [Int: Bool] = [:]
    func areApart(_ one: Int, _ other: Int) throws(ProofFault) -> Bool {
      let key = min(one, other) * entries.count + max(one, other)
      if let answer = known[key] { return answer }
      let answer = try space.areDisjoint(entries[one].walks, entries[other].walks)
      known[key] = answer
      return answer
    }
    // Goals with the same walks are one goal here.
    var seen: Set<AnswerSet> = []
    let single = rare.filter { seen.insert(entries[$0].walks).inserted }
    var degree: [Int: Int] = [:]
    for one in single {
      for other in single where one < other {
        guard try areApart(one, other) else { continue }
        degree[one, default: 0] += 1
        degree[other, default: 0] += 1
      }
    }
    let order = single.enumerated().sorted { left, right in
      (-degree[left.element, default: 0], left.offset)
        < (-degree[right.element, default: 0], right.offset)
    }.map(\.element)
    var best: [Int] = []
    for start in order {
      var clique = [start]
      for place in order where place != start {
        var fits = true
        for member in clique where try !areApart(member, place) {
          fits = false
          break
        }
        if fits { clique.append(place) }
      }
      if clique.count > best.count { best = clique }
    }
    return best.map { entries[$0].goal }.sorted()
  }
}

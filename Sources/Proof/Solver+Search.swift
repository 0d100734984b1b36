extension Solver {
  private static let restartUnit = 64

  mutating func search(_ assumptions: ContiguousArray<Int32>, _ budget: Int) -> Answer {
    var conflicts = 0
    var restarts = 0
    var untilRestart = Self.restartUnit
    while true {
      let conflict = propagate()
      if conflict != Trail.noClause {
        guard trail.level > 0 else {
          isContradiction = true
          return .unsatisfiable
        }
        conflicts += 1
        guard conflicts <= budget else { return .notDecided }
        untilRestart -= 1
        resolve(conflict)
        continue
      }
      if untilRestart <= 0 {
        restarts += 1
        untilRestart = Self.luby(restarts) * Self.restartUnit
        restart()
        continue
      }
      if let answer = decide(assumptions) { return answer }
    }
  }

  /// Makes the next assumption or decision; returns the answer when none is left or possible.
  private mutating func decide(_ assumptions: ContiguousArray<Int32>) -> Answer? {
    while trail.level < assumptions.count {
      let literal = assumptions[trail.level]
      switch trail.values[Int(literal)] {
      case 0:
        trail.startLevel()
        trail.assign(literal, because: Trail.noClause)
        return nil

      // One that holds already gets an empty level, so that levels and assumptions keep step.
      case 1: trail.startLevel()
      default: return .unsatisfiable
      }
    }
    while let variable = order.next() {
      guard trail.values[Int(variable) << 1] == 0 else { continue }
      trail.startLevel()
      trail.assign(trail.preferred(variable), because: Trail.noClause)
      return nil
    }
    return .satisfiable
  }

  /// Learns from a conflict and goes back to where the learnt clause forces a literal.
  private mutating func resolve(_ conflict: Int32) {
    let (level, worth) = learn(from: conflict)
    trail.backtrack(to: level, &order)
    let clause = learnt.count > 1 ? clauses.add(learnt, worth: worth) : Trail.noClause
    trail.assign(learnt[0], because: clause)
    order.age()
  }

  private mutating func restart() {
    trail.backtrack(to: 0, &order)
    guard clauses.learntCount > mostLearnt else { return }
    clauses.forget(trail.values)
    mostLearnt += mostLearnt / 10
  }

  /// How long the stretches between restarts are: 1 1 2 1 1 2 4 1 1 2 ..., which is never far from the
  /// best choice (Luby, Sinclair and Zuckerman).
  static func luby(_ number: Int) -> Int {
    var size = 1
    var rest = number
    while size < rest + 1 { size = 2 * size + 1 }
    while size - 1 != rest {
      size /= 2
      rest %= size
    }
    return (size + 1) / 2
  }

  /// Assigns all that follows from what is assigned; returns a clause that fails, if any.
  @inline(__always)
  private mutating func propagate() -> Int32 {
    Self.propagate(&trail, &clauses.literals, &clauses.watches)
  }

  private static func propagate(
    _ trail: inout Trail,
    _ literals: inout ContiguousArray<Int32>,
    _ watches: inout ContiguousArray<ContiguousArray<ClauseStore.Watch>>
  ) -> Int32 {
    literals.withUnsafeMutableBufferPointer { arena in
      guard let arena = arena.baseAddress else {
        trail.propagated = trail.literals.count
        return Trail.noClause
      }
      while trail.propagated < trail.literals.count {
        let falsified = trail.literals[trail.propagated] ^ 1
        trail.propagated += 1
        var list: ContiguousArray<ClauseStore.Watch> = []
        swap(&list, &watches[Int(falsified)])
        var kept = 0
        let conflict = list.withUnsafeMutableBufferPointer { list in
          visit(list, falsified, arena, &trail, &watches, &kept)
        }
        list.removeLast(list.count - kept)
        swap(&list, &watches[Int(falsified)])
        if conflict != Trail.noClause { return conflict }
      }
      return Trail.noClause
    }
  }

  /// Looks at the clauses that watch a literal which turned false, and moves those that go on watching
  /// it to the front of the list.
  @inline(__always)
  private static func visit(
    _ list: UnsafeMutableBufferPointer<ClauseStore.Watch>,
    _ falsified: Int32,
    _ arena: UnsafeMutablePointer<Int32>,
    _ trail: inout Trail,
    _ watches: inout ContiguousArray<ContiguousArray<ClauseStore.Watch>>,
    _ kept: inout Int
  ) -> Int32 {
    var conflict = Trail.noClause
    var next = 0
    visiting: while next < list.count {
      let watch = list[next]
      next += 1
      if conflict != Trail.noClause || trail.values[Int(watch.blocker)] > 0 {
        list[kept] = watch
        kept += 1
        continue
      }
      let clause = arena + Int(watch.clause)
      if clause[0] == falsified {
        clause[0] = clause[1]
        clause[1] = falsified
      }
      let first = clause[0]
      let value = trail.values[Int(first)]
      if value <= 0 {
        for place in 2..<max(2, Int(clause[-2])) where trail.values[Int(clause[place])] >= 0 {
          clause[1] = clause[place]
          clause[place] = falsified
          watches[Int(clause[1])].append(.init(clause: watch.clause, blocker: first))
          continue visiting
        }
      }
      list[kept] = .init(clause: watch.clause, blocker: first)
      kept += 1
      if value < 0 {
        conflict = watch.clause
      } else if value == 0 {
        trail.assign(first, because: watch.clause)
      }
    }
    return conflict
  }
}

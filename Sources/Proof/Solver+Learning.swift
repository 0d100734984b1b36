extension Solver {
  /// Puts into `learnt` a clause that follows from the given ones and would have prevented the conflict.
  ///
  /// Its first literal is the only one of the current level (the first such clause that is met going
  /// back); its second is of the level returned, at which the first will be forced. `worth` is the
  /// number of levels.
  mutating func learn(from conflict: Int32) -> (level: Int, worth: Int32) {
    learnt.removeAll(keepingCapacity: true)
    learnt.append(0)
    let current = Int32(trail.level)
    var clause = conflict
    var place = trail.literals.count
    var unresolved = 0
    repeat {
      for at in clauses.range(of: clause) {
        let literal = clauses.literals[at]
        let variable = literal >> 1
        let level = trail.levels[Int(variable)]
        guard !isSeen[Int(variable)], level > 0 else { continue }
        note(variable)
        order.bump(variable)
        if level == current { unresolved += 1 } else { learnt.append(literal) }
      }
      repeat { place -= 1 } while !isPending(trail.literals[place])
      let literal = trail.literals[place]
      clause = trail.reasons[Int(literal >> 1)]
      learnt[0] = literal ^ 1
      unresolved -= 1
    } while unresolved > 0
    minimize()
    for variable in seen { isSeen[Int(variable)] = false }
    seen.removeAll(keepingCapacity: true)
    return (secondLevel(), worth())
  }

  @inline(__always)
  private func isPending(_ literal: Int32) -> Bool { isSeen[Int(literal >> 1)] }

  @inline(__always)
  private mutating func note(_ variable: Int32) {
    isSeen[Int(variable)] = true
    seen.append(variable)
  }

  /// Drops literals that follow from the others.
  private mutating func minimize() {
    var levels: UInt64 = 0
    for literal in learnt.dropFirst() { levels |= levelBit(literal >> 1) }
    var kept = 1
    for place in 1..<max(1, learnt.count) {
      let literal = learnt[place]
      if trail.reasons[Int(literal >> 1)] == Trail.noClause || !isImplied(literal, levels) {
        learnt[kept] = literal
        kept += 1
      }
    }
    learnt.removeLast(learnt.count - kept)
  }

  @inline(__always)
  private func levelBit(_ variable: Int32) -> UInt64 {
    1 << UInt64(trail.levels[Int(variable)] & 63)
  }

  /// Whether a literal follows from the other learnt ones; `levels` are theirs, one bit for each.
  private mutating func isImplied(_ literal: Int32, _ levels: UInt64) -> Bool {
    let known = seen.count
    open.removeAll(keepingCapacity: true)
    open.append(literal)
    while let next = open.popLast() {
      for at in clauses.range(of: trail.reasons[Int(next >> 1)]) {
        let other = clauses.literals[at]
        let variable = other >> 1
        guard !isSeen[Int(variable)], trail.levels[Int(variable)] > 0 else { continue }
        guard trail.reasons[Int(variable)] != Trail.noClause, levelBit(variable) & levels != 0
        else {
          for place in known..<seen.count { isSeen[Int(seen[place])] = false }
          seen.removeLast(seen.count - known)
          return false
        }
        note(variable)
        open.append(other)
      }
    }
    return true
  }

  /// Moves the literal of the highest level but the current one to the second place, for its level.
  private mutating func secondLevel() -> Int {
    guard learnt.count > 1 else { return 0 }
    var highest = 1
    for place in 2..<max(2, learnt.count)
    where trail.levels[Int(learnt[place] >> 1)] > trail.levels[Int(learnt[highest] >> 1)] {
      highest = place
    }
    learnt.swapAt(1, highest)
    return Int(trail.levels[Int(learnt[1] >> 1)])
  }

  private mutating func worth() -> Int32 {
    mark += 1
    var count: Int32 = 0
    for literal in learnt {
      let level = Int(trail.levels[Int(literal >> 1)])
      if levelMarks[level] != mark {
        levelMarks[level] = mark
        count += 1
      }
    }
    return count
  }
}

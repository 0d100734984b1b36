@testable import Proof
import SmallGuides
import Testing

/// The solver answers as trying all values would, and shows how.
@Suite struct SolverTests {
  private static let plenty = 1_000_000

  private static func solver(_ variables: Int, _ clauses: [[Int32]]) -> Solver {
    var solver = Solver()
    for _ in 0..<variables { _ = solver.newVariable() }
    for clause in clauses { solver.add(clause) }
    return solver
  }

  private static func literals(
    _ count: Int,
    _ variables: Int,
    _ numbers: inout SeededNumbers
  )
    -> [Int32]
  {
    (0..<count).map { _ in
      let variable = Int32(numbers.below(variables) + 1)
      return numbers.oneIn(2) ? variable : -variable
    }
  }

  private static func clauses(_ variables: Int, _ numbers: inout SeededNumbers) -> [[Int32]] {
    (0..<numbers.below(variables * 5 + 2)).map { _ in
      literals(numbers.oneIn(30) ? 0 : numbers.below(3) + 1, variables, &numbers)
    }
  }

  private static func canHold(_ variables: Int, _ clauses: [[Int32]]) -> Bool {
    let masks = clauses.map { clause in
      clause.reduce(into: (yes: 0, no: 0)) { mask, literal in
        if literal > 0 { mask.yes |= 1 << Int(literal) } else { mask.no |= 1 << Int(-literal) }
      }
    }
    return (0..<(1 << variables)).contains { values in
      masks.allSatisfy { $0.yes & (values << 1) != 0 || $0.no & ~(values << 1) != 0 }
    }
  }

  @Test func `small clauses get the answer that trying all values gives`() {
    var seen: [Solver.Answer: Int] = [:]
    for seed in 1...3_000 {
      var numbers = SeededNumbers(seed: UInt64(seed))
      let variables = numbers.below(6) + 1
      let clauses = Self.clauses(variables, &numbers)
      var solver = Self.solver(variables, clauses)
      let answer = solver.solve(conflicts: Self.plenty)
      let expected = Self.canHold(variables, clauses)
      #expect(answer == (expected ? .satisfiable : .unsatisfiable), "seed \(seed): \(clauses)")
      if expected {
        #expect(clauses.allSatisfy { $0.contains { solver.value(of: $0) } }, "seed \(seed)")
      }
      seen[answer, default: 0] += 1
    }
    #expect(seen.values.allSatisfy { $0 > 500 } && seen.count == 2, "\(seen)")
  }

  @Test func `one solver answers under ever other assumptions and clauses`() {
    for seed in 1...600 {
      var numbers = SeededNumbers(seed: UInt64(seed))
      let variables = numbers.below(6) + 1
      var clauses: [[Int32]] = []
      var solver = Self.solver(variables, [])
      for _ in 0..<6 {
        let more = (0..<3).map { _ in Self.literals(numbers.below(3) + 1, variables, &numbers) }
        for clause in more { solver.add(clause) }
        clauses += more
        let assumed = Self.literals(numbers.below(4), variables, &numbers)
        let all = clauses + assumed.map { [$0] }
        let expected = Self.canHold(variables, all)
        let answer = solver.solve(assuming: assumed, conflicts: Self.plenty)
        #expect(answer == (expected ? .satisfiable : .unsatisfiable), "seed \(seed)")
        if expected {
          #expect(all.allSatisfy { $0.contains { solver.value(of: $0) } }, "seed \(seed)")
        }
      }
    }
  }

  /// One pigeon more than there are holes, each pigeon in a hole, no hole with two.
  private static func pigeons(_ holes: Int) -> Solver {
    func place(_ pigeon: Int, _ hole: Int) -> Int32 { Int32(pigeon * holes + hole + 1) }
    var clauses = (0...holes).map { pigeon in (0..<holes).map { place(pigeon, $0) } }
    for hole in 0..<holes {
      for pigeon in 0...holes {
        for other in 0..<pigeon { clauses.append([-place(pigeon, hole), -place(other, hole)]) }
      }
    }
    return solver((holes + 1) * holes, clauses)
  }

  @Test(arguments: 1...6) func `more pigeons than holes do not fit`(holes: Int) {
    var solver = Self.pigeons(holes)
    #expect(solver.solve(conflicts: Self.plenty) == .unsatisfiable)
  }

  @Test func `forgetting what was learnt changes no answer`() {
    var solver = Self.pigeons(6)
    solver.mostLearnt = 20
    #expect(solver.solve(conflicts: Self.plenty) == .unsatisfiable)
    #expect(solver.mostLearnt > 20, "nothing was forgotten")
  }

  @Test func `a search beyond its budget is given up and can be taken up again`() {
    var solver = Self.pigeons(6)
    #expect(solver.solve(conflicts: 10) == .notDecided)
    #expect(solver.solve(conflicts: 10) == .notDecided)
    #expect(solver.solve(conflicts: Self.plenty) == .unsatisfiable)
  }

  @Test func `what only propagates needs no budget`() {
    var solver = Self.solver(3, [[1], [-1, 2], [-2, 3]])
    #expect(solver.solve(conflicts: 0) == .satisfiable)
    #expect(solver.value(of: 3) && !solver.value(of: -3))
    #expect(solver.solve(assuming: [-3], conflicts: 0) == .unsatisfiable)
  }

  @Test func `the same calls find the same values`() {
    var numbers = SeededNumbers(seed: 7)
    let clauses = (0..<120).map { _ in Self.literals(3, 40, &numbers) }
    let found = (0..<2).map { _ in
      var solver = Self.solver(40, clauses)
      #expect(solver.solve(conflicts: Self.plenty) == .satisfiable)
      return (1...40).map { solver.value(of: $0) }
    }
    #expect(found[0] == found[1])
  }
}

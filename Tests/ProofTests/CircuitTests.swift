import Proof
import SmallGuides
import Testing

/// A part of a circuit is true exactly when its statement is.
@Suite struct CircuitTests {
  private static let inputs = 4

  /// A part with the values that it must have, one for each combination of the inputs.
  private struct Part {
    var literal: Int32
    var table: [Bool]
  }

  /// Builds a seeded statement from parts that are there.
  private static func build(
    _ circuit: inout Circuit,
    _ parts: [Part],
    _ numbers: inout SeededNumbers
  ) -> Part {
    let some = (0..<numbers.below(5)).map { _ in
      let part = numbers.pick(parts)
      return numbers.oneIn(2)
        ? part : Part(literal: -part.literal, table: part.table.map { !$0 })
    }
    let literals = some.map(\.literal)
    let one = numbers.pick(parts)
    let other = numbers.pick(parts)
    let needed = numbers.below(5)
    func part(_ literal: Int32, _ value: (Int) -> Bool) -> Part {
      Part(literal: literal, table: (0..<(1 << inputs)).map(value))
    }
    func count(_ row: Int) -> Int { some.count { $0.table[row] } }
    switch numbers.below(6) {
    case 0: return part(circuit.all(literals)) { count($0) == some.count }
    case 1: return part(circuit.any(literals)) { count($0) > 0 }
    case 2:
      return part(circuit.equal(one.literal, -other.literal)) { one.table[$0] != other.table[$0] }
    case 3:
      return part(circuit.implies(one.literal, other.literal)) { !one.table[$0] || other.table[$0] }
    case 4: return part(circuit.atLeast(needed, of: literals)) { count($0) >= needed }
    default: return part(circuit.exactlyOne(of: literals)) { count($0) == 1 }
    }
  }

  @Test func `every part has the value of its statement`() {
    for seed in 1...60 {
      var numbers = SeededNumbers(seed: UInt64(seed))
      var circuit = Circuit()
      var parts = (0..<Self.inputs).map { input in
        Part(
          literal: circuit.variable(),
          table: (0..<(1 << Self.inputs)).map { $0 >> input & 1 == 1 }
        )
      }
      for _ in 0..<12 { parts.append(Self.build(&circuit, parts, &numbers)) }
      for row in 0..<(1 << Self.inputs) {
        let assumed = parts.prefix(Self.inputs).map { $0.table[row] ? $0.literal : -$0.literal }
        #expect(circuit.solver.solve(assuming: assumed, conflicts: 1_000) == .satisfiable)
        for part in parts {
          #expect(circuit.solver.value(of: part.literal) == part.table[row], "seed \(seed)")
        }
      }
    }
  }

  @Test func `equal statements are one part`() {
    var circuit = Circuit()
    let one = circuit.variable()
    let other = circuit.variable()
    #expect(circuit.all([one, other]) == circuit.all([other, one, one]))
    #expect(circuit.any([one, other]) == -circuit.all([-other, -one]))
    #expect(circuit.equal(one, -other) == -circuit.equal(other, one))
    #expect(circuit.all([one, -one]) == -circuit.always)
    #expect(circuit.any([one, circuit.always]) == circuit.always)
    #expect(circuit.all([]) == circuit.always)
  }

  @Test func `what is required holds in all that is found`() {
    var circuit = Circuit()
    let parts = (0..<3).map { _ in circuit.variable() }
    circuit.require(circuit.exactlyOne(of: parts))
    circuit.requireAny([parts[1], parts[2]])
    #expect(circuit.solver.solve(assuming: [-parts[1]], conflicts: 100) == .satisfiable)
    #expect(parts.map { circuit.solver.value(of: $0) } == [false, false, true])
    #expect(circuit.solver.solve(assuming: [parts[0]], conflicts: 100) == .unsatisfiable)
  }
}

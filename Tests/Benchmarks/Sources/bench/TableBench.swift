import Proof

/// The proof task: a table of yes/no facts and first-match rules, by searching.
///
/// P1 a property, RE which rules can decide, P2 that one fact never lowers the outcome, EQ that the table
/// equals its own rewriting (negations inward, distributed once, operands reversed).
struct TableBench {
  /// A statement over facts.
  private indirect enum Formula {
    case fact(Int, isTrue: Bool)
    case all([Formula])
    case any([Formula])
    case not(Formula)
  }

  private var rules: [(outcome: Int, when: Formula)] = []
  private var places: [String: Int] = [:]
  private let otherwise: Int

  /// Reads the table.
  init?(_ path: String) throws {
    let root = try PlainJSON.read(path)
    guard case .number(let outcome) = root["default"] else { return nil }
    otherwise = outcome
    for fact in root["facts"].list { places[fact.text] = places.count }
    for rule in root["rules"].list {
      guard case .number(let outcome) = rule["outcome"], let formula = formula(rule["when"]) else {
        return nil
      }
      rules.append((outcome, formula))
    }
  }

  /// Does the task, and says what came of it and how long it took.
  static func run(_ path: String) throws {
    guard let bench = try TableBench(path) else { return }
    var found = bench.run()
    let seconds = Stopwatch.median(of: 9) { found = bench.run() }
    print(
      "  \(bench.places.count) facts, \(bench.rules.count) rules: P1, P2, EQ hold: \(found.holds)"
    )
    print("  \(found.reached) rules can decide")
    Bench.report("P1, RE, P2 and EQ together", seconds * 1e3, "ms")
  }

  private func formula(_ value: PlainJSON) -> Formula? {
    if case .list(let parts) = value["all"] { return .all(parts.compactMap(formula)) }
    if case .list(let parts) = value["any"] { return .any(parts.compactMap(formula)) }
    if case .object = value["not"] { return formula(value["not"]).map { .not($0) } }
    guard case .bool(let isTrue) = value["eq"], let place = places[value["fact"].text] else {
      return nil
    }
    return .fact(place, isTrue: isTrue)
  }

  /// Does the whole task once; returns what was found.
  func run() -> (holds: [Bool], reached: Int) {
    var circuit = Circuit()
    let facts = (0..<places.count).map { _ in circuit.variable() }
    let hits = hits(rules.map { build($0.when, facts, &circuit) }, &circuit)
    let property = circuit.all([facts[0], facts[1], -outcome(5, hits, &circuit)])
    let holds = [decide([property], &circuit) == .unsatisfiable]
    let reached = hits.dropLast().filter { decide([$0], &circuit) == .satisfiable }.count
    return (
      holds + [isMonotone(facts, hits, &circuit), equalsRewriting(facts, hits, &circuit)], reached
    )
  }

  private func decide(_ parts: [Int32], _ circuit: inout Circuit) -> Solver.Answer {
    circuit.solver.solve(assuming: parts, conflicts: 1_000_000)
  }

  private func build(_ formula: Formula, _ facts: [Int32], _ circuit: inout Circuit) -> Int32 {
    switch formula {
    case .fact(let place, let isTrue): return isTrue ? facts[place] : -facts[place]
    case .not(let part): return -build(part, facts, &circuit)

    case .all(let parts):
      let built = parts.map { build($0, facts, &circuit) }
      return circuit.all(built)

    case .any(let parts):
      let built = parts.map { build($0, facts, &circuit) }
      return circuit.any(built)
    }
  }

  /// Where each rule is the first that holds; the last is where none does.
  private func hits(_ conditions: [Int32], _ circuit: inout Circuit) -> [Int32] {
    var rest = circuit.always
    var hits: [Int32] = []
    for condition in conditions {
      hits.append(circuit.all([rest, condition]))
      rest = circuit.all([rest, -condition])
    }
    return hits + [rest]
  }

  private func outcome(_ outcome: Int, _ hits: [Int32], _ circuit: inout Circuit) -> Int32 {
    let outcomes = rules.map(\.outcome) + [otherwise]
    return circuit.any(hits.indices.filter { outcomes[$0] == outcome }.map { hits[$0] })
  }

  private func isMonotone(_ facts: [Int32], _ hits: [Int32], _ circuit: inout Circuit) -> Bool {
    var without = facts
    without[0] = -circuit.always
    var with = facts
    with[0] = circuit.always
    let before = self.hits(rules.map { build($0.when, without, &circuit) }, &circuit)
    let after = self.hits(rules.map { build($0.when, with, &circuit) }, &circuit)
    var lowered: [Int32] = []
    for high in 1...5 {
      let lower = (0..<high).map { outcome($0, after, &circuit) }
      lowered.append(circuit.all([outcome(high, before, &circuit), circuit.any(lower)]))
    }
    return decide([circuit.any(lowered)], &circuit) == .unsatisfiable
  }

  private func equalsRewriting(
    _ facts: [Int32],
    _ hits: [Int32],
    _ circuit: inout Circuit
  ) -> Bool {
    let rewritten = rules.map { Self.written($0.when) }
    let others = self.hits(rewritten.map { build($0, facts, &circuit) }, &circuit)
    let differences = (0...5).map { number in
      -circuit.equal(outcome(number, hits, &circuit), outcome(number, others, &circuit))
    }
    return decide([circuit.any(differences)], &circuit) == .unsatisfiable
  }

  private static func written(_ formula: Formula) -> Formula {
    reversed(distributed(pushed(formula, isNegated: false)))
  }

  /// Negations only before facts.
  private static func pushed(_ formula: Formula, isNegated: Bool) -> Formula {
    switch formula {
    case .fact(let place, let isTrue): return .fact(place, isTrue: isTrue != isNegated)
    case .not(let part): return pushed(part, isNegated: !isNegated)

    case .all(let parts):
      let moved = parts.map { pushed($0, isNegated: isNegated) }
      return isNegated ? .any(moved) : .all(moved)

    case .any(let parts):
      let moved = parts.map { pushed($0, isNegated: isNegated) }
      return isNegated ? .all(moved) : .any(moved)
    }
  }

  /// The first `any` within an `all` taken outward, once.
  private static func distributed(_ formula: Formula) -> Formula {
    guard case .all(let parts) = formula,
      let place = parts.firstIndex(where: { if case .any = $0 { true } else { false } }),
      case .any(let ways) = parts[place]
    else { return formula }
    return .any(ways.map { way in .all(parts[..<place] + [way] + parts[(place + 1)...]) })
  }

  private static func reversed(_ formula: Formula) -> Formula {
    switch formula {
    case .fact: formula
    case .not(let part): .not(reversed(part))
    case .all(let parts): .all(parts.reversed().map(reversed))
    case .any(let parts): .any(parts.reversed().map(reversed))
    }
  }
}

/// Boolean functions over numbered bits as a circuit that a solver searches.
///
/// For what is too large for a ``Diagram``: it decides and finds examples, but does not count.
/// Edges are written as those of diagrams, so that 0 always holds, 1 never, and the last bit negates.
final class AnswerSearch {
  private static let fewConflicts = 1_000

  private var circuit = Circuit()
  private var inputs: [Int32: Int32] = [:]
  private var gates: [Int32: (one: Int32, other: Int32)] = [:]
  private var levelOf: [Int32: Int32] = [:]
  /// How many contradictions the next question may take; each one that is given up halves it, so that
  /// many hard questions together take no more than a few.
  private(set) var conflicts: Int

  /// Makes an empty circuit; each question may take so many conflicts of the search.
  init(conflicts: Int) {
    self.conflicts = conflicts
  }

  private static func literal(_ edge: Int32) -> Int32 {
    let variable = (edge >> 1) + 1
    return edge & 1 == 0 ? variable : -variable
  }

  private static func edge(_ literal: Int32) -> Int32 {
    literal > 0 ? (literal - 1) << 1 : (-literal - 1) << 1 | 1
  }

  /// Where a bit is set.
  func input(_ level: Int32) -> Int32 {
    if let known = inputs[level] { return known }
    let edge = Self.edge(circuit.variable())
    inputs[level] = edge
    levelOf[edge] = level
    return edge
  }

  /// Where both hold.
  func and(_ a: Int32, _ b: Int32) -> Int32 {
    if a == b || b == Diagram.always { return a }
    if a == Diagram.always { return b }
    if a ^ b == 1 || a == Diagram.never || b == Diagram.never { return Diagram.never }
    if let folded = folded(a, b) ?? folded(b, a) { return folded }
    let edge = Self.edge(circuit.all([Self.literal(a), Self.literal(b)]))
    gates[edge & ~1] = edge & 1 == 0 ? (min(a, b), max(a, b)) : gates[edge & ~1]
    return edge
  }

  /// What is clear from how one of them was made: a part of the other, or one that contradicts it.
  private func folded(_ a: Int32, _ b: Int32) -> Int32? {
    guard let (one, other) = gates[b & ~1] else { return nil }
    if b & 1 == 0 {
      if a == one || a == other { return b }
      if a == one ^ 1 || a == other ^ 1 { return Diagram.never }
    } else {
      if a == one ^ 1 || a == other ^ 1 { return a }
      if a == one { return and(a, other ^ 1) }
      if a == other { return and(a, one ^ 1) }
    }
    return nil
  }

  /// The function that is `high` where a bit is set and `low` elsewhere.
  func node(_ level: Int32, low: Int32, high: Int32) -> Int32 {
    let bit = input(level)
    return and(and(bit, high) ^ 1, and(bit ^ 1, low) ^ 1) ^ 1
  }

  /// The function with some bits given.
  func restrict(_ edge: Int32, _ fixed: [Int32: Bool]) -> Int32 {
    var memo: [Int32: Int32] = [:]
    return restrict(edge, fixed, &memo)
  }

  private func restrict(
    _ edge: Int32,
    _ fixed: [Int32: Bool],
    _ memo: inout [Int32: Int32]
  ) -> Int32 {
    let sign = edge & 1
    let regular = edge ^ sign
    if let known = memo[regular] { return known ^ sign }
    var result = regular
    if let level = levelOf[regular] {
      if let isSet = fixed[level] { result = isSet ? Diagram.always : Diagram.never }
    } else if let (one, other) = gates[regular] {
      result = and(restrict(one, fixed, &memo), restrict(other, fixed, &memo))
    }
    memo[regular] = result
    return result ^ sign
  }

  /// The bits from which a function was made; it may depend on fewer.
  func support(of edge: Int32) -> Set<Int32> {
    var levels: Set<Int32> = []
    var seen: Set<Int32> = []
    var open = [edge & ~1]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if let level = levelOf[next] { levels.insert(level) }
      if let (one, other) = gates[next] { open += [one & ~1, other & ~1] }
    }
    return levels
  }

  /// How many variables there are.
  var count: Int { circuit.solver.variableCount }

  /// The same as ``example(of:)`` at little cost: nil too when there may be one.
  func exampleSoon(of edges: [Int32]) -> Set<Int32>? {
    let limit = min(conflicts, Self.fewConflicts)
    let answer = circuit.solver.solve(assuming: edges.map(Self.literal), conflicts: limit)
    return answer == .satisfiable ? found() : nil
  }

  private func found() -> Set<Int32> {
    Set(inputs.filter { circuit.solver.value(of: Self.literal($0.value)) }.map(\.key))
  }

  /// The bits that are set in some case in which all functions hold; nil when there is none.
  func example(of edges: [Int32]) throws(ProofFault) -> Set<Int32>? {
    switch circuit.solver.solve(assuming: edges.map(Self.literal), conflicts: conflicts) {
    case .notDecided:
      conflicts = max(min(conflicts, 100), conflicts / 2)
      throw .outOfBudget

    case .unsatisfiable: return nil

    case .satisfiable: return found()
    }
  }
}

/// Decides whether clauses can all hold at once, and how.
///
/// A variable is a number from 1; a literal is a variable, or its negative for "not". A clause holds when
/// one of its literals does. It searches by learning a clause from each contradiction, so it answers
/// over far more combinations than could be tried. The same calls give the same answers in every run.
public struct Solver: Sendable {
  /// What a search found.
  public enum Answer: Sendable, Hashable {
    /// All clauses can hold; ``Solver/value(of:)`` says how.
    case satisfiable
    /// They cannot, whatever the variables are.
    case unsatisfiable
    /// The search was given up before its end: nothing is known.
    case notDecided
  }

  var clauses = ClauseStore()
  var trail = Trail()
  var order = VariableOrder()
  /// Whether the clauses contradict each other without any assumption.
  var isContradiction = false
  /// How many learnt clauses are kept before the worse half is forgotten.
  var mostLearnt = 4_000

  // What `learn` works with, kept to spare allocating it at each conflict.
  var learnt: ContiguousArray<Int32> = []
  var isSeen: ContiguousArray<Bool> = [false]
  var seen: ContiguousArray<Int32> = []
  var open: ContiguousArray<Int32> = []
  var levelMarks: ContiguousArray<Int32> = [0]
  var mark: Int32 = 0

  private var model: ContiguousArray<Bool> = [false]

  /// Makes a solver without variables and clauses.
  public init() {}

  /// How many variables there are.
  public var variableCount: Int { trail.levels.count - 1 }

  /// Adds a variable; the first is 1.
  public mutating func newVariable() -> Int32 {
    trail.add()
    order.add()
    clauses.addVariable()
    isSeen.append(false)
    model.append(false)
    return Int32(variableCount)
  }

  /// Adds a clause over known variables; an empty one never holds.
  public mutating func add(_ clause: [Int32]) {
    guard !isContradiction else { return }
    var kept: ContiguousArray<Int32> = []
    for literal in clause.lazy.map(Self.code) {
      // Between searches only what follows from the clauses alone is assigned.
      if trail.values[Int(literal)] > 0 || kept.contains(literal ^ 1) { return }
      if trail.values[Int(literal)] == 0, !kept.contains(literal) { kept.append(literal) }
    }
    switch kept.count {
    case 0: isContradiction = true
    case 1: trail.assign(kept[0], because: Trail.noClause)
    default: _ = clauses.add(kept)
    }
  }

  /// Searches for values under which all clauses and these literals hold.
  ///
  /// What was learnt serves the next search too, whatever that assumes. The search is given up after
  /// more than `conflicts` contradictions.
  public mutating func solve(assuming assumptions: [Int32] = [], conflicts: Int) -> Answer {
    guard !isContradiction else { return .unsatisfiable }
    // An assumption named twice takes a level twice, so there may be more levels than variables.
    let mostLevels = variableCount + assumptions.count
    while levelMarks.count <= mostLevels { levelMarks.append(0) }
    let answer = search(ContiguousArray(assumptions.lazy.map(Self.code)), conflicts)
    if answer == .satisfiable {
      for variable in 1..<model.count { model[variable] = trail.values[2 * variable] > 0 }
    }
    trail.backtrack(to: 0, &order)
    return answer
  }

  /// The value of a literal in what the last satisfiable search found.
  public func value(of literal: Int32) -> Bool {
    literal > 0 ? model[Int(literal)] : !model[Int(-literal)]
  }

  @inline(__always)
  private static func code(_ literal: Int32) -> Int32 {
    literal > 0 ? literal << 1 : -literal << 1 | 1
  }
}

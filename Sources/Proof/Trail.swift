/// What a search has assigned so far, in order: decisions, and after each what follows from it.
///
/// A literal is coded as twice its variable, plus one when negated: flipping the lowest bit negates it.
struct Trail: Sendable {
  /// Stands for "no clause".
  static let noClause: Int32 = -1

  /// By literal: 1 true, -1 false, 0 open.
  var values: ContiguousArray<Int8> = [0, 0]
  /// By variable: how many decisions stood when it was assigned.
  var levels: ContiguousArray<Int32> = [0]
  /// By variable: the clause that it follows from, for one that was not decided.
  var reasons: ContiguousArray<Int32> = [Trail.noClause]
  /// The assigned literals, which are true.
  var literals: ContiguousArray<Int32> = []
  /// How many of them had been looked at for what follows.
  var propagated = 0

  /// By variable: the literal that was true last, to be tried first again.
  private var phases: ContiguousArray<Int32> = [0]
  private var starts: ContiguousArray<Int> = []

  /// How many decisions stand.
  var level: Int { starts.count }

  /// Takes in a new variable, numbered after the last.
  mutating func add() {
    let variable = Int32(levels.count)
    values.append(0)
    values.append(0)
    levels.append(0)
    reasons.append(Self.noClause)
    phases.append(variable << 1 | 1)
  }

  /// The literal to try first for a variable.
  func preferred(_ variable: Int32) -> Int32 { phases[Int(variable)] }

  /// Starts the level of the next decision.
  mutating func startLevel() { starts.append(literals.count) }

  /// Makes an open literal true.
  @inline(__always)
  mutating func assign(_ literal: Int32, because clause: Int32) {
    values[Int(literal)] = 1
    values[Int(literal ^ 1)] = -1
    let variable = Int(literal >> 1)
    levels[variable] = Int32(starts.count)
    reasons[variable] = clause
    literals.append(literal)
  }

  /// Takes back everything above a level; `order` gets the variables back.
  mutating func backtrack(to level: Int, _ order: inout VariableOrder) {
    guard starts.count > level else { return }
    let end = starts[level]
    for place in (end..<literals.count).reversed() {
      let literal = literals[place]
      values[Int(literal)] = 0
      values[Int(literal ^ 1)] = 0
      phases[Int(literal >> 1)] = literal
      order.put(literal >> 1)
    }
    literals.removeLast(literals.count - end)
    starts.removeLast(starts.count - level)
    propagated = end
  }
}

/// Statements over variables, built part by part and put to a ``Solver``.
///
/// A part is a literal that is true exactly when the statement is; its negative is the opposite. Equal
/// parts are built once, and what is clear without searching is never built.
public struct Circuit: Sendable {
  /// Searches over what was built; assume parts, or ``require(_:)`` them for good.
  public var solver = Solver()
  /// The statement that is always true; `-always` never is.
  public let always: Int32

  private enum Gate: Hashable {
    case all([Int32])
    case equal(Int32, Int32)
    case atLeast(Int, [Int32])
  }

  private var built: [Gate: Int32] = [:]

  /// Makes an empty circuit.
  public init() {
    always = solver.newVariable()
    solver.add([always])
  }

  /// A statement that is free to be true or not.
  public mutating func variable() -> Int32 { solver.newVariable() }

  /// Demands that a statement holds in all that is searched from now on.
  public mutating func require(_ part: Int32) { solver.add([part]) }

  /// Demands that one of the statements holds: ``require(_:)`` of their ``any(_:)``, for less.
  public mutating func requireAny(_ parts: [Int32]) { solver.add(parts) }

  /// Holds when all parts do.
  public mutating func all(_ parts: [Int32]) -> Int32 {
    let parts = Self.sorted(parts.filter { $0 != always })
    if parts.contains(-always) || Self.contradict(parts) { return -always }
    if parts.count < 2 { return parts.first ?? always }
    return gate(.all(parts)) { solver, result in
      for part in parts { solver.add([-result, part]) }
      solver.add([result] + parts.map { -$0 })
    }
  }

  /// Holds when one of the parts does.
  public mutating func any(_ parts: [Int32]) -> Int32 { -all(parts.map { -$0 }) }

  /// Holds when, the first holding, the second does too.
  public mutating func implies(_ one: Int32, _ other: Int32) -> Int32 { -all([one, -other]) }

  /// Holds when both do or neither does.
  public mutating func equal(_ one: Int32, _ other: Int32) -> Int32 {
    if abs(one) == abs(other) { return one == other ? always : -always }
    if abs(one) == always { return one > 0 ? other : -other }
    if abs(other) == always { return other > 0 ? one : -one }
    // Built over the variables; each negation turns the value.
    let low = min(abs(one), abs(other))
    let high = max(abs(one), abs(other))
    let result = gate(.equal(low, high)) { solver, result in
      solver.add([-result, -low, high])
      solver.add([-result, low, -high])
      solver.add([result, low, high])
      solver.add([result, -low, -high])
    }
    return (one > 0) == (other > 0) ? result : -result
  }

  /// Holds when so many of the parts do; a part that is named twice counts twice.
  public mutating func atLeast(_ needed: Int, of parts: [Int32]) -> Int32 {
    if needed <= 0 { return always }
    if needed > parts.count { return -always }
    let known = Gate.atLeast(needed, parts)
    if let result = built[known] { return result }
    // reached[n] holds when more than n of the parts so far do.
    var reached: [Int32] = []
    for part in parts {
      for place in (0...min(reached.count, needed - 1)).reversed() {
        let step = place == 0 ? part : all([part, reached[place - 1]])
        if place < reached.count {
          reached[place] = any([reached[place], step])
        } else {
          reached.append(step)
        }
      }
    }
    built[known] = reached[needed - 1]
    return reached[needed - 1]
  }

  /// Holds when exactly one of the parts does.
  public mutating func exactlyOne(of parts: [Int32]) -> Int32 {
    let one = atLeast(1, of: parts)
    let two = atLeast(2, of: parts)
    return all([one, -two])
  }

  private mutating func gate(_ gate: Gate, _ define: (inout Solver, Int32) -> Void) -> Int32 {
    if let result = built[gate] { return result }
    let result = solver.newVariable()
    define(&solver, result)
    built[gate] = result
    return result
  }

  /// By variable, each literal once.
  private static func sorted(_ parts: [Int32]) -> [Int32] {
    var kept: [Int32] = []
    for part in parts.sorted(by: { (abs($0), $0) < (abs($1), $1) }) where kept.last != part {
      kept.append(part)
    }
    return kept
  }

  /// Whether a part and its negative are both among sorted parts.
  private static func contradict(_ parts: [Int32]) -> Bool {
    zip(parts, parts.dropFirst()).contains { $0 == -$1 }
  }
}

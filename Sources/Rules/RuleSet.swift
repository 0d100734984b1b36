/// Why an expression could not be compiled.
public enum RuleFault: Error, Sendable, Hashable {
  /// No fact has this id.
  case unknownFact(String)
  /// No condition has this id.
  case unknownCondition(String)
  /// The fact has no such option.
  case unknownOption(fact: String, option: String)
  /// The operator does not fit the type of the fact.
  case typeMismatch(fact: String)
  /// The conditions refer to each other in a circle, named in order.
  case circle([String])
  /// Written out in full, the expression is larger than the limit.
  case tooLarge
}

/// Facts, named conditions and expressions, compiled once so that evaluation is a few array reads.
///
/// An expression is a tree of nodes, for what it rests on, and a program of jumps, for its value.
///
/// Evaluation takes one machine word a fact (see ``FactType/word(for:)``), ``unanswered`` for none.
public struct RuleSet: Sendable {
  /// The word of a fact without a value.
  public static let unanswered = UInt64.max

  /// How many nodes an expression may have with its conditions written out.
  public static let mostNodes = 10_000

  /// How many conditions may use each other in a row: each takes a piece of the stack.
  static let mostWithin = 100

  /// The facts, in the order of their words.
  public let facts: [Fact]

  private let factPlaces: NameTable
  /// Whether expressions get programs; without they are interpreted, which takes longer each time.
  let hasPrograms: Bool
  private var conditions: [String: Expression] = [:]
  private var conditionNodes: [String: Int32] = [:]
  private var conditionSizes: [String: Int] = [:]
  var nodes: ContiguousArray<Node> = []
  var parts: ContiguousArray<Int32> = []
  var conditionNames: [String] = []
  var jumps: ContiguousArray<Step> = Step.answers
  /// The first step of each compiled expression, by its number.
  var starts: ContiguousArray<Step> = []

  /// One compiled operator; what its fields mean depends on the operator.
  struct Node: Sendable {
    var operation: Operation
    var fact: Int32 = -1
    var first: Int32 = 0
    var count: Int32 = 0
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  enum Operation: UInt8, Sendable {
    case all, any, not, atLeast, choice, has, range, answered, condition
  }

  /// Makes a rule set over facts; the ids must be different.
  public init(facts: [Fact], conditions: [(id: String, when: Expression)] = []) throws(RuleFault) {
    try self.init(facts: facts, conditions: conditions, hasPrograms: true)
  }

  /// The same; without programs, which take most of the memory, for what is hardly ever evaluated.
  package init(
    facts: [Fact],
    conditions: [(id: String, when: Expression)],
    hasPrograms: Bool
  ) throws(RuleFault) {
    self.facts = facts
    self.hasPrograms = hasPrograms
    var places = NameTable(capacity: facts.count)
    for place in facts.indices { places[facts[place].id] = place }
    factPlaces = places
    for condition in conditions { self.conditions[condition.id] = condition.when }
    for condition in conditions {
      var open: [String] = []
      _ = try compileCondition(condition.id, open: &open)
    }
  }

  /// The place of a fact's word.
  public func place(of fact: String) -> Int? { factPlaces[fact] }

  /// Compiles an expression and returns its number, for ``evaluate(_:_:)``.
  public mutating func compile(_ expression: Expression) throws(RuleFault) -> Int {
    var open: [String] = []
    var size = 0
    let number = try compile(expression, open: &open, size: &size)
    if hasPrograms { addProgram(for: number) }
    return Int(number)
  }

  /// Compiles an expression that will hardly be evaluated but asked for its support or its form, for
  /// less than ``compile(_:)``.
  public mutating func compileForSupport(_ expression: Expression) throws(RuleFault) -> Int {
    var open: [String] = []
    var size = 0
    return Int(try compile(expression, open: &open, size: &size))
  }

  /// The number of a named condition that some compiled expression reads; nil for any other.
  public func number(ofCondition id: String) -> Int? { conditionNodes[id].map(Int.init) }

  private mutating func compileCondition(
    _ id: String,
    open: inout [String]
  ) throws(RuleFault) -> Int32 {
    if let node = conditionNodes[id] { return node }
    guard let when = conditions[id] else { throw .unknownCondition(id) }
    if let start = open.firstIndex(of: id) { throw .circle(Array(open[start...]) + [id]) }
    guard open.count < Self.mostWithin else { throw .tooLarge }
    open.append(id)
    var size = 1
    let part = try compile(when, open: &open, size: &size)
    open.removeLast()
    conditionNames.append(id)
    let name = Int32(conditionNames.count - 1)
    let node = append(Node(operation: .condition, first: part, count: name))
    conditionNodes[id] = node
    conditionSizes[id] = size
    return node
  }

  /// Makes room for so many times what was compiled so far.
  package mutating func reserve(times: Int) {
    nodes.reserveCapacity(times * nodes.count)
    starts.reserveCapacity(times * starts.count)
    parts.reserveCapacity(times * parts.count)
  }

  private mutating func append(_ node: Node) -> Int32 {
    nodes.append(node)
    starts.append(Step(interpreting: Int32(nodes.count - 1), jumps: 0))
    return Int32(nodes.count - 1)
  }

  private mutating func compile(
    _ expression: Expression,
    open: inout [String],
    size: inout Int
  ) throws(RuleFault) -> Int32 {
    size += 1
    guard size <= Self.mostNodes else { throw .tooLarge }
    switch expression {
    case .all(let list):
      return try compile(list, as: .all, open: &open, size: &size)

    case .any(let list):
      return try compile(list, as: .any, open: &open, size: &size)

    case .atLeast(let number, let list):
      return try compile(list, as: .atLeast, number: number, open: &open, size: &size)

    case .not(let part):
      let node = try compile(part, open: &open, size: &size)
      return append(Node(operation: .not, first: node))

    case .condition(let id):
      let node = try compileCondition(id, open: &open)
      size += conditionSizes[id] ?? 0
      guard size <= Self.mostNodes else { throw .tooLarge }
      return node

    case .equals, .isIn, .has, .compare, .between, .answered:
      return try compileTest(expression)
    }
  }

  private mutating func compile(
    _ list: [Expression],
    as operation: Operation,
    number: Int = 0,
    open: inout [String],
    size: inout Int
  ) throws(RuleFault) -> Int32 {
    // The parts of a list stand together, so their places are kept for them.
    let first = parts.count
    for _ in list { parts.append(0) }
    for (place, part) in list.enumerated() {
      let child = try compile(part, open: &open, size: &size)
      parts[first + place] = child
    }
    let needed = UInt64(max(0, number))
    return append(
      Node(operation: operation, first: Int32(first), count: Int32(list.count), low: needed)
    )
  }

  private mutating func compileTest(_ expression: Expression) throws(RuleFault) -> Int32 {
    guard let id = expression.fact, let place = factPlaces[id] else {
      throw .unknownFact(expression.fact ?? "")
    }
    let fact = Int32(place)
    switch (expression, facts[place].type) {
    case (.answered, _):
      return append(Node(operation: .answered, fact: fact))

    case (.equals(_, let option), .choice):
      return append(Node(operation: .choice, fact: fact, low: try bits([option], of: place)))

    case (.isIn(_, let options), .choice):
      return append(Node(operation: .choice, fact: fact, low: try bits(options, of: place)))

    case (.has(_, let option), .set):
      return append(Node(operation: .has, fact: fact, low: try bits([option], of: place)))

    case (.between(_, let bounds), .count):
      return append(range(fact, from: bounds.lowerBound, to: bounds.upperBound))

    case (.compare(_, let comparison, let number), .count):
      return appendComparison(comparison, number, fact: fact)

    default:
      throw .typeMismatch(fact: id)
    }
  }

  private func bits(_ options: [String], of place: Int) throws(RuleFault) -> UInt64 {
    var bits: UInt64 = 0
    for option in options {
      guard let position = facts[place].type.options.firstIndex(of: option), position < 64 else {
        throw .unknownOption(fact: facts[place].id, option: option)
      }
      bits |= 1 << UInt64(position)
    }
    return bits
  }

  private func range(_ fact: Int32, from low: Int, to high: Int) -> Node {
    guard high >= 0, low <= high else {
      return Node(operation: .range, fact: fact, low: 1, high: 0)
    }
    return Node(operation: .range, fact: fact, low: UInt64(max(0, low)), high: UInt64(high))
  }

  private mutating func appendComparison(
    _ comparison: Expression.Comparison,
    _ number: Int,
    fact: Int32
  ) -> Int32 {
    switch comparison {
    // Clamped, so that the numbers at the ends cannot overflow: no count is below zero.
    case .less: return append(range(fact, from: 0, to: max(number, 0) - 1))
    case .lessOrEqual: return append(range(fact, from: 0, to: number))
    case .greater: return append(range(fact, from: min(number, Int.max - 1) + 1, to: Int.max))
    case .greaterOrEqual: return append(range(fact, from: number, to: Int.max))
    case .equal: return append(range(fact, from: number, to: number))

    case .notEqual:
      let same = append(range(fact, from: number, to: number))
      return append(Node(operation: .not, first: same))
    }
  }
}

/// A list of expressions of which one decides, compiled as a whole.
public struct RuleTable: Sendable {
  /// What a table says over some facts.
  public enum Choice: Sendable, Hashable {
    /// This expression decides, by its place in the list.
    case row(Int)
    /// Every expression is surely false.
    case none
    /// This expression, the first such, is unknown and might decide.
    case undecided(Int)
  }

  let start: Step
  /// Where its expressions stand among the parts.
  let rules: Range<Int32>
}

extension RuleSet {
  /// How deep lists are written out into a program; each level may double what is below.
  private static let deepest = 8

  private static let tableNone = 1 << 40
  private static let tableUndecided = 1 << 41
  private static let tableSearch = 1 << 42
  private static let tableSearchInOrder = 1 << 43

  /// Where a program goes on for each value.
  private struct Ways: Equatable {
    var isTrue: Step
    var isFalse: Step
    var unknown: Step
  }

  /// Goes from a step to the end.
  @inline(__always)
  func run(_ start: Step, _ words: UnsafeBufferPointer<UInt64>) -> Step {
    jumps.withUnsafeBufferPointer { jumps in
      var step = start
      guard let jumps = jumps.baseAddress else { return step }
      while !step.isEnd {
        if step.isInterpreted {
          step = jumps[step.jumps &+ Int(truth(step.node, words).rawValue)]
        } else {
          step = jumps[step.jumps &+ step.jump(for: words[step.fact])]
        }
      }
      return step
    }
  }

  /// The expression of a table that decides.
  @inline(__always)
  public func choose(_ table: RuleTable, _ words: UnsafeBufferPointer<UInt64>) -> RuleTable.Choice {
    let answer = run(table.start, words).answer
    if answer < Self.tableNone { return .row(answer) }
    if answer == Self.tableNone { return .none }
    if answer & Self.tableUndecided != 0 { return .undecided(answer & ~Self.tableUndecided) }
    return search(table, inOrder: answer == Self.tableSearchInOrder, words)
  }

  /// The expression of a table that decides.
  public func choose(_ table: RuleTable, _ words: [UInt64]) -> RuleTable.Choice {
    words.withUnsafeBufferPointer { choose(table, $0) }
  }

  /// Compiles a table of expressions, by their numbers.
  ///
  /// `inOrder`: the first that holds decides, so that an unknown one before it leaves it undecided. If
  /// not, any one that holds decides, since at most one can.
  public mutating func compileTable(_ rules: [Int], inOrder: Bool) -> RuleTable {
    var next = Step(answer: Self.tableNone)
    if !hasPrograms {
      next = Step(answer: inOrder ? Self.tableSearchInOrder : Self.tableSearch)
    }
    for (place, rule) in rules.enumerated().reversed() where hasPrograms {
      let unknown = inOrder ? Self.tableUndecided | place : Self.tableSearch
      next = program(
        for: Int32(rule),
        Ways(isTrue: Step(answer: place), isFalse: next, unknown: Step(answer: unknown))
      )
    }
    let first = Int32(parts.count)
    parts.append(contentsOf: rules.lazy.map(Int32.init))
    return RuleTable(start: next, rules: first..<Int32(parts.count))
  }

  /// Looks for one that holds, behind an unknown one too unless the first counts.
  private func search(
    _ table: RuleTable,
    inOrder: Bool,
    _ words: UnsafeBufferPointer<UInt64>
  ) -> RuleTable.Choice {
    var unknown: Int?
    for (place, part) in table.rules.enumerated() {
      switch evaluate(Int(parts[Int(part)]), words) {
      case .isTrue: return .row(place)
      case .unknown where inOrder: return .undecided(place)
      case .unknown: unknown = unknown ?? place
      case .isFalse: break
      }
    }
    return unknown.map { .undecided($0) } ?? .none
  }

  /// Gives a node, which was interpreted so far, a program.
  mutating func addProgram(for number: Int32) {
    let ends = Ways(
      isTrue: Step(answer: Truth.isTrue.rawValue),
      isFalse: Step(answer: Truth.isFalse.rawValue),
      unknown: Step(answer: Truth.unknown.rawValue)
    )
    starts[Int(number)] = program(for: number, ends)
  }

  /// Writes the steps that lead from a node to where its value says.
  private mutating func program(for number: Int32, _ ways: Ways, depth: Int = 0) -> Step {
    if ways.isTrue == ways.isFalse && ways.isFalse == ways.unknown { return ways.isTrue }
    let node = nodes[Int(number)]
    switch node.operation {
    case .choice, .has, .range, .answered:
      return test(node, ways) ?? interpretation(of: number, ways)

    case .not:
      let turned = Ways(isTrue: ways.isFalse, isFalse: ways.isTrue, unknown: ways.unknown)
      return program(for: node.first, turned, depth: depth)

    case .condition:
      return program(for: node.first, ways, depth: depth)

    case .all, .any:
      guard depth < Self.deepest else { return interpretation(of: number, ways) }
      return list(node, ways, depth: depth + 1)

    case .atLeast:
      return interpretation(of: number, ways)
    }
  }

  /// The steps of a list, from its last part to its first.
  ///
  /// After an unknown part the rest is gone through in a copy of its own, where only what settles the
  /// list still counts: in that copy two of the three ways are one, so it is not copied again.
  private mutating func list(_ node: Node, _ ways: Ways, depth: Int) -> Step {
    let isAll = node.operation == .all
    var sure = isAll ? ways.isTrue : ways.isFalse
    var doubtful = ways.unknown
    for place in (0..<Int(node.count)).reversed() {
      let part = parts[Int(node.first) + place]
      let isSame = sure == doubtful
      let after = { (next: Step, unknown: Step) in
        isAll
          ? Ways(isTrue: next, isFalse: ways.isFalse, unknown: unknown)
          : Ways(isTrue: ways.isTrue, isFalse: next, unknown: unknown)
      }
      sure = program(for: part, after(sure, doubtful), depth: depth)
      // Nothing comes before the first part, so nothing unknown does.
      guard place > 0 else { break }
      doubtful =
        isSame ? sure : program(for: part, after(doubtful, doubtful), depth: depth)
    }
    return sure
  }

  /// The step of a test; nil when its fact has more values than a step can tell apart.
  private mutating func test(_ node: Node, _ ways: Ways) -> Step? {
    guard node.fact < Step.mostFacts else { return nil }
    func way(_ holds: Bool) -> Step { holds ? ways.isTrue : ways.isFalse }
    switch (node.operation, facts[Int(node.fact)].type) {
    case (.answered, _):
      return step(node.fact, shift: 63, values: 2, missing: ways.isFalse) { _ in ways.isTrue }

    case (.has, _):
      let shift = node.low.trailingZeroBitCount
      return step(node.fact, shift: shift, values: 2, missing: ways.unknown) { way($0 == 1) }

    case (.choice, .choice(let options)) where options.count <= Step.mostValues:
      return step(node.fact, shift: 0, values: options.count, missing: ways.unknown) {
        way(node.low >> $0 & 1 == 1)
      }

    case (.range, .count(let bounds)) where bounds.upperBound < Step.mostValues:
      return step(node.fact, shift: 0, values: bounds.upperBound + 1, missing: ways.unknown) {
        way($0 >= node.low && $0 <= node.high)
      }

    default:
      return nil
    }
  }

  private mutating func step(
    _ fact: Int32,
    shift: Int,
    values: Int,
    missing: Step,
    way: (UInt64) -> Step
  ) -> Step {
    var mask: UInt64 = 1
    while mask < UInt64(values - 1) { mask = mask << 1 | 1 }
    let step = Step(fact: fact, shift: shift, mask: mask, jumps: jumps.count)
    for value in 0...(mask + 1) {
      let next = value > mask ? missing : way(value)
      // What this step saw a next one need not see again.
      jumps.append(next.looks(like: step) ? jumps[next.jumps + Int(value)] : next)
    }
    if jumps[step.jumps...].dropFirst().allSatisfy({ $0 == jumps[step.jumps] }) {
      let only = jumps[step.jumps]
      jumps.removeLast(jumps.count - step.jumps)
      return only
    }
    return step
  }

  private mutating func interpretation(of number: Int32, _ ways: Ways) -> Step {
    let step = Step(interpreting: number, jumps: jumps.count)
    jumps.append(ways.isFalse)
    jumps.append(ways.isTrue)
    jumps.append(ways.unknown)
    return step
  }
}

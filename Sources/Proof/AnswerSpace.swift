public import Guidance
public import Rules

/// Why a question about all answers has no answer.
public enum ProofFault: Error, Sendable, Hashable {
  /// The budget was used up first.
  case outOfBudget
  /// An expression tells counts of this fact apart that no rule does.
  case finerThanRules(fact: String)
}

/// A set of combinations of answers, unanswered questions included, within an ``AnswerSpace``.
///
/// Sets of one space are equal exactly when they hold the same combinations.
public struct AnswerSet: Sendable, Hashable {
  let edge: Int32

  /// The set of all combinations.
  public static let all = AnswerSet(edge: Diagram.always)
  /// The set of none.
  public static let none = AnswerSet(edge: Diagram.never)

  /// Whether it holds no combination at all.
  public var isEmpty: Bool { edge == Diagram.never }
  /// Whether it holds every combination.
  public var isAll: Bool { edge == Diagram.always }
  /// All other combinations.
  public var complement: AnswerSet { AnswerSet(edge: edge ^ 1) }
}

/// All combinations of answers to the questions of one or more procedures, and sets of them.
///
/// Questions of several procedures (two versions of one, say) are the same when their keys are, and
/// options when their ids are; so sets of both can be compared. An answer that a procedure does not
/// know counts as none there. Everything is exact: a set stands for all its members at once.
public final class AnswerSpace {
  /// How large a space may become before it gives up and says so.
  public static let budget = 4_000_000

  let encoding: AnswerEncoding
  let diagram: Diagram
  var totals: [Int: WalkCount] = [:]

  /// Makes the space of some procedures; the budget is a number of diagram nodes.
  public init(_ procedures: [CompiledProcedure], budget: Int = AnswerSpace.budget) {
    encoding = AnswerEncoding(procedures)
    diagram = Diagram(budget: min(budget, Int(Int32.max) / 2))
  }

  /// How many nodes all sets together take.
  public var size: Int { diagram.count }

  /// Throws when the budget was used up.
  func checked(_ edge: Int32) throws(ProofFault) -> AnswerSet {
    if diagram.isExhausted { throw .outOfBudget }
    return AnswerSet(edge: edge)
  }

  /// The combinations in both.
  public func intersection(_ one: AnswerSet, _ other: AnswerSet) throws(ProofFault) -> AnswerSet {
    try checked(diagram.and(one.edge, other.edge))
  }

  /// The combinations in one of them.
  public func union(_ one: AnswerSet, _ other: AnswerSet) throws(ProofFault) -> AnswerSet {
    try checked(diagram.or(one.edge, other.edge))
  }

  /// The combinations in the first but not in the second.
  public func difference(_ one: AnswerSet, _ other: AnswerSet) throws(ProofFault) -> AnswerSet {
    try checked(diagram.and(one.edge, other.edge ^ 1))
  }

  /// The combinations in one of many sets.
  public func union(_ sets: some Sequence<AnswerSet>) throws(ProofFault) -> AnswerSet {
    var edge = Diagram.never
    for set in sets { edge = diagram.or(edge, set.edge) }
    return try checked(edge)
  }

  /// Whether every combination of the first is in the second.
  public func isSubset(_ one: AnswerSet, of other: AnswerSet) throws(ProofFault) -> Bool {
    try difference(one, other).isEmpty
  }

  /// Whether no combination is in both.
  public func areDisjoint(_ one: AnswerSet, _ other: AnswerSet) throws(ProofFault) -> Bool {
    try intersection(one, other).isEmpty
  }
}

extension AnswerSpace {
  /// The combinations that answer a question with one of some values of a block.
  func values(_ block: AnswerEncoding.Block, where holds: (Int) -> Bool) -> AnswerSet {
    guard block.valueCount > 0 else { return .none }
    let last = block.valueCount - 1
    var edge = holds(last) ? Diagram.always : Diagram.never
    for place in stride(from: last - 1, through: 0, by: -1) {
      edge = diagram.node(
        block.first + 1 + Int32(place),
        low: edge,
        high: holds(place) ? Diagram.always : Diagram.never
      )
    }
    return AnswerSet(edge: diagram.node(block.first, low: Diagram.never, high: edge))
  }

  /// The combinations that tick the option at a place of a set's block.
  func ticked(_ block: AnswerEncoding.Block, _ place: Int) -> AnswerSet {
    let level = block.first + 1 + Int32(place)
    let bit = diagram.node(level, low: Diagram.never, high: Diagram.always)
    return AnswerSet(edge: diagram.node(block.first, low: Diagram.never, high: bit))
  }

  /// The combinations that answer a block at all, whatever the procedure.
  func answered(_ block: AnswerEncoding.Block) -> AnswerSet {
    AnswerSet(edge: diagram.node(block.first, low: Diagram.never, high: Diagram.always))
  }

  /// The combinations that give a question of a procedure this answer; of a set, that tick these options.
  ///
  /// A day or words stand for every day or all words. None for an answer that nobody can give.
  public func given(
    _ value: FactValue,
    for key: String,
    of procedure: CompiledProcedure
  ) throws(ProofFault) -> AnswerSet {
    guard let page = procedure.page(key), procedure.pages[page].asks else { return .none }
    let type = procedure.rules.facts[procedure.pages[page].fact].type
    guard type.word(for: value) != nil, let block = encoding.block(of: key, type) else {
      return .none
    }
    switch (value, block.values) {
    case (.option(let id), .choice(let options)):
      return try checked(values(block) { options[$0] == id }.edge)

    case (.options(let ids), .set(let options)):
      var edge = answered(block).edge
      for (place, option) in options.enumerated() where ids.contains(option) {
        edge = diagram.and(edge, ticked(block, place).edge)
      }
      return try checked(edge)

    case (.count(let number), .bands(let bands)):
      guard let band = bands.firstIndex(where: { $0.contains(number) }) else { return .none }
      return try checked(values(block) { $0 == band }.edge)

    default:
      return try checked(answered(block).edge)
    }
  }

  /// Whether a set depends on the answer to a question.
  func depends(_ set: AnswerSet, on block: AnswerEncoding.Block) -> Bool {
    diagram.support(of: set.edge).contains { block.levels.contains($0) }
  }

  /// The combinations that are in the set for some answer to a question, none included.
  func forgetting(_ block: AnswerEncoding.Block, in set: AnswerSet) throws(ProofFault) -> AnswerSet
  {
    try checked(diagram.exists(set.edge, block.levels))
  }

  /// The combinations that would be in the set if a question had the value at a place; -1 for none.
  func with(
    _ block: AnswerEncoding.Block,
    at place: Int,
    in set: AnswerSet
  ) throws(ProofFault) -> AnswerSet {
    var fixed: [Int32: Bool] = [:]
    for level in block.levels { fixed[level] = false }
    if place >= 0 {
      fixed[block.first] = true
      if place + 1 < block.valueCount { fixed[block.first + 1 + Int32(place)] = true }
    }
    return try checked(diagram.restrict(set.edge, fixed, upTo: block.levels.upperBound - 1))
  }
}

extension AnswerSpace {
  /// Whether one set lies within another, as far as that is known at little cost.
  func surelyWithin(_ one: AnswerSet, _ other: AnswerSet) -> Bool {
    diagram.and(one.edge, other.edge ^ 1) == Diagram.never && !diagram.isExhausted
  }
}

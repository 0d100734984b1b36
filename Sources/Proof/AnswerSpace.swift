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

  /// Whether it is known to hold no combination at all; of a space that searches ask ``AnswerSpace/isEmpty(_:)``.
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
  let search: AnswerSearch?
  var totals: [Int: WalkCount] = [:]

  /// How a space decides about its sets.
  public enum Method: Sendable, Hashable {
    /// By decision diagrams: every set is known at once, with its size. The budget is a number of nodes.
    case diagrams
    /// By searching for a member when asked, for what grows too large for diagrams. Nothing is counted.
    /// The budget is a number of contradictions for each question.
    case search
  }

  /// How it decides.
  public let method: Method
  /// Its budget, as its method counts it.
  public let budget: Int

  /// Makes the space of some procedures.
  public init(
    _ procedures: [CompiledProcedure],
    by method: Method = .diagrams,
    budget: Int = AnswerSpace.budget
  ) {
    self.method = method
    self.budget = budget
    encoding = AnswerEncoding(procedures)
    diagram = Diagram(budget: min(budget, Int(Int32.max) / 2))
    search = method == .search ? AnswerSearch(conflicts: budget) : nil
  }

  func and(_ one: Int32, _ other: Int32) -> Int32 {
    search?.and(one, other) ?? diagram.and(one, other)
  }

  func or(_ one: Int32, _ other: Int32) -> Int32 { and(one ^ 1, other ^ 1) ^ 1 }

  private func node(_ level: Int32, low: Int32, high: Int32) -> Int32 {
    search?.node(level, low: low, high: high) ?? diagram.node(level, low: low, high: high)
  }

  /// How many nodes, or gates of the circuit that is searched, all sets together take.
  public var size: Int { search?.count ?? diagram.count }

  /// Drops what was worked out in diagrams since they had a size; sets made since mean nothing any more.
  func forget(beyond size: Int) { diagram.forget(beyond: size) }

  /// Throws when the budget was used up.
  func checked(_ edge: Int32) throws(ProofFault) -> AnswerSet {
    if diagram.isExhausted { throw .outOfBudget }
    return AnswerSet(edge: edge)
  }

  /// The combinations in both.
  public func intersection(_ one: AnswerSet, _ other: AnswerSet) throws(ProofFault) -> AnswerSet {
    try checked(and(one.edge, other.edge))
  }

  /// The combinations in one of them.
  public func union(_ one: AnswerSet, _ other: AnswerSet) throws(ProofFault) -> AnswerSet {
    try checked(or(one.edge, other.edge))
  }

  /// The combinations in the first but not in the second.
  public func difference(_ one: AnswerSet, _ other: AnswerSet) throws(ProofFault) -> AnswerSet {
    try checked(and(one.edge, other.edge ^ 1))
  }

  /// The combinations in one of many sets.
  public func union(_ sets: some Sequence<AnswerSet>) throws(ProofFault) -> AnswerSet {
    var edge = Diagram.never
    for set in sets { edge = or(edge, set.edge) }
    return try checked(edge)
  }

  /// Whether a set has no member; a space that searches does so now.
  public func isEmpty(_ set: AnswerSet) throws(ProofFault) -> Bool {
    if set.isEmpty { return true }
    guard let search else { return false }
    return try search.example(of: [set.edge]) == nil
  }

  /// Whether every combination of the first is in the second.
  public func isSubset(_ one: AnswerSet, of other: AnswerSet) throws(ProofFault) -> Bool {
    try isEmpty(try difference(one, other))
  }

  /// Whether no combination is in both.
  public func areDisjoint(_ one: AnswerSet, _ other: AnswerSet) throws(ProofFault) -> Bool {
    try isEmpty(try intersection(one, other))
  }
}

extension AnswerSpace {
  /// The combinations that answer a question with one of some values of a block.
  func values(_ block: AnswerEncoding.Block, where holds: (Int) -> Bool) -> AnswerSet {
    guard block.valueCount > 0 else { return .none }
    let last = block.valueCount - 1
    var edge = holds(last) ? Diagram.always : Diagram.never
    for place in stride(from: last - 1, through: 0, by: -1) {
      edge = node(
        block.first + 1 + Int32(place),
        low: edge,
        high: holds(place) ? Diagram.always : Diagram.never
      )
    }
    return AnswerSet(edge: node(block.first, low: Diagram.never, high: edge))
  }

  /// The combinations that tick the option at a place of a set's block.
  func ticked(_ block: AnswerEncoding.Block, _ place: Int) -> AnswerSet {
    let level = block.first + 1 + Int32(place)
    let bit = node(level, low: Diagram.never, high: Diagram.always)
    return AnswerSet(edge: node(block.first, low: Diagram.never, high: bit))
  }

  /// The combinations that answer a block at all, whatever the procedure.
  func answered(_ block: AnswerEncoding.Block) -> AnswerSet {
    AnswerSet(edge: node(block.first, low: Diagram.never, high: Diagram.always))
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
        edge = and(edge, ticked(block, place).edge)
      }
      return try checked(edge)

    case (.count(let number), .bands(let bands)):
      guard let band = bands.firstIndex(where: { $0.contains(number) }) else { return .none }
      return try checked(values(block) { $0 == band }.edge)

    default:
      return try checked(answered(block).edge)
    }
  }

  /// Whether a set depends on the answer to a question; if it searches, whether it may.
  func depends(_ set: AnswerSet, on block: AnswerEncoding.Block) -> Bool {
    support(of: [set]).contains { block.levels.contains($0) }
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
    if let search { return AnswerSet(edge: search.restrict(set.edge, fixed)) }
    return try checked(diagram.restrict(set.edge, fixed, upTo: block.levels.upperBound - 1))
  }
}

extension AnswerSpace {
  /// Whether one set lies within another, as far as that is known at little cost.
  func surelyWithin(_ one: AnswerSet, _ other: AnswerSet) -> Bool {
    and(one.edge, other.edge ^ 1) == Diagram.never && !diagram.isExhausted
  }
}

extension AnswerSpace {
  /// The bits on which some sets depend; of a space that searches, from which they were made.
  func support(of sets: [AnswerSet]) -> Set<Int32> {
    if let search {
      return sets.reduce(into: []) { $0.formUnion(search.support(of: $1.edge)) }
    }
    return diagram.support(of: sets.map(\.edge))
  }
}

public import Guidance
public import Rules

/// Which answers lead where in a procedure: a set of answers for everything a walk can do.
///
/// All sets are over the answers *given*, live or not, and are exact: `Walk` over a combination does
/// something precisely when the combination is in its set. Intersect with ``walks`` before counting,
/// and before asking for a witness; then each walk is there once, without answers that are not live.
public struct WalkSets: Sendable {
  /// A case of a transition; -1 is `otherwise`.
  public typealias Hit = Findings.Hit

  /// How a walk comes to an outcome: the case that decides may have an urgency of its own.
  public struct Ending: Sendable, Hashable, Comparable {
    /// The place of the outcome.
    public var outcome: Int
    /// The last case taken, the one that ``CompiledProcedure/hit(of:)`` names.
    public var hit: Hit

    /// By outcome, then by case.
    public static func < (left: Ending, right: Ending) -> Bool {
      (left.outcome, left.hit) < (right.outcome, right.hit)
    }
  }

  /// An option of a question.
  public struct OptionPlace: Sendable, Hashable, Comparable {
    /// The place of the page that asks.
    public var page: Int
    /// The place of the option in the type of the fact.
    public var option: Int

    /// Makes a place.
    public init(page: Int, option: Int) {
      self.page = page
      self.option = option
    }

    /// By page, then by option.
    public static func < (left: OptionPlace, right: OptionPlace) -> Bool {
      (left.page, left.option) < (right.page, right.option)
    }
  }

  /// Two cases of a transition that hold at once.
  public struct Overlap: Sendable, Hashable, Comparable {
    /// The place of the transition.
    public var transition: Int
    /// The places of the two cases.
    public var first: Int
    /// The later one.
    public var second: Int

    /// By transition, then by the later case.
    public static func < (left: Overlap, right: Overlap) -> Bool {
      (left.transition, left.second, left.first) < (right.transition, right.second, right.first)
    }
  }

  /// A page that a guarantee promises to come before another.
  public struct Precedence: Sendable, Hashable {
    /// The place of the page that must come first.
    public var first: Int
    /// The place of the page that may come only after it.
    public var second: Int

    /// Makes an order.
    public init(first: Int, second: Int) {
      self.first = first
      self.second = second
    }
  }

  /// When a condition or a case is read at a transition: where it surely holds and surely does not.
  public struct Read: Sendable, Hashable {
    /// Where it surely holds.
    public var isTrue = AnswerSet.none
    /// Where it surely does not.
    public var isFalse = AnswerSet.none

    /// Makes a pair of sets.
    public init(isTrue: AnswerSet = .none, isFalse: AnswerSet = .none) {
      self.isTrue = isTrue
      self.isFalse = isFalse
    }
  }

  /// The combinations without answers that are not live: each walk once.
  public internal(set) var walks = AnswerSet.all
  /// For each page, by place, the answers that lead to it.
  public internal(set) var pages: [AnswerSet]
  /// For each outcome, by place, the answers that lead to it.
  public internal(set) var outcomes: [AnswerSet]
  /// The outcomes apart by the case that decided.
  public internal(set) var endings: [Ending: AnswerSet] = [:]
  /// The answers that take a case; cases that none take are missing.
  public internal(set) var hits: [Hit: AnswerSet] = [:]
  /// By transition: no case holds and there is no other way.
  public internal(set) var gaps: [Int: AnswerSet] = [:]
  /// By case: it is the first that is unknown when it has to decide.
  public internal(set) var undecided: [Hit: AnswerSet] = [:]
  /// Two cases of a `unique` transition hold at once.
  public internal(set) var overlaps: [Overlap: AnswerSet] = [:]
  /// By page: the walk stops there at a question that must be answered.
  public internal(set) var open: [Int: AnswerSet] = [:]
  /// By page: it comes back without a new answer.
  public internal(set) var loops: [Int: AnswerSet] = [:]
  /// By option with a `when`: the page is visited and offers it.
  public internal(set) var offered: [OptionPlace: AnswerSet] = [:]
  /// By the name of a condition, with the scope of its call: read by the cases of a transition.
  public internal(set) var conditions: [String: Read] = [:]
  /// By case: read when its transition decides, whether or not it is the one that counts.
  public internal(set) var cases: [Hit: Read] = [:]
  /// By the orders that guarantees promise: the second page is visited before the first.
  public internal(set) var early: [Precedence: AnswerSet] = [:]
  /// What is live when a walk ends, by fact.
  var live: [LiveFact]
  /// The procedure.
  public let procedure: CompiledProcedure

  init(_ procedure: CompiledProcedure) {
    self.procedure = procedure
    pages = Array(repeating: .none, count: procedure.pages.count)
    outcomes = Array(repeating: .none, count: procedure.procedure.outcomes.count)
    live = Array(repeating: .never, count: procedure.rules.facts.count)
  }

  /// Finds the sets of a procedure in a space that was made with it.
  public static func of(
    _ procedure: CompiledProcedure,
    in space: AnswerSpace
  ) throws(ProofFault) -> WalkSets {
    var tracer = WalkTracer(procedure, space)
    return try tracer.run()
  }

  /// The answers that lead to an outcome by its id; none when there is no such outcome.
  public func outcome(_ id: String) -> AnswerSet {
    procedure.procedure.outcomes.firstIndex { $0.id == id }.map { outcomes[$0] } ?? .none
  }

  /// The answers that lead to the page with a key; none when there is no such page.
  public func page(_ key: String) -> AnswerSet { procedure.page(key).map { pages[$0] } ?? .none }

  /// The answers that end at some outcome.
  public func finished(in space: AnswerSpace) throws(ProofFault) -> AnswerSet {
    try space.union(outcomes)
  }

  /// The urgency of an ending: that of the case, or else of the outcome.
  public func urgency(of ending: Ending) -> Int {
    let own = procedure.procedure.outcomes[ending.outcome].urgency
    guard ending.hit.hit >= 0 else { return own }
    let cases = procedure.transitions[ending.hit.transition].cases
    return cases[ending.hit.hit].source.urgency ?? own
  }

  /// The answers that lead to an outcome with an urgency, by urgency.
  public func urgencies(in space: AnswerSpace) throws(ProofFault) -> [Int: AnswerSet] {
    var sets: [Int: AnswerSet] = [:]
    // In order, so that a space that searches builds the same circuit in every run.
    for (ending, set) in endings.sorted(by: { $0.key < $1.key }) {
      let urgency = urgency(of: ending)
      sets[urgency] = try space.union(sets[urgency] ?? .none, set)
    }
    return sets
  }

  /// Where an expression surely holds and surely does not, over what is live when a walk has ended.
  public func atEnd(
    _ expression: Expression,
    in space: AnswerSpace
  ) throws(ProofFault) -> Read {
    var rules = procedure.rules
    guard let rule = try? rules.compileForSupport(expression) else { return Read() }
    return try atEnd(rule: rule, of: rules, in: space)
  }

  /// The same for an expression that is compiled already, in the procedure's rules or a copy with more.
  func atEnd(rule: Int, of rules: RuleSet, in space: AnswerSpace) throws(ProofFault) -> Read {
    var reader = RuleReader(rules, space)
    return try reader.read(rule, live)
  }

  /// The answers for which the option of a question is chosen and counts.
  public func chosen(
    _ option: OptionPlace,
    in space: AnswerSpace
  ) throws(ProofFault) -> AnswerSet {
    let fact = procedure.pages[option.page].fact
    guard fact >= 0 else { return .none }
    switch live[fact] {
    case .never:
      return .none

    case .given(let visited, let encoded):
      return try space.intersection(visited, encoded.option(option.option, space))

    case .values(let values):
      return values[option.option]

    case .ticks(_, let ticks):
      return ticks[option.option]
    }
  }

  /// The answers for which the question of a page is answered and counts.
  public func answered(_ page: Int, in space: AnswerSpace) throws(ProofFault) -> AnswerSet {
    let fact = procedure.pages[page].fact
    return fact < 0 ? .none : try live[fact].answered(space)
  }
}

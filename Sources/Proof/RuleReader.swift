import Guidance
import Rules

/// Reads compiled expressions over sets of answers, in three values: where they surely hold and where
/// they surely do not.
struct RuleReader {
  private let rules: RuleSet
  private let space: AnswerSpace
  /// Everything read from ``live`` so far.
  private var memo: [Int: WalkSets.Read] = [:]
  /// What is read of facts that all walks of interest have just as they were given.
  private var plainMemo: [Int: WalkSets.Read] = [:]
  private var readsOf: [Int: Set<Int>] = [:]
  private var live: [LiveFact] = []
  /// The facts whose pages all walks of interest have visited.
  private var isPlain: [Bool] = []

  init(_ rules: RuleSet, _ space: AnswerSpace) {
    self.rules = rules
    self.space = space
  }

  /// Reads an expression over live facts.
  mutating func read(_ rule: Int, _ live: [LiveFact]) throws(ProofFault) -> WalkSets.Read {
    look(at: live, isPlain: Array(repeating: false, count: live.count))
    return try read(rule)
  }

  /// Takes other live facts to read; those that are plain count as visited by all walks of interest.
  mutating func look(at live: [LiveFact], isPlain: [Bool]) {
    self.live = live
    self.isPlain = isPlain
    memo.removeAll(keepingCapacity: true)
  }

  /// The facts that an expression reads.
  mutating func reads(of rule: Int) -> Set<Int> {
    if let known = readsOf[rule] { return known }
    let reads = rules.reads(of: rule)
    readsOf[rule] = reads
    return reads
  }

  /// Reads an expression.
  mutating func read(_ rule: Int) throws(ProofFault) -> WalkSets.Read {
    let isPlainRule = reads(of: rule).allSatisfy { isPlain[$0] }
    if let known = isPlainRule ? plainMemo[rule] : memo[rule] { return known }
    let read = try readNew(rule)
    if isPlainRule { plainMemo[rule] = read } else { memo[rule] = read }
    return read
  }

  private mutating func readNew(_ rule: Int) throws(ProofFault) -> WalkSets.Read {
    switch rules.form(of: rule) {
    case .all(let parts):
      var read = WalkSets.Read(isTrue: .all, isFalse: .none)
      for part in parts {
        let one = try self.read(part)
        read.isTrue = try space.intersection(read.isTrue, one.isTrue)
        read.isFalse = try space.union(read.isFalse, one.isFalse)
      }
      return read

    case .any(let parts):
      var read = WalkSets.Read(isTrue: .none, isFalse: .all)
      for part in parts {
        let one = try self.read(part)
        read.isTrue = try space.union(read.isTrue, one.isTrue)
        read.isFalse = try space.intersection(read.isFalse, one.isFalse)
      }
      return read

    case .atLeast(let number, let parts):
      var reads: [WalkSets.Read] = []
      for part in parts { reads.append(try read(part)) }
      return WalkSets.Read(
        isTrue: try atLeast(number, of: reads.map(\.isTrue)),
        isFalse: try atLeast(parts.count - number + 1, of: reads.map(\.isFalse))
      )

    case .not(let part):
      let one = try read(part)
      return WalkSets.Read(isTrue: one.isFalse, isFalse: one.isTrue)

    case .condition(_, let part):
      return try read(part)

    case .choice(let fact, let mask):
      return try choice(fact, mask)

    case .has(let fact, let option):
      return try tick(fact, option)

    case .range(let fact, let low, let high):
      return try range(fact, low, high)

    case .answered(let fact):
      let answered = try answered(fact)
      return WalkSets.Read(isTrue: answered, isFalse: answered.complement)
    }
  }

  private func atLeast(_ number: Int, of sets: [AnswerSet]) throws(ProofFault) -> AnswerSet {
    guard number > 0 else { return .all }
    guard number <= sets.count else { return .none }
    // Of those read so far, where at least so many hold.
    var reached = [AnswerSet.all] + Array(repeating: AnswerSet.none, count: number)
    for set in sets {
      for place in stride(from: number, through: 1, by: -1) {
        let more = try space.intersection(reached[place - 1], set)
        reached[place] = try space.union(reached[place], more)
      }
    }
    return reached[number]
  }

  private func answered(_ fact: Int) throws(ProofFault) -> AnswerSet {
    if isPlain[fact], case .given(_, let encoded) = live[fact] { return encoded.answered }
    return try live[fact].answered(space)
  }

  private func choice(_ fact: Int, _ mask: UInt64) throws(ProofFault) -> WalkSets.Read {
    switch live[fact] {
    case .never, .ticks:
      return WalkSets.Read()

    case .given(let visited, let encoded):
      return try within(
        visited,
        fact,
        encoded.options(mask, are: true, space),
        encoded.options(mask, are: false, space)
      )

    case .values(let values):
      let isIn = { (place: Int) in mask >> UInt64(place) & 1 == 1 }
      return WalkSets.Read(
        isTrue: try space.union(values.indices.filter(isIn).map { values[$0] }),
        isFalse: try space.union(values.indices.filter { !isIn($0) }.map { values[$0] })
      )
    }
  }

  private func tick(_ fact: Int, _ option: Int) throws(ProofFault) -> WalkSets.Read {
    switch live[fact] {
    case .never, .values:
      return WalkSets.Read()

    case .given(let visited, let encoded):
      let tick = encoded.option(option, space)
      return try within(visited, fact, tick, try space.difference(encoded.answered, tick))

    case .ticks(let answered, let ticks):
      return WalkSets.Read(
        isTrue: ticks[option],
        isFalse: try space.difference(answered, ticks[option])
      )
    }
  }

  private func range(_ fact: Int, _ low: UInt64, _ high: UInt64) throws(ProofFault) -> WalkSets.Read
  {
    guard case .given(let visited, let encoded) = live[fact] else { return WalkSets.Read() }
    guard let isIn = encoded.count(from: low, to: high, is: true, space),
      let isOut = encoded.count(from: low, to: high, is: false, space)
    else { throw .finerThanRules(fact: rules.facts[fact].id) }
    return try within(visited, fact, isIn, isOut)
  }

  private func within(
    _ visited: AnswerSet,
    _ fact: Int,
    _ isTrue: AnswerSet,
    _ isFalse: AnswerSet
  ) throws(ProofFault) -> WalkSets.Read {
    if isPlain[fact] { return WalkSets.Read(isTrue: isTrue, isFalse: isFalse) }
    return WalkSets.Read(
      isTrue: try space.intersection(visited, isTrue),
      isFalse: try space.intersection(visited, isFalse)
    )
  }
}

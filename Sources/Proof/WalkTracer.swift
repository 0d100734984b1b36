import Guidance
import Rules

/// Walks a procedure with all answers at once.
///
/// Every combination of answers stands at one place at a time. The tracer takes a place, with the set of
/// all combinations that stand there, and moves each on as `Walk` would; what is live is kept as sets
/// too. Places are taken in an order in which walks meet them, so that of a procedure without rounds
/// each is taken once; rounds are followed until no combination goes on.
struct WalkTracer {
  /// How often places may be taken before it gives up, in multiples of their number.
  private static let mostRounds = 200

  let procedure: CompiledProcedure
  let space: AnswerSpace
  let order: PageOrder
  let facts: [EncodedFact?]
  var sets: WalkSets
  var reader: RuleReader
  /// Who stands where, by the place in the order.
  private var waiting: [AnswerSet]
  private var cursor = 0
  /// By page: who visited it and has given no new answer since; of pages that may come back only.
  private var stale: [Int: AnswerSet] = [:]
  /// By page: those that guarantees promise to come before it.
  private var mustFollow: [Int: [Int]] = [:]

  init(_ procedure: CompiledProcedure, _ space: AnswerSpace) {
    self.procedure = procedure
    self.space = space
    order = PageOrder(procedure)
    sets = WalkSets(procedure)
    reader = RuleReader(procedure.rules, space)
    waiting = Array(repeating: .none, count: order.nodes.count)
    var facts = [EncodedFact?](repeating: nil, count: procedure.rules.facts.count)
    for page in procedure.pages where page.asks {
      facts[page.fact] = EncodedFact(page.key, procedure.rules.facts[page.fact].type, space)
    }
    self.facts = facts
    for guarantee in procedure.procedure.guarantees {
      guard case .order(let first, let second) = guarantee.promise,
        let earlier = procedure.page(first), let place = procedure.page(second)
      else { continue }
      mustFollow[place, default: []].append(earlier)
    }
  }

  mutating func run() throws(ProofFault) -> WalkSets {
    try send(.all, to: procedure.start)
    var taken = 0
    while cursor < waiting.count {
      let here = waiting[cursor]
      guard !here.isEmpty else {
        cursor += 1
        continue
      }
      waiting[cursor] = .none
      let node = order.nodes[cursor]
      cursor += 1
      taken += 1
      if taken > waiting.count * Self.mostRounds { throw .outOfBudget }
      if node < procedure.pages.count {
        try visit(node, here)
      } else {
        try decide(node - procedure.pages.count, here)
      }
    }
    sets.walks = try onlyLive()
    return sets
  }

  mutating func send(_ set: AnswerSet, to node: Int) throws(ProofFault) {
    let place = order.position[node]
    waiting[place] = try space.union(waiting[place], set)
    cursor = min(cursor, place)
  }

  mutating func note(
    _ set: AnswerSet,
    _ path: WritableKeyPath<WalkSets, [Int: AnswerSet]>,
    _ key: Int
  ) throws(ProofFault) {
    guard !set.isEmpty else { return }
    sets[keyPath: path][key] = try space.union(sets[keyPath: path][key] ?? .none, set)
  }

  // MARK: Pages

  private mutating func visit(_ place: Int, _ arrived: AnswerSet) throws(ProofFault) {
    let page = procedure.pages[place]
    var here = arrived
    if order.mayComeBack[place] {
      // Where nobody is left a round ends; a space that searches has to look.
      guard try !space.isEmpty(here) else { return }
      let before = stale[place] ?? .none
      try note(try space.intersection(here, before), \.loops, place)
      here = try space.difference(here, before)
      stale[place] = try space.union(before, here)
    }
    for earlier in mustFollow[place] ?? [] {
      let key = WalkSets.Precedence(first: earlier, second: place)
      let early = try space.difference(here, sets.pages[earlier])
      sets.early[key] = try space.union(sets.early[key] ?? .none, early)
    }
    sets.pages[place] = try space.union(sets.pages[place], here)
    if page.asks { here = try ask(place, here) }
    if page.callee >= 0 {
      let back = try sets.live[page.fact].answered(space)
      try send(try space.difference(here, back), to: page.callee)
      here = try space.intersection(here, back)
    }
    if !here.isEmpty { try send(here, to: procedure.pages.count + page.transition) }
  }

  /// Takes the answers to the question of a page; returns who may go on.
  private mutating func ask(_ place: Int, _ here: AnswerSet) throws(ProofFault) -> AnswerSet {
    let page = procedure.pages[place]
    guard let encoded = facts[page.fact] else { return here }
    let before = try sets.live[page.fact].answered(space)
    let given: AnswerSet
    if page.guardedOptions.isEmpty {
      given = try space.intersection(here, encoded.answered)
      var visited = here
      if case .given(let known, _) = sets.live[page.fact] {
        visited = try space.union(known, here)
      }
      sets.live[page.fact] = .given(visited: visited, encoded)
    } else {
      given = try takeOffered(place, encoded, here)
    }
    try refresh(try space.difference(given, before))
    let rest = try space.difference(here, given)
    guard !rest.isEmpty else { return given }
    switch page.openWhen {
    case .always:
      return here

    case .never:
      try note(rest, \.open, place)
      return given

    case .when(let rule):
      look(from: rest)
      let passes = try space.intersection(rest, try reader.read(rule).isTrue)
      try note(try space.difference(rest, passes), \.open, place)
      return try space.union(given, passes)
    }
  }

  /// Takes answers to a question of which some options are not always offered.
  private mutating func takeOffered(
    _ place: Int,
    _ encoded: EncodedFact,
    _ here: AnswerSet
  ) throws(ProofFault) -> AnswerSet {
    let page = procedure.pages[place]
    let type = procedure.rules.facts[page.fact].type
    look(from: here)
    var offered = Array(repeating: here, count: type.options.count)
    for (option, rule) in page.guardedOptions {
      offered[option] = try space.intersection(here, try reader.read(rule).isTrue)
      let key = WalkSets.OptionPlace(page: place, option: option)
      sets.offered[key] = try space.union(sets.offered[key] ?? .none, offered[option])
    }
    var taken: [AnswerSet] = []
    for (option, set) in offered.enumerated() {
      taken.append(try space.intersection(set, encoded.option(option, space)))
    }
    var given = try space.union(taken)
    var answered = AnswerSet.none
    var values = Array(repeating: AnswerSet.none, count: taken.count)
    if case .set = type { given = try space.intersection(here, encoded.answered) }
    switch sets.live[page.fact] {
    case .values(let known):
      values = known

    case .ticks(let known, let ticks):
      answered = known
      values = ticks

    case .never, .given:
      break
    }
    for option in values.indices {
      values[option] = try space.union(try space.difference(values[option], given), taken[option])
    }
    if case .set = type {
      sets.live[page.fact] = .ticks(answered: try space.union(answered, given), values)
    } else {
      sets.live[page.fact] = .values(values)
    }
    return given
  }

  /// Some combinations have a new live answer: their pages may come back.
  mutating func refresh(_ set: AnswerSet) throws(ProofFault) {
    guard !set.isEmpty else { return }
    for (page, who) in stale.sorted(by: { $0.key < $1.key }) {
      stale[page] = try space.difference(who, set)
    }
  }

  /// Makes the rules be read as they are for those who stand here.
  mutating func look(from here: AnswerSet) {
    let isPlain = sets.live.map { fact in
      guard case .given(let visited, _) = fact else { return false }
      return visited.isAll || space.surelyWithin(here, visited)
    }
    reader.look(at: sets.live, isPlain: isPlain)
  }

  /// The combinations in which no answer is given that is not live.
  private func onlyLive() throws(ProofFault) -> AnswerSet {
    var walks = AnswerSet.all
    for node in order.pages.reversed() where procedure.pages[node].asks {
      let page = procedure.pages[node]
      guard let encoded = facts[page.fact] else { continue }
      let block = space.encoding.block(
        of: page.key,
        procedure.rules.facts[page.fact].type
      )
      let isGiven = block.map { space.answered($0) } ?? .none
      var isLive = try sets.live[page.fact].answered(space)
      switch sets.live[page.fact] {
      case .never, .given:
        break

      case .values(let values):
        isLive = .none
        for (option, value) in values.enumerated() {
          let both = try space.intersection(value, encoded.option(option, space))
          isLive = try space.union(isLive, both)
        }

      case .ticks(_, let ticks):
        for (option, tick) in ticks.enumerated() {
          let isLost = try space.difference(encoded.option(option, space), tick)
          isLive = try space.difference(isLive, isLost)
        }
      }
      walks = try space.intersection(
        walks,
        try space.union(isGiven.complement, isLive)
      )
    }
    return walks
  }
}

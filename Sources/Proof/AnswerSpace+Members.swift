public import Rules

extension AnswerSpace {
  /// How many combinations are in a set, every count, option and tick apart; a day or words count once.
  ///
  /// A space that searches cannot count. Of walks, count sets within ``WalkSets/walks``: answers that are not live count once there.
  public func count(_ set: AnswerSet) -> WalkCount {
    var memo: [Int32: WalkCount] = [:]
    let counted = count(set.edge, &memo)
    return counted * total(before: Int(block(of: set.edge)))
  }

  /// The block of the first bit of a function; the number of blocks for none.
  private func block(of edge: Int32) -> Int {
    let level = diagram.level(of: edge)
    return level == Diagram.end ? encoding.blocks.count : encoding.blockOfLevel[Int(level)]
  }

  /// How many combinations the blocks before a place have.
  private func total(before block: Int) -> WalkCount { total(from: 0, to: block) }

  private func total(from first: Int, to end: Int) -> WalkCount {
    if first >= end { return WalkCount(1) }
    let key = first << 32 | end
    if let known = totals[key] { return known }
    let product = total(from: first, to: end - 1) * total(of: encoding.blocks[end - 1])
    totals[key] = product
    return product
  }

  private func total(of block: AnswerEncoding.Block) -> WalkCount {
    if case .set(let options) = block.values {
      return WalkCount.twoToThe(options.count) + WalkCount(1)
    }
    return WalkCount((0..<block.valueCount).reduce(1) { $0 + block.weight($1) })
  }

  /// How many combinations of the questions from the first block of a function on.
  private func count(_ edge: Int32, _ memo: inout [Int32: WalkCount]) -> WalkCount {
    if edge == Diagram.never { return WalkCount(0) }
    if edge == Diagram.always { return WalkCount(1) }
    if let known = memo[edge] { return known }
    let place = block(of: edge)
    let counted = count(edge, at: 0, in: place, &memo)
    memo[edge] = counted
    return counted
  }

  /// The same from a position within a block on, all bits of it before that being settled.
  private func count(
    _ edge: Int32,
    at position: Int32,
    in place: Int,
    _ memo: inout [Int32: WalkCount]
  ) -> WalkCount {
    let block = encoding.blocks[place]
    let level = diagram.level(of: edge)
    guard level < block.levels.upperBound else {
      return after(edge, place, &memo) * left(in: block, at: position)
    }
    let own = level - block.first
    let low = diagram.low(of: edge)
    let high = diagram.high(of: edge)
    if own == 0 {
      return after(low, place, &memo) + count(high, at: 1, in: place, &memo)
    }
    if case .set = block.values {
      // Bits that are passed over may be either way.
      let free = WalkCount.twoToThe(Int(own - position))
      let rest = count(low, at: own + 1, in: place, &memo)
      return free * (rest + count(high, at: own + 1, in: place, &memo))
    }
    return WalkCount(block.weight(Int(own) - 1)) * after(high, place, &memo)
      + count(low, at: own + 1, in: place, &memo)
  }

  /// A function that reads no more of a block, counted over all later blocks.
  private func after(
    _ edge: Int32,
    _ place: Int,
    _ memo: inout [Int32: WalkCount]
  ) -> WalkCount {
    count(edge, &memo) * total(from: place + 1, to: block(of: edge))
  }

  /// How many values are left at a position of a block.
  private func left(in block: AnswerEncoding.Block, at position: Int32) -> WalkCount {
    if case .set(let options) = block.values {
      return WalkCount.twoToThe(options.count - Int(position) + 1)
    }
    return WalkCount((Int(position) - 1..<block.valueCount).reduce(0) { $0 + block.weight($1) })
  }

  /// A member of a set with as few answers as there can be; nil when there is none.
  ///
  /// Of several the one that leaves earlier questions open or chooses earlier options.
  ///
  /// A space that searches looks with ``someAnswers(in:)`` instead.
  public func fewestAnswers(in set: AnswerSet) -> [String: FactValue]? {
    guard !set.isEmpty, search == nil else { return nil }
    var costs: [Int32: Int] = [Diagram.always: 0, Diagram.never: Self.impossible]
    var answers: [String: FactValue] = [:]
    var edge = set.edge
    while edge != Diagram.always {
      let block = encoding.blocks[self.block(of: edge)]
      let low = diagram.low(of: edge)
      let high = diagram.high(of: edge)
      if cost(low, &costs) <= Self.answerCost + cost(high, &costs) {
        edge = low
      } else {
        let (answer, next) = answer(block, high, &costs)
        answers[block.key] = answer
        edge = next
      }
    }
    return answers
  }

  private static var impossible: Int { 1 << 40 }
  /// An answer weighs more than all ticks within it.
  private static var answerCost: Int { 1 << 8 }

  private func cost(_ edge: Int32, _ costs: inout [Int32: Int]) -> Int {
    if let known = costs[edge] { return known }
    let level = diagram.level(of: edge)
    let block = encoding.blocks[encoding.blockOfLevel[Int(level)]]
    let own = level - block.first
    var more = 0
    if own == 0 {
      more = Self.answerCost
    } else if case .set = block.values {
      more = 1
    }
    let cheap = cost(diagram.low(of: edge), &costs)
    let dear = min(Self.impossible, more + cost(diagram.high(of: edge), &costs))
    let least = min(cheap, dear)
    costs[edge] = least
    return least
  }

  /// The cheapest answer to a question that is answered, and what is left to hold after it.
  private func answer(
    _ block: AnswerEncoding.Block,
    _ edge: Int32,
    _ costs: inout [Int32: Int]
  ) -> (FactValue, Int32) {
    var edge = edge
    var ticked: [Int] = []
    var isSet = false
    if case .set = block.values { isSet = true }
    var place = 0
    while diagram.level(of: edge) < block.levels.upperBound {
      place = Int(diagram.level(of: edge) - block.first) - 1
      let low = diagram.low(of: edge)
      let high = diagram.high(of: edge)
      if isSet {
        if cost(low, &costs) <= 1 + cost(high, &costs) {
          edge = low
        } else {
          ticked.append(place)
          edge = high
        }
      } else if cost(high, &costs) <= cost(low, &costs) {
        return (block.answer(place), high)
      } else {
        edge = low
        place += 1
      }
    }
    return (block.answer(place, ticked: ticked), edge)
  }

  /// Members of a set, different in something that the set depends on, at most so many.
  public func members(
    of set: AnswerSet,
    atMost limit: Int
  ) throws(ProofFault) -> [[String: FactValue]] {
    var members: [[String: FactValue]] = []
    var rest = set
    while members.count < limit, let member = fewestAnswers(in: rest) {
      members.append(member)
      rest = try difference(rest, exactly(member, within: rest))
    }
    return members
  }

  /// The combinations that agree with a member on every question that the set depends on.
  private func exactly(
    _ member: [String: FactValue],
    within set: AnswerSet
  ) throws(ProofFault) -> AnswerSet {
    let support = diagram.support(of: set.edge)
    var edge = Diagram.always
    for place in Set(support.map { encoding.blockOfLevel[Int($0)] }).sorted(by: >) {
      let block = encoding.blocks[place]
      edge = and(edge, exactly(member[block.key], block, support))
    }
    return try checked(edge)
  }

  private func exactly(
    _ value: FactValue?,
    _ block: AnswerEncoding.Block,
    _ support: Set<Int32>
  ) -> Int32 {
    guard let value else { return answered(block).complement.edge }
    switch (value, block.values) {
    case (.options(let ids), .set(let options)):
      var edge = answered(block).edge
      for (place, id) in options.enumerated().reversed()
      where support.contains(block.first + 1 + Int32(place)) {
        let bit = ticked(block, place).edge
        edge = and(edge, ids.contains(id) ? bit : bit ^ 1)
      }
      return edge

    case (.option, .choice), (.count, .bands):
      return values(block) { block.answer($0) == value }.edge

    default:
      return answered(block).edge
    }
  }
}

extension AnswerSpace {
  /// Whether a combination of answers is in a set.
  public func contains(_ answers: [String: FactValue], in set: AnswerSet) -> Bool {
    var edge = set.edge
    while diagram.level(of: edge) != Diagram.end {
      let level = diagram.level(of: edge)
      let block = encoding.blocks[encoding.blockOfLevel[Int(level)]]
      let isSet = bit(Int(level - block.first), of: block, answers[block.key])
      edge = isSet ? diagram.high(of: edge) : diagram.low(of: edge)
    }
    return edge == Diagram.always
  }

  private func bit(_ place: Int, of block: AnswerEncoding.Block, _ value: FactValue?) -> Bool {
    switch (value, block.values) {
    case (.option(let id), .choice(let options)):
      guard let chosen = options.firstIndex(of: id) else { return false }
      return place == 0 || place == chosen + 1

    case (.options(let ids), .set(let options)):
      return place == 0 || ids.contains(options[place - 1])

    case (.count(let number), .bands(let bands)):
      guard let band = bands.firstIndex(where: { $0.contains(number) }) else { return false }
      return place == 0 || place == band + 1

    case (.date, .date), (.text, .text):
      return true

    default:
      return false
    }
  }
}

extension AnswerSpace {
  /// A member of a set without an answer that could be left out; nil when there is none.
  ///
  /// In a space of diagrams that with the fewest answers; one that searches may keep an answer of
  /// which it cannot soon tell whether it could be left out.
  public func someAnswers(in set: AnswerSet) throws(ProofFault) -> [String: FactValue]? {
    guard let search else { return fewestAnswers(in: set) }
    guard !set.isEmpty, var found = try search.example(of: [set.edge]) else { return nil }
    var left: [Int32] = [set.edge]
    for block in encoding.blocks.reversed() where found.contains(block.first) {
      let open = answered(block).complement.edge
      if let fewer = search.exampleSoon(of: left + [open]) {
        left.append(open)
        found = fewer
      }
    }
    return answers(found)
  }

  /// Any member of a set, nil when there is none; in a space of diagrams that with the fewest answers.
  func anyAnswers(in set: AnswerSet) throws(ProofFault) -> [String: FactValue]? {
    guard let search else { return fewestAnswers(in: set) }
    guard !set.isEmpty else { return nil }
    return try search.example(of: [set.edge]).map(answers)
  }

  /// The answers that set bits stand for.
  private func answers(_ found: Set<Int32>) -> [String: FactValue] {
    encoding.blocks.reduce(into: [:]) { answers, block in
      if found.contains(block.first) { answers[block.key] = answer(block, found) }
    }
  }

  /// The answer that bits stand for.
  private func answer(_ block: AnswerEncoding.Block, _ bits: Set<Int32>) -> FactValue {
    let first = block.first + 1
    if case .set(let options) = block.values {
      return block.answer(0, ticked: options.indices.filter { bits.contains(first + Int32($0)) })
    }
    let places = 0..<max(0, block.valueCount - 1)
    return block.answer(places.first { bits.contains(first + Int32($0)) } ?? block.valueCount - 1)
  }
}

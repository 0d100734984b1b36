/// What the value of an expression rests on.
public struct Support: Sendable, Equatable {
  /// The places of the facts that settle the value, in order of reading, each once.
  public var facts: [Int] = []
  /// The ids of the named conditions that surely hold and settle the value, outermost first.
  public var conditions: [String] = []

  /// Makes an empty one, to be filled again and again.
  public init() {}
}

extension RuleSet {
  /// The facts and conditions that the value of a compiled expression rests on.
  ///
  /// Of an `any` that holds only the first true part counts, of an `all` that fails only the first
  /// false one: what else was answered did not matter.
  public func support(of number: Int, _ words: [UInt64]) -> Support {
    var support = Support()
    collect(of: number, words, into: &support)
    return support
  }

  /// Puts into `support`, instead of what it held, what the value of a compiled expression rests on.
  public func collect(of number: Int, _ words: [UInt64], into support: inout Support) {
    support.facts.removeAll(keepingCapacity: true)
    support.conditions.removeAll(keepingCapacity: true)
    words.withUnsafeBufferPointer { collect(Int32(number), $0, into: &support) }
  }

  private func collect(
    _ number: Int32,
    _ words: UnsafeBufferPointer<UInt64>,
    into support: inout Support
  ) {
    let node = nodes[Int(number)]
    switch node.operation {
    case .choice, .has, .range, .answered:
      let place = Int(node.fact)
      if !support.facts.contains(place) { support.facts.append(place) }

    case .not:
      collect(node.first, words, into: &support)

    case .condition:
      if truth(number, words) == .isTrue {
        let name = conditionNames[Int(node.count)]
        if !support.conditions.contains(name) { support.conditions.append(name) }
      }
      collect(node.first, words, into: &support)

    case .all, .any, .atLeast:
      let children = parts[Int(node.first)..<Int(node.first + node.count)]
      let settling: Truth? =
        switch node.operation {
        case .all: .isFalse
        case .any: .isTrue
        default: nil
        }
      if let settling, let settled = children.first(where: { truth($0, words) == settling }) {
        collect(settled, words, into: &support)
      } else {
        for child in children { collect(child, words, into: &support) }
      }
    }
  }

  /// The places of all facts that a compiled expression may read.
  public func reads(of number: Int) -> Set<Int> {
    var places: Set<Int> = []
    var open = [Int32(number)]
    var seen: Set<Int32> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      let node = nodes[Int(next)]
      switch node.operation {
      case .choice, .has, .range, .answered: places.insert(Int(node.fact))
      case .not, .condition: open.append(node.first)
      case .all, .any, .atLeast:
        for child in 0..<Int(node.count) { open.append(parts[Int(node.first) + child]) }
      }
    }
    return places
  }

  /// The tests of a fact in some expressions, and where each option of a set stands: the places of the
  /// `any` around it, or what it stands in alone.
  private func tests(
    of place: Int,
    in expressions: [Int]
  ) -> (tests: [Node], surroundings: [UInt64: Set<Int32>]) {
    var tests: [Node] = []
    var open = expressions.map(Int32.init)
    var seen: Set<Int32> = []
    var surroundings: [UInt64: Set<Int32>] = [:]
    func note(_ number: Int32, in parent: Int32) {
      let node = nodes[Int(number)]
      guard node.operation == .has, Int(node.fact) == place else { return }
      // Nothing else can stand where a node stands itself, so this option is like no other.
      surroundings[node.low, default: []].insert(parent)
    }
    for expression in open { note(expression, in: expression) }
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      let node = nodes[Int(next)]
      switch node.operation {
      case .choice, .has, .range: if Int(node.fact) == place { tests.append(node) }
      case .answered: break

      case .not, .condition:
        note(node.first, in: node.first)
        open.append(node.first)

      case .all, .any, .atLeast:
        for child in 0..<Int(node.count) {
          let part = parts[Int(node.first) + child]
          note(part, in: node.operation == .any ? next : part)
          open.append(part)
        }
      }
    }
    return (tests, surroundings)
  }

  /// The options of a set that expressions read, as bits: those that always stand together in one mask.
  ///
  /// The first ``mostOptionsToldApart`` kinds; options in `apart` are each a kind of their own. Empty for
  /// all that is no set.
  public func alikeOptions(
    of place: Int,
    in expressions: [Int],
    apart: UInt64 = 0
  ) -> [UInt64] {
    guard case .set = facts[place].type else { return [] }
    let (_, surroundings) = tests(of: place, in: expressions)
    var kinds: [Set<Int32>: UInt64] = [:]
    var alone: [UInt64] = []
    for (option, places) in surroundings {
      if apart & option != 0 { alone.append(option) } else { kinds[places, default: 0] |= option }
    }
    let all = (kinds.values + alone).sorted {
      $0.trailingZeroBitCount < $1.trailingZeroBitCount
    }
    return Array(all.prefix(Self.mostOptionsToldApart))
  }

  /// Some words for each way in which expressions can tell values of a fact apart.
  ///
  /// Of a set the first of each of its ``alikeOptions(of:in:apart:)``, of a count one number in each band:
  /// evaluating over these stands for evaluating over all values. Empty when nothing reads more than
  /// `answered`.
  public func representatives(
    of place: Int,
    in expressions: [Int],
    apart: UInt64 = 0
  ) -> [UInt64] {
    let (tests, _) = tests(of: place, in: expressions)
    guard !tests.isEmpty else { return [] }
    switch facts[place].type {
    case .choice(let options):
      return options.indices.map(UInt64.init)

    case .set:
      return subsets(of: alikeOptions(of: place, in: expressions, apart: apart))

    case .count(let bounds):
      var cuts: Set<Int> = [bounds.lowerBound]
      for test in tests {
        for cut in [test.low, test.high &+ 1] {
          let number = Int(clamping: cut)
          if bounds.contains(number) { cuts.insert(number) }
        }
      }
      return cuts.sorted().map(UInt64.init)

    case .date, .text:
      return []
    }
  }

  /// Of how many options of one set all combinations are tried; more than this cannot be proven.
  public static let mostOptionsToldApart = 12

  private func subsets(of kinds: [UInt64]) -> [UInt64] {
    let bits = kinds.map { $0 & ~($0 - 1) }
    return (0..<(1 << bits.count)).map { choice in
      bits.enumerated().reduce(UInt64(0)) { word, bit in
        choice >> bit.offset & 1 == 1 ? word | bit.element : word
      }
    }
  }
}

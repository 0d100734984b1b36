import Guidance
import Rules

/// What of the answers so far can still matter at each page: all else two walks may differ in.
struct WalkMemory {
  /// The facts whose word counts at a page, by page: given before, perhaps, and read later.
  private(set) var words: [[Int32]] = []
  /// The facts of which only counts whether their page was answered: it may come back.
  private(set) var flags: [[Int32]] = []

  /// How many pages times facts are looked at; more would take memory without end.
  private static let most = 1 << 26

  /// How many facts are remembered at all pages together.
  private static let mostRemembered = 1 << 24

  /// Whether a procedure is small enough for that.
  static func canHold(_ procedure: CompiledProcedure) -> Bool {
    procedure.pages.count * procedure.rules.readFacts.count <= most
  }

  /// Works it out; nil for a procedure that is too large for that.
  init?(_ procedure: CompiledProcedure, reads: [[Int32]]) {
    let readFacts = Set(reads.joined()).sorted()
    let pages = procedure.pages.indices
    var bit: [Int32: Int] = [:]
    for (number, fact) in readFacts.enumerated() { bit[fact] = number }
    let width = (readFacts.count + 63) / 64
    let graph = PageGraph(procedure)
    let successors = graph.successors()
    let rounds = graph.rounds()
    // Leading on first: pages of a lower round are complete before those that lead to them.
    let order = pages.sorted { rounds[$0] < rounds[$1] }
    var later = BitRows(rows: pages.count, width: width)
    var before = BitRows(rows: pages.count, width: width)
    for page in pages {
      for fact in reads[page] { if let bit = bit[fact] { later.insert(bit, in: page) } }
      let fact = Int32(procedure.pages[page].fact)
      if fact >= 0, let bit = bit[fact] { before.insert(bit, in: page) }
    }
    for group in Self.groups(order, rounds) {
      for page in group {
        later.add(page, to: group[0])
        for next in successors[page] { later.add(Int(next), to: group[0]) }
      }
      for page in group.dropFirst() { later.copy(group[0], to: page) }
    }
    for group in Self.groups(order, rounds).reversed() {
      for page in group { before.add(page, to: group[0]) }
      for page in group {
        before.copy(group[0], to: page)
        for next in successors[page] { before.add(page, to: Int(next)) }
      }
    }
    var remembered = 0
    words = Array(repeating: [], count: pages.count)
    flags = words
    for group in Self.groups(order, rounds) {
      let comesBack = group.count > 1 || successors[group[0]].contains(Int32(group[0]))
      for page in group {
        words[page] = later.common(page, before).map { readFacts[$0] }
        if comesBack { flags[page] = Self.asked(group, besides: words[page], procedure) }
        remembered += words[page].count + flags[page].count
        guard remembered <= Self.mostRemembered else { return nil }
      }
    }
  }

  /// The pages in order, those that lead to each other together.
  private static func groups(_ order: [Int], _ rounds: [Int32]) -> [[Int]] {
    var groups: [[Int]] = []
    for page in order {
      if let last = groups.last?.first, rounds[last] == rounds[page] {
        groups[groups.count - 1].append(page)
      } else {
        groups.append([page])
      }
    }
    return groups
  }

  private static func asked(
    _ pages: [Int],
    besides words: [Int32],
    _ procedure: CompiledProcedure
  ) -> [Int32] {
    let known = Set(words)
    return pages.map { Int32(procedure.pages[$0].fact) }.filter { $0 >= 0 && !known.contains($0) }
  }
}

/// Sets of small numbers, one a row, all in one piece of memory.
private struct BitRows {
  private let width: Int
  private var bits: ContiguousArray<UInt64>

  init(rows: Int, width: Int) {
    self.width = width
    bits = ContiguousArray(repeating: 0, count: rows * width)
  }

  mutating func insert(_ bit: Int, in row: Int) {
    bits[row * width + bit / 64] |= 1 << UInt64(bit % 64)
  }

  /// Adds one row to another.
  mutating func add(_ row: Int, to other: Int) {
    for word in 0..<width { bits[other * width + word] |= bits[row * width + word] }
  }

  mutating func copy(_ row: Int, to other: Int) {
    for word in 0..<width { bits[other * width + word] = bits[row * width + word] }
  }

  /// The numbers that a row has in common with that of another table.
  func common(_ row: Int, _ other: BitRows) -> [Int] {
    var numbers: [Int] = []
    for word in 0..<width {
      var both = bits[row * width + word] & other.bits[row * width + word]
      while both != 0 {
        numbers.append(word * 64 + both.trailingZeroBitCount)
        both &= both - 1
      }
    }
    return numbers
  }
}

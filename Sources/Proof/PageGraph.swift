public import Guidance

/// Where pages lead by any of their cases, whatever they ask: what no edge reaches, no answers reach.
///
/// Made and searched in time that grows with pages and cases alone.
public struct PageGraph: Sendable {
  /// The pages, then the transitions.
  private let pageCount: Int
  private let procedure: CompiledProcedure
  /// Where the edges of each node begin in `targets`; one more than there are nodes.
  private var starts: ContiguousArray<Int32> = [0]
  private var targets: ContiguousArray<Int32> = []
  /// The outcomes that a transition leads to directly.
  private var ends: [(node: Int32, outcome: Int32)] = []

  /// Makes the graph of a procedure with all that it calls.
  public init(_ procedure: CompiledProcedure) {
    self.procedure = procedure
    pageCount = procedure.pages.count
    starts.reserveCapacity(pageCount + procedure.transitions.count + 1)
    for page in procedure.pages.indices {
      let callee = procedure.firstPage(calledBy: page)
      // A call leads on only once the called procedure comes back.
      targets.append(Int32(callee ?? pageCount + procedure.transition(of: page)))
      starts.append(Int32(targets.count))
    }
    for (place, transition) in procedure.transitions.enumerated() {
      let cases = transition.cases
      for number in cases.indices { add(cases[number].target, of: place) }
      if let otherwise = transition.otherwise { add(otherwise, of: place) }
      starts.append(Int32(targets.count))
    }
  }

  private mutating func add(_ target: CompiledProcedure.FlatTarget, of transition: Int) {
    switch target {
    case .page(let page): targets.append(Int32(page))
    case .transition(let next), .back(_, _, let next): targets.append(Int32(pageCount + next))
    case .outcome(let outcome): ends.append((Int32(pageCount + transition), Int32(outcome)))
    }
  }

  private var nodeCount: Int { starts.count - 1 }

  private func edges(of node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }

  /// What the start leads to: whether it leads to each page, and the places of outcomes.
  public func reached() -> (pages: [Bool], outcomes: Set<Int>) {
    var isSeen = ContiguousArray(repeating: false, count: nodeCount)
    var open = [procedure.start]
    isSeen[procedure.start] = true
    while let node = open.popLast() {
      for edge in edges(of: node) where !isSeen[Int(targets[edge])] {
        isSeen[Int(targets[edge])] = true
        open.append(Int(targets[edge]))
      }
    }
    var outcomes: Set<Int> = []
    for end in ends where isSeen[Int(end.node)] { outcomes.insert(Int(end.outcome)) }
    return (Array(isSeen[..<pageCount]), outcomes)
  }

  /// The places of the pages that lead to no outcome, whatever is answered.
  public func trapped() -> Set<Int> {
    let (heads, sources) = reversed()
    var leadsOut = ContiguousArray(repeating: false, count: nodeCount)
    var open: [Int] = []
    for end in ends where !leadsOut[Int(end.node)] {
      leadsOut[Int(end.node)] = true
      open.append(Int(end.node))
    }
    while let node = open.popLast() {
      for edge in Int(heads[node])..<Int(heads[node + 1]) where !leadsOut[Int(sources[edge])] {
        leadsOut[Int(sources[edge])] = true
        open.append(Int(sources[edge]))
      }
    }
    return Set((0..<pageCount).filter { !leadsOut[$0] })
  }

  /// The groups among some pages that lead only to each other, in order.
  public func deadEnds(among pages: Set<Int>) -> [[Int]] {
    let rounds = rounds()
    let successors = successors()
    var groups: [Int32: [Int]] = [:]
    var leadsOn: Set<Int32> = []
    for page in pages.sorted() {
      groups[rounds[page], default: []].append(page)
      if successors[page].contains(where: { rounds[Int($0)] != rounds[page] }) {
        leadsOn.insert(rounds[page])
      }
    }
    return groups.filter { !leadsOn.contains($0.key) }.map(\.value).sorted { $0[0] < $1[0] }
  }

  /// The same edges from their targets.
  private func reversed() -> (heads: ContiguousArray<Int32>, sources: ContiguousArray<Int32>) {
    var heads = ContiguousArray<Int32>(repeating: 0, count: nodeCount + 1)
    for target in targets { heads[Int(target) + 1] += 1 }
    for node in 0..<nodeCount { heads[node + 1] += heads[node] }
    var next = heads
    var sources = ContiguousArray<Int32>(repeating: 0, count: targets.count)
    for node in 0..<nodeCount {
      for edge in edges(of: node) {
        let target = Int(targets[edge])
        sources[Int(next[target])] = Int32(node)
        next[target] += 1
      }
    }
    return (heads, sources)
  }

  // MARK: - Rounds

  /// A number for each page, the same for pages that lead to each other; a page leads only to pages of
  /// its own number and of lower ones.
  func rounds() -> [Int32] {
    var finder = RoundFinder(starts: starts, targets: targets)
    return Array(finder.run()[..<pageCount])
  }

  /// The pages that may come directly after a page, through decisions, calls and back.
  func successors() -> [[Int32]] {
    var seen = ContiguousArray<Int32>(repeating: -1, count: nodeCount)
    return (0..<pageCount).map { page in
      var found: [Int32] = []
      var open = [page]
      while let node = open.popLast() {
        for edge in edges(of: node) where seen[Int(targets[edge])] != Int32(page) {
          seen[Int(targets[edge])] = Int32(page)
          if targets[edge] < Int32(pageCount) {
            found.append(targets[edge])
          } else {
            open.append(Int(targets[edge]))
          }
        }
      }
      return found
    }
  }
}

/// Finds which nodes lead to each other (Tarjan), without recursion.
private struct RoundFinder {
  let starts: ContiguousArray<Int32>
  let targets: ContiguousArray<Int32>
  private var order: ContiguousArray<Int32>
  private var lowest: ContiguousArray<Int32>
  private var round: ContiguousArray<Int32>
  private var waiting: [Int32] = []
  private var path: [(node: Int32, edge: Int32)] = []
  private var visited: Int32 = 0
  private var rounds: Int32 = 0

  init(starts: ContiguousArray<Int32>, targets: ContiguousArray<Int32>) {
    self.starts = starts
    self.targets = targets
    let count = starts.count - 1
    order = ContiguousArray(repeating: -1, count: count)
    lowest = order
    round = order
  }

  mutating func run() -> ContiguousArray<Int32> {
    for node in order.indices where order[node] < 0 {
      enter(Int32(node))
      while let (node, edge) = path.last { step(Int(node), Int(edge)) }
    }
    return round
  }

  private mutating func enter(_ node: Int32) {
    order[Int(node)] = visited
    lowest[Int(node)] = visited
    visited += 1
    waiting.append(node)
    path.append((node, starts[Int(node)]))
  }

  private mutating func step(_ node: Int, _ edge: Int) {
    guard edge < Int(starts[node + 1]) else { return leave(node) }
    path[path.count - 1].edge += 1
    let next = targets[edge]
    if order[Int(next)] < 0 {
      enter(next)
    } else if round[Int(next)] < 0 {
      lowest[node] = min(lowest[node], order[Int(next)])
    }
  }

  private mutating func leave(_ node: Int) {
    path.removeLast()
    if let above = path.last?.node { lowest[Int(above)] = min(lowest[Int(above)], lowest[node]) }
    guard lowest[node] == order[node] else { return }
    while let one = waiting.popLast() {
      round[Int(one)] = rounds
      if Int(one) == node { break }
    }
    rounds += 1
  }
}

import Guidance

/// The pages and transitions of a procedure in an order in which every walk meets them, as far as
/// there is one, and which of them may come back.
struct PageOrder {
  /// Pages by their place, transitions by theirs after all pages.
  private(set) var nodes: [Int] = []
  /// The place of each node in the order; -1 for those that nothing leads to.
  private(set) var position: [Int]
  /// The pages that some walk might visit more than once.
  private(set) var mayComeBack: [Bool]
  private let pageCount: Int

  /// The places of all pages, those that nothing leads to last.
  var pages: [Int] {
    nodes.filter { $0 < pageCount } + (0..<pageCount).filter { position[$0] < 0 }
  }

  init(_ procedure: CompiledProcedure) {
    pageCount = procedure.pages.count
    let count = pageCount + procedure.transitions.count
    position = Array(repeating: -1, count: count)
    mayComeBack = Array(repeating: false, count: pageCount)
    let next = (0..<count).map { Self.successors(of: $0, procedure) }
    order(from: procedure.start, next)
    markRounds(next)
  }

  private static func successors(of node: Int, _ procedure: CompiledProcedure) -> [Int] {
    let pageCount = procedure.pages.count
    if node < pageCount {
      let page = procedure.pages[node]
      return (page.callee >= 0 ? [page.callee] : []) + [pageCount + page.transition]
    }
    let transition = procedure.transitions[node - pageCount]
    return (transition.cases.map(\.target) + [transition.otherwise].compactMap { $0 }).compactMap {
      switch $0 {
      case .page(let place): place
      case .transition(let place), .back(_, _, let place): pageCount + place
      case .outcome: nil
      }
    }
  }

  /// Depth first, without recursion; what is left last comes first.
  private mutating func order(from start: Int, _ next: [[Int]]) {
    var seen = Array(repeating: false, count: next.count)
    var stack = [(node: start, child: 0)]
    var finished: [Int] = []
    seen[start] = true
    while let (node, child) = stack.last {
      if child < next[node].count {
        stack[stack.count - 1].child += 1
        // The last way first, so that in the order the first way comes first.
        let more = next[node][next[node].count - 1 - child]
        if !seen[more] {
          seen[more] = true
          stack.append((more, 0))
        }
      } else {
        finished.append(node)
        stack.removeLast()
      }
    }
    nodes = finished.reversed()
    for (place, node) in nodes.enumerated() { position[node] = place }
  }

  /// Finds the strongly connected parts with more than one node (Kosaraju).
  private mutating func markRounds(_ next: [[Int]]) {
    var before = Array(repeating: [Int](), count: next.count)
    for node in nodes { for more in next[node] { before[more].append(node) } }
    var part = Array(repeating: -1, count: next.count)
    for root in nodes where part[root] < 0 {
      var members = [root]
      var open = [root]
      part[root] = root
      while let node = open.popLast() {
        for earlier in before[node] where part[earlier] < 0 {
          part[earlier] = root
          members.append(earlier)
          open.append(earlier)
        }
      }
      guard members.count > 1 else { continue }
      for node in members where node < pageCount { mayComeBack[node] = true }
    }
  }
}

extension FlowGraph {
  /// The nodes with an id; `page:id`, `decision:id` or `outcome:id` names one kind alone.
  public func points(named name: String) -> Set<Point> {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    let (kind, id) = parts.count == 2 ? (parts[0], parts[1]) : ("", name)
    return Set(nodes.map(\.point).filter { $0.id == id && (kind.isEmpty || $0.kind == kind) })
  }

  /// The pages of the step with an id.
  public func points(ofStep id: String) -> Set<Point> {
    guard let number = steps.firstIndex(where: { $0.id == id }) else { return [] }
    return Set(nodes.filter { $0.step == number }.map(\.point))
  }

  /// Only what lies on ways from some nodes to others; nil leaves that end free.
  ///
  /// A called procedure belongs to its page, so that it stays with it.
  public func between(_ start: Set<Point>?, and end: Set<Point>?) -> FlowGraph {
    var kept = Set(nodes.map(\.point))
    if let start { kept.formIntersection(reached(from: start, forwards: true)) }
    if let end {
      let before = reached(from: end, forwards: false)
      kept.formIntersection(before)
      kept.formUnion(edges.filter { $0.kind == .call && kept.contains($0.from) }.map(\.to))
    }
    return keeping(kept, beside: [])
  }

  /// Only some nodes, with those that a way leads to or from as what lies beside them.
  public func only(_ points: Set<Point>) -> FlowGraph {
    let near = edges.reduce(into: Set<Point>()) { near, edge in
      if points.contains(edge.from) { near.insert(edge.to) }
      if points.contains(edge.to) { near.insert(edge.from) }
    }
    return keeping(points, beside: near.subtracting(points))
  }

  private func keeping(_ points: Set<Point>, beside: Set<Point>) -> FlowGraph {
    var part = self
    part.nodes = nodes.compactMap { node in
      var node = node
      if points.contains(node.point) { return node }
      guard beside.contains(node.point) else { return nil }
      node.isBeside = true
      return node
    }
    let shown = points.union(beside)
    part.edges = edges.filter { edge in
      shown.contains(edge.from) && shown.contains(edge.to)
        && (points.contains(edge.from) || points.contains(edge.to))
    }
    return part
  }

  private func reached(from start: Set<Point>, forwards: Bool) -> Set<Point> {
    var next: [Point: [Point]] = [:]
    for edge in edges {
      next[forwards ? edge.from : edge.to, default: []].append(forwards ? edge.to : edge.from)
    }
    var reached = start
    var open = Array(start)
    while let point = open.popLast() {
      for other in next[point] ?? [] where reached.insert(other).inserted { open.append(other) }
    }
    return reached
  }
}

extension FlowGraph.Point {
  /// The word before the colon where a kind must be told.
  var kind: String {
    switch self {
    case .page: "page"
    case .decision: "decision"
    case .outcome: "outcome"
    case .procedure: "procedure"
    }
  }
}

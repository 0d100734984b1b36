extension FlowGraph {
  /// The flow as JSON for other programs; its members are documented and stable.
  public func json() -> String {
    JSONText.object([
      ("schemaVersion", .number(1)), ("procedure", .string(procedure)), ("title", .string(title)),
      (
        "steps",
        .list(steps.map { .object([("id", .string($0.id)), ("title", .string($0.title))]) })
      ),
      ("nodes", .list(nodes.map(json))), ("edges", .list(edges.map(Self.json))),
    ]).written() + "\n"
  }

  private func json(_ node: Node) -> JSONText {
    var urgency: JSONText = .null
    if case .outcome(let soon) = node.look { urgency = .number(soon) }
    return .object(
      Self.members(node.point) + [
        ("look", .string(Self.word(node.look))), ("title", .string(node.title)),
        ("step", node.step.map { .string(steps[$0].id) } ?? .null), ("urgency", urgency),
        ("start", .bool(node.isStart)), ("beside", .bool(node.isBeside)),
      ]
    )
  }

  private static func json(_ edge: Edge) -> JSONText {
    let (why, id): (String, JSONText) =
      switch edge.kind {
      case .always: ("always", .null)
      case .rule(let id): ("case", .string(id))
      case .otherwise: ("otherwise", .null)
      case .call: ("call", .null)
      case .goesOn: ("goesOn", .null)
      }
    return .object([
      ("from", .object(members(edge.from))), ("to", .object(members(edge.to))),
      ("why", .string(why)), ("case", id), ("words", .string(edge.words)),
      ("urgency", edge.urgency.map(JSONText.number) ?? .null),
    ])
  }

  private static func members(_ point: Point) -> [(String, JSONText)] {
    let kind =
      switch point {
      case .page: "page"
      case .decision: "decision"
      case .outcome: "outcome"
      case .procedure: "procedure"
      }
    return [("kind", .string(kind)), ("id", .string(point.id))]
  }

  private static func word(_ look: Look) -> String {
    switch look {
    case .question: "question"
    case .explanation: "explanation"
    case .tasks: "tasks"
    case .call: "call"
    case .decision: "decision"
    case .outcome: "outcome"
    case .procedure: "procedure"
    }
  }
}

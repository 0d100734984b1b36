import Display

extension FlowGraph {
  /// The flow as lines for a terminal: by step, each page with the ways on from it.
  public func map(columns: Int) -> String {
    let map = FlowMap(graph: self, columns: max(20, min(columns, 100)))
    return map.lines.joined(separator: "\n") + "\n"
  }
}

/// The lines of a flow for a terminal.
private struct FlowMap {
  let graph: FlowGraph
  let columns: Int

  /// All lines.
  var lines: [String] {
    var lines = wrapped(graph.procedure + ": " + graph.title, indent: 0, hanging: 2)
    if !graph.settings.isEmpty {
      lines += wrapped(
        (graph.asksStartFirst ? "asked after the start: " : "asked first: ")
          + graph.settings.joined(separator: " · "),
        indent: 0,
        hanging: 2
      )
    }
    for (number, step) in graph.steps.enumerated() {
      let pages = graph.nodes.filter { $0.step == number && !$0.isBeside }
      guard !pages.isEmpty else { continue }
      lines += ["", ""] + heading("\(number + 1). \(step.title) (\(step.id))")
      lines += pages.flatMap { [""] + self.lines(of: $0) }
    }
    let others: [(String, (FlowGraph.Look) -> Bool)] = [
      ("Decisions", { $0 == .decision }),
      ("Outcomes", { if case .outcome = $0 { true } else { false } }),
    ]
    for (words, belongs) in others {
      let nodes = graph.nodes.filter { belongs($0.look) && !$0.isBeside }
      guard !nodes.isEmpty else { continue }
      lines += ["", ""] + heading(words) + nodes.flatMap { [""] + self.lines(of: $0) }
    }
    return lines
  }

  private func heading(_ words: String) -> [String] {
    let lines = wrapped(words, indent: 0, hanging: 3)
    return lines + [
      String(repeating: "─", count: min(columns, lines.map(TextWidth.columns).max() ?? 0))
    ]
  }

  private func lines(of node: FlowGraph.Node) -> [String] {
    var lines = wrapped(node.point.id + mark(of: node), indent: 0, hanging: 2)
    if !node.title.isEmpty { lines += wrapped(node.title, indent: 2, hanging: 0) }
    for edge in graph.edges where edge.from == node.point { lines += way(edge) }
    return lines
  }

  /// What kind of thing it is, where that is not plain: a page that asks needs no word.
  private func mark(of node: FlowGraph.Node) -> String {
    let kind: String? =
      switch node.look {
      case .question, .procedure, .decision: nil
      case .explanation: "tells"
      case .tasks: "tasks"
      case .call: "walks a procedure"
      case .outcome(let urgency): FlowGraph.urgency(urgency)
      }
    let words = [node.isStart ? "start" : nil, kind].compactMap { $0 }
    return words.isEmpty ? "" : "  [" + words.joined(separator: ", ") + "]"
  }

  private func way(_ edge: FlowGraph.Edge) -> [String] {
    switch edge.kind {
    case .call: return wrapped("↻ walks \(edge.to.id), and comes back", indent: 2, hanging: 2)
    case .goesOn: return wrapped("→ then goes on with \(edge.to.id)", indent: 2, hanging: 2)
    case .always, .rule, .otherwise: break
    }
    let target: String
    switch edge.to {
    case .page(let id), .procedure(let id): target = "→ " + id
    case .decision(let id): target = "→ decision " + id
    case .outcome(let id): target = "→ outcome " + id
    }
    let condition =
      switch edge.kind {
      case .rule: "  when " + edge.words + FlowGraph.soonness(of: edge)
      case .otherwise: "  otherwise: " + edge.words
      default: ""
      }
    return wrapped(target + condition, indent: 2, hanging: 4)
  }

  private func wrapped(_ words: String, indent: Int, hanging: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let width = columns - indent
    return TextWrap.lines(of: SafeText.safe(words), width: width, hangingIndent: hanging)
      .map { margin + $0 }
  }
}
